"""What is wrong or odd in the shop's data, as the engine finds it in the background, fixed or ignored."""

from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from recdesk.gui.jobs import Job, JobResult, JobRunner
from recdesk.gui.models.finding_table import FindingRows
from recdesk.i18n import tr

Finding = dict[str, Any]
"""As `recdesk.engine.findings.Finding.to_dict` makes it."""

COMMANDS = {
    "findings",
    "finding_rows",
    "fixed_rows",
    "fix_finding",
    "undo_fix",
    "ignore_finding",
    "unignore_finding",
}


class Inspection(QObject):
    """Holds the findings of the data that is open, and the fixes that were made.

    Signals:
        changed: no argument; `findings`, `fixes` or `looking` are new.
        data_changed: a fix was made or taken back, so the data must be read anew.
        fixed: the Finding that was fixed, and the names of its rows that were, None for all.
        rows_ready: key, whether of a fix, FindingRows.

    Attributes:
        findings: in the order in which a person should care; None while they are not known. While the
            engine is `looking`, those of the data before.
        fixes: what was put right: "key", "count", "examples".
        looking: whether the engine has yet to answer.
    """

    changed: ClassVar[Signal] = Signal()
    data_changed: ClassVar[Signal] = Signal()
    fixed: ClassVar[Signal] = Signal(object, object)
    rows_ready: ClassVar[Signal] = Signal(str, bool, object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked: Job | None = None
        self.findings: list[Finding] | None = None
        self.fixes: list[dict[str, Any]] = []

    @property
    def looking(self) -> bool:
        return self._asked is not None

    def begin(self) -> None:
        """Looks through the data that is open now; only the newest answer counts."""
        self._asked = self._jobs.submit("findings", latest_of="findings", background=True)
        self.changed.emit()

    def forget(self) -> None:
        """Drops what is known, and the answer that is still to come."""
        self._asked, self.findings, self.fixes = None, None, []
        self.changed.emit()

    def load_rows(self, key: str, is_fix: bool = False) -> None:
        """Asks for all rows of a finding, or of the fix that was made of it."""
        command = "fixed_rows" if is_fix else "finding_rows"
        self._jobs.submit(command, {"key": key}, finish=FindingRows.of, latest_of=f"{command} {key}")

    def fix(self, finding: Finding, rows: list[str] | None = None) -> None:
        """Fixes the rows of these names, or all."""
        params = {"key": finding["key"], "rows": rows}
        self._jobs.submit("fix_finding", params, title=tr("Correcting the data"))

    def undo_fix(self, key: str, rows: list[str] | None = None) -> None:
        """Takes back what was fixed of the rows of these names, or of all."""
        self._jobs.submit("undo_fix", {"key": key, "rows": rows}, title=tr("Taking a correction back"))

    def ignore(self, finding: Finding, ignored: bool = True, rows: list[str] | None = None) -> None:
        """Ignores a finding or the rows of these names, or shows them again."""
        command = "ignore_finding" if ignored else "unignore_finding"
        self._jobs.submit(command, {"key": finding["key"], "rows": rows})

    def takes(self, result: JobResult) -> bool:
        """Takes an answer of the engine; False where it is to something else."""
        key = result.job.params.get("key")
        match result.job.command:
            case "findings":
                if result.job is self._asked:
                    header = result.value.header
                    self._asked, self.findings, self.fixes = None, header["findings"], header["fixes"]
                    self.changed.emit()
            case "finding_rows" | "fixed_rows" as command:
                self.rows_ready.emit(key, command == "fixed_rows", result.value)
            case "ignore_finding" | "unignore_finding" if result.job.params["rows"] is not None:
                self.begin()  # what the others count is for the engine to say
            case "ignore_finding" | "unignore_finding":
                self._mark(key, result.job.command == "ignore_finding")
            case "fix_finding":
                self.fixed.emit(result.value.header, result.job.params["rows"])
                self.data_changed.emit()
            case "undo_fix":
                self.data_changed.emit()
            case _:
                return False
        return True

    def failed(self, job: Job) -> None:
        """Takes note of a job that failed or was cancelled."""
        if job is self._asked:
            self._asked = None
        if job.command in COMMANDS:
            self.changed.emit()

    def _mark(self, key: Any, ignored: bool) -> None:
        if self.findings is not None:
            self.findings = [
                {**one, "ignored": ignored} if one["key"] == key else one for one in self.findings
            ]
            self.changed.emit()
