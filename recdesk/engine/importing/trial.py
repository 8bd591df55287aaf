"""What an import would do with the first rows of a file, found by importing them and keeping nothing."""

import codecs
import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recdesk.engine.importing.archives import read_start
from recdesk.engine.importing.beginning import decoded_lines, read_beginning
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.preview import Preview, preview, require_columns
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, INTERACTION_FIELDS, ImportSettings
from recdesk.engine.importing.source import SAMPLE_BYTES
from recdesk.engine.progress import no_progress

if TYPE_CHECKING:
    import duckdb

TRIAL_ROWS = 1_000
# Encodings of which a line break is more than one byte.
_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True)
class RejectCount:
    """How many rows have the same thing wrong with them; `example` is the text of the first one."""

    reason: str
    column: str
    rows: int
    example: str


@dataclass(frozen=True)
class Trial:
    """What came of the first rows; `rows_read` = accepted + merged + those of the rejects.

    Attributes:
        complete: whether these are all rows of the file.
        users, items: how many shoppers and products there are among the accepted rows.
        rejects: the most frequent first.
    """

    rows_read: int
    rows_accepted: int
    rows_merged: int
    complete: bool
    users: int
    items: int
    rejects: list[RejectCount]

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same trial."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Trial":
        fields: dict[str, Any] = {**values, "rejects": [RejectCount(**one) for one in values["rejects"]]}
        return cls(**fields)


def trial(
    connection: "duckdb.DuckDBPyConnection", path: Path, settings: ImportSettings, known: str | None = None
) -> Trial:
    """Imports the first `TRIAL_ROWS` rows for show.

    Args:
        connection: outside of a transaction.
        path: the file.
        settings: what the user has said of it.
        known: a query for the pairs of "user" and item (or the items of a catalogue) that the shop has of
            those in `recdesk_staging.rows`.

    Raises:
        FileError, DataError: as an import of these rows would.
    """
    from recdesk.engine.importing.staging import staged

    outlook = preview(path, settings)
    require_columns(outlook, settings)
    with tempfile.TemporaryDirectory(prefix="recdesk-") as folder:
        sample = Path(folder) / path.name
        content, complete = _sample(path, settings, outlook)
        sample.write_bytes(content)
        with staged(connection, sample, _pinned(outlook, settings), no_progress) as rows:
            return _counted(connection, outlook, rows.rows, rows.rejected, complete, known)


def _counted(
    connection: "duckdb.DuckDBPyConnection",
    outlook: Preview,
    valid: int,
    rejected: int,
    complete: bool,
    known: str | None,
) -> Trial:
    columns = '"user", item' if outlook.role == "interactions" else "item"
    new = f"SELECT DISTINCT {columns} FROM recdesk_staging.rows" + (f" EXCEPT {known}" if known else "")
    accepted = len(connection.execute(new).fetchall())
    user = 'count(DISTINCT "user")' if outlook.role == "interactions" else "0"
    users, items = connection.execute(
        f"SELECT {user}, count(DISTINCT item) FROM recdesk_staging.rows"
    ).fetchall()[0]
    rejects = connection.execute(
        """
        SELECT reason, column_name, count(*) AS count, arg_min(raw, line) FROM recdesk_staging.rejects
        GROUP BY reason, column_name ORDER BY count DESC, min(line)
        """
    ).fetchall()
    return Trial(
        valid + rejected,
        accepted,
        valid - accepted,
        complete,
        users,
        items,
        [RejectCount(*one) for one in rejects],
    )


def _pinned(outlook: Preview, settings: ImportSettings) -> ImportSettings:
    """Settings that leave nothing of the sample to be guessed otherwise than of the file."""
    fields = INTERACTION_FIELDS if outlook.role == "interactions" else CATALOGUE_FIELDS
    told = replace(
        settings,
        role=outlook.role,
        mapping={field: outlook.mapping.get(field, "") for field in fields},
        decimal=outlook.decimal,
        feedback=outlook.feedback,
        member=None,
        sheet=None,
        pseudonymise=False,  # nothing is kept
    )
    if outlook.kind == "json_lines":
        return replace(told, encoding=outlook.encoding)
    if outlook.kind != "text":
        return replace(told, encoding="utf-8", delimiter=",", quote='"', escape="", header=True)
    return replace(
        told,
        encoding=outlook.encoding,
        delimiter=outlook.delimiter,
        quote=outlook.quote,
        escape=outlook.escape,
        header=outlook.header,
    )


def _sample(path: Path, settings: ImportSettings, outlook: Preview) -> tuple[bytes, bool]:
    """The first rows of a text as they stand, or those of another table as CSV; whether these are all."""
    if outlook.kind in ("spreadsheet", "parquet"):
        records = read_beginning(path, settings).records
        text = io.StringIO()
        csv.writer(text).writerows([outlook.columns, *records[:TRIAL_ROWS]])
        return text.getvalue().encode(), len(records) < TRIAL_ROWS
    start = read_start(path, outlook.member)
    lines = decoded_lines(start, outlook.encoding)
    whole = len(start) < SAMPLE_BYTES
    count = TRIAL_ROWS if outlook.kind == "json_lines" else _lines_of_rows(lines, outlook, whole)
    complete = whole and count >= len(lines)
    if codecs.lookup(outlook.encoding).name.startswith(_WIDE):
        return "".join(lines[:count]).encode(outlook.encoding), complete
    return b"".join(start.splitlines(keepends=True)[:count]), complete


def _lines_of_rows(lines: list[str], outlook: Preview, whole: bool) -> int:
    """How many physical lines the first rows take; one that may be cut is left out."""
    dialect = Dialect(outlook.delimiter, outlook.quote, outlook.escape)
    ends = list(_record_ends(lines[outlook.header_lines :], dialect))
    if len(ends) <= TRIAL_ROWS and not whole:
        ends = ends[:-1]
    return outlook.header_lines + (ends[:TRIAL_ROWS] or [0])[-1]


def _record_ends(lines: list[str], dialect: Dialect) -> Iterator[int]:
    reader = dialect.reader(lines, with_breaks=True)
    for _ in range(TRIAL_ROWS + 1):
        try:
            next(reader)
        except StopIteration:
            return
        except csv.Error:
            pass
        yield reader.line_num
