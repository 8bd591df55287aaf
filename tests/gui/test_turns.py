"""What takes long is done a piece at a time: in order, with room between, and not once it is overtaken."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.turns import Turns
from recdesk.gui.views.main_window import MainWindow


def test_steps_are_taken_in_order_with_room_for_other_events(qtbot: QtBot) -> None:
    turns, seen = Turns(), list[str]()

    def step(name: str) -> Callable[[], None]:
        return lambda: (seen.append(name), QTimer.singleShot(0, lambda: seen.append("event")))[1]

    turns.take(step("a"), step("b"))
    assert turns.busy
    assert not seen
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert seen == ["a", "event", "b", "event"]
    assert not turns.busy


def test_newer_steps_take_the_place_of_those_to_come(qtbot: QtBot) -> None:
    turns, seen = Turns(), list[str]()
    turns.take(lambda: (seen.append("a"), turns.take(lambda: seen.append("c"))), lambda: seen.append("b"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["a", "c"]
    turns.take(lambda: seen.append("d"))
    turns.take()
    qtbot.wait(60)
    assert seen == ["a", "c"]


def test_all_pages_are_made_before_anyone_asks_for_them(qtbot: QtBot, window: MainWindow) -> None:
    parts = ("pageSimilar", "pageCompare", "importConfirmButton", "findingsCard", "tailPlot", "valuesPlot")
    assert not any(window.findChild(QWidget, name) for name in parts)
    window.pages.make_ready()
    qtbot.waitUntil(lambda: all(window.findChild(QWidget, name) for name in parts))
    assert window.page == "start"
    assert not window.findChild(QPushButton, "importConfirmButton").isVisible()


def test_pages_that_are_being_made_go_with_a_window_that_is_made_anew(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.pages.make_ready()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "pageData") is not None)
    window.rebuild()
    qtbot.wait(300)
    assert not window.findChildren(QWidget, "pageSimilar")
    assert not window.findChildren(QWidget, "importConfirmButton")
    window.show_page("similar")
    window.pages.page("similar")
    assert len(window.findChildren(QWidget, "pageSimilar")) == 1
