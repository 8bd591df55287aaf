"""Does what takes long a piece at a time, so that the window paints and answers in between."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_PAUSE_MS = 15


class Turns(QObject):
    """Takes steps, one at a time, with a pause for what has happened and is to be painted meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether steps are still to come."""
        return bool(self._steps)

    def take(self, *steps: Callable[[], object]) -> None:
        """Takes these steps, and not those that are still to come."""
        self._steps = deque(steps)
        if steps:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _on_turn(self) -> None:
        step = self._steps.popleft()
        if not self._steps:
            self._timer.stop()
        step()
