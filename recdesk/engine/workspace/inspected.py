"""The part of a workspace that finds what is wrong with its data, and fixes or ignores it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from recdesk.engine.errors import DataError, UnknownIdError
from recdesk.engine.findings import CHECKS, Finding, Rows, find, find_one
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
        return self._with_ignored(find(read_shop_data(self._connection), heard))

    def finding(self, key: str) -> Finding:
        """The finding of a key, with all its rows.

        Raises:
            UnknownIdError: "unknown_finding" where the shop has none of this key (any more).
        """
        found = find_one(read_shop_data(self._connection), key)
        if found is None:
            raise _unknown(key, [each.key for each in self.findings()])
        return self._with_ignored([found])[0]

    def fix(self, key: str, rows: Collection[str] | None = None) -> Finding:
        """Puts right what a finding is about, and returns the finding as it was.

        Args:
            key: the finding's.
            rows: names of the rows that are meant (`Finding.names`), None for all that are not ignored.

        Raises:
            UnknownIdError: "unknown_finding", or "unknown_finding_row" where it has no row of such a name.
            DataError: "finding_without_fix" where nothing helps, or not for these rows.
        """
        finding = self.finding(key)
        _check_rows(finding, rows)
        rules = [] if finding.fix is None else finding.rules(rows)
        if not rules:
            raise DataError("finding_without_fix", key=key)
        with self._transaction():
            corrections.add(self._connection, key, rules)
        self._fingerprint = None
        return finding

    def fixed_rows(self, key: str) -> Rows:
        """All corrections of a fix: columns "kind", "subject" and "target", empty where there is none."""
        return corrections.made(self._connection, key)

    def fixes(self) -> list[dict[str, Any]]:
        """The fixes that hold, oldest first: "key", "count", and "examples": "kind", "subject", "target"."""
        return corrections.listed(self._connection, MAX_EXAMPLES)

    def undo_fix(self, key: str, subjects: Collection[str] | None = None) -> None:
        """Takes a fix back, or its corrections of some subjects, so that the data are as imported.

        Raises:
            UnknownIdError: "unknown_finding" where nothing was fixed under this key.
        """
        with self._transaction():
            removed = corrections.remove(self._connection, key, subjects)
        if not removed:
            raise _unknown(key, [fix["key"] for fix in self.fixes()])
        self._fingerprint = None

    def ignore_finding(self, key: str, rows: Collection[str] | None = None) -> Finding:
        """Ignores a finding until it has grown by more than a tenth, or some of its rows for ever.

        Args:
            key: the finding's.
            rows: names of the rows that are meant (`Finding.names`), None for the finding as a whole.

        Returns:
            the finding, as it is now.

        Raises:
            UnknownIdError: "unknown_finding", or "unknown_finding_row" where it has no row of such a name.
        """
        finding = self.finding(key)
        if rows is not None:
            _check_rows(finding, rows)
            with self._transaction():
                corrections.ignore_rows(self._connection, key, rows)
            return self._with_ignored([finding])[0]
        with self._transaction():
            self._connection.execute("DELETE FROM ignored_findings WHERE key = ?", [key])
            self._connection.execute("INSERT INTO ignored_findings VALUES (?, ?)", [key, finding.count])
        return replace(finding, ignored=True)

    def unignore_finding(self, key: str, rows: Collection[str] | None = None) -> None:
        """Shows a finding again that was ignored, with all its rows, or only some rows of it.

        Raises:
            UnknownIdError: "unknown_finding" where none of this key, or no such row of it, was ignored.
        """
        whole = dict(self._connection.execute("SELECT key, count FROM ignored_findings").fetchall())
        known = {**whole, **corrections.ignored_rows(self._connection)}
        with self._transaction():
            shown = corrections.remember_rows(self._connection, key, rows)
            if rows is None:
                self._connection.execute("DELETE FROM ignored_findings WHERE key = ?", [key])
        if not shown and (rows is not None or key not in known):
            raise _unknown(key, list(known))

    def _with_ignored(self, found: list[Finding]) -> list[Finding]:
        whole = dict(self._connection.execute("SELECT key, count FROM ignored_findings").fetchall())
        of_rows = corrections.ignored_rows(self._connection)
        found = [each.without(of_rows.get(each.key, ())) for each in found]
        return [
            replace(each, ignored=each.ignored or each.count <= GROWN * whole.get(each.key, 0))
            for each in found
        ]


def _check_rows(finding: Finding, rows: Collection[str] | None) -> None:
    names = finding.names
    for row in set(rows or ()).difference(names):
        raise UnknownIdError("unknown_finding_row", id=row, key=finding.key, nearest=nearest_ids(row, names))


def _unknown(key: str, known: list[str]) -> UnknownIdError:
    return UnknownIdError("unknown_finding", id=key, nearest=nearest_ids(key, known))
