"""An open workspace file: its connection, its transactions, and how work on it is cancelled."""

import threading
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from recdesk.engine.progress import Cancelled, Progress
from recdesk.engine.workspace.connecting import transaction


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

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._connection, self.path)
