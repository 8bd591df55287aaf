"""Rows that an earlier import brought already, as in a longer export that begins with yesterday's rows.

A row is a repeat where the shop has one with the same user, item, value and time. Within one file equal rows
are real, such as two purchases on one day: where the shop has two and the file three, the third is new.
"""

import duckdb

from recdesk.engine.importing.querying import run, scalar
from recdesk.engine.progress import Progress


def left_out(
    connection: duckdb.DuckDBPyConnection, source: str, rows: int, progress: Progress
) -> tuple[str, int]:
    """Finds the staged rows that the shop has already; rows without a time are none.

    Args:
        connection: the workspace, without the staged rows and outside of a transaction.
        source: the relation of the staged rows.
        rows: how many they are.
        progress: hears of the stage "checking".

    Returns:
        The relation of the other rows, and how many repeats there are.
    """
    span = connection.execute(f"SELECT min(time), max(time) FROM {source}").fetchone()
    assert span is not None
    overlapping = "time BETWEEN ? AND ?"
    sql = f"SELECT count(*) FROM (SELECT 1 FROM interactions WHERE {overlapping} LIMIT 1)"
    if span[0] is None or not scalar(connection, sql, span):
        return source, 0
    key = "users.code, items.code, value::FLOAT, time"
    run(
        connection,
        f"""
        CREATE TABLE recdesk_staging.repeats AS
        SELECT staged.line
        FROM (
            SELECT rows.line, users.code AS "user", items.code AS item, value::FLOAT AS value, time,
                row_number() OVER (PARTITION BY {key} ORDER BY line) AS nth
            FROM {source} AS rows
            JOIN users ON users.id = rows."user" JOIN items ON items.id = rows.item
            WHERE time IS NOT NULL
        ) AS staged
        JOIN (
            SELECT "user", item, value, time, count(*) AS times FROM interactions WHERE {overlapping}
            GROUP BY ALL
        ) AS known USING ("user", item, value, time)
        WHERE nth <= times
        """,
        span,
        stage="checking",
        progress=progress,
        total=rows,
    )
    found = int(scalar(connection, "SELECT count(*) FROM recdesk_staging.repeats"))
    return f"(FROM {source} WHERE line NOT IN (FROM recdesk_staging.repeats))" if found else source, found
