"""Collects garbage on the window's thread alone: on a worker thread it could end Qt objects, and crash."""

import gc

from PySide6.QtCore import QTimer, Slot

_INTERVAL_MS = 1_000


class GarbageCollector(QTimer):
    """Collects what Python's own collector would, every second, until it is stopped.

    What is there already stays, modules above all, and is left out: looking through it every time would
    stall the window for a tenth of a second. pyqtgraph has such a collector, and takes a third of the
    start-up time to import.
    """

    def __init__(self) -> None:
        super().__init__(interval=_INTERVAL_MS)
        gc.collect()
        gc.freeze()
        gc.disable()
        self.timeout.connect(self._on_timeout)
        self.start()

    @Slot()
    def _on_timeout(self) -> None:
        """The oldest generation that is due, which brings the younger ones along."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        for generation in (2, 1, 0):
            if all(due[: generation + 1]):
                gc.collect(generation)
                return
