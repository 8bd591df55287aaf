"""An open workspace file: its connection, its transactions, and how work on it is cancelled."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from recdesk.engine.errors import FileError
from recdesk.engine.progress import Cancelled, Progress
from recdesk.engine.workspace.connecting import connect, is_dead, remove_spill_folder, transaction


class OpenFile:
    """What every part of a workspace works on.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        """Use `Workspace.create` or `Workspace.open`."""
        self.path = path
        self._connection = connection
        self._interrupted = threading.Event()
        # Of the interactions as they are, None while unknown: reading a large shop for it takes a while.
        self._fingerprint: str | None = None

    def close(self) -> None:
        self._connection.close()
        remove_spill_folder(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """Makes the import, training or query that is running raise Cancelled; from any thread."""
        self._interrupted.set()
        self._connection.interrupt()

    def _heard(self, progress: Progress) -> Progress:
        """A progress that also raises Cancelled once `interrupt` was called."""
        self._interrupted.clear()

        def heard(stage: str, done: int, total: int, /, **figures: float) -> None:
            progress(stage, done, total, **figures)
            if self._interrupted.is_set():
                raise Cancelled

        return heard

    @contextmanager
    def _transaction(self) -> Generator[None]:
        try:
            with transaction(self._connection, self.path):
                yield
        except FileError:
            if is_dead(self._connection):
                self._connection.close()
                self._connection = connect(self.path)
            raise
