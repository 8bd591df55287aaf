"""The workspace's tables -> the records that everything downstream takes."""

from typing import Any, cast

import duckdb
import numpy as np

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.errors import WorkspaceError
from recdesk.engine.importing.feedback import Feedback
from recdesk.engine.importing.querying import duckdb_errors, scalar
from recdesk.engine.interactions import Interactions
from recdesk.engine.texts import Texts
from recdesk.engine.workspace.corrections import change_events, events, products
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
_TAKEN, _RETURNED = "FILTER (WHERE value > 0)", "FILTER (WHERE value < 0)"
# The same where negative values take purchases back.
_AGGREGATES_WITH_RETURNS = {
    "last": f"{_AGGREGATES['last']} {_TAKEN}",
    "mean": f"avg(value) {_TAKEN}",
    "max": "max(value)",
    "sum": "sum(value)",
    "count": f"greatest(1, count(*) {_TAKEN} - count(*) {_RETURNED})",
}
# Whether the events of one user and item leave anything, but for what rounding makes of decimals.
IS_KEPT = "sum(value) > 1e-6 * sum(abs(value))"


def read_interactions(connection: duckdb.DuckDBPyConnection) -> Interactions:
    """One interaction per user and item, ordered by user, then item; times are those of the last event.

    Where only some events have a time, 0 stands for the missing ones. A pair of which everything was
    returned is no interaction.

    Raises:
        WorkspaceError: "no_interactions".
    """
    feedback = read_meta(connection, "feedback")
    if feedback is None:
        raise WorkspaceError("no_interactions")
    policy = read_meta(connection, "duplicates")
    value, last_time, kept = _AGGREGATES[policy], "max(time)", "true"
    if has_returns(connection):
        value, last_time, kept = _AGGREGATES_WITH_RETURNS[policy], f"max(time) {_TAKEN}", IS_KEPT
    columns = read_columns(
        connection,
        f"""
        SELECT "user", item, ({value})::FLOAT AS value, coalesce({last_time}, 0) AS time
        FROM {events(connection)} GROUP BY "user", item HAVING {kept} ORDER BY "user", item
        """,
    )
    if not len(columns["user"]):
        raise WorkspaceError("no_interactions")
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
    columns = read_columns(
        connection,
        f"""
        SELECT id, title, category, brand, coalesce(price, 'nan'::FLOAT) AS price, description, image,
            attributes, stands_for
        FROM {products(connection)} ORDER BY code
        """,
    )
    stands_for = columns["stands_for"].astype(np.int32, copy=False)
    as_themselves = np.array_equal(stands_for, np.arange(len(stands_for)))
    return Catalogue(
        _texts(columns["id"]),
        _texts(columns["title"]),
        Labels.of(columns["category"].tolist()),
        Labels.of(columns["brand"].tolist()),
        columns["price"].astype(np.float32, copy=False),
        _texts(columns["description"]),
        _texts(columns["image"]),
        _texts(columns["attributes"]),
        None if as_themselves else stands_for,
    )


def read_summary(connection: duckdb.DuckDBPyConnection, name: str) -> ShopSummary:
    """The shop's size; `name` is what to call it."""
    row = connection.execute(
        f"""
        SELECT count(*), count(*) FILTER (in_catalogue), count(DISTINCT nullif(category, ''))
        FROM {products(connection)} WHERE stands_for = code
        """
    ).fetchone()
    rows = connection.execute(f"SELECT count(*), min(time), max(time) FROM {events(connection)}").fetchone()
    assert row is not None
    assert rows is not None
    users, sold = _sides(connection)
    return ShopSummary(
        name=name,
        users=users,
        items=row[0],
        sold=sold,
        interactions=_pairs(connection),
        events=rows[0],
        feedback=read_meta(connection, "feedback"),
        duplicates=read_meta(connection, "duplicates"),
        first_time=rows[1],
        last_time=rows[2],
        in_catalogue=row[1],
        categories=row[2],
    )


def has_returns(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether negative values take purchases back, rather than being ratings."""
    return read_meta(connection, "event_pairs") is not None


def _pairs(connection: duckdb.DuckDBPyConnection) -> int:
    if not change_events(connection):
        return read_meta(connection, "pairs") or 0
    return int(scalar(connection, f"SELECT count(*) FROM ({_kept_pairs(connection)})"))


def _sides(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """How many users and how many items have interactions."""
    if not has_returns(connection) and not change_events(connection):
        # Every user of the table came with an event, and counting them among the events takes longer.
        sql = "SELECT (SELECT count(*) FROM users), (SELECT count(DISTINCT item) FROM interactions)"
        row = connection.execute(sql).fetchone()
        assert row is not None
        return row[0], row[1]
    pairs = f"({_kept_pairs(connection)})" if has_returns(connection) else events(connection)
    sql = f'SELECT count(DISTINCT "user"), count(DISTINCT item) FROM {pairs}'
    row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0], row[1]


def _kept_pairs(connection: duckdb.DuckDBPyConnection) -> str:
    kept = IS_KEPT if has_returns(connection) else "true"
    return f'SELECT "user", item FROM {events(connection)} GROUP BY "user", item HAVING {kept}'


def _ids(connection: duckdb.DuckDBPyConnection, table: str) -> Texts:
    return _texts(read_columns(connection, f"SELECT id FROM {table} ORDER BY code")["id"])


def read_columns(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, np.ndarray[Any, Any]]:
    """The columns of a query; for columns without NULL."""
    with duckdb_errors():
        columns = connection.execute(sql).fetchnumpy()
    # DuckDB masks what may be NULL; nothing here is.
    return {name: np.ma.getdata(column) for name, column in columns.items()}


def _texts(column: np.ndarray[Any, Any]) -> Texts:
    return Texts.of(column.tolist())
