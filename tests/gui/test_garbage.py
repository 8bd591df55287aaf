"""Garbage is collected, and on the window's thread alone: elsewhere it could end Qt objects."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from recdesk.gui.garbage import GarbageCollector


class Ring:
    """Holds itself, so that only a collector ends it."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.setInterval(10)
    yield made
    made.stop()
    gc.unfreeze()
    gc.enable()


def test_what_a_thread_leaves_is_collected_on_the_windows_thread(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    ended: list[int] = []

    def leave() -> None:
        rings = [Ring() for _ in range(20 * gc.get_threshold()[0])]
        weakref.finalize(rings[0], lambda: ended.append(threading.get_ident()))

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
    assert not ended
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.get_ident()]


def test_what_was_there_before_is_not_looked_through(collector: GarbageCollector) -> None:
    assert gc.get_freeze_count() > 10_000
    assert not gc.isenabled()
