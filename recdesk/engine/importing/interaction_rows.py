"""The rows of an interaction file: user, item, value, time."""

from recdesk.engine.importing.checked_rows import Check, CheckedRows, cell, width_checks
from recdesk.engine.importing.expressions import EARLIEST_TIME, LARGEST_VALUE, LATEST_TIME, number, time
from recdesk.engine.importing.preview import Preview

_UNREADABLE_TIME = f"time_cell <> '' AND (time IS NULL OR time NOT BETWEEN {EARLIEST_TIME} AND {LATEST_TIME})"


def interaction_rows(preview: Preview) -> CheckedRows:
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
        values["time"] = time("time_cell")
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
