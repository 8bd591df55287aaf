"""How the engine reports progress and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):
    """Raised out of a progress call when the work is to stop; nothing of the work is kept."""


class Progress(Protocol):
    """A callable that hears how far the work is."""

    def __call__(self, stage: str, done: int, total: int, /, **figures: float) -> None:
        """Reports that `done` of `total` steps of `stage` are finished.

        Args:
            stage: a short fixed name ("reading", "sweep", ...) that the caller words for people.
            done: finished steps, 0..total.
            total: all steps; 0 while unknown.
            figures: measured values worth plotting, such as loss=0.31 or rmse=0.92.

        Raises:
            Cancelled: to stop the work.
        """
        ...


def no_progress(stage: str, done: int, total: int, /, **figures: float) -> None:
    """Listens to nothing and never cancels."""
