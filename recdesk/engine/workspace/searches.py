"""The search for better options in the workspace: its head, and a row for each trial, written once."""

import json
from typing import TYPE_CHECKING, Any

import duckdb

from recdesk.engine.workspace.schema import read_meta, write_meta

if TYPE_CHECKING:
    from recdesk.engine.experiments import Tuning

_KEY = "search"
_TRIAL = "trial."
_WHOLE = "tuning"
"""Where files of before have all of a search under one key."""


def write_search(connection: duckdb.DuckDBPyConnection, tuning: "Tuning") -> None:
    """Keeps a search in place of an earlier one; the caller holds the transaction."""
    connection.execute("DELETE FROM meta WHERE starts_with(key, ?)", [_TRIAL])
    write_meta(connection, _WHOLE, None)
    write_meta(connection, _KEY, tuning.head())
    keys = [_key(place) for place in range(len(tuning.trials))]
    records = [json.dumps(trial.to_dict()) for trial in tuning.trials]
    connection.execute("INSERT INTO meta SELECT unnest(?), unnest(?)", [keys, records])


def add_trial(connection: duckdb.DuckDBPyConnection, tuning: "Tuning") -> None:
    """Keeps the last trial of a search whose others are kept already; the caller holds the transaction."""
    record = json.dumps(tuning.trials[-1].to_dict())
    connection.execute("INSERT INTO meta VALUES (?, ?)", [_key(len(tuning.trials) - 1), record])


def read_search(connection: duckdb.DuckDBPyConnection) -> "Tuning | None":
    """What the last search found, None before the first."""
    from recdesk.engine.experiments import Tuning

    record: dict[str, Any] | None = read_meta(connection, _WHOLE)
    if record is None and (head := read_meta(connection, _KEY)) is not None:
        rows = connection.execute(
            "SELECT value FROM meta WHERE starts_with(key, ?) ORDER BY key", [_TRIAL]
        ).fetchall()
        record = {**head, "trials": [json.loads(value) for (value,) in rows]}
    return None if record is None else Tuning.from_dict(record)


def _key(place: int) -> str:
    """Of such keys the order of texts is that of numbers."""
    return f"{_TRIAL}{place:08d}"
