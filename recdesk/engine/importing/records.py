"""Lines -> records: each data line split into its fields, with the number of its physical line.

DuckDB reads whole lines, so that every record knows where it stands in the file; its own CSV reader counts
records, loses data where line breaks are mixed, and stops at stray quotes. Lines without quotes, and those
whose quotes enclose whole fields, are split in SQL. The few others go through the csv module.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from recdesk.engine.importing.clean_copy import DAMAGED
from recdesk.engine.importing.dialect import QUOTE
from recdesk.engine.importing.querying import literal, run, scalar
from recdesk.engine.importing.quoted import NumberedLine, QuotedRecord, parse_quoted
from recdesk.engine.importing.survey import MAX_LINE_BYTES, NO_SEPARATOR
from recdesk.engine.progress import Progress

_BATCH = 20_000
_RAW_CHARACTERS = 1000


def read_lines(
    connection: duckdb.DuckDBPyConnection, path: Path, carriage_returns: bool, progress: Progress
) -> None:
    """Makes the table `recdesk_staging.lines(line)`: rowid + 1 is the physical line, a blank line is NULL."""
    new_line = "\\r\\n" if carriage_returns else "\\n"
    run(
        connection,
        f"""
        CREATE TABLE recdesk_staging.lines AS SELECT line FROM read_csv(
            {literal(str(path))}, auto_detect = false, header = false, columns = {{'line': 'VARCHAR'}},
            delim = {literal(NO_SEPARATOR.decode())}, quote = '', escape = '', new_line = '{new_line}',
            max_line_size = {8 * MAX_LINE_BYTES}, compression = 'none', hive_partitioning = false
        )
        """,
        stage="reading",
        progress=progress,
    )


def split_records(
    connection: duckdb.DuckDBPyConnection, delimiter: str, header_lines: int, progress: Progress
) -> str:
    """Prepares the records of `recdesk_staging.lines`.

    Returns:
        A query that gives `line BIGINT, fields VARCHAR[], reason VARCHAR, raw VARCHAR`: the physical line
        that the record begins on, its fields, what is wrong with the line or NULL, and its text.
    """
    data = f"rowid >= {header_lines} AND line IS NOT NULL"
    has_quotes = f"contains(line, {literal(QUOTE)})"
    if not scalar(connection, f"SELECT bool_or({has_quotes}) FROM recdesk_staging.lines WHERE {data}"):
        return _records(f"string_split(line, {literal(delimiter)})", f"{data}")
    split = _split(delimiter)
    hard = f"{data} AND {has_quotes} AND strlen(line) <= {MAX_LINE_BYTES} AND {split} IS NULL"
    first_hard = run(
        connection,
        f"SELECT min(rowid) FROM recdesk_staging.lines WHERE {hard}",
        stage="checking",
        progress=progress,
    ).fetchone()
    assert first_hard is not None
    if first_hard[0] is None:
        return _records(split, data)
    _parse_hard_lines(connection, delimiter, hard, int(first_hard[0]), progress)
    return f"""
        {_records(split, f"{data} AND rowid + 1 NOT IN (SELECT line FROM recdesk_staging.quoted_lines)")}
        UNION ALL
        SELECT line, fields, coalesce(reason, {_reason("raw")}) AS reason, raw
        FROM recdesk_staging.quoted_records
    """


def shown_raw(raw: str) -> str:
    """SQL expression: the beginning of a raw text, damaged places shown as U+FFFD."""
    return f"replace(left({raw}, {_RAW_CHARACTERS}), {literal(DAMAGED)}, '\ufffd')"


def _records(fields: str, condition: str) -> str:
    return f"""
        SELECT rowid + 1 AS line, {fields} AS fields, {_reason("line")} AS reason, line AS raw
        FROM recdesk_staging.lines WHERE {condition}
    """


def _reason(raw: str) -> str:
    return f"""CASE
        WHEN strlen({raw}) > {MAX_LINE_BYTES} THEN 'line_too_long'
        WHEN contains({raw}, {literal(DAMAGED)}) THEN 'bad_encoding'
        END"""


def _split(delimiter: str) -> str:
    """SQL expression: the fields of a line, or NULL where its quotes need a closer look."""
    comma, quote = literal(delimiter), literal(QUOTE)
    all_quoted = f"string_split(line[2:-2], {literal(QUOTE + delimiter + QUOTE)})"
    quotes = f"(strlen(line) - strlen(replace(line, {quote}, '')))"
    delimiter_code = f"\\x{{{ord(delimiter):x}}}"
    plain = f"[^{QUOTE}{delimiter_code}]*"
    field = f"({QUOTE}{plain}{QUOTE}|{plain})"
    neat = literal(f"{field}({delimiter_code}{field})*")
    return f"""CASE
        WHEN NOT contains(line, {quote}) THEN string_split(line, {comma})
        WHEN strlen(line) > {MAX_LINE_BYTES} THEN NULL
        WHEN starts_with(line, {quote}) AND ends_with(line, {quote}) AND {quotes} = 2 * len({all_quoted})
            THEN {all_quoted}
        WHEN regexp_full_match(line, {neat}) THEN string_split(replace(line, {quote}, ''), {comma})
        END"""


def _parse_hard_lines(
    connection: duckdb.DuckDBPyConnection, delimiter: str, hard: str, first: int, progress: Progress
) -> None:
    """Makes `quoted_records(line, fields, reason, raw)`, and `quoted_lines(line)` of all lines they take."""
    connection.execute(
        "CREATE TABLE recdesk_staging.quoted_records"
        " (line BIGINT, fields VARCHAR[], reason VARCHAR, raw VARCHAR)"
    )
    connection.execute("CREATE TABLE recdesk_staging.quoted_lines (line BIGINT)")
    total = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.lines"))
    # What is being read on one connection would be lost to a query on the same one.
    with connection.cursor() as reading:
        reading.execute(
            f"SELECT rowid + 1, coalesce(line, ''), coalesce({hard}, false)"
            f" FROM recdesk_staging.lines WHERE rowid >= {first}"
        )
        batch: list[QuotedRecord] = []
        for record in parse_quoted(_fetch_lines(reading, total, progress), delimiter):
            batch.append(record)
            if len(batch) == _BATCH:
                _store(connection, batch)
                batch.clear()
    _store(connection, batch)


def _fetch_lines(
    reading: duckdb.DuckDBPyConnection, total: int, progress: Progress
) -> Iterator[NumberedLine]:
    while rows := reading.fetchmany(_BATCH):
        progress("checking", min(rows[0][0], total), total)
        yield from map(NumberedLine._make, rows)


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
