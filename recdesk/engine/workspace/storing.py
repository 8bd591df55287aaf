"""Staged rows -> the workspace's tables: ids become codes, pairs are counted, the catalogue is filled in."""

from dataclasses import dataclass

import duckdb

from recdesk.engine.importing.querying import run, scalar
from recdesk.engine.progress import Progress
from recdesk.engine.workspace.schema import read_meta, write_meta

_DETAILS = ("title", "category", "brand", "description", "image", "price", "attributes")
STAGE = "saving"


@dataclass(frozen=True)
class Stored:
    """How the staged rows fell out: on pairs (or products) that are new, or that were there already."""

    accepted: int
    merged: int


def store_interactions(
    connection: duckdb.DuckDBPyConnection, import_id: int, rows: int, progress: Progress
) -> Stored:
    """Takes `recdesk_staging.rows` as events; new users and items get the next codes, in the file's order."""
    _add_ids(connection, "users", '"user"', progress)
    _add_ids(connection, "items", "item", progress)
    run(
        connection,
        f"""
        INSERT INTO interactions
        SELECT users.code, items.code, rows.value::FLOAT, rows.time, {import_id}, rows.line
        FROM recdesk_staging.rows AS rows
        JOIN users ON users.id = rows."user" JOIN items ON items.id = rows.item
        ORDER BY rows.line
        """,
        stage=STAGE,
        progress=progress,
    )
    before = read_meta(connection, "pairs") or 0
    counted = run(
        connection,
        'SELECT count(*) FROM (SELECT DISTINCT "user", item FROM interactions)',
        stage=STAGE,
        progress=progress,
    ).fetchone()
    assert counted is not None
    write_meta(connection, "pairs", counted[0])
    accepted = int(counted[0]) - int(before)
    return Stored(accepted, rows - accepted)


def store_catalogue(connection: duckdb.DuckDBPyConnection, rows: int, progress: Progress) -> Stored:
    """Takes `recdesk_staging.rows` as products: known ones are overwritten, new ones get the next codes.

    Where the file has an id more than once, its last row counts.
    """
    _add_ids(connection, "items", "item", progress)
    known = _catalogue_size(connection)
    values = ", ".join(f"{name} = latest.{name}" for name in _DETAILS)
    run(
        connection,
        f"""
        UPDATE items SET in_catalogue = true, {values}
        FROM (
            SELECT * FROM recdesk_staging.rows
            QUALIFY row_number() OVER (PARTITION BY item ORDER BY line DESC) = 1
        ) AS latest
        WHERE items.id = latest.item
        """,
        stage=STAGE,
        progress=progress,
    )
    accepted = _catalogue_size(connection) - known
    return Stored(accepted, rows - accepted)


def clear_interactions(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops all interactions and what hangs on them: users, models, and products in no catalogue."""
    for table in ("interactions", "users", "models", "arrays"):
        connection.execute(f"DELETE FROM {table}")
    _forget_imports(connection, "interactions")
    connection.execute("DELETE FROM items WHERE NOT in_catalogue")
    connection.execute(
        """
        UPDATE items SET code = renumbered.code
        FROM (SELECT id, row_number() OVER (ORDER BY code) - 1 AS code FROM items) AS renumbered
        WHERE items.id = renumbered.id
        """
    )
    for key in ("pairs", "feedback", "duplicates"):
        write_meta(connection, key, None)


def clear_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    """Forgets what is known of the products. They keep their codes, on which interactions and models hang;
    without interactions they go."""
    _forget_imports(connection, "catalogue")
    if scalar(connection, "SELECT count(*) FROM interactions") == 0:
        connection.execute("DELETE FROM items")
        return
    connection.execute(
        "UPDATE items SET in_catalogue = false, title = '', category = '', brand = '', description = '',"
        " image = '', price = NULL, attributes = ''"
    )


def _add_ids(connection: duckdb.DuckDBPyConnection, table: str, column: str, progress: Progress) -> None:
    further = ", false, '', '', '', '', '', NULL, ''" if table == "items" else ""
    run(
        connection,
        f"""
        INSERT INTO {table}
        SELECT (SELECT count(*) FROM {table}) + row_number() OVER (ORDER BY line) - 1, id {further}
        FROM (SELECT {column} AS id, min(line) AS line FROM recdesk_staging.rows GROUP BY id)
        WHERE id NOT IN (SELECT id FROM {table})
        ORDER BY line
        """,
        stage=STAGE,
        progress=progress,
    )


def _catalogue_size(connection: duckdb.DuckDBPyConnection) -> int:
    return int(scalar(connection, "SELECT count(*) FROM items WHERE in_catalogue"))


def _forget_imports(connection: duckdb.DuckDBPyConnection, role: str) -> None:
    connection.execute(
        "DELETE FROM rejects WHERE import_id IN (SELECT id FROM imports WHERE role = ?)", [role]
    )
    connection.execute("DELETE FROM imports WHERE role = ?", [role])
