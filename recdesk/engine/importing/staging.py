"""A file -> checked rows in DuckDB, ready for the workspace to take."""

import contextlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from recdesk.engine.errors import DataError, RecDeskError
from recdesk.engine.importing.archives import unpacked
from recdesk.engine.importing.catalogue_rows import catalogue_rows
from recdesk.engine.importing.checked_rows import CheckedRows
from recdesk.engine.importing.dates import DateOrder
from recdesk.engine.importing.interaction_rows import interaction_rows, time_style
from recdesk.engine.importing.late_checks import check_late
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import duckdb_errors, run, scalar
from recdesk.engine.importing.record_source import RecordSource, record_source
from recdesk.engine.importing.records import Records, shown_raw
from recdesk.engine.importing.rejected_files import is_rejects_file, note_origins
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.source import stamp, unchanged
from recdesk.engine.progress import Progress

_VALUE_REASONS = {"missing_value", "bad_number", "not_finite"}


@dataclass(frozen=True)
class Staged:
    """What a file gave.

    While it is staged, the connection has an attached in-memory database `recdesk_staging` with the tables
    `rows(line, user, item, value, time)` for interactions or
    `rows(line, item, title, category, brand, price, description, image, attributes)` for a catalogue, and
    `rejects(line, column_name, reason, raw)`, and `origins` as `note_origins` makes it.

    Attributes:
        preview: how the file was read.
        hash: BLAKE2b of the content, 32 hex digits.
        rows: valid rows.
        rejected: rows that are not.
        dates: what dates like "5/1/2024" were found to begin with.
    """

    preview: Preview
    hash: str
    rows: int
    rejected: int
    dates: DateOrder | None = None


@contextmanager
def staged(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    settings: ImportSettings,
    progress: Progress,
    on_rejects: Callable[[Preview, str], None] | None = None,
) -> Generator[Staged]:
    """Reads and checks a file; nothing of it is left on the connection afterwards.

    Args:
        connection: outside of a transaction.
        path: the file.
        settings: what the user has said of it.
        progress: hears of the stages "reading" and "checking".
        on_rejects: called with preview and hash when the rejects are known, also where no row is left.

    Raises:
        FileError: a file cannot be read or written, or is no text.
        DataError: the file has nothing to import.
        Cancelled: from `progress`, or because the connection was interrupted.
    """
    before = stamp(path)
    with unpacked(path, settings.member, progress) as content:
        connection.execute("ATTACH ':memory:' AS recdesk_staging")
        try:
            with (
                unchanged(path, before),
                duckdb_errors(),
                record_source(connection, path, content, settings, progress) as source,
            ):
                rows, records = _check_rows(connection, source, settings, progress)
                check_late(connection, source.preview, settings, records)
                result = _sort_out(connection, source, rows, records, on_rejects)
            yield result
        finally:
            # A disk that was full takes the connection with it, and so what is attached.
            with contextlib.suppress(duckdb.FatalException, duckdb.ConnectionException):
                connection.execute("DETACH recdesk_staging")


def staged_rejects(connection: duckdb.DuckDBPyConnection) -> list[Reject]:
    rows = connection.execute(
        "SELECT line, column_name, reason, raw FROM recdesk_staging.rejects ORDER BY line"
    ).fetchall()
    return [Reject(*row) for row in rows]


def _check_rows(
    connection: duckdb.DuckDBPyConnection, source: RecordSource, settings: ImportSettings, progress: Progress
) -> tuple[CheckedRows, Records]:
    """Makes `recdesk_staging.checked`: the fast way, or where that does not take every line, the careful."""
    if source.fast is not None:
        with contextlib.suppress(duckdb.InvalidInputException):
            rows = _make_checked(connection, source.preview, settings, source.fast, progress)
            if scalar(connection, "SELECT count(*) FROM recdesk_staging.checked") == source.fast.expected:
                return rows, source.fast
        connection.execute("DROP TABLE IF EXISTS recdesk_staging.checked")
    records = source.careful(progress)
    return _make_checked(connection, source.preview, settings, records, progress), records


def _make_checked(
    connection: duckdb.DuckDBPyConnection,
    outlook: Preview,
    settings: ImportSettings,
    records: Records,
    progress: Progress,
) -> CheckedRows:
    if outlook.role == "interactions":
        style = time_style(connection, outlook, settings, records, progress)
        rows = interaction_rows(outlook, settings, style)
    else:
        rows = catalogue_rows(outlook)
    run(
        connection,
        f"CREATE TABLE recdesk_staging.checked AS {rows.query(records)}",
        stage="checking",
        progress=progress,
        total=records.rows,
    )
    return rows


def _sort_out(
    connection: duckdb.DuckDBPyConnection,
    source: RecordSource,
    rows: CheckedRows,
    records: Records,
    on_rejects: Callable[[Preview, str], None] | None,
) -> Staged:
    """Makes `recdesk_staging.rows`, `recdesk_staging.rejects` and `recdesk_staging.origins`."""
    line = f"{records.line} AS line"
    connection.execute(
        f"""
        CREATE TABLE recdesk_staging.rejects AS
        SELECT {line}, column_name, reason, {shown_raw("raw")} AS raw
        FROM recdesk_staging.checked WHERE reason IS NOT NULL
        """
    )
    read = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.checked"))
    rejected = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.rejects"))
    # Where nothing is rejected, looking for it whenever the rows are read takes a while.
    sound = "reason IS NULL" if rejected else "true"
    connection.execute(
        f"CREATE VIEW recdesk_staging.rows AS SELECT {line}, {', '.join(rows.columns)}"
        f" FROM recdesk_staging.checked WHERE {sound}"
    )
    note_origins(connection, source.preview, records)
    if on_rejects is not None:
        on_rejects(source.preview, source.hash)
    if read == rejected:
        raise _nothing_left(connection, source.preview, rejected)
    return Staged(source.preview, source.hash, read - rejected, rejected, rows.dates)


def _nothing_left(connection: duckdb.DuckDBPyConnection, outlook: Preview, rejected: int) -> RecDeskError:
    path = str(outlook.path)
    if not rejected:
        return DataError("header_only", path=path)
    if is_rejects_file(outlook.columns):
        return DataError("nothing_repaired", path=path, rows=rejected)
    rows = connection.execute("SELECT DISTINCT reason FROM recdesk_staging.rejects").fetchall()
    if {reason for (reason,) in rows} <= _VALUE_REASONS:
        return DataError("no_value_column", path=path, column=outlook.mapping["value"])
    usual = connection.execute(
        "SELECT reason, min(line) AS line FROM recdesk_staging.rejects"
        " GROUP BY reason ORDER BY count(*) DESC, line"
    ).fetchone()
    assert usual is not None
    return DataError("no_valid_rows", path=path, rows=rejected, reason=usual[0], line=usual[1])
