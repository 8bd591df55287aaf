"""A file of any kind -> its records in DuckDB."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb

from recdesk.engine.importing.beginning import TABLE
from recdesk.engine.importing.clean_copy import Lines, readable_lines
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.json_rows import json_keys, json_rows
from recdesk.engine.importing.mixed_encodings import refuse_mixed
from recdesk.engine.importing.parquet import parquet_errors, parquet_rows
from recdesk.engine.importing.plain_lines import are_plain, plain_records
from recdesk.engine.importing.preview import Preview, preview, require_columns
from recdesk.engine.importing.querying import literal, run, scalar
from recdesk.engine.importing.records import Records, is_damaged, of_query, read_lines, split_records
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.source import read_chunks
from recdesk.engine.importing.spreadsheets import read_sheet
from recdesk.engine.importing.survey import UTF8, hashing, survey
from recdesk.engine.progress import Progress

_BATCH = 20_000


@dataclass(frozen=True)
class RecordSource:
    """A file whose records can be had.

    Attributes:
        preview: how it is read.
        hash: BLAKE2b of the content, 32 hex digits.
        fast: its records by DuckDB's own reader, None where they need more care. They may turn out to do so
            while they are read: then the query fails, or gives another number of rows than expected.
    """

    preview: Preview
    hash: str
    fast: Records | None
    _connection: duckdb.DuckDBPyConnection
    _content: Path
    _lines: Lines | None

    def careful(self, progress: Progress) -> Records:
        """Its records, whatever they look like; tells the stages "reading" and "checking"."""
        match self.preview.kind:
            case "parquet":
                return _of_parquet(self._connection, self._content, progress)
            case "spreadsheet":
                return _of_sheet(self._connection, self._content, self.preview, progress)
            case _:
                assert self._lines is not None
                return _of_lines(self._connection, self._lines, self.preview, progress)


@contextmanager
def record_source(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    content: Path,
    settings: ImportSettings,
    progress: Progress,
) -> Generator[RecordSource]:
    """Reads a file once to know it; what it gives holds as long as the context.

    Args:
        connection: with the database `recdesk_staging` attached.
        path: the file.
        content: the same, unpacked.
        settings: what the user has said of it.
        progress: hears of the stage "reading".

    Raises:
        FileError: the file cannot be read or holds no table.
        DataError: columns are missing.
    """
    outlook = _outlook(path, settings)
    if outlook.kind in ("parquet", "spreadsheet"):
        yield RecordSource(outlook, _hash(content, progress), None, connection, content, None)
        return
    found = survey(content, _known_encoding(outlook, settings), _marks(outlook), progress)
    if found.encoding != outlook.encoding:
        outlook = _outlook(path, replace(settings, encoding=found.encoding))
    with readable_lines(found, _marks(outlook), progress) as lines:
        if lines.damaged and settings.encoding is None and found.encoding != UTF8:
            refuse_mixed(path, read_chunks(content))
        fast = None
        if outlook.kind == "text" and are_plain(lines, _dialect(outlook), len(outlook.columns)):
            fast = plain_records(lines, _dialect(outlook), outlook.header_lines, len(outlook.columns))
        if outlook.kind == "json_lines":
            read_lines(connection, lines, progress)
            outlook = replace(outlook, columns=_all_keys(connection, outlook, lines, progress))
        yield RecordSource(outlook, found.hash, fast, connection, content, lines)


def _outlook(path: Path, settings: ImportSettings) -> Preview:
    outlook = preview(path, settings)
    require_columns(outlook, settings)
    return outlook


def _known_encoding(outlook: Preview, settings: ImportSettings) -> str | None:
    """The encoding that the user says or the file's beginning settles: UTF-8 may turn out to be another."""
    settled = outlook.encoding_is_sure and outlook.encoding != UTF8
    return outlook.encoding if settled or settings.encoding is not None else None


def _dialect(outlook: Preview) -> Dialect:
    return Dialect(outlook.delimiter, outlook.quote, outlook.escape)


def _marks(outlook: Preview) -> str:
    """The characters that make a line more than fields between delimiters."""
    return outlook.quote + outlook.escape


def _hash(content: Path, progress: Progress) -> str:
    with hashing() as digest:
        for chunk in read_chunks(content, progress):
            digest.update(chunk)
        return digest.hexdigest()


def _of_lines(
    connection: duckdb.DuckDBPyConnection, lines: Lines, outlook: Preview, progress: Progress
) -> Records:
    columns = outlook.columns
    if outlook.kind == "json_lines":
        ids = [column for field, column in outlook.mapping.items() if field in ("user", "item")]
        return of_query(connection, json_rows(columns, ids, is_damaged(lines)), lines.shape.lines)
    read_lines(connection, lines, progress)
    return split_records(connection, lines, _dialect(outlook), outlook.header_lines, len(columns), progress)


def _all_keys(
    connection: duckdb.DuckDBPyConnection, outlook: Preview, lines: Lines, progress: Progress
) -> list[str]:
    """The columns, and for a catalogue the keys that come later too: what is known of a product is kept."""
    if outlook.role == "interactions":
        return outlook.columns
    total = lines.shape.lines
    keys = run(connection, json_keys(), stage="checking", progress=progress, total=total).fetchall()
    return list(dict.fromkeys([*outlook.columns, *(key for key, _ in keys)]))


def _of_sheet(
    connection: duckdb.DuckDBPyConnection, content: Path, outlook: Preview, progress: Progress
) -> Records:
    connection.execute("CREATE TABLE recdesk_staging.sheet_rows (line BIGINT, fields VARCHAR[])")
    rows = read_sheet(content, outlook.sheet).rows
    numbered = ((number, row) for number, row in enumerate(rows, 1) if any(row))
    below = ((number, row) for number, row in numbered if number > outlook.header_lines)
    for batch in _batches(below):
        progress("checking", batch[-1][0], len(rows))
        lines, fields = zip(*batch, strict=True)
        connection.execute(
            "INSERT INTO recdesk_staging.sheet_rows SELECT unnest($1), unnest($2)",
            [list(lines), list(fields)],
        )
    return _table_records(connection, "SELECT line, fields FROM recdesk_staging.sheet_rows")


def _of_parquet(connection: duckdb.DuckDBPyConnection, content: Path, progress: Progress) -> Records:
    with parquet_errors(content):
        run(
            connection,
            f"CREATE TABLE recdesk_staging.stored_rows AS {parquet_rows(connection, content)}",
            stage="reading",
            progress=progress,
            total=content.stat().st_size,
        )
    return _table_records(connection, "SELECT line, fields FROM recdesk_staging.stored_rows")


def _table_records(connection: duckdb.DuckDBPyConnection, query: str) -> Records:
    """Records of a format that keeps cells apart; a rejected one is shown as it would be pasted."""
    raw = f"array_to_string(fields, {literal(TABLE.delimiter)})"
    rows = int(scalar(connection, f"SELECT count(*) FROM ({query})"))
    records = f"SELECT line, fields, NULL::VARCHAR AS reason, {raw} AS raw FROM ({query})"
    return of_query(connection, records, rows)


def _batches(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Sequence[tuple[int, list[str]]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
