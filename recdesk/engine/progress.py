"""How the engine reports progress and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):
    """Raised out of a progress call when the work is to stop; nothing of the work is kept."""


class Enough(Cancelled):
    """Raised, once, out of a progress call to end a training early and keep what it has learned so far.

    The model is made of the sweeps that are finished; when all are, nothing changes. Where none is yet, and
    in work that knows no half-finished result, this is a cancel like any other.
    """


class Progress(Protocol):
    """A callable that hears how far the work is."""

    def __call__(self, stage: str, done: int, total: int, /, **figures: float) -> None:
        """Reports that `done` of `total` steps of `stage` are finished.

        Args:
            stage: a short fixed name ("reading", "sweep", ...) that the caller words for people.
            done: finished steps, 0..total; "reading" counts bytes, "checking" rows.
            total: all steps; 0 while unknown.
            figures: measured values worth plotting, such as loss=0.31 or rmse=0.92.

        Raises:
            Cancelled: to stop the work; `Enough` to keep what a training has so far.
        """
        ...


def part_of(progress: Progress, begin: int, end: int) -> Progress:
    """The progress of one step of a stage: from none to all is told as `begin` to `end` of 100."""

    def heard(stage: str, done: int, total: int, /, **figures: float) -> None:
        share = done / total if total else 0.0
        progress(stage, begin + round(share * (end - begin)), 100, **figures)

    return heard


def no_progress(stage: str, done: int, total: int, /, **figures: float) -> None:
    """Listens to nothing and never cancels."""
