"""The imports that a shop is made of, and their rejects."""

import json
from typing import Any

import duckdb

from recdesk.engine.errors import UnknownIdError
from recdesk.engine.importing.querying import scalar
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.report import ImportReport

# A reject is repaired where a later import took its row, or where the reject that this row has become there
# is repaired itself.
_REPAIRED = """
    WITH RECURSIVE repaired AS (
        SELECT origin_id, origin_line FROM repairs ANTI JOIN rejects USING (import_id, line)
        UNION
        SELECT earlier.origin_id, earlier.origin_line FROM repairs AS earlier
        JOIN repaired ON earlier.import_id = repaired.origin_id AND earlier.line = repaired.origin_line
    )
"""


def next_import_id(connection: duckdb.DuckDBPyConnection) -> int:
    return int(scalar(connection, "SELECT coalesce(max(id), 0) + 1 FROM imports"))


def is_imported(connection: duckdb.DuckDBPyConnection, role: str, content_hash: str) -> bool:
    sql = "SELECT count(*) FROM imports WHERE role = ? AND hash = ?"
    return scalar(connection, sql, [role, content_hash]) > 0


def has_catalogue(connection: duckdb.DuckDBPyConnection) -> bool:
    return scalar(connection, "SELECT count(*) FROM imports WHERE role = 'catalogue'") > 0


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
    rows = connection.execute(
        f"""
        {_REPAIRED}
        SELECT record, (SELECT count(*) FROM repaired WHERE origin_id = imports.id)
        FROM imports ORDER BY id
        """
    ).fetchall()
    return [json.loads(record) | {"rows_repaired": repaired} for record, repaired in rows]


def read_import(connection: duckdb.DuckDBPyConnection, import_id: int) -> dict[str, Any]:
    """The report of one import as JSON values.

    Raises:
        UnknownIdError: "unknown_import", with the ids that there are.
    """
    known = {one["import_id"]: one for one in read_imports(connection)}
    if import_id not in known:
        raise UnknownIdError("unknown_import", id=str(import_id), known=[str(each) for each in known])
    return known[import_id]


def read_rejects(connection: duckdb.DuckDBPyConnection, import_id: int, limit: int | None) -> list[Reject]:
    """The rejects of an import by line, all where `limit` is None."""
    rows = connection.execute(
        f"""
        {_REPAIRED}
        SELECT rejects.line, column_name, reason, raw, repaired.origin_id IS NOT NULL
        FROM rejects LEFT JOIN repaired ON origin_id = rejects.import_id AND origin_line = rejects.line
        WHERE rejects.import_id = ? ORDER BY rejects.line LIMIT ?
        """,
        [import_id, limit],
    ).fetchall()
    return [Reject(*row) for row in rows]
