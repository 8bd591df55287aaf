"""The last import can be undone: what it added is marked, what it overwrote or dropped is set aside.

An import that adds to the shop costs nothing more, but for the catalogue rows that it overwrites. One that
replaces the interactions renames their tables, whatever their size, so the file keeps what was replaced until
the next import.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.importing.querying import scalar
from recdesk.engine.workspace import imports
from recdesk.engine.workspace.policy import read_policy, write_policy
from recdesk.engine.workspace.schema import ASIDE, create_table, read_meta, write_meta

# Replaced interactions take all of these tables with them.
_REPLACED = ("users", "interactions", "models", "arrays")


@dataclass(frozen=True)
class Undone:
    """The import that was undone.

    Attributes:
        import_id, path, role: as its report had them.
        models: names of the models that went because they were trained after it.
    """

    import_id: int
    path: Path
    role: str
    models: list[str]

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {**asdict(self), "path": str(self.path)}


def begin(connection: duckdb.DuckDBPyConnection, import_id: int) -> None:
    """Marks where the import begins, and forgets the one before; the caller holds the transaction."""
    forget(connection)
    state = {
        "import_id": import_id,
        # Codes from these on, and ids after this, are the import's.
        "users": scalar(connection, "SELECT count(*) FROM users"),
        "items": scalar(connection, "SELECT count(*) FROM items"),
        "models": scalar(connection, "SELECT coalesce(max(id), 0) FROM models"),
        "policy": read_policy(connection),
        "replaced": False,
    }
    write_meta(connection, "undo", state)


def replace_interactions(connection: duckdb.DuckDBPyConnection) -> None:
    """Sets the interactions aside with all that hangs on them, which leaves their tables empty."""
    for table in _REPLACED:
        connection.execute(f"DROP TABLE {ASIDE[table]}")
        connection.execute(f"ALTER TABLE {table} RENAME TO {ASIDE[table]}")
        create_table(connection, table)
    write_meta(connection, "undo", {**read_meta(connection, "undo"), "replaced": True})


def keep_all_items(connection: duckdb.DuckDBPyConnection) -> None:
    """Sets copies of all items aside, so that the import may drop and renumber them."""
    keep_items(connection, "true")
    write_meta(connection, "undo", {**read_meta(connection, "undo"), "items": 0})


def keep_items(connection: duckdb.DuckDBPyConnection, condition: str) -> None:
    """Sets copies of the items aside that the import is about to overwrite, but for those kept already.

    Args:
        connection: the workspace.
        condition: SQL over the columns of `items`.
    """
    first_new = int(read_meta(connection, "undo")["items"])
    keep_rows(connection, "items", f"code < {first_new} AND ({condition})")


def keep_rows(connection: duckdb.DuckDBPyConnection, table: str, condition: str) -> None:
    """Sets copies of rows aside that the import is about to overwrite or drop.

    Args:
        connection: the workspace.
        table: "imports", "rejects" or "repairs".
        condition: SQL over its columns.
    """
    connection.execute(f"INSERT INTO {ASIDE[table]} SELECT * FROM {table} WHERE {condition}")


def undoable(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The id of the import that can be undone."""
    state = read_meta(connection, "undo")
    return None if state is None else int(state["import_id"])


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives up what was set aside, so that there is nothing to undo.

    Whoever changes a shop's data other than by an import calls it, for the shop could not become again what
    it was before the last one.
    """
    for aside in ASIDE.values():
        create_table(connection, aside)
    write_meta(connection, "undo", None)


def undo(connection: duckdb.DuckDBPyConnection) -> Undone:
    """Makes the shop what it was before the last import; the caller holds the transaction.

    Raises:
        DataError: "nothing_to_undo".
    """
    state = read_meta(connection, "undo")
    if state is None:
        raise DataError("nothing_to_undo")
    import_id = int(state["import_id"])
    report = imports.read_import(connection, import_id)
    models = _drop_models(connection, 0 if state["replaced"] else int(state["models"]))
    if state["replaced"]:
        _put_tables_back(connection)
    else:
        connection.execute("DELETE FROM interactions WHERE import_id = ?", [import_id])
        connection.execute("DELETE FROM users WHERE code >= ?", [state["users"]])
    _put_items_back(connection, int(state["items"]))
    connection.execute("DELETE FROM imports WHERE id = ?", [import_id])
    for table in ("rejects", "repairs"):
        connection.execute(f"DELETE FROM {table} WHERE import_id = ?", [import_id])
    for table in ("imports", "rejects", "repairs"):
        connection.execute(f"INSERT INTO {table} FROM {ASIDE[table]}")
    write_policy(connection, state["policy"])
    forget(connection)
    return Undone(import_id, Path(report["path"]), report["role"], models)


def _drop_models(connection: duckdb.DuckDBPyConnection, last: int) -> list[str]:
    """Drops the models with ids after `last` and returns their names."""
    names = connection.execute("SELECT name FROM models WHERE id > ? ORDER BY id", [last]).fetchall()
    connection.execute("DELETE FROM models WHERE id > ?", [last])
    connection.execute("DELETE FROM arrays WHERE model_id > ?", [last])
    return [name for (name,) in names]


def _put_tables_back(connection: duckdb.DuckDBPyConnection) -> None:
    for table in _REPLACED:
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"ALTER TABLE {ASIDE[table]} RENAME TO {table}")


def _put_items_back(connection: duckdb.DuckDBPyConnection, items: int) -> None:
    """Items from code `items` on are the import's; of the others, those that it changed have a copy aside."""
    aside = ASIDE["items"]
    connection.execute(f"DELETE FROM items WHERE code >= ? OR id IN (SELECT id FROM {aside})", [items])
    connection.execute(f"INSERT INTO items FROM {aside}")
