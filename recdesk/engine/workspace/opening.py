"""A workspace file is made or opened, and updated where an earlier RecDesk made it."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from recdesk.engine.errors import WorkspaceError
from recdesk.engine.importing.source import file_errors, refuse_bad_name
from recdesk.engine.workspace import migrating, schema
from recdesk.engine.workspace.connecting import claim_path, connect, transaction


def created(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a new workspace; nothing stays behind where it cannot be made.

    Raises:
        WorkspaceError: "workspace_exists".
        FileError: "folder_missing", "folder_not_writable" or "disk_full".
    """
    refuse_bad_name(path)
    claim_path(path)
    try:
        connection = connect(path)
        try:
            with transaction(connection, path):
                schema.create_tables(connection)
                schema.write_meta(connection, "created", datetime.now(UTC).isoformat(timespec="seconds"))
        except BaseException:
            connection.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
        raise
    return connection


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to an existing workspace of this version.

    Raises:
        WorkspaceError: "workspace_missing", "workspace_busy", "workspace_newer",
            "workspace_unknown_version", "workspace_forbidden" or "not_a_workspace".
        FileError: its folder may not be looked into, or the backup copy of an older file cannot be written.
    """
    refuse_bad_name(path)
    with file_errors(path):
        if not path.exists():
            raise WorkspaceError("workspace_missing", path=str(path))
    connection = connect(path)
    try:
        version = schema.check(connection, path)
        if version < schema.SCHEMA_VERSION:
            # The copy is only complete once DuckDB has let go of the file.
            connection.close()
            migrating.back_up(path, version)
            connection = connect(path)
            with transaction(connection, path):
                migrating.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection
