"""Rows that could not be taken: where they stand, and why."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recdesk.engine.importing.source import writing_errors


@dataclass(frozen=True)
class Reject:
    """One row that was not taken.

    Attributes:
        line: the physical line that the row begins on; the file's first line is 1.
        column: the name of the column at fault, empty where the whole line is.
        reason: a code, worded by `recdesk.messages`.
        raw: the row's text, at most its first 1000 characters.
    """

    line: int
    column: str
    reason: str
    raw: str


def write_rejects(rejects: Iterable[Reject], path: Path) -> None:
    """Writes rejects as CSV: line, column, reason, raw.

    Raises:
        FileError: the file cannot be written.
    """
    with writing_errors(path), path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "column", "reason", "raw"))
        writer.writerows((reject.line, reject.column, reject.reason, reject.raw) for reject in rejects)
