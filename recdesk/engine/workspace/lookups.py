"""Ids -> codes; for an unknown id, the known ones that look most like it."""

from typing import Literal

import duckdb

from recdesk.engine.errors import UnknownIdError

_NEAREST = 5
_LEAST_LIKENESS = 50


def code_of(connection: duckdb.DuckDBPyConnection, kind: Literal["item", "user"], wanted: str) -> int:
    """The code of an id.

    Raises:
        UnknownIdError: "unknown_item" or "unknown_user", with the nearest ids.
    """
    table = f"{kind}s"
    row = connection.execute(f"SELECT code FROM {table} WHERE id = ?", [wanted]).fetchone()
    if row is None:
        known = [each for (each,) in connection.execute(f"SELECT id FROM {table} ORDER BY code").fetchall()]
        raise UnknownIdError(f"unknown_{kind}", id=wanted, nearest=nearest(wanted, known))
    return int(row[0])


def nearest(wanted: str, known: list[str]) -> list[str]:
    """At most five of the known ids, the most similar one first."""
    from rapidfuzz import fuzz, process

    matches = process.extract(wanted, known, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_LEAST_LIKENESS)
    return [match[0] for match in matches]
