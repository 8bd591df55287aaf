"""The thin bar that says how far a job has come."""

from PySide6.QtWidgets import QProgressBar, QWidget


class ProgressBar(QProgressBar):
    """A bar without words, painted together with what else has changed.

    Qt's own paints at once whatever in the window waits to be painted, within the call that tells it a value.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)

    def show_steps(self, done: int, total: int) -> None:
        """Shows how many steps are done; a `total` of 0 says that nobody knows."""
        self.setUpdatesEnabled(False)
        self.setRange(0, total)
        self.setValue(done)
        self.setUpdatesEnabled(True)
