"""Cancels an import at times spread over its stages: how long until it stops, and is the shop as before?

    python tests/benchmarks/import_cancel.py --rows 10000000 --cancels 12
    python tests/benchmarks/import_cancel.py --rows 10000000 --cancels 6 --through engine

The shop holds a file already; a second one, which replaces it, is cancelled. "stopped" is the time from the
request to the moment at which the caller has control again. Everything that the shop holds is compared with
what it held before, and an engine process that had to be killed counts as a failure.
"""

import argparse
import contextlib
import hashlib
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import duckdb
from import_speed import write_table

from recdesk.engine import Workspace
from recdesk.engine.importing import ImportSettings
from recdesk.engine.progress import Cancelled, Progress
from recdesk.engine.service.client import EngineClient
from recdesk.engine.workspace.schema import TABLES

LIMIT = 0.5
SETTINGS = ImportSettings(replace=True)


class Way(Protocol):
    """A way to import: in this process, or through the engine process."""

    def run(self, path: Path, progress: Progress) -> None: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


class Direct:
    def __init__(self, shop: Path) -> None:
        self._workspace = Workspace.open(shop)

    def run(self, path: Path, progress: Progress) -> None:
        self._workspace.import_file(path, SETTINGS, progress)

    def cancel(self) -> None:
        self._workspace.interrupt()

    def close(self) -> None:
        self._workspace.close()


class Engine:
    def __init__(self, shop: Path) -> None:
        self._client = EngineClient()
        self._client.call("open", {"path": str(shop)})
        self._pid = self._client.pid

    def run(self, path: Path, progress: Progress) -> None:
        self._client.call("import_file", {"path": str(path), "settings": SETTINGS.to_dict()}, progress)

    def cancel(self) -> None:
        self._client.cancel()

    def close(self) -> None:
        assert self._client.pid == self._pid, "the engine had to be killed"
        self._client.close()


def content(shop: Path) -> str:
    """A digest of all rows of all tables, in order."""
    digest = hashlib.blake2b(digest_size=16)
    with duckdb.connect(str(shop), read_only=True) as connection:
        for table in sorted(TABLES):
            rows = connection.execute(f"FROM {table} ORDER BY ALL")
            while some := rows.fetchmany(100_000):
                digest.update(repr(some).encode())
    return digest.hexdigest()


def whole(way: Callable[[Path], Way], shop: Path, path: Path) -> float:
    """Seconds of an import that nobody cancels; it is undone."""
    one = way(shop)
    start = time.perf_counter()
    one.run(path, lambda *_, **__: None)
    seconds = time.perf_counter() - start
    one.close()
    undo(shop)
    return seconds


def undo(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        workspace.undo_import()


def cancelled(way: Callable[[Path], Way], shop: Path, path: Path, after: float) -> tuple[str, float] | None:
    """The stage that was cancelled, and the seconds until it stopped; None where it was through before."""
    one = way(shop)
    stage, asked = "starting", 0.0

    def progress(at: str, _done: int, _total: int, /, **_: float) -> None:
        nonlocal stage
        stage = at

    def cancel() -> None:
        nonlocal asked
        asked = time.perf_counter()
        one.cancel()

    timer = threading.Timer(after, cancel)
    timer.start()
    stopped = None
    with contextlib.suppress(Cancelled):
        one.run(path, progress)
        stopped = 0.0
    if stopped is None:
        stopped = time.perf_counter() - asked
    timer.cancel()
    timer.join()
    one.close()
    return (stage, stopped) if stopped else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--cancels", type=int, default=8)
    parser.add_argument("--through", choices=["workspace", "engine"], default="workspace")
    options = parser.parse_args()
    way = {"workspace": Direct, "engine": Engine}[options.through]
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        shop, first, path = (Path(folder) / name for name in ("shop.recdesk", "first.csv", "second.csv"))
        write_table(first, 20_000)
        write_table(path, options.rows)
        with Workspace.create(shop) as workspace:
            workspace.import_file(first)
        seconds = whole(way, shop, path)
        before = content(shop)
        print(f"{options.rows:,} rows through the {options.through}: {seconds:.1f} s when not cancelled")
        for number in range(options.cancels):
            found = cancelled(way, shop, path, seconds * (number + 0.5) / options.cancels)
            if found is None:
                print("through before it was cancelled")
                undo(shop)
                continue
            assert content(shop) == before, "the shop is not what it was"
            slow += found[1] > LIMIT
            print(f"{found[0]:12} stopped after {found[1]:5.2f} s", flush=True)
    print(f"{slow} of {options.cancels} took longer than {LIMIT} s; the shop was always as before")


if __name__ == "__main__":
    main()
