"""The imports that a shop is made of, and their rejects."""

import json
from typing import Any

import duckdb

from recdesk.engine.importing.querying import scalar
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.report import ImportReport


def next_import_id(connection: duckdb.DuckDBPyConnection) -> int:
    return int(scalar(connection, "SELECT coalesce(max(id), 0) + 1 FROM imports"))


def is_imported(connection: duckdb.DuckDBPyConnection, role: str, content_hash: str) -> bool:
    sql = "SELECT count(*) FROM imports WHERE role = ? AND hash = ?"
    return scalar(connection, sql, [role, content_hash]) > 0


def write_import(connection: duckdb.DuckDBPyConnection, report: ImportReport) -> None:
    """Records an import together with the rejects in `recdesk_staging.rejects`."""
    connection.execute(
        "INSERT INTO imports VALUES (?, ?, ?, ?)",
        [report.import_id, report.role, report.hash, json.dumps(report.to_dict())],
    )
    connection.execute(
        f"INSERT INTO rejects SELECT {report.import_id}, line, column_name, reason, raw"
        " FROM recdesk_staging.rejects ORDER BY line"
    )


def read_imports(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The reports of all imports as JSON values, oldest first."""
    rows = connection.execute("SELECT record FROM imports ORDER BY id").fetchall()
    return [json.loads(record) for (record,) in rows]


def read_import(connection: duckdb.DuckDBPyConnection, import_id: int) -> dict[str, Any]:
    """The report of one import as JSON values."""
    return json.loads(scalar(connection, "SELECT record FROM imports WHERE id = ?", [import_id]))


def read_rejects(connection: duckdb.DuckDBPyConnection, import_id: int, limit: int | None) -> list[Reject]:
    rows = connection.execute(
        "SELECT line, column_name, reason, raw FROM rejects WHERE import_id = ? ORDER BY line LIMIT ?",
        [import_id, limit],
    ).fetchall()
    return [Reject(*row) for row in rows]
