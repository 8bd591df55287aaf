"""An export that fails or is cancelled leaves the old file, no half a file, and says what to do."""

import errno
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from recdesk.engine.errors import FileError
from recdesk.engine.export import ENDINGS, Table, export_table, replacing
from recdesk.engine.progress import Cancelled

ROWS = 40_000
TABLE = Table({"id": [f"{number * 7919:x}" for number in range(ROWS)], "n": np.arange(ROWS) ** 3 % 99991})


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("after", [0, 1, ROWS])
def test_cancelling_keeps_the_old_file_and_leaves_nothing_else(
    ending: str,
    after: int,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
):
    scratch = tmp_path_factory.mktemp("scratch")
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = tmp_path / f"t{ending}"
    path.write_text("old")

    def cancel(stage: str, done: int, total: int, /, **figures: float) -> None:
        if done >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_table(TABLE, path, cancel)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    assert not list(scratch.iterdir())


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond 50 KB: the system's own refusal, in the middle of writing."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_refused_write_is_told_and_keeps_the_old_file(ending: str, tmp_path: Path, small_disk: None):
    path = tmp_path / f"t{ending}"
    path.write_text("old")
    with pytest.raises(FileError) as told:
        export_table(TABLE, path)
    assert told.value.code == "cannot_write"
    assert told.value.params == {"path": str(path), "reason": os.strerror(errno.EFBIG)}
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told(tmp_path: Path):
    def fill(stage: str, done: int, total: int, /, **figures: float) -> None:
        if done:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileError) as told:
        export_table(TABLE, tmp_path / "t.csv", fill)
    assert told.value.code == "disk_full"
    assert not list(tmp_path.iterdir())


def test_a_listener_that_is_gone_is_not_blamed_on_the_disk(tmp_path: Path):
    with pytest.raises(BrokenPipeError), replacing(tmp_path / "t.csv"):
        raise BrokenPipeError(errno.EPIPE, "gone")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path):
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if not sys.platform.startswith("linux"):
            pytest.skip("root may write everywhere")
        folder = Path("/sys")  # where not even root may
    else:
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o500)
    with pytest.raises(FileError) as told:
        export_table(TABLE, folder / "t.csv")
    assert told.value.code == "folder_not_writable"
    assert told.value.params["folder"] == str(folder)


def test_a_file_that_cannot_be_replaced_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # What Windows does while Excel has the file open.
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(target))

    path = tmp_path / "t.csv"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError) as told:
        export_table(TABLE, path)
    assert told.value.code == "file_in_use"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_wrong_targets_are_told(tmp_path: Path):
    (tmp_path / "folder.csv").mkdir()
    for path, code in [
        (tmp_path / "folder.csv", "target_is_folder"),
        (tmp_path / "missing" / "t.csv", "folder_missing"),
        (tmp_path / "t.xls", "unknown_ending"),
        (tmp_path / "t", "unknown_ending"),
    ]:
        with pytest.raises(FileError) as told:
            export_table(TABLE, path)
        assert told.value.code == code
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export_table(Table({"a": ["new"]}), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "new" in (tmp_path / "real.csv").read_text("utf-8-sig")


def test_names_may_be_as_long_as_the_file_system_allows(tmp_path: Path):
    path = tmp_path / ("茶" * 80 + ".csv")
    export_table(Table({"a": ["x"]}), path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced on Windows")
def test_readers_see_the_old_or_the_new_file_and_never_a_part(tmp_path: Path):
    path = tmp_path / "t.csv"
    export_table(TABLE, path)
    whole = path.read_bytes()
    stop = threading.Event()
    seen: set[bool] = set()

    def read() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes() == whole)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(3):
        export_table(TABLE, path)
    stop.set()
    reader.join()
    assert seen == {True}
