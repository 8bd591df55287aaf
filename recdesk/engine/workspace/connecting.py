"""The DuckDB file of a workspace: made, opened, and written in transactions."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from recdesk.engine.errors import FileError, WorkspaceError
from recdesk.engine.importing.querying import FORBIDDEN, duckdb_errors, scalar
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
# DuckDB spills beyond this, or beyond its own share of a smaller machine's memory.
_MEMORY_BYTES = 5_000_000_000
# As DuckDB words sizes: "18.8 GiB".
_UNITS = ("bytes", "KiB", "MiB", "GiB", "TiB", "PiB")


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
        WorkspaceError: "workspace_busy", "workspace_newer", "workspace_forbidden" or "not_a_workspace".
        FileError: "disk_full".
    """
    try:
        connection = duckdb.connect(str(path), config=_CONFIG)
    except duckdb.Error as error:
        raise _reason(path, str(error)) from error
    for setting in _SETTINGS:
        connection.execute(f"SET {setting}")
    amount, unit = scalar(connection, "SELECT current_setting('memory_limit')").split()
    if float(amount) * 1024 ** _UNITS.index(unit) > _MEMORY_BYTES:
        connection.execute(f"SET memory_limit = '{_MEMORY_BYTES}B'")
    # Nobody else has the file open: what lies here a process has left that was killed.
    _remove_spilled(path)
    return connection


@contextmanager
def private_spilling(path: Path) -> Generator[None]:
    """Only this user may read what DuckDB spills meanwhile, as ids do that are to become pseudonyms.

    Args:
        path: the workspace file, which `connect` has opened.
    """
    with writing_errors(path):
        _spill_folder(path).mkdir(0o700, exist_ok=True)
    try:
        yield
    finally:
        remove_spill_folder(path)


def remove_spill_folder(path: Path) -> None:
    """Removes the folder that DuckDB spills into, unless it has something in it.

    What DuckDB has spilled it keeps as long as the file is open.
    """
    with suppress(OSError):
        _spill_folder(path).rmdir()


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
            # An interrupt or a full disk can end it by itself; then there is nothing left to take back.
            with suppress(duckdb.TransactionException, duckdb.FatalException):
                connection.rollback()
            raise


def _spill_folder(path: Path) -> Path:
    """Where DuckDB spills by itself, beside its file."""
    return path.with_name(f"{path.name}.tmp")


def _remove_spilled(path: Path) -> None:
    for file in _spill_folder(path).glob("duckdb_temp_*"):
        file.unlink(missing_ok=True)
    remove_spill_folder(path)


def is_dead(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether DuckDB has given up the database, as it does where a full disk stops a commit."""
    try:
        connection.execute("SELECT 1")
    except duckdb.FatalException:
        return True
    return False


def _reason(path: Path, text: str) -> WorkspaceError | FileError:
    if "Could not set lock" in text or "being used by another process" in text:
        return WorkspaceError("workspace_busy", path=str(path))
    if "database file with version number" in text or "storage version" in text:
        return WorkspaceError("workspace_newer", path=str(path))
    if any(sign in text for sign in FORBIDDEN):
        return WorkspaceError("workspace_forbidden", path=str(path))
    if "No space left" in text:
        return FileError("disk_full", path=str(path))
    return WorkspaceError("not_a_workspace", path=str(path))
