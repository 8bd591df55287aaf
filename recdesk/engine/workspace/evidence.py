"""The workspace's tables -> what the checks for findings look at."""

import time
from pathlib import Path

import duckdb
import numpy as np

from recdesk.engine.errors import WorkspaceError
from recdesk.engine.findings import Rows, ShopData, Tally
from recdesk.engine.findings.numbers import COUNTING
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Array
from recdesk.engine.texts import Texts
from recdesk.engine.workspace import corrections
from recdesk.engine.workspace.imports import read_imports
from recdesk.engine.workspace.reading import read_catalogue, read_columns, read_interactions
from recdesk.engine.workspace.schema import read_meta
from recdesk.engine.workspace.storing import REPEATED_IDS

_SIDES = ("users", "items")


def read_shop_data(connection: duckdb.DuckDBPyConnection) -> ShopData:
    """The shop's data after the corrections made so far; a shop may have no interactions."""
    catalogue = read_catalogue(connection)
    feedback = read_meta(connection, "feedback")
    flags = read_columns(
        connection, f"SELECT in_catalogue FROM {corrections.products(connection)} ORDER BY code"
    )
    repeated_ids, repeated_id_rows = _repeated_ids(connection)
    return ShopData(
        interactions=interactions_or_none(connection),
        catalogue=catalogue,
        in_catalogue=flags["in_catalogue"].astype(bool, copy=False),
        # Purchases may have any value, and there are many different ones.
        values=_tally(connection, "value", np.float32) if feedback == "explicit" else _nothing(np.float32),
        times=_tally(connection, "time", np.int64),
        repeated_rows=_repeated_rows(connection),
        repeated_ids=repeated_ids,
        repeated_id_rows=repeated_id_rows,
        now=int(time.time()),
    )


def interactions_or_none(connection: duckdb.DuckDBPyConnection) -> Interactions:
    """The shop's interactions; without any where it has a catalogue only, or corrections leave all out."""
    try:
        return read_interactions(connection)
    except WorkspaceError as error:
        if error.code != "no_interactions":
            raise
    ids = {table: read_columns(connection, f"SELECT id FROM {table} ORDER BY code") for table in _SIDES}
    users, items = (Texts.of(ids[table]["id"].tolist()) for table in _SIDES)
    none = np.zeros(0, np.int32)
    return Interactions(none, none, none.astype(np.float32), None, users, items, "implicit")


def _tally(connection: duckdb.DuckDBPyConnection, column: str, dtype: type[np.generic]) -> Tally:
    columns = read_columns(
        connection,
        f"""
        SELECT {column}, count(*) AS events FROM {corrections.events(connection)}
        WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}
        """,
    )
    return Tally(columns[column].astype(dtype, copy=False), columns["events"].astype(np.int64, copy=False))


def _nothing(dtype: type[np.generic]) -> Tally:
    empty: Array = np.zeros(0, dtype)
    return Tally(empty, np.zeros(0, np.int64))


def _repeated_rows(connection: duckdb.DuckDBPyConnection) -> Rows:
    """Rows that an earlier file had as well, where that makes a difference."""
    files = sum(report["role"] == "interactions" for report in read_imports(connection))
    counted = read_meta(connection, "duplicates") in COUNTING
    if files < 2 or not counted or "repeated_rows" in corrections.kinds(connection):
        return {}
    columns = read_columns(
        connection,
        f"""
        SELECT users.id AS user_id, items.id AS item_id, value, time, import_id, line
        FROM {corrections.repeats(corrections.events(connection))} AS repeated
        JOIN users ON users.code = repeated."user" JOIN items ON items.code = repeated.item
        ORDER BY import_id, line
        """,
    )
    paths = {report["import_id"]: Path(report["path"]).name for report in read_imports(connection)}
    return {
        "user_id": columns["user_id"].tolist(),
        "item_id": columns["item_id"].tolist(),
        "value": columns["value"].tolist(),
        "time": np.datetime_as_string(columns["time"].astype("datetime64[s]")).tolist(),
        "file": [paths[one] for one in columns["import_id"].tolist()],
        "line": columns["line"].tolist(),
    }


def _repeated_ids(connection: duckdb.DuckDBPyConnection) -> tuple[int, Rows]:
    """Rows of the first catalogue file that fell on a product of the same file; later ones bring updates."""
    catalogues = [report for report in read_imports(connection) if report["role"] == "catalogue"]
    count = int(catalogues[0]["rows_merged"]) if catalogues else 0
    noted = read_meta(connection, REPEATED_IDS) if count else None
    if not noted:
        return count, {}
    file = Path(catalogues[0]["path"]).name
    return count, {**noted, "file": [file] * len(noted["line"])}
