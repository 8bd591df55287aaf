"""What a shop holds, in a few numbers that are quick to get."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from recdesk.engine.importing.feedback import Feedback
from recdesk.engine.workspace.schema import read_meta


@dataclass(frozen=True)
class ShopSummary:
    """A shop's size.

    Attributes:
        name: the workspace file's name without its ending.
        interactions: user-item pairs.
        events: valid rows; several may fall on one pair.
        feedback, duplicates: None while there are no interactions.
        first_time, last_time: seconds since 1970 UTC, None where no event has a time.
        in_catalogue: items that a catalogue describes.
        categories: distinct categories.
    """

    name: str
    users: int
    items: int
    interactions: int
    events: int
    feedback: Feedback | None
    duplicates: str | None
    first_time: int | None
    last_time: int | None
    in_catalogue: int
    categories: int

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same summary."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ShopSummary":
        return cls(**values)


def read_summary(connection: duckdb.DuckDBPyConnection, name: str) -> ShopSummary:
    row = connection.execute(
        """
        SELECT (SELECT count(*) FROM users), count(*), count(*) FILTER (in_catalogue),
            count(DISTINCT nullif(category, ''))
        FROM items
        """
    ).fetchone()
    events = connection.execute("SELECT count(*), min(time), max(time) FROM interactions").fetchone()
    assert row is not None
    assert events is not None
    return ShopSummary(
        name=name,
        users=row[0],
        items=row[1],
        interactions=read_meta(connection, "pairs") or 0,
        events=events[0],
        feedback=read_meta(connection, "feedback"),
        duplicates=read_meta(connection, "duplicates"),
        first_time=events[1],
        last_time=events[2],
        in_catalogue=row[2],
        categories=row[3],
    )
