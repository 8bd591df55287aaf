"""Computes over the window's own arrays on a thread; only the newest request's answer is told."""

import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from recdesk.gui.jobs.after_painting import AfterPainting


class Latest(QObject):
    """A one-thread calculator for work that is too long for a frame and needs no engine.

    With `after_painting` work begins once the window has painted what it knows without it.

    Signals:
        done: what the newest function returned; answers to older requests are dropped,
            and those that have not begun are never computed.
    """

    done: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QObject | None = None, *, after_painting: bool = False) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="latest")
        self._asked = _Asked()
        self._courier = _courier()
        self._closed = False
        self._later = AfterPainting(self) if after_painting else None

    def run(self, function: Callable[[], Any]) -> None:
        """Runs `function` on the thread; an exception in it is raised in the window's thread.

        Does nothing after `shutdown`: what the engine told last may still be on its way to the window then.
        """
        if self._closed:
            return
        self._asked.newest += 1
        work = partial(_compute, function, self._asked, self._asked.newest, self._courier, weakref.ref(self))
        if self._later is None:
            self._submit(work)
        else:
            self._later.call(partial(self._submit, work))

    def forget(self) -> None:
        """Drops the answers that are still to come."""
        self._asked.newest += 1

    def shutdown(self) -> None:
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], None]) -> None:
        if not self._closed:
            self._pool.submit(work)

    def tell(self, request: int, answer: object) -> None:
        """Takes an answer, on the window's thread."""
        if isinstance(answer, Exception):
            raise answer
        if request == self._asked.newest:
            self.done.emit(answer)


@dataclass
class _Asked:
    """What the thread knows of who asks: the number of their newest request."""

    newest: int = 0


class _Courier(QObject):
    """Brings the answers of all threads to the window's thread.

    A calculator may end while its thread works. Were its own signal used, or held by the thread, Qt's and
    Python's parts of it would end on two threads at once, which crashes now and then.
    """

    answered: ClassVar[Signal] = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @Slot(object, int, object)
    def _on_answered(self, asking: "weakref.ref[Latest]", request: int, answer: object) -> None:
        latest = asking()
        if latest is not None and isValid(latest):
            latest.tell(request, answer)


@cache
def _courier() -> _Courier:
    """One for as long as the application lives."""
    return _Courier(QCoreApplication.instance())


def _compute(
    function: Callable[[], Any],
    asked: _Asked,
    request: int,
    courier: _Courier,
    asking: "weakref.ref[Latest]",
) -> None:
    """Runs on the thread."""
    if request != asked.newest:  # overtaken before it began
        return
    try:
        answer = function()
    except Exception as error:
        answer = error
    courier.answered.emit(asking, request, answer)
