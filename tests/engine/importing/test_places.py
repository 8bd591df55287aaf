"""A shop on a full or locked disk would be half written, and nobody would say which disk or folder it is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from recdesk import i18n, messages
from recdesk.engine.errors import WorkspaceError
from recdesk.engine.workspace import Workspace
from recdesk.engine.workspace.schema import SCHEMA_VERSION, TABLES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights and limits are set as on Linux")

# Imports files into shops, each pair by itself, and prints the English and the Chinese sentence for each.
SCRIPT = """
import json, resource, signal, sys
from pathlib import Path
from recdesk import i18n, messages
from recdesk.engine.errors import RecDeskError
from recdesk.engine.workspace import Workspace

limit, *pairs = json.loads(sys.argv[1])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
told = []
for shop, file in pairs:
    try:
        if file is None:
            Workspace.create(shop)
        else:
            with Workspace.open(shop) as opened:
                try:
                    opened.import_file(file)
                finally:
                    opened.summary()  # the shop can still be used
        told.append(["done", ""])
    except RecDeskError as error:
        told.append([messages.sentence(error)])
        i18n.set_language("zh_CN")
        told[-1].append(messages.sentence(error))
        i18n.set_language("en")
print(json.dumps(told))
"""
# What makes root obey rights as anybody.
_RIGHTS = "-dac_override,-dac_read_search"
AS_ANYBODY = ["setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}"]

Told = list[tuple[str, str]]


def import_apart(*pairs: tuple[Path, Path | None], limit: int = 0, as_anybody: bool = False) -> Told:
    """What a process of its own says about importing files into shops, or creating these.

    Args:
        pairs: shop and file, None to create the shop.
        limit: bytes that a file may have, beyond which the disk seems full; 0 for any.
        as_anybody: without the privileges of root.
    """
    if as_anybody and os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may read and write everything, and there is no setpriv")
    privileges = AS_ANYBODY if as_anybody and os.geteuid() == 0 else []
    arguments = json.dumps([limit, *([str(shop), file and str(file)] for shop, file in pairs)])
    ended = subprocess.run(
        [*privileges, sys.executable, "-c", SCRIPT, arguments], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return [(english, chinese) for english, chinese in json.loads(ended.stdout.splitlines()[-1])]


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Workspace.open(path) as shop:
        return {table: shop._connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}


def shop_at(path: Path) -> Path:
    first = path.with_name("first.csv")
    first.write_text("user,item,count\nold,thing,1\n")
    with Workspace.create(path) as shop:
        shop.import_file(first)
    return path


def large_table(path: Path, encoding: str = "utf-8") -> Path:
    rows = "".join(
        f"用户{number * 7919 % 100_003},{number * 104_729 % 99_991}\n" for number in range(100_000)
    )
    path.write_bytes(f"user,item\n{rows}".encode(encoding))
    return path


@pytest.fixture
def changeable() -> Iterator[Callable[[Path, int], None]]:
    """Changes rights, and gives them back."""
    changed: list[Path] = []

    def change(path: Path, mode: int) -> None:
        changed.append(path)
        path.chmod(mode)

    yield change
    for path in reversed(changed):
        path.chmod(0o700)


def test_what_may_not_be_read_or_written(tmp_path: Path, changeable: Callable[[Path, int], None]) -> None:
    file, secret = tmp_path / "orders.csv", tmp_path / "secret.csv"
    for path in (file, secret):
        path.write_text("user,item,count\nu,i,1\n")
    shop, locked = shop_at(tmp_path / "shop.recdesk"), shop_at(tmp_path / "locked.recdesk")
    folder = tmp_path / "folder"
    folder.mkdir()
    within, inner = shop_at(folder / "within.recdesk"), folder / "inner"
    inner.mkdir()
    before = [everything(path) for path in (shop, locked, within)]
    changeable(secret, 0)
    changeable(locked, 0o400)
    changeable(folder, 0o500)
    changeable(inner, 0)
    told = import_apart(
        (shop, secret),
        (shop, inner / "orders.csv"),
        (inner / "shop.recdesk", file),
        (locked, file),
        (within, file),
        (folder / "new.recdesk", None),
        as_anybody=True,
    )
    changeable(folder, 0o700)
    changeable(locked, 0o600)
    assert told == [
        *(
            (
                f"You may not read {path}; close it where it is open, or ask for the right to read it.",
                f"没有读取 {path} 的权限；请在打开它的程序中将其关闭，或取得读取权限。",
            )
            for path in (secret, inner / "orders.csv", inner / "shop.recdesk")
        ),
        (
            f"You may not write to {locked};"
            " ask for the right to, or open a copy of it in a folder of yours.",
            f"没有写入 {locked} 的权限；请取得权限，或将其复制到自己的文件夹再打开。",
        ),
        *(
            (
                f"You may not write to the folder {folder}; choose another one for {path}.",
                f"没有写入文件夹 {folder} 的权限；请为 {path} 另选位置。",
            )
            for path in (within, folder / "new.recdesk")
        ),
    ]
    assert [everything(path) for path in (shop, locked, within)] == before
    assert sorted(path.name for path in folder.iterdir()) == ["first.csv", "inner", "within.recdesk"]


def full(path: object) -> tuple[str, str]:
    return (
        f"The disk that holds {path} is full; free some space there, or choose another disk.",
        f"{path} 所在的磁盘已满；请释放空间，或换用其他磁盘。",
    )


def test_a_disk_that_fills_up_while_the_shop_is_written(tmp_path: Path) -> None:
    shop, file = shop_at(tmp_path / "shop.recdesk"), large_table(tmp_path / "orders.csv")
    before = everything(shop)
    assert import_apart((shop, file), limit=shop.stat().st_size + 100_000) == [full(shop)]
    assert everything(shop) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.csv", "orders.csv", "shop.recdesk"]
    assert import_apart((shop, file)) == [("done", "")]
    assert len(everything(shop)["interactions"]) == 100_001


def test_a_disk_that_fills_up_while_a_copy_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setenv("TMPDIR", str(copies))
    shop, file = shop_at(tmp_path / "shop.recdesk"), large_table(tmp_path / "orders.csv", "gb18030")
    before = everything(shop)
    assert import_apart((shop, file), limit=1_000_000) == [full(copies)]
    assert everything(shop) == before
    assert list(copies.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_small_disk_keeps_the_shop_that_it_holds(small_disk: Path, tmp_path: Path) -> None:
    shop, file = shop_at(small_disk / "shop.recdesk"), large_table(tmp_path / "orders.csv")
    before = everything(shop)
    assert import_apart((shop, file)) == [full(shop)]
    assert everything(shop) == before


def test_shops_that_cannot_be_opened(tmp_path: Path) -> None:
    def told(path: Path) -> tuple[str, str]:
        with pytest.raises(WorkspaceError) as raised:
            Workspace.open(path)
        english = messages.sentence(raised.value)
        i18n.set_language("zh_CN")
        try:
            return english, messages.sentence(raised.value)
        finally:
            i18n.set_language("en")

    newer, none, text = (tmp_path / f"{name}.recdesk" for name in ("newer", "none", "text"))
    Workspace.create(newer).close()
    with duckdb.connect(str(newer)) as connection:
        version = [str(SCHEMA_VERSION + 1)]
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", version)
    text.write_text("user,item\nu,i\n")
    assert told(newer) == (
        f"{newer} was made by a newer RecDesk; update this one to open it.",
        f"{newer} 由较新版本的 RecDesk 创建；请更新后再打开。",
    )
    assert told(none) == (
        f"There is no shop {none}; create it first, or check the name and the folder.",
        f"店铺 {none} 不存在；请先新建，或检查名称和文件夹。",
    )
    assert told(text) == (
        f"{text} is not a RecDesk shop; choose a file that RecDesk has made.",
        f"{text} 不是 RecDesk 店铺文件；请选择由 RecDesk 创建的文件。",
    )
    assert text.read_text() == "user,item\nu,i\n"
