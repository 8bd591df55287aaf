"""The DuckDB file of a workspace: made, opened, and written in transactions."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from recdesk.engine.errors import FileError, WorkspaceError
from recdesk.engine.importing.querying import duckdb_errors
from recdesk.engine.importing.source import writing_errors

# A workspace is only ever data: DuckDB must not fetch or load code for it, nor look into Python's variables.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
    "preserve_insertion_order": True,
}
# Times are UTC throughout. The progress bar makes DuckDB count, without printing.
_SETTINGS = ("TimeZone = 'UTC'", "enable_progress_bar = true", "enable_progress_bar_print = false")


def claim_path(path: Path) -> None:
    """Makes sure that a new workspace can be made at `path`, where nothing may be yet.

    Raises:
        WorkspaceError: "workspace_exists".
        FileError: "folder_missing", "folder_not_writable", "disk_full" or another trouble with the file.
    """
    with writing_errors(path):
        try:
            path.open("xb").close()
        except FileExistsError as error:
            raise WorkspaceError("workspace_exists", path=str(path)) from error
    path.unlink()


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the DuckDB file; the file is made where there is none.

    Raises:
        WorkspaceError: "workspace_busy", "workspace_newer" or "not_a_workspace".
        FileError: "folder_not_writable" or "disk_full".
    """
    try:
        connection = duckdb.connect(str(path), config=_CONFIG)
    except duckdb.Error as error:
        raise _reason(path, str(error)) from error
    for setting in _SETTINGS:
        connection.execute(f"SET {setting}")
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection, path: Path) -> Generator[None]:
    """All or nothing: what is written inside is kept when it ends well, and gone when it raises.

    Raises:
        FileError: "disk_full".
        Cancelled: the connection was interrupted.
    """
    with duckdb_errors(path):
        connection.begin()
        try:
            yield
            connection.commit()
        except BaseException:
            # An interrupt can end the transaction by itself; then there is nothing left to take back.
            with suppress(duckdb.TransactionException):
                connection.rollback()
            raise


def _reason(path: Path, text: str) -> WorkspaceError | FileError:
    if "Could not set lock" in text or "being used by another process" in text:
        return WorkspaceError("workspace_busy", path=str(path))
    if "database file with version number" in text or "storage version" in text:
        return WorkspaceError("workspace_newer", path=str(path))
    if "Permission denied" in text or "Read-only file system" in text:
        return FileError("folder_not_writable", path=str(path), folder=str(path.parent))
    if "No space left" in text:
        return FileError("disk_full", path=str(path))
    return WorkspaceError("not_a_workspace", path=str(path))
