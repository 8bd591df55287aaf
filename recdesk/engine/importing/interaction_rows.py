"""The rows of an interaction file: user, item, value, time."""

import re

import duckdb

from recdesk.engine.importing.checked_rows import Check, CheckedRows, cell, width_checks
from recdesk.engine.importing.expressions import (
    EARLIEST_TIME,
    LARGEST_VALUE,
    LATEST_TIME,
    YEAR_LAST,
    number,
    time,
)
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import run
from recdesk.engine.progress import Progress

_UNREADABLE_TIME = f"time_cell <> '' AND (time IS NULL OR time NOT BETWEEN {EARLIEST_TIME} AND {LATEST_TIME})"


def day_comes_first(
    connection: duckdb.DuckDBPyConnection, preview: Preview, records: str, progress: Progress
) -> bool | None:
    """Whether the file's dates like "5/1/2024" begin with the day: one of both numbers exceeds 12 somewhere.

    Returns:
        None where the file has no such dates, or where all of them, or none, could be read either way.
    """
    position = preview.position("time")
    if position is None or not any(
        len(row) > position and re.match(YEAR_LAST, row[position].strip()) for row in preview.rows
    ):
        return None
    cell_text = f"trim(fields[{position + 1}])"
    first, second = (
        f"bool_or(try_cast(regexp_extract({cell_text}, '{YEAR_LAST}', {group}) AS INTEGER) > 12)"
        for group in (1, 2)
    )
    row = run(
        connection,
        f"SELECT {first}, {second} FROM ({records})",
        stage="checking",
        progress=progress,
    ).fetchone()
    assert row is not None
    return None if bool(row[0]) == bool(row[1]) else bool(row[0])


def interaction_rows(preview: Preview, day_first: bool | None) -> CheckedRows:
    """`user VARCHAR, item VARCHAR, value DOUBLE, time BIGINT` of each record.

    Ids are taken as they stand. Without a value column every row weighs 1. Implicit values must be
    positive. A time may be empty, then it is NULL; one that cannot be read rejects the row.
    """
    mapping = preview.mapping
    cells = {"user_cell": f"{cell(preview, 'user')}", "item_cell": f"{cell(preview, 'item')}"}
    values = {"user": "user_cell", "item": "item_cell", "value": "1.0", "time": "NULL::BIGINT"}
    checks = [
        *width_checks(preview),
        Check("trim(user_cell) = ''", "missing_user", mapping["user"]),
        Check("trim(item_cell) = ''", "missing_item", mapping["item"]),
    ]
    if (value := cell(preview, "value")) is not None:
        cells["value_cell"] = f"trim({value})"
        values["value"] = number("value_cell", preview.decimal)
        checks += _value_checks(mapping["value"], preview.feedback)
    if (moment := cell(preview, "time")) is not None:
        cells["time_cell"] = f"trim({moment})"
        values["time"] = time("time_cell", day_first)
        checks.append(Check(_UNREADABLE_TIME, "bad_time", mapping["time"]))
    return CheckedRows(cells, values, checks)


def _value_checks(column: str, feedback: str) -> list[Check]:
    checks = [
        Check("value_cell = ''", "missing_value", column),
        Check("value IS NULL", "bad_number", column),
        Check("NOT isfinite(value)", "not_finite", column),
        Check(f"abs(value) > {LARGEST_VALUE}", "out_of_range", column),
    ]
    if feedback == "implicit":
        checks += [
            Check("value < 0", "negative_value", column),
            Check("try_cast(value AS FLOAT) = 0", "zero_value", column),
        ]
    return checks
