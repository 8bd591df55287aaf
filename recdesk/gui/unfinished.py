"""The training that a crash ended: found when a shop is opened, gone on with or given up."""

from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from recdesk.gui.jobs import JobResult, JobRunner


class Unfinished(QObject):
    """Asks the engine for the unfinished training of the open shop.

    Attributes:
        found: "options", "sweeps" that are done, and "of" how many; None where there is none.

    Signals:
        changed: `found` is another one.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.found: dict[str, Any] | None = None

    def ask(self) -> None:
        """Looks for one; `changed` tells when it is known."""
        self._jobs.submit("unfinished", latest_of="unfinished")

    def give_up(self) -> None:
        """Forgets it, in the workspace as well."""
        self._jobs.submit("forget_unfinished")
        self.forget()

    def forget(self) -> None:
        """There is none: the shop was closed, or a training has begun in its place."""
        if self.found is not None:
            self.found = None
            self.changed.emit()

    def takes(self, result: JobResult) -> bool:
        """Whether a job was about it."""
        match result.job.command:
            case "unfinished":
                self.found = result.value.header["unfinished"]
                self.changed.emit()
            case "forget_unfinished":
                pass
            case _:
                return False
        return True
