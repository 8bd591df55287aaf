"""Whoever moves down a list quickly waits for the last product, not for all that they passed."""

import threading

from PySide6.QtCore import QObject, Slot
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
