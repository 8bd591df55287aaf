"""Lines -> records: each data line split into its fields, with the number of its physical line.

DuckDB reads whole lines, so that every record knows where it stands in the file; its own CSV reader counts
records, loses data where line breaks are mixed, and stops at stray quotes. Lines without quotes, and those
whose quotes enclose whole fields, are split in SQL. The few others go through the csv module.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import duckdb

from recdesk.engine.errors import EngineError
from recdesk.engine.importing.clean_copy import Lines
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.line_shape import MAX_LINE_BYTES
from recdesk.engine.importing.querying import literal, pattern_of, run, scalar
from recdesk.engine.importing.quoted import NumberedLine, QuotedRecord, parse_quoted
from recdesk.engine.importing.rejects import RAW_CHARACTERS
from recdesk.engine.progress import Progress

_BATCH = 20_000


class Record(NamedTuple):
    """One record with the number of the line that it begins on."""

    line: int
    fields: Sequence[str]
    raw: str


@dataclass(frozen=True)
class Records:
    """The records of a file.

    Attributes:
        query: gives `fields` (of which `fields[1]` is the first), `reason`, which is what is wrong with the
            line or NULL, and `line` and `raw` unless they are told otherwise below.
        last: gives so many records from the end.
        line: SQL over a table of one row each, in the order of the records: the line that it begins on.
        raw: SQL over `fields` and `raw`: the text of the record.
        rows: about how many there are, for the progress.
        expected: how many there must be, None where nothing tells.
    """

    query: str
    last: Callable[[int], list[Record]]
    rows: int
    line: str = "line"
    raw: str = "raw"
    expected: int | None = None


def of_query(connection: duckdb.DuckDBPyConnection, query: str, rows: int) -> Records:
    """The about `rows` records of a query that gives `line, fields, reason, raw`, by line."""

    def last(count: int) -> list[Record]:
        sql = f"SELECT line, fields, {shown_raw('raw')} FROM ({query}) WHERE fields IS NOT NULL"
        rows = connection.execute(f"{sql} ORDER BY line DESC LIMIT {count}").fetchall()
        return [Record(*row) for row in reversed(rows)]

    return Records(query, last, rows)


def read_lines(connection: duckdb.DuckDBPyConnection, lines: Lines, progress: Progress) -> None:
    """Makes the tables of the lines.

    They are `recdesk_staging.lines(line)`, where rowid + 1 is the physical line and a blank line is NULL,
    and `recdesk_staging.damaged_rows(number)`, the rowids of lines with bytes that the encoding does not
    know.
    """
    run(
        connection,
        f"""
        CREATE TABLE recdesk_staging.lines AS SELECT line FROM read_csv(
            {literal(pattern_of(lines.path))}, auto_detect = false, header = false,
            columns = {{'line': 'VARCHAR'}}, delim = {literal(lines.separator)}, quote = '', escape = '',
            new_line = '{lines.escaped_line_break}', max_line_size = {8 * MAX_LINE_BYTES},
            compression = 'none', hive_partitioning = false
        )
        """,
        stage="reading",
        progress=progress,
        total=lines.path.stat().st_size,
    )
    found = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.lines"))
    if found != lines.shape.lines:
        raise EngineError("engine_failed", detail=f"DuckDB reads {found} of {lines.shape.lines} lines")
    connection.execute(
        "CREATE TABLE recdesk_staging.damaged_rows AS SELECT unnest(?::BIGINT[]) AS number",
        [list(lines.damaged)],
    )


def split_records(
    connection: duckdb.DuckDBPyConnection,
    lines: Lines,
    dialect: Dialect,
    header_lines: int,
    columns: int,
    progress: Progress,
) -> Records:
    """The records of `recdesk_staging.lines`, of which those with more or fewer fields than columns are at
    fault; empty ones too many are let pass."""
    query = _split_lines(connection, lines, dialect, header_lines, progress)
    reason = f"coalesce(reason, {_width_reason(columns)}) AS reason"
    return of_query(
        connection, f"SELECT line, fields, {reason}, raw FROM ({query})", lines.shape.lines - header_lines
    )


def _width_reason(columns: int) -> str:
    surplus = f"list_filter(fields[{columns + 1}:], lambda field: field <> '')"
    return f"""CASE WHEN len(fields) < {columns} THEN 'too_few_columns'
        WHEN len(fields) > {columns} AND len({surplus}) > 0 THEN 'too_many_columns' END"""


def _split_lines(
    connection: duckdb.DuckDBPyConnection,
    lines: Lines,
    dialect: Dialect,
    header_lines: int,
    progress: Progress,
) -> str:
    """A query that gives `line BIGINT, fields VARCHAR[], reason VARCHAR, raw VARCHAR`."""
    data = f"rowid >= {header_lines} AND line IS NOT NULL"
    special = _is_special(dialect)
    if not scalar(connection, f"SELECT bool_or({special}) FROM recdesk_staging.lines WHERE {data}"):
        return _records(f"string_split(line, {literal(dialect.delimiter)})", data, lines)
    split = _split(dialect)
    hard = f"{data} AND {special} AND strlen(line) <= {MAX_LINE_BYTES} AND {split} IS NULL"
    first_hard = run(
        connection,
        f"SELECT min(rowid) FROM recdesk_staging.lines WHERE {hard}",
        stage="checking",
        progress=progress,
        total=lines.shape.lines,
    ).fetchone()
    assert first_hard is not None
    if first_hard[0] is None:
        return _records(split, data, lines)
    _parse_hard_lines(connection, lines, dialect, hard, int(first_hard[0]), progress)
    others = f"{data} AND rowid + 1 NOT IN (SELECT line FROM recdesk_staging.quoted_lines)"
    return f"""
        {_records(split, others, lines)}
        UNION ALL
        SELECT line, fields, reason, raw FROM recdesk_staging.quoted_records
    """


def shown_raw(raw: str) -> str:
    """SQL expression: the beginning of a raw text."""
    return f"left({raw}, {RAW_CHARACTERS})"


def is_damaged(lines: Lines) -> str:
    """SQL condition over `recdesk_staging.lines`: the line has bytes that the encoding does not know."""
    return "rowid IN (SELECT number FROM recdesk_staging.damaged_rows)" if lines.damaged else "false"


def _records(fields: str, condition: str, lines: Lines) -> str:
    return f"""
        SELECT rowid + 1 AS line, {fields} AS fields,
            CASE WHEN strlen(line) > {MAX_LINE_BYTES} THEN 'line_too_long'
                WHEN {is_damaged(lines)} THEN 'bad_encoding' END AS reason,
            line AS raw
        FROM recdesk_staging.lines WHERE {condition}
    """


def _is_special(dialect: Dialect) -> str:
    """SQL expression: whether a line has a quote or an escape."""
    marks = [mark for mark in (dialect.quote, dialect.escape) if mark]
    return "(" + (" OR ".join(f"contains(line, {literal(mark)})" for mark in marks) or "false") + ")"


def _split(dialect: Dialect) -> str:
    """SQL expression: the fields of a line, or NULL where its quotes need a closer look."""
    delimiter, quote = literal(dialect.delimiter), literal(dialect.quote)
    if not dialect.quote:
        return f"CASE WHEN NOT {_is_special(dialect)} THEN string_split(line, {delimiter}) END"
    all_quoted = f"string_split(line[2:-2], {literal(dialect.quote + dialect.delimiter + dialect.quote)})"
    quotes = f"(strlen(line) - strlen(replace(line, {quote}, ''))) / {len(dialect.quote.encode())}"
    quote_code, delimiter_code = (f"\\x{{{ord(mark):x}}}" for mark in (dialect.quote, dialect.delimiter))
    plain = f"[^{quote_code}{delimiter_code}]*"
    field = f"({quote_code}{plain}{quote_code}|{plain})"
    neat = literal(f"{field}({delimiter_code}{field})*")
    escaped = f"WHEN contains(line, {literal(dialect.escape)}) THEN NULL" if dialect.escape else ""
    return f"""CASE
        WHEN NOT {_is_special(dialect)} THEN string_split(line, {delimiter})
        WHEN strlen(line) > {MAX_LINE_BYTES} THEN NULL
        {escaped}
        WHEN starts_with(line, {quote}) AND ends_with(line, {quote}) AND {quotes} = 2 * len({all_quoted})
            THEN {all_quoted}
        WHEN regexp_full_match(line, {neat}) THEN string_split(replace(line, {quote}, ''), {delimiter})
        END"""


def _parse_hard_lines(
    connection: duckdb.DuckDBPyConnection,
    lines: Lines,
    dialect: Dialect,
    hard: str,
    first: int,
    progress: Progress,
) -> None:
    """Makes `quoted_records(line, fields, reason, raw)`, and `quoted_lines(line)` of all lines they take."""
    connection.execute(
        "CREATE TABLE recdesk_staging.quoted_records"
        " (line BIGINT, fields VARCHAR[], reason VARCHAR, raw VARCHAR)"
    )
    connection.execute("CREATE TABLE recdesk_staging.quoted_lines (line BIGINT)")
    # What is being read on one connection would be lost to a query on the same one.
    with connection.cursor() as reading:
        reading.execute(
            f"SELECT rowid + 1, coalesce(line, ''), coalesce({hard}, false)"
            f" FROM recdesk_staging.lines WHERE rowid >= {first}"
        )
        batch: list[QuotedRecord] = []
        for record in parse_quoted(_fetch_lines(reading, lines, progress), dialect):
            if record.reason is None and lines.is_damaged(record.line - 1, record.lines):
                record = record._replace(reason="bad_encoding")
            batch.append(record)
            if len(batch) == _BATCH:
                _store(connection, batch)
                batch.clear()
    _store(connection, batch)


def _fetch_lines(
    reading: duckdb.DuckDBPyConnection, lines: Lines, progress: Progress
) -> Iterator[NumberedLine]:
    total = lines.shape.lines
    while rows := reading.fetchmany(_BATCH):
        progress("checking", min(rows[0][0], total), total)
        for number, text, hard in rows:
            yield NumberedLine(number, text, hard, lines.break_after(number - 1))


def _store(connection: duckdb.DuckDBPyConnection, batch: Sequence[QuotedRecord]) -> None:
    if not batch:
        return
    connection.execute(
        "INSERT INTO recdesk_staging.quoted_records SELECT unnest($1), unnest($2), unnest($3), unnest($4)",
        [
            [record.line for record in batch],
            [record.fields for record in batch],
            [record.reason for record in batch],
            [record.raw for record in batch],
        ],
    )
    taken = [line for record in batch for line in range(record.line, record.line + record.lines)]
    connection.execute("INSERT INTO recdesk_staging.quoted_lines SELECT unnest($1)", [taken])
