"""A bar that does not hold up those who tell it how far things are."""

from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from recdesk.gui.views.progress_bar import ProgressBar


class Counting(ProgressBar):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_it_is_painted_after_the_call_that_tells_it_a_value(qtbot: QtBot) -> None:
    bar = Counting()
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitUntil(lambda: bar.painted > 0)
    before = bar.painted
    bar.show_steps(3, 10)
    assert (bar.value(), bar.maximum(), bar.painted) == (3, 10, before)
    qtbot.waitUntil(lambda: bar.painted > before)
