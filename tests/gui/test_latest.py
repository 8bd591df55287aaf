"""Whoever moves down a list quickly waits for the last product, not for all that they passed."""

import threading
import time

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.jobs import Latest


class Heard(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    @Slot(object)
    def take(self, answer: object) -> None:
        self.answers.append(answer)


def test_only_the_newest_answer_is_told_and_what_was_overtaken_is_not_computed(qtbot: QtBot) -> None:
    latest, heard, gate = Latest(), Heard(), threading.Event()
    latest.done.connect(heard.take)
    computed: list[int] = []

    def work(number: int) -> int:
        gate.wait(5)
        computed.append(number)
        return number

    for number in range(5):
        latest.run(lambda number=number: work(number))
    gate.set()
    qtbot.waitUntil(lambda: heard.answers == [4])
    latest.shutdown()
    assert computed in ([0, 4], [4])
    assert heard.answers == [4]


def test_what_comes_after_the_end_is_not_computed(qtbot: QtBot) -> None:
    latest, computed = Latest(), list[int]()
    latest.shutdown()
    latest.run(lambda: computed.append(1))
    qtbot.wait(20)
    assert computed == []


def test_what_waits_for_painting_begins_with_nothing_left_to_paint(qtbot: QtBot) -> None:
    latest, heard, began, seen = Latest(after_painting=True), Heard(), list[int](), list[int]()
    latest.done.connect(heard.take)

    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            time.sleep(0.05)  # a thread that had begun already would be seen
            seen.append(len(began))

    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: bool(seen))
    seen.clear()
    widget.update()
    for number in range(3):
        latest.run(lambda number=number: began.append(number) or number)
    qtbot.waitUntil(lambda: heard.answers == [2])
    assert (seen[0], began) == (0, [2])
    latest.run(lambda: began.append(9))
    latest.shutdown()
    qtbot.wait(20)
    assert began == [2]


def test_one_that_is_dropped_while_its_thread_computes_ends_at_once_and_on_this_thread(qtbot: QtBot) -> None:
    latest, heard, began, gate = Latest(), Heard(), threading.Event(), threading.Event()
    latest.done.connect(heard.take)
    ended: list[threading.Thread] = []
    latest.destroyed.connect(lambda: ended.append(threading.current_thread()))
    latest.run(lambda: (began.set(), gate.wait(5)))
    assert began.wait(5)
    del latest
    assert ended == [threading.main_thread()]
    gate.set()
    qtbot.wait(20)
    assert heard.answers == []
