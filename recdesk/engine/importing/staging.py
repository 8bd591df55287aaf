"""A file -> checked rows in DuckDB, ready for the workspace to take."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from recdesk.engine.errors import DataError, RecDeskError
from recdesk.engine.importing.catalogue_rows import catalogue_rows
from recdesk.engine.importing.clean_copy import readable_file
from recdesk.engine.importing.encodings import encoding_of_mark
from recdesk.engine.importing.interaction_rows import day_comes_first, interaction_rows
from recdesk.engine.importing.preview import Preview, preview, require_columns
from recdesk.engine.importing.querying import duckdb_errors, run, scalar
from recdesk.engine.importing.records import read_lines, shown_raw, split_records
from recdesk.engine.importing.rejects import Reject, write_rejects
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.source import read_sample
from recdesk.engine.importing.survey import survey
from recdesk.engine.progress import Progress

_VALUE_REASONS = {"missing_value", "bad_number", "not_finite"}


@dataclass(frozen=True)
class Staged:
    """What a file gave.

    While it is staged, the connection has an attached in-memory database `recdesk_staging` with the tables
    `rows(line, user, item, value, time)` for interactions or
    `rows(line, item, title, category, brand, price, description, image, attributes)` for a catalogue, and
    `rejects(line, column_name, reason, raw)`.

    Attributes:
        preview: how the file was read.
        hash: BLAKE2b of the content, 32 hex digits.
        rows: valid rows.
        rejected: rows that are not.
    """

    preview: Preview
    hash: str
    rows: int
    rejected: int


@contextmanager
def staged(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    settings: ImportSettings,
    progress: Progress,
    rejects_to: Path | None = None,
) -> Generator[Staged]:
    """Reads and checks a file; nothing of it is left on the connection afterwards.

    Args:
        connection: outside of a transaction.
        path: the file.
        settings: what the user has said of it.
        progress: hears of the stages "reading" and "checking".
        rejects_to: where to write the rejects as CSV, also where no row is left.

    Raises:
        FileError: a file cannot be read or written, or is no text.
        DataError: the file has nothing to import.
        Cancelled: from `progress`, or because the connection was interrupted.
    """
    outlook = _outlook(path, settings)
    encoding = settings.encoding or encoding_of_mark(read_sample(path))
    found = survey(path, encoding, progress)
    if found.encoding != outlook.encoding:
        outlook = _outlook(path, replace(settings, encoding=found.encoding))
    connection.execute("ATTACH ':memory:' AS recdesk_staging")
    try:
        with duckdb_errors():
            with readable_file(found, progress) as lines:
                read_lines(connection, lines, found.readable and found.carriage_returns, progress)
            result = _check_rows(connection, outlook, found.hash, progress, rejects_to)
        yield result
    finally:
        connection.execute("DETACH recdesk_staging")


def staged_rejects(connection: duckdb.DuckDBPyConnection) -> list[Reject]:
    rows = connection.execute(
        "SELECT line, column_name, reason, raw FROM recdesk_staging.rejects ORDER BY line"
    ).fetchall()
    return [Reject(*row) for row in rows]


def _outlook(path: Path, settings: ImportSettings) -> Preview:
    outlook = preview(path, settings)
    require_columns(outlook, settings)
    return outlook


def _check_rows(
    connection: duckdb.DuckDBPyConnection,
    outlook: Preview,
    content_hash: str,
    progress: Progress,
    rejects_to: Path | None,
) -> Staged:
    records = split_records(connection, outlook.delimiter, outlook.header_lines, progress)
    if outlook.role == "interactions":
        rows = interaction_rows(outlook, day_comes_first(connection, outlook, records, progress))
    else:
        rows = catalogue_rows(outlook)
    run(
        connection,
        f"CREATE TABLE recdesk_staging.checked AS {rows.query(records)}",
        stage="checking",
        progress=progress,
    )
    connection.execute(
        f"CREATE VIEW recdesk_staging.rows AS SELECT line, {', '.join(rows.columns)}"
        " FROM recdesk_staging.checked WHERE reason IS NULL"
    )
    connection.execute(
        f"""
        CREATE TABLE recdesk_staging.rejects AS
        SELECT line, column_name, reason, {shown_raw("raw")} AS raw
        FROM recdesk_staging.checked WHERE reason IS NOT NULL
        """
    )
    read = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.checked"))
    rejected = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.rejects"))
    if rejects_to is not None:
        write_rejects(staged_rejects(connection), rejects_to)
    if read == rejected:
        raise _nothing_left(connection, outlook, rejected)
    return Staged(outlook, content_hash, read - rejected, rejected)


def _nothing_left(connection: duckdb.DuckDBPyConnection, outlook: Preview, rejected: int) -> RecDeskError:
    path = str(outlook.path)
    if not rejected:
        return DataError("header_only", path=path)
    rows = connection.execute("SELECT DISTINCT reason FROM recdesk_staging.rejects").fetchall()
    if {reason for (reason,) in rows} <= _VALUE_REASONS:
        return DataError("no_value_column", path=path, column=outlook.mapping["value"])
    first = int(scalar(connection, "SELECT min(line) FROM recdesk_staging.rejects"))
    return DataError("no_valid_rows", path=path, rows=rejected, line=first)
