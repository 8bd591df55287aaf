"""Long DuckDB queries that tell their progress and can be cancelled, and DuckDB's errors in our own words."""

import tempfile
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from recdesk.engine.errors import EngineError, FileError
from recdesk.engine.progress import Cancelled, Progress

_POLL_SECONDS = 0.1
FORBIDDEN = ("Permission denied", "Read-only file system", "Access is denied")
_DISK_FULL = ("No space left on device", "File too large", "not enough space", "max_temp_directory_size")


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def pattern_of(path: Path) -> str:
    """The pattern that stands for just this file: DuckDB takes what it reads for patterns."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in str(path))


@contextmanager
def duckdb_errors(path: Path | None = None) -> Generator[None]:
    """Turns an interrupt into Cancelled, a full disk or memory and a locked folder into errors for users.

    Args:
        path: the file that is written; None where DuckDB only spills into temporary files.
    """
    try:
        yield
    except duckdb.InterruptException as error:
        raise Cancelled from error
    except duckdb.Error as error:
        text = str(error)
        if any(sign in text for sign in _DISK_FULL):
            raise FileError("disk_full", path=str(path or tempfile.gettempdir())) from error
        if path is not None and any(sign in text for sign in FORBIDDEN):
            raise FileError("folder_not_writable", path=str(path), folder=str(path.parent)) from error
        if isinstance(error, duckdb.OutOfMemoryException):
            raise EngineError("out_of_memory") from error
        raise


def run(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    stage: str,
    progress: Progress,
    total: int = 100,
) -> duckdb.DuckDBPyConnection:
    """Runs one query on a helper thread, while this one reports its progress.

    Args:
        connection: what the query runs on.
        sql: the query.
        parameters: its values.
        stage: what the progress is told as.
        progress: hears of it.
        total: what the stage counts to: rows, bytes, or percent.

    Returns:
        The connection, ready to fetch from.

    Raises:
        Cancelled: from `progress`, or because the connection was interrupted. The query has stopped.
    """
    failures: list[BaseException] = []
    share = 0.0
    # Not Thread.join: interrupted by Ctrl+C, Python 3.11 takes the thread for dead while it still runs.
    ended = threading.Event()

    def work() -> None:
        try:
            connection.execute(sql, parameters)
        except BaseException as failure:  # handed to the caller's thread below
            failures.append(failure)
        finally:
            ended.set()

    threading.Thread(target=work, name="recdesk-query", daemon=True).start()
    try:
        while not ended.wait(_POLL_SECONDS):
            # DuckDB tells -1 before it knows, and again at the end.
            share = max(share, connection.query_progress() / 100)
            progress(stage, round(share * total), total)
    except BaseException:
        connection.interrupt()
        while not ended.wait(_POLL_SECONDS):
            connection.interrupt()
        raise
    with duckdb_errors():
        if failures:
            raise failures[0]
    return connection


def scalar(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | None = None) -> Any:
    """The one value that a quick query gives."""
    row = connection.execute(sql, parameters).fetchone()
    assert row is not None
    return row[0]
