"""The workspace's tables -> the records that everything downstream takes."""

from typing import Any, cast

import duckdb
import numpy as np

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.errors import WorkspaceError
from recdesk.engine.importing.feedback import Feedback
from recdesk.engine.importing.querying import duckdb_errors
from recdesk.engine.interactions import Interactions
from recdesk.engine.texts import Texts
from recdesk.engine.workspace.schema import read_meta
from recdesk.engine.workspace.summary import ShopSummary

# What several events of one user and item come to. Of equal times, the row that was read last counts.
_AGGREGATES = {
    "last": "arg_max(value, (coalesce(time, 0), import_id, line))",
    "mean": "avg(value)",
    "max": "max(value)",
    "sum": "sum(value)",
    "count": "count(*)",
}


def read_interactions(connection: duckdb.DuckDBPyConnection) -> Interactions:
    """One interaction per user and item, ordered by user, then item; times are those of the last event.

    Where only some events have a time, 0 stands for the missing ones.

    Raises:
        WorkspaceError: "no_interactions".
    """
    feedback = read_meta(connection, "feedback")
    if feedback is None:
        raise WorkspaceError("no_interactions")
    columns = _columns(
        connection,
        f"""
        SELECT "user", item, {_AGGREGATES[read_meta(connection, "duplicates")]}::FLOAT AS value,
            coalesce(max(time), 0) AS time
        FROM interactions GROUP BY "user", item ORDER BY "user", item
        """,
    )
    has_times = connection.execute("SELECT bool_or(time IS NOT NULL) FROM interactions").fetchone()
    return Interactions(
        columns["user"].astype(np.int32, copy=False),
        columns["item"].astype(np.int32, copy=False),
        columns["value"].astype(np.float32, copy=False),
        columns["time"].astype(np.int64, copy=False) if has_times and has_times[0] else None,
        _ids(connection, "users"),
        _ids(connection, "items"),
        cast("Feedback", feedback),
    )


def read_catalogue(connection: duckdb.DuckDBPyConnection) -> Catalogue:
    """All items by code, bought or not."""
    columns = _columns(
        connection,
        """
        SELECT id, title, category, brand, coalesce(price, 'nan'::FLOAT) AS price, description, image,
            attributes
        FROM items ORDER BY code
        """,
    )
    return Catalogue(
        _texts(columns["id"]),
        _texts(columns["title"]),
        Labels.of(columns["category"].tolist()),
        Labels.of(columns["brand"].tolist()),
        columns["price"].astype(np.float32, copy=False),
        _texts(columns["description"]),
        _texts(columns["image"]),
        _texts(columns["attributes"]),
    )


def read_summary(connection: duckdb.DuckDBPyConnection, name: str) -> ShopSummary:
    """The shop's size; `name` is what to call it."""
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


def _ids(connection: duckdb.DuckDBPyConnection, table: str) -> Texts:
    return _texts(_columns(connection, f"SELECT id FROM {table} ORDER BY code")["id"])


def _columns(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, np.ndarray[Any, Any]]:
    with duckdb_errors():
        columns = connection.execute(sql).fetchnumpy()
    # DuckDB masks what may be NULL; nothing here is.
    return {name: np.ma.getdata(column) for name, column in columns.items()}


def _texts(column: np.ndarray[Any, Any]) -> Texts:
    return Texts.of(column.tolist())
