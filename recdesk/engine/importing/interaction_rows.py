"""The rows of an interaction file: user, item, value, time."""

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.importing import event_types
from recdesk.engine.importing.checked_rows import Check, CheckedRows, cell, header_check
from recdesk.engine.importing.dates import (
    LONG_DATE,
    SHORT_DATE,
    DateOrder,
    Maxima,
    TimeStyle,
    are_serials,
    first_open_date,
    maxima_of,
)
from recdesk.engine.importing.expressions import EARLIEST_TIME, LARGEST_VALUE, LATEST_TIME, number, time
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import literal, run
from recdesk.engine.importing.records import Records
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.progress import Progress

_UNREADABLE_TIME = f"time_cell <> '' AND (time IS NULL OR time NOT BETWEEN {EARLIEST_TIME} AND {LATEST_TIME})"
# Anything less could be zero as float32.
SMALLEST_WEIGHT = 1e-37
# Stands for what a reject's text must not tell of a shopper.
HIDDEN = "***"


def time_style(
    connection: duckdb.DuckDBPyConnection,
    preview: Preview,
    settings: ImportSettings,
    records: Records,
    progress: Progress,
) -> TimeStyle:
    """How the file writes its times; the whole column is only read where its beginning does not tell.

    Raises:
        DataError: "ambiguous_dates" where its dates could be read in several ways, or in none.
    """
    cells = preview.cells("time")
    example = first_open_date(cells)
    if settings.dates is not None or example is None:
        return TimeStyle(settings.dates, are_serials(cells))
    orders = maxima_of(cells).orders()
    if len(orders) > 1:
        orders = _orders_of_column(connection, preview, records, progress)
    if len(orders) != 1:
        raise DataError("ambiguous_dates", column=preview.mapping["time"], example=example)
    return TimeStyle(orders[0])


def interaction_rows(preview: Preview, settings: ImportSettings, style: TimeStyle) -> CheckedRows:
    """`user VARCHAR, item VARCHAR, value DOUBLE, time BIGINT` of each record.

    Ids are taken as they stand. Without a value column every row weighs 1. An event type gives a weight,
    times the value where there is one. Implicit values must be positive, but for returns. A time may be
    empty, then it is NULL; one that cannot be read rejects the row.
    """
    mapping = preview.mapping
    cells = {"user_cell": f"{cell(preview, 'user')}", "item_cell": f"{cell(preview, 'item')}"}
    values = {"user": "user_cell", "item": "item_cell", "value": "1.0", "time": "NULL::BIGINT"}
    checks = [
        header_check(preview, {"user": "user_cell", "item": "item_cell"}),
        Check("trim(user_cell) = ''", "missing_user", mapping["user"]),
        Check("trim(item_cell) = ''", "missing_item", mapping["item"]),
    ]
    event = cell(preview, "event") if preview.feedback == "implicit" else None
    if event is not None:
        cells["weight"] = _weight(event, settings)
        values["value"] = "weight"
        checks += [
            Check("weight IS NULL", "unknown_event", mapping["event"]),
            Check("weight = 0", "unweighted_event", mapping["event"]),
        ]
    if (value := cell(preview, "value")) is not None:
        cells["value_cell"] = value
        values["value"] = number("value_cell", preview.decimal)
        if event is not None:
            # Who only looked has taken no quantity, so none is given.
            values["value"] = f"weight * CASE WHEN trim(value_cell) = '' THEN 1 ELSE {values['value']} END"
        else:
            checks.append(Check("trim(value_cell) = ''", "missing_value", mapping["value"]))
        checks += _value_checks(mapping["value"], preview.feedback)
    if (moment := cell(preview, "time")) is not None:
        # Most times have no spaces, and trimming all takes a while.
        cells["time_cell"] = f"CASE WHEN contains({moment}, ' ') THEN trim({moment}) ELSE {moment} END"
        values["time"] = time("time_cell", style)
        checks.append(Check(_UNREADABLE_TIME, "bad_time", mapping["time"]))
    if value is not None and preview.feedback == "implicit" and settings.returns != "net":
        # The last check, so that a row that fails it is sound but for this.
        reason = "dropped_return" if settings.returns == "drop" else "negative_value"
        checks.append(Check("value < 0", reason, mapping["value"]))
    raw = _hidden_raw(preview) if settings.pseudonymise else "raw"
    return CheckedRows(cells, values, checks, raw, _sound(preview), style.order)


def _sound(preview: Preview) -> str:
    """SQL condition: the ids begin with something else than a space, and value and time are usual numbers.

    A header that stands there again has no number; a file without numbers goes through all checks.
    """
    if "value" not in preview.mapping:
        return "false"
    lowest = SMALLEST_WEIGHT if preview.feedback == "implicit" else -LARGEST_VALUE
    conditions = ["user_cell >= '!'", "item_cell >= '!'", f"value BETWEEN {lowest} AND {LARGEST_VALUE}"]
    if "time" in preview.mapping:
        conditions.append(f"time BETWEEN {EARLIEST_TIME} AND {LATEST_TIME}")
    return " AND ".join(conditions)


def _orders_of_column(
    connection: duckdb.DuckDBPyConnection, preview: Preview, records: Records, progress: Progress
) -> list[DateOrder]:
    text = f"trim({cell(preview, 'time')})"
    groups = [(SHORT_DATE, 1), (SHORT_DATE, 2), (SHORT_DATE, 3), (LONG_DATE, 1), (LONG_DATE, 2)]
    maxima = ", ".join(
        f"coalesce(max(try_cast(regexp_extract({text}, '{pattern}', {group}) AS INTEGER)), 0)"
        for pattern, group in groups
    )
    row = run(
        connection,
        f"SELECT {maxima} FROM ({records.query})",
        stage="checking",
        progress=progress,
        total=records.rows,
    ).fetchone()
    assert row is not None
    return Maxima(row[:3], row[3:]).orders()


def _weight(event: str, settings: ImportSettings) -> str:
    """SQL expression: the weight of an event type, NULL where it has none."""
    plain = f"translate(lower({event}), {literal(event_types.IGNORED)}, '')"
    cases = " ".join(
        f"WHEN {literal(name)} THEN {weight!r}"
        for name, weight in event_types.weights(settings.event_weights).items()
    )
    return f"CASE {plain} {cases} END::DOUBLE"


def _value_checks(column: str, feedback: str) -> list[Check]:
    checks = [
        Check("value IS NULL", "bad_number", column),
        Check("NOT isfinite(value)", "not_finite", column),
        Check(f"abs(value) > {LARGEST_VALUE}", "out_of_range", column),
    ]
    if feedback == "implicit":
        checks.append(Check("try_cast(value AS FLOAT) = 0", "zero_value", column))
    return checks


def _hidden_raw(preview: Preview) -> str:
    """SQL expression: a record's text without its shopper, and without columns that nobody has looked into.

    Where the line itself is at fault, nobody knows which of its fields is the shopper: nothing is shown.
    """
    shown = {preview.position(field) for field in ("item", "value", "time", "event")}
    fields = ", ".join(
        f"fields[{at + 1}]" if at in shown else literal(HIDDEN) for at in range(len(preview.columns))
    )
    text = f"array_to_string([{fields}], {literal(preview.delimiter)})"
    return f"CASE WHEN line_reason IS NULL THEN {text} ELSE '' END"
