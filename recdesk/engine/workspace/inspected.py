"""The part of a workspace that finds what is wrong with its data, and fixes or ignores it."""

from dataclasses import replace
from typing import Any

from recdesk.engine.errors import DataError, UnknownIdError
from recdesk.engine.findings import CHECKS, Finding, find, find_one
from recdesk.engine.findings.finding import MAX_EXAMPLES
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.workspace import corrections
from recdesk.engine.workspace.evidence import read_shop_data
from recdesk.engine.workspace.open_file import OpenFile

# An ignored finding comes back once it counts more than this times what it did when it was ignored.
GROWN = 1.1


class Inspected(OpenFile):
    """Findings of a shop, and their fixes.

    A fix is a rule over the imported rows, which stay: it can be taken back at any time. After it, models
    are those of other data ("current" is False).
    """

    def findings(self, progress: Progress = no_progress) -> list[Finding]:
        """What is wrong or odd in the data, those that are ignored included.

        Args:
            progress: hears of the stage "inspecting".

        Raises:
            Cancelled: from `progress` or by `interrupt`.
        """
        heard = self._heard(progress)
        heard("inspecting", 0, len(CHECKS))
        found = find(read_shop_data(self._connection), heard)
        rows = self._connection.execute("SELECT key, count FROM ignored_findings").fetchall()
        ignored: dict[str, int] = dict(rows)
        return [replace(each, ignored=each.count <= GROWN * ignored.get(each.key, 0)) for each in found]

    def fix(self, key: str) -> Finding:
        """Puts right what a finding is about, and returns the finding.

        Raises:
            UnknownIdError: "unknown_finding" where the shop has none of this key (any more).
            DataError: "finding_without_fix".
        """
        finding = self._finding(key)
        if finding.fix is None:
            raise DataError("finding_without_fix", key=key)
        with self._transaction():
            corrections.add(self._connection, finding)
        self._fingerprint = None
        return finding

    def fixes(self) -> list[dict[str, Any]]:
        """The fixes that hold, oldest first: "key", "count", and "examples": "kind", "subject", "target"."""
        return corrections.listed(self._connection, MAX_EXAMPLES)

    def undo_fix(self, key: str) -> None:
        """Takes a fix back, so that the data are what they were imported as.

        Raises:
            UnknownIdError: "unknown_finding" where nothing was fixed under this key.
        """
        with self._transaction():
            removed = corrections.remove(self._connection, key)
        if not removed:
            raise _unknown(key, [fix["key"] for fix in self.fixes()])
        self._fingerprint = None

    def ignore_finding(self, key: str) -> Finding:
        """Ignores a finding from now on, until it has grown by more than a tenth, and returns it.

        Raises:
            UnknownIdError: "unknown_finding" where the shop has none of this key (any more).
        """
        finding = self._finding(key)
        with self._transaction():
            self._connection.execute("DELETE FROM ignored_findings WHERE key = ?", [key])
            self._connection.execute("INSERT INTO ignored_findings VALUES (?, ?)", [key, finding.count])
        return replace(finding, ignored=True)

    def unignore_finding(self, key: str) -> None:
        """Shows a finding again that was ignored.

        Raises:
            UnknownIdError: "unknown_finding" where none of this key was ignored.
        """
        known = [
            known for (known,) in self._connection.execute("SELECT key FROM ignored_findings").fetchall()
        ]
        if key not in known:
            raise _unknown(key, known)
        with self._transaction():
            self._connection.execute("DELETE FROM ignored_findings WHERE key = ?", [key])

    def _finding(self, key: str) -> Finding:
        finding = find_one(read_shop_data(self._connection), key)
        if finding is None:
            raise _unknown(key, [each.key for each in self.findings()])
        return finding


def _unknown(key: str, known: list[str]) -> UnknownIdError:
    return UnknownIdError("unknown_finding", id=key, nearest=nearest_ids(key, known))
