"""A bad file would crash an import, hang it, fill the disk or slip half of itself into the shop."""

import errno
import gzip
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from recdesk.engine.errors import DataError, FileError
from recdesk.engine.importing import ImportSettings, archives, preview, staged
from recdesk.engine.progress import no_progress

GOOD = "user,item,count\nu1,i1,1\n"


class Usage(NamedTuple):
    """What shutil.disk_usage gives."""

    total: int
    used: int
    free: int


def refused(stage: Callable[..., Any], content: object, **settings: Any) -> FileError | DataError:
    with pytest.raises((FileError, DataError)) as raised:
        stage(content, **settings)
    return raised.value


def test_encodings_that_change_within_a_file(stage: Callable[..., Any]) -> None:
    rows = "".join(f"张三{number},西湖龙井茶叶礼盒,1\n" for number in range(40))
    header = b"user,item,count\n"
    content = header + rows.encode("gb18030") + rows.encode()
    error = refused(stage, content)
    assert (error.code, error.params["line"]) == ("mixed_encodings", 42)
    error = refused(stage, header + rows.encode() + rows.encode("gb18030"))
    assert (error.code, error.params["line"]) == ("mixed_encodings", 42)
    outcome = stage(content, encoding="utf-8")
    assert [row[0] for row in outcome.rows] == list(range(42, 82))
    assert {(each.reason, each.line <= 41) for each in outcome.rejects} == {("bad_encoding", True)}


def test_a_quote_that_stays_open_is_told_where_it_opens(stage: Callable[..., Any]) -> None:
    rows = "".join(f'u{number},"i, 1",1\n' for number in range(50))
    outcome = stage(
        f'user,item,count\n{rows}x,"never closed,2\n{rows.replace(chr(34), "").replace(", 1", "")}'
    )
    assert [(each.line, each.reason) for each in outcome.rejects] == [(52, "bad_quotes")]
    assert len(outcome.rows) == 100


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_long_lines_are_cut_wherever_pieces_end(stage: Callable[..., Any], encoding: str) -> None:
    long = "用" * 1_500_000
    content = f"user,item,count\nu1,i1,1\nu2,{long},1\nu3,i3,1\nu4,{long}".encode(encoding)
    outcome = stage(content, encoding=encoding)
    assert [(each.line, each.reason) for each in outcome.rejects] == [
        (3, "line_too_long"),
        (5, "line_too_long"),
    ]
    assert [row[1] for row in outcome.rows] == ["u1", "u3"]


def test_two_headers(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item\nu,i\nuser,item\nv,i\n")
    assert [(each.line, each.reason) for each in outcome.rejects] == [(3, "repeated_header")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 user,item\n" + bytes(200), "pdf_file"),
        (b"\n<!DOCTYPE html><html><table></table></html>", "web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "web_page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary_file"),
        (b"PK\x05\x06" + bytes(18), "archive_empty"),
        (b"\x28\xb5\x2f\xfd" + b"broken", "damaged_archive"),
        (gzip.compress(GOOD.encode() * 10_000)[:-20], "damaged_archive"),
        (b"PAR1" + bytes(100), "damaged_parquet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged_spreadsheet"),
    ],
)
def test_wrong_content_under_any_name(stage: Callable[..., Any], content: bytes, code: str) -> None:
    for name in ("orders.csv", "orders.xlsx"):
        assert refused(stage, content, name=name).code == code


def compound_file(*streams: str) -> bytes:
    """An OLE file with empty streams; Office wraps what it encrypts into one."""

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, right, child)
        tail = bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
        return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links + tail

    rights = [*range(2, len(streams) + 1), 0xFFFFFFFF]
    entries = [entry("Root Entry", 5, 0xFFFFFFFF, 1)]
    entries += [entry(name, 2, right, 0xFFFFFFFF) for name, right in zip(streams, rights, strict=True)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 4 * 108
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    return header + table + b"".join(entries).ljust(512, b"\0")


def test_password_protected_spreadsheet(stage: Callable[..., Any]) -> None:
    content = compound_file("EncryptionInfo", "EncryptedPackage")
    assert refused(stage, content, name="secret.xlsx").code == "password_protected"


def test_password_protected_archive(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "secret.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("orders.csv", GOOD)
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(stage, bytes(content), name="secret.zip").code == "password_protected"


def test_archive_bombs(stage: Callable[..., Any], tmp_path: Path) -> None:
    flat = b"user,item\n" + b"u,i\n" * 30_000_000
    packed = gzip.compress(flat, 9)
    assert refused(stage, packed, name="bomb.csv.gz").code == "archive_bomb"
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.csv", flat)
    assert refused(stage, path).code == "archive_bomb"


def test_archive_that_the_disk_does_not_hold(
    stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda _path: Usage(1000, 900, 100))
    assert refused(stage, gzip.compress(GOOD.encode()), name="orders.csv.gz").code == "disk_full"


def test_packed_spreadsheet(stage: Callable[..., Any]) -> None:
    content = gzip.compress(compound_file("Workbook"))
    assert refused(stage, content, name="orders.xls.gz").code == "packed_table"


def test_links_and_devices(stage: Callable[..., Any], tmp_path: Path) -> None:
    one, other, pipe = tmp_path / "one.csv", tmp_path / "other.csv", tmp_path / "pipe.csv"
    one.symlink_to(other)
    other.symlink_to(one)
    assert refused(stage, one).code == "link_loop"
    os.mkfifo(pipe)
    assert refused(stage, pipe).code == "not_a_file"
    assert refused(stage, tmp_path).code == "file_is_folder"
    assert refused(stage, tmp_path / "none.csv").code == "file_missing"


def test_link_to_a_file_is_followed(stage: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text(GOOD)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert len(stage(tmp_path / "link.csv").rows) == 1


@pytest.mark.parametrize("how", ["grows", "is replaced"])
def test_file_that_changes_while_it_is_read(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(GOOD)

    def change(stage: str, done: int, total: int, /, **figures: float) -> None:
        new = tmp_path / "new.csv"
        new.write_text(GOOD + "u2,i2,1\n")
        if how == "grows":
            path.write_text(new.read_text())
        else:
            new.replace(path)

    with (
        pytest.raises(FileError, match="file_changed"),
        staged(connection, path, ImportSettings(), change),
    ):
        pytest.fail("the rows of half a file were handed on")
    with staged(connection, path, ImportSettings(), no_progress) as result:
        assert result.rows == 2


def test_disk_that_fills_up_while_a_copy_is_written(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(GOOD.encode("utf-16"))

    def full(*_arguments: object) -> Iterator[str]:
        yield GOOD
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("recdesk.engine.importing.clean_copy.decoded", full)
    with pytest.raises(FileError, match="disk_full"), staged(connection, path, ImportSettings(), no_progress):
        pytest.fail("half a copy was taken for the file")
    attached = connection.execute("SELECT count(*) FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert attached == [(1,)]


def test_preview_of_a_bad_file_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", GOOD)
        archive.writestr("b.csv", GOOD)
    with pytest.raises(FileError, match="several_members"):
        preview(path, ImportSettings())


@pytest.mark.slow
def test_a_line_of_two_gigabytes(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"user,item\nu1,i1\nu2,")
        for _ in range(2048):
            file.write(b"x" * 1024 * 1024)
        file.write(b"\nu3,i3\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with staged(connection, path, ImportSettings(), no_progress) as result:
        assert (result.rows, result.rejected) == (2, 1)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024
