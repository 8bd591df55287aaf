"""Lets something begin when nothing is left to be painted."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

_BEGIN = QEvent.Type(QEvent.registerEventType())
_PRIORITY = Qt.EventPriority.LowEventPriority.value - 1
"""Lower than that of painting."""


class AfterPainting(QObject):
    """Calls the newest function that it was given, once the window has painted what it knows without it.

    What computes on a thread meanwhile would share Python with painting, and each would take twice as long.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._function: Callable[[], object] | None = None

    def call(self, function: Callable[[], object]) -> None:
        """Calls `function` later, and none that was given before it and is still to be called."""
        self._function = function
        QCoreApplication.postEvent(self, QEvent(_BEGIN), _PRIORITY)

    def customEvent(self, event: QEvent) -> None:
        del event
        function, self._function = self._function, None
        if function is not None:
            function()
