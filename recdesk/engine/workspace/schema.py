"""The tables of a workspace file, and the check that an opened file has just these."""

import functools
import json
from pathlib import Path
from typing import Any

import duckdb

from recdesk.engine.errors import WorkspaceError

# Raised by one with every change of the tables; `recdesk.engine.workspace.migrating` updates older files.
SCHEMA_VERSION = 4

_SHOP_TABLES: dict[str, dict[str, str]] = {
    # JSON values by key: schema_version, created, undo, plain_ids, those that `policy` names, and those of
    # `checkpoints` and `searches`
    "meta": {"key": "VARCHAR", "value": "VARCHAR"},
    "users": {"code": "INTEGER", "id": "VARCHAR"},
    # Products of the interactions and of the catalogue. Texts are empty where unknown, prices NULL.
    "items": {
        "code": "INTEGER",
        "id": "VARCHAR",
        "in_catalogue": "BOOLEAN",
        "title": "VARCHAR",
        "category": "VARCHAR",
        "brand": "VARCHAR",
        "description": "VARCHAR",
        "image": "VARCHAR",
        "price": "FLOAT",
        "attributes": "VARCHAR",
    },
    # Every valid row of every file, as an event; the shop's policy says what several on one pair come to.
    "interactions": {
        "user": "INTEGER",
        "item": "INTEGER",
        "value": "FLOAT",
        "time": "BIGINT",
        "import_id": "INTEGER",
        "line": "BIGINT",
    },
    # `record` is the ImportReport as JSON.
    "imports": {"id": "INTEGER", "role": "VARCHAR", "hash": "VARCHAR", "record": "VARCHAR"},
    "rejects": {
        "import_id": "INTEGER",
        "line": "BIGINT",
        "column_name": "VARCHAR",
        "reason": "VARCHAR",
        "raw": "VARCHAR",
    },
    # `header` is that of the model's Parts as JSON; its arrays lie in `arrays` as the bytes of .npy files.
    "models": {"id": "INTEGER", "name": "VARCHAR", "created": "VARCHAR", "header": "VARCHAR"},
    "arrays": {"model_id": "INTEGER", "name": "VARCHAR", "data": "BLOB"},
}
_FINDING_TABLES: dict[str, dict[str, str]] = {
    # Rules over what was imported, by the finding that they fix; see `recdesk.engine.findings.Correction`.
    "corrections": {"key": "VARCHAR", "kind": "VARCHAR", "subject": "VARCHAR", "target": "VARCHAR"},
    # `count` is what the finding counted when it was ignored.
    "ignored_findings": {"key": "VARCHAR", "count": "BIGINT"},
}
_REPAIR_TABLES: dict[str, dict[str, str]] = {
    # Which row of an import is which reject of an earlier one, mended or not.
    "repairs": {"import_id": "INTEGER", "line": "BIGINT", "origin_id": "INTEGER", "origin_line": "BIGINT"},
}
_NOTE_TABLES: dict[str, dict[str, str]] = {
    # What people note about products, by id: no import touches it. `changed` is in seconds since 1970.
    "notes": {"item_id": "VARCHAR", "favourite": "BOOLEAN", "text": "VARCHAR", "changed": "BIGINT"},
}
# Of each table whose rows an import overwrites or drops: these rows, until the next import.
ASIDE = {
    table: f"undo_{table}"
    for table in ("users", "items", "interactions", "imports", "rejects", "repairs", "models", "arrays")
}

_KEPT_TABLES = _SHOP_TABLES | _FINDING_TABLES | _REPAIR_TABLES
_TABLES_3 = _KEPT_TABLES | {aside: _KEPT_TABLES[table] for table, aside in ASIDE.items()}
TABLES = _TABLES_3 | _NOTE_TABLES
# What the tables were in earlier versions.
EARLIER_TABLES = {
    1: _SHOP_TABLES,
    2: {name: _TABLES_3[name] for name in _TABLES_3 if name not in ("repairs", "undo_repairs")},
    3: _TABLES_3,
}

# DuckDB's lists of what a workspace has none of, and which of their rows count. Not every DuckDB has all.
_FOREIGN = {
    "duckdb_functions": "NOT internal",
    "duckdb_views": "NOT internal",
    "duckdb_types": "NOT internal",
    "duckdb_columns": "NOT internal AND column_default IS NOT NULL",
    "duckdb_sequences": "true",
    "duckdb_indexes": "true",
    "duckdb_constraints": "true",
    "duckdb_triggers": "true",
}


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        create_table(connection, table)
    write_meta(connection, "schema_version", SCHEMA_VERSION)


def create_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Makes an empty table; one of that name that is there already goes."""
    definition = ", ".join(f'"{name}" {kind}' for name, kind in TABLES[table].items())
    connection.execute(f"CREATE OR REPLACE TABLE {table} ({definition})")


def check(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Makes sure that the file is a workspace of a known version and holds nothing that could act by itself.

    A stranger's file could bring macros that stand in for DuckDB's own functions, views, triggers, or
    columns that are computed; none of them belongs into a workspace, so a file with any is refused.

    Returns:
        The file's version.

    Raises:
        WorkspaceError: "not_a_workspace", "workspace_newer" or "workspace_unknown_version".
    """
    if _foreign_objects(connection) or "meta" not in _tables(connection):
        raise WorkspaceError("not_a_workspace", path=str(path))
    version = read_meta(connection, "schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise WorkspaceError("workspace_newer", path=str(path))
    known = EARLIER_TABLES | {SCHEMA_VERSION: TABLES}
    if type(version) is not int or version not in known:
        raise WorkspaceError("workspace_unknown_version", path=str(path), version=str(version))
    if _tables(connection) != known[version]:
        raise WorkspaceError("not_a_workspace", path=str(path))
    return version


def read_meta(connection: duckdb.DuckDBPyConnection, key: str) -> Any:
    """The JSON value of a key, None where it is not set."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return None if row is None else json.loads(row[0])


def write_meta(connection: duckdb.DuckDBPyConnection, key: str, value: Any) -> None:
    """Sets a key to a JSON value; None unsets it."""
    connection.execute("DELETE FROM meta WHERE key = ?", [key])
    if value is not None:
        connection.execute("INSERT INTO meta VALUES (?, ?)", [key, json.dumps(value)])


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        " AND database_name = current_database() ORDER BY table_name, column_index"
    ).fetchall():
        tables.setdefault(table, {})[column] = kind
    return tables


def _foreign_objects(connection: duckdb.DuckDBPyConnection) -> bool:
    queries = [
        f"SELECT 1 FROM {catalogue}() WHERE database_name = current_database() AND {_FOREIGN[catalogue]}"
        for catalogue in _catalogues()
    ]
    return connection.execute(" UNION ALL ".join(queries)).fetchone() is not None


@functools.cache
def _catalogues() -> tuple[str, ...]:
    """Which lists of objects this DuckDB has; asked once, and not of a file, which could have its own."""
    with duckdb.connect(":memory:") as empty:
        names = empty.execute(
            "SELECT DISTINCT function_name FROM duckdb_functions() WHERE list_contains(?, function_name)",
            [list(_FOREIGN)],
        ).fetchall()
    return tuple(name for (name,) in names)
