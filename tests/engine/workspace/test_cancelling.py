"""A user who cancels, or whose machine fails, must find the shop as it was before."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.importing import ImportSettings
from recdesk.engine.progress import Cancelled
from recdesk.engine.workspace import Workspace, imports


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = "".join(
        f"u{n % 997},i{n % 4999},{n % 5 + 1},2024-01-05 13:05:{n % 60:02}\n" for n in range(300_000)
    )
    path = tmp_path_factory.mktemp("data") / "long.csv"
    path.write_text("user,item,qty,time\n" + rows)
    return path


@pytest.mark.parametrize("stop_at", ["reading", "checking", "saving"])
def test_cancelling_at_any_stage_rolls_back(
    shop: Workspace,
    written: Callable[..., Path],
    long_file: Path,
    everything: Callable[..., Any],
    stop_at: str,
) -> None:
    shop.import_file(written("user,item,qty\nu,i,3\n", "first.csv"))
    before = everything(shop)
    heard: list[str] = []

    def progress(stage: str, done: int, total: int, /, **_: float) -> None:
        heard.append(stage)
        assert 0 <= done <= total
        if stage == stop_at:
            raise Cancelled

    try:
        shop.import_file(long_file, ImportSettings(replace=True), progress)
    except Cancelled:
        assert everything(shop) == before
    else:
        # A quick machine may be through with a stage before it reports at all.
        assert stop_at not in heard
        assert stop_at != "reading"


@pytest.mark.parametrize("stage", ["reading", "checking"])
def test_interrupt_from_another_thread(
    shop: Workspace, long_file: Path, everything: Callable[..., Any], stage: str
) -> None:
    before = everything(shop)
    threads: list[threading.Thread] = []

    def progress(at: str, _done: int, _total: int, /, **_: float) -> None:
        if at == stage and not threads:
            threads.append(threading.Thread(target=shop.interrupt))
            threads[0].start()
            threads[0].join()

    with pytest.raises(Cancelled):
        shop.import_file(long_file, ImportSettings(), progress)
    assert everything(shop) == before
    assert shop.import_file(long_file).rows_read == 300_000


def test_an_error_at_the_very_end_rolls_back(
    shop: Workspace,
    written: Callable[..., Path],
    everything: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop.import_file(written("user,item,qty\nu,i,3\n", "first.csv"))
    before = everything(shop)
    good = written("user,item,qty\nv,j,3\n", "second.csv")
    with monkeypatch.context() as patch:
        patch.setattr(imports, "write_import", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            shop.import_file(good, ImportSettings(replace=True))
    assert everything(shop) == before
    assert shop.import_file(good).rows_accepted == 1


def test_a_killed_import_leaves_the_state_before(tmp_path: Path, long_file: Path) -> None:
    path = tmp_path / "killed.recdesk"
    small = tmp_path / "small.csv"
    small.write_text("user,item,qty\nu,i,3\n")
    with Workspace.create(path) as shop:
        shop.import_file(small)
        before = shop.summary()
    script = f"""
import os, signal
from recdesk.engine.workspace import Workspace, imports
imports.write_import = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
Workspace.open({str(path)!r}).import_file({str(long_file)!r})
"""
    assert subprocess.run([sys.executable, "-c", script]).returncode == -signal.SIGKILL
    with Workspace.open(path) as shop:
        assert shop.summary() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_full_disk_is_told_and_leaves_the_state_before(tmp_path: Path, long_file: Path) -> None:
    path = tmp_path / "full.recdesk"
    Workspace.create(path).close()
    script = f"""
import resource, signal
from recdesk.engine.errors import FileError
from recdesk.engine.workspace import Workspace
shop = Workspace.open({str(path)!r})
before = shop.summary()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
try:
    shop.import_file({str(long_file)!r})
except FileError as error:
    print(error.code)
assert shop.summary() == before
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (result.returncode, result.stdout.strip()) == (0, "disk_full"), result.stderr
    with Workspace.open(path) as shop:
        assert shop.summary().events == 0


def test_the_progress_of_an_import_tells_bytes_rows_and_no_step_back(
    shop: Workspace, long_file: Path
) -> None:
    heard: dict[str, list[tuple[int, int]]] = {}

    def progress(stage: str, done: int, total: int, /, **_: float) -> None:
        heard.setdefault(stage, []).append((done, total))

    shop.import_file(long_file, ImportSettings(), progress)
    assert {total for _, total in heard["reading"]} == {long_file.stat().st_size}
    assert {total for _, total in heard.get("checking", [(0, 300_000)])} == {300_000}
    for steps in heard.values():
        assert steps == sorted(steps)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_what_is_spilled_is_private_and_does_not_stay(tmp_path: Path, long_file: Path) -> None:
    path = tmp_path / "spilling.recdesk"
    folder = tmp_path / "spilling.recdesk.tmp"
    seen: set[tuple[int, bool]] = set()

    def progress(*_: object, **__: float) -> None:
        seen.add((folder.stat().st_mode & 0o777, any(folder.iterdir())))

    with Workspace.create(path) as shop:
        shop._connection.execute("SET memory_limit = '24MB'")
        shop.import_file(long_file, ImportSettings(), progress)
        progress()  # DuckDB leaves a file there until the shop is closed if it has spilled at all
    assert not folder.exists()
    assert {mode for mode, _ in seen} == {0o700}
    assert any(spilled for _, spilled in seen)
    folder.mkdir()
    (folder / "duckdb_temp_storage_S32K-0.tmp").write_bytes(b"u1")
    Workspace.open(path).close()
    assert not folder.exists()
