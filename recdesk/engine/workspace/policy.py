"""What holds for a shop as a whole: set by imports, and set back when one is undone."""

from typing import Any

import duckdb

from recdesk.engine.workspace.schema import read_meta, write_meta

KEYS = (
    "feedback",  # "explicit" or "implicit"
    "duplicates",  # what several events of one pair come to
    "pairs",  # pairs of a user and an item
    "event_pairs",  # pairs together with those that returns have cancelled; only where there are returns
    "repeated_ids",  # rows of the catalogue that repeat an earlier row's id
    "pseudonyms",  # fingerprint of the key, where the shoppers have pseudonyms
)


def read_policy(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The values that are set, by key."""
    values = {key: read_meta(connection, key) for key in KEYS}
    return {key: value for key, value in values.items() if value is not None}


def write_policy(connection: duckdb.DuckDBPyConnection, values: dict[str, Any]) -> None:
    """Sets all values; those that are left out are unset."""
    for key in KEYS:
        write_meta(connection, key, values.get(key))
