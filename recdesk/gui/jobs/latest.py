"""Computes over the window's own arrays on a thread; only the newest request's answer is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

_BEGIN = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Of an event that is handled when nothing is left to be painted, since Qt paints with low priority."""


class Latest(QObject):
    """A one-thread calculator for work that is too long for a frame and needs no engine.

    With `after_painting` work begins once the window has painted what it knows without it: two threads of
    Python that compute at the same time each take twice as long.

    Signals:
        done: what the newest function returned; answers to older requests are dropped,
            and those that have not begun are never computed.
    """

    done: ClassVar[Signal] = Signal(object)
    _told: ClassVar[Signal] = Signal(int, object)

    def __init__(self, parent: QObject | None = None, *, after_painting: bool = False) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="latest")
        self._request = 0
        self._closed = False
        self._after_painting = after_painting
        self._work: Callable[[], None] | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def run(self, function: Callable[[], Any]) -> None:
        """Runs `function` on the thread; an exception in it is raised in the window's thread.

        Does nothing after `shutdown`: what the engine told last may still be on its way to the window then.
        """
        if self._closed:
            return
        self._request += 1
        request, told = self._request, self._told

        def work() -> None:
            if request != self._request:  # overtaken before it began
                return
            try:
                told.emit(request, function())
            except Exception as error:
                told.emit(request, error)

        if self._after_painting:
            self._work = work
            QCoreApplication.postEvent(self, QEvent(_BEGIN), _AFTER_PAINTING)
        else:
            self._pool.submit(work)

    def forget(self) -> None:
        """Drops the answers that are still to come."""
        self._request += 1

    def shutdown(self) -> None:
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def customEvent(self, event: QEvent) -> None:
        del event
        if self._work is not None and not self._closed:
            self._pool.submit(self._work)
        self._work = None

    @Slot(int, object)
    def _on_told(self, request: int, answer: object) -> None:
        if isinstance(answer, Exception):
            raise answer
        if request == self._request:
            self.done.emit(answer)
