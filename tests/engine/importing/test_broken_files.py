"""A user with a broken file would not learn what is wrong, where and what to do, or find the shop changed."""

import bz2
import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import openpyxl
import pytest
import zstandard

from recdesk import i18n, messages
from recdesk.engine.errors import DataError, FileError
from recdesk.engine.importing import ImportSettings, archives, preview, source
from recdesk.engine.workspace import Workspace
from recdesk.engine.workspace.schema import TABLES

TABLE = "user,item,count\n" + "".join(f"u{n},i{n % 7},{n % 3 + 1}\n" for n in range(2000))
CHINESE = "".join(f"张三{number},西湖龙井茶叶礼盒,1\n" for number in range(20))
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8


def zipped(**files: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def broken_bzip2() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("orders.csv", TABLE)
    content = bytearray(buffer.getvalue())
    content[200:300] = bytes(100)
    return bytes(content)


def encrypted_zip() -> bytes:
    content = bytearray(zipped(orders_csv=TABLE))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def parquet(end: int | None = None, hole: int = 0) -> Callable[[Path], bytes]:
    """A Parquet file that ends early, or with a page overwritten from some byte on."""

    def content(folder: Path) -> bytes:
        path = folder / "whole.parquet"
        with duckdb.connect() as connection:
            rows = "SELECT 'u' || i AS user, 'i' || i AS item, i AS n FROM range(5000) t(i)"
            connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
        whole = path.read_bytes()
        return (whole[:hole] + bytes(500) + whole[hole + 500 :] if hole else whole)[:end]

    return content


class Case(NamedTuple):
    """A file that is refused, and the sentence for it; `{path}` is the file."""

    name: str
    content: bytes | Callable[[Path], bytes]
    english: str
    chinese: str
    settings: dict[str, Any] = {}  # noqa: RUF012 (never changed)


EMPTY = "{path} is empty; export it again.", "{path} 是空文件；请重新导出。"
HEADER_ONLY = (
    "{path} has a header but no rows below it; export it again.",
    "{path} 只有表头，没有数据行；请重新导出。",
)
BINARY = (
    "{path} is not a text file; export the table as CSV and import that.",
    "{path} 不是文本文件；请将表格导出为 CSV 后再导入。",
)
NO_SPREADSHEET = (
    "{path} is no spreadsheet that can be read; open it in Excel and save it as XLSX.",
    "{path} 不是可读取的电子表格；请在 Excel 中打开并另存为 XLSX。",
)
DAMAGED = (
    "{path} is damaged, so it cannot be unpacked; download or pack it again.",
    "{path} 已损坏，无法解压；请重新下载或打包。",
)
DAMAGED_PARQUET = (
    "{path} is a damaged Parquet file; write it again.",
    "{path} 是损坏的 Parquet 文件；请重新生成。",
)
OTHER_ARCHIVE = (
    "{path} is an archive that RecDesk does not unpack; unpack it and import the table in it.",
    "{path} 是 RecDesk 不支持的压缩包；请自行解压，再导入其中的表格。",
)
PACKED = (
    "{path} has a spreadsheet, a Parquet file or an archive packed in it; unpack it and import that.",
    "{path} 里面是电子表格、Parquet 文件或另一个压缩包；请解压后再导入。",
)
PROTECTED = (
    "{path} is protected by a password; save it without one and import that.",
    "{path} 受密码保护；请另存为不带密码的文件后再导入。",
)
WEB_PAGE = (
    "{path} is a web page or XML, whatever its name says; open it in Excel and save it as XLSX.",
    "{path} 不论文件名如何，其实是网页或 XML；请在 Excel 中打开并另存为 XLSX。",
)
JSON = (
    "{path} is JSON, but not one object a line; save it as JSON Lines or CSV.",
    "{path} 是 JSON，但不是每行一个对象；请另存为 JSON Lines 或 CSV。",
)
LONG_HEADER = (
    "Line 1 of {path}, its header, is far too long for a table; export it again with line breaks.",
    "{path} 的表头（第 1 行）过长，不像表格；请重新导出，并保留换行。",
)


def utf_16(encoding: str) -> tuple[str, str]:
    return (
        f"{{path}} looks like {encoding} without a byte order mark; choose {encoding} as its encoding.",
        f"{{path}} 看来是不带字节顺序标记的 {encoding}；请将编码选为 {encoding}。",
    )


def bad_header(line: int) -> tuple[str, str]:
    return (
        f"The quotes in the header of {{path}} do not match; correct them on line {line}.",
        f"{{path}} 表头中的引号不成对；请修正第 {line} 行。",
    )


def no_row(line: int, reason: str, chinese_reason: str) -> tuple[str, str]:
    return (
        f"No row of {{path}} can be used (line {line}: {reason}); correct the file, or choose other columns.",
        f"{{path}} 中没有可用的行（第 {line} 行：{chinese_reason}）；请修正文件，或另选列。",
    )


def no_number(column: str) -> tuple[str, str]:
    return (
        f"The column {column} of {{path}} has no usable number;"
        " choose another column for the value, or none.",
        f"{{path}} 的列 {column} 中没有可用的数字；请为数值另选一列，或不选。",
    )


def mixed(line: int) -> tuple[str, str]:
    return (
        f"{{path}} changes its encoding at line {line};"
        " save it in a single one, or choose which one to read.",
        f"{{path}} 从第 {line} 行起改变了编码；请统一用一种编码保存，或选择按哪种编码读取。",
    )


def no_product(columns: str) -> tuple[str, str]:
    return (
        f"No column of {{path}} looks like the product; say which it is. Its columns are: {columns}.",
        f"{{path}} 中没有像是商品的列；请指定。现有的列：{columns}。",
    )


CASES = [
    Case("nothing", b"", *EMPTY),
    Case("a byte order mark alone", b"\xef\xbb\xbf", *EMPTY),
    Case("blank lines", b"\n\r\n   \n\n", *EMPTY),
    Case("delimiters alone", b",,\n,,\n", *EMPTY),
    Case("an empty sheet", workbook(), *EMPTY),
    Case("an empty file in an archive", zipped(orders_csv=""), *EMPTY),
    Case("a header alone", b"user,item,count\n", *HEADER_ONLY),
    Case("a header alone in a sheet", workbook(("user", "item")), *HEADER_ONLY),
    Case("a picture", PICTURE, *BINARY),
    Case("a picture in an archive", zipped(orders_csv=PICTURE), *BINARY),
    Case("a database", b"SQLite format 3\0" + bytes(500), *BINARY),
    Case("zeros at the end", TABLE.encode() + bytes(9000), *BINARY),
    Case(
        "a PDF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(100),
        "{path} is a PDF; export the table as CSV or XLSX and import that.",
        "{path} 是 PDF；请将表格导出为 CSV 或 XLSX 后再导入。",
    ),
    Case("a web page", b"<html><table><tr><td>user</td></tr></table></html>", *WEB_PAGE),
    Case("XML of a spreadsheet", b"<?xml version='1.0'?><Workbook/>", *WEB_PAGE),
    Case("half an old XLS", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), *NO_SPREADSHEET),
    Case("a letter", zipped(mimetype="application/vnd.oasis.opendocument.text"), *NO_SPREADSHEET),
    Case("a sheet cut off", workbook(("user", "item"), ("u", "i"))[:-100], *DAMAGED),
    Case("a gzip cut off", gzip.compress(TABLE.encode())[:-20], *DAMAGED),
    Case("a zstd cut off", zstandard.ZstdCompressor().compress(TABLE.encode())[:-20], *DAMAGED),
    Case("a zip cut off", zipped(orders_csv=TABLE)[:-30], *DAMAGED),
    Case("a zip with a broken file", broken_bzip2(), *DAMAGED),
    Case("a gzip with a wrong checksum", gzip.compress(TABLE.encode())[:-8] + bytes(8), *DAMAGED),
    Case("a zip with a password", encrypted_zip(), *PROTECTED),
    Case("a bzip2", bz2.compress(TABLE.encode()), *OTHER_ARCHIVE),
    Case("a 7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + PICTURE, *OTHER_ARCHIVE),
    Case("a RAR", b"Rar!\x1a\x07\x01\x00" + PICTURE, *OTHER_ARCHIVE),
    Case("a gzip in a gzip", gzip.compress(gzip.compress(TABLE.encode())), *OTHER_ARCHIVE),
    Case("a zip in a zip", zipped(orders_zip=zipped(orders_csv=TABLE)), *PACKED),
    Case("a sheet in a gzip", gzip.compress(workbook(("user", "item"), ("u", "i"))), *PACKED),
    Case(
        "a zip without files",
        zipped(),
        "There is no file in {path}; pack the table again.",
        "{path} 中没有文件；请重新打包表格。",
    ),
    Case(
        "a zip with two files",
        zipped(a_csv=TABLE, b_csv=TABLE),
        "There are several files in {path}; say which to import: a.csv, b.csv.",
        "{path} 中有多个文件；请指明要导入哪一个：a.csv, b.csv。",
    ),
    Case(
        "a zip without the file asked for",
        zipped(a_csv=TABLE, b_csv=TABLE),
        "There is no file c.csv in {path}; choose one of: a.csv, b.csv.",
        "{path} 中没有文件 c.csv；请从中选择：a.csv, b.csv。",
        {"member": "c.csv"},
    ),
    Case(
        "a zip bomb",
        zipped(bomb_csv=b"user,item\n" + b"u,i\n" * 20_000_000),
        "{path} would grow far beyond any table when it is unpacked; unpack it yourself if you trust it.",
        "{path} 解压后会远大于任何表格；如果您信任它，请自行解压。",
    ),
    Case(
        "a workbook without the sheet asked for",
        workbook(("user", "item"), ("u", "i")),
        "There is no sheet Sales in {path}; choose one of: Sheet.",
        "{path} 中没有工作表 Sales；请从中选择：Sheet。",
        {"sheet": "Sales"},
    ),
    Case(
        "formulas without their values",
        workbook(("user", "item", "qty"), ("u", "i", "=1+1")),
        *no_number("qty"),
    ),
    Case("a Parquet cut off", parquet(end=-100), *DAMAGED_PARQUET),
    Case("a Parquet with a broken page", parquet(hole=1000), *DAMAGED_PARQUET),
    Case("a list of JSON", json.dumps([{"user": "u", "item": "i"}]).encode(), *JSON),
    Case("indented JSON", json.dumps({"rows": [{"user": "u", "item": "i"}]}, indent=2).encode(), *JSON),
    Case("JSON without ends", b'{"user": "u",\n{"user": "v",\n', *JSON),
    Case("UTF-16 without a mark", TABLE.encode("utf-16-le"), *utf_16("utf-16-le")),
    Case("UTF-16 the other way round", CHINESE.encode("utf-16-be"), *utf_16("utf-16-be")),
    Case("GBK below UTF-8", ("user,item,count\n" + CHINESE).encode() + CHINESE.encode("gbk"), *mixed(22)),
    Case("UTF-8 below GBK", ("user,item,count\n" + CHINESE).encode("gbk") + CHINESE.encode(), *mixed(22)),
    Case("a quote open in the header", b'\nuser,"item,count\n' + TABLE.encode(), *bad_header(2)),
    Case("a long line alone", b"x" * 3_000_000, *LONG_HEADER),
    Case("a deep nest", b'{"user":"u","item":' + b"[" * 200_000, *LONG_HEADER),
    Case(
        "all rows too short",
        b"user,item,count\nu1,i1\nu2,i2\n",
        *no_row(2, "fewer columns than the header", "列数少于表头"),
    ),
    Case("all rows without ids", b"user,item\n\n,\n , \n", *no_row(3, "no shopper id", "缺少顾客编号")),
    Case(
        "an id of a megabyte",
        b"user,item\n" + b"u" * 1_000_000 + b",i\n",
        *no_row(2, "a line too long for a table", "行过长"),
    ),
    Case(
        "times in words",
        b"user,item,date\nu1,i1,yesterday\n",
        *no_row(2, "a time that cannot be read", "时间无法识别"),
    ),
    Case(
        "returns alone",
        b"user,item,quantity\nu,i,-1\nv,i,-2\nw,i,0\n",
        *no_row(2, "a negative value", "数值为负"),
    ),
    Case("ratings in words", b"user,item,rating\nu1,i1,good\nu2,i2,bad\n", *no_number("rating")),
    Case("infinite ratings", b"user,item,rating\nu1,i1,Infinity\nu2,i2,1e400\n", *no_number("rating")),
    Case("no column for the product", b"user,colour\nu,red\n", *no_product("user, colour")),
    Case("a letter in plain text", b"Dear all,\n\nhere are the orders.\n", *no_product("Dear all, column 2")),
    Case(
        "a column that is not there",
        TABLE.encode(),
        "The file has no column customer; its columns are: user, item, count.",
        "文件中没有列 customer；现有的列：user, item, count。",
        {"mapping": {"user": "customer"}},
    ),
    Case(
        "dates of either order",
        b"user,item,date\nu1,i1,1/2/2024\nu2,i2,3/4/2024\n",
        "The dates in date, such as 1/2/2024, may begin with the day or the month; say which (--dates).",
        "date 列的日期（如 1/2/2024）可能以日或以月开头；请说明是哪一种（--dates）。",
    ),
]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A shop that none of the files may change."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "first.csv").write_text("user,item,count\nold,thing,1\n")
    with Workspace.create(folder / "shop.recdesk") as opened:
        opened.import_file(folder / "first.csv")
        yield opened


@pytest.fixture
def refused(shop: Workspace) -> Callable[..., tuple[str, str]]:
    """The sentences, English and Chinese, by which a file is refused that leaves the shop as it is."""

    def run(path: Path, **settings: Any) -> tuple[str, str]:
        before = everything(shop)
        with pytest.raises((FileError, DataError)) as raised:
            shop.import_file(path, ImportSettings(**settings))
        assert everything(shop) == before
        return in_both_languages(raised.value)

    return run


def everything(shop: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    tables = {table: shop._connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}
    databases = "SELECT database_name FROM duckdb_databases() WHERE NOT internal"
    return tables | {"databases": shop._connection.execute(databases).fetchall()}


def in_both_languages(error: FileError | DataError) -> tuple[str, str]:
    told = messages.sentence(error)
    i18n.set_language("zh_CN")
    try:
        return told, messages.sentence(error)
    finally:
        i18n.set_language("en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_file_is_refused_in_words(
    refused: Callable[..., tuple[str, str]], tmp_path: Path, case: Case
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(case.content(tmp_path) if callable(case.content) else case.content)
    expected = case.english.replace("{path}", str(path)), case.chinese.replace("{path}", str(path))
    assert refused(path, **case.settings) == expected


def test_what_is_no_file_is_refused_in_words(refused: Callable[..., tuple[str, str]], tmp_path: Path) -> None:
    none, loop, pipe, below = (
        tmp_path / name for name in ("none.csv", "loop.csv", "pipe.csv", "a.csv/b.csv")
    )
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    (tmp_path / "a.csv").write_text(TABLE)
    for missing in (none, below):
        assert refused(missing) == (
            f"There is no file {missing}; check the name and the folder.",
            f"文件 {missing} 不存在；请检查名称和文件夹。",
        )
    assert refused(tmp_path) == (
        f"{tmp_path} is a folder; choose a CSV file in it.",
        f"{tmp_path} 是文件夹；请选择其中的 CSV 文件。",
    )
    assert refused(loop) == (
        f"{loop} is a link that leads back to itself; choose the file that it should lead to.",
        f"{loop} 是指回自身的链接；请选择它本应指向的文件。",
    )
    assert refused(pipe) == (
        f"{pipe} is no ordinary file; save the table as a file and import that.",
        f"{pipe} 不是普通文件；请将表格另存为文件后再导入。",
    )


def test_a_name_that_is_no_text_is_refused_in_words(
    refused: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    """As a Chinese Windows packs it and Linux unpacks it."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb6\xa9.csv"))
    try:
        path.write_text(TABLE)
    except OSError:
        pytest.skip("this disk takes names in Unicode only")
    assert refused(path) == (
        f"The name of {tmp_path}/??.csv has characters that cannot be read; rename it and try again.",
        f"{tmp_path}/??.csv 的文件名中有无法识别的字符；请重命名后再试。",
    )


def test_a_file_that_changes_is_refused_in_words(shop: Workspace, tmp_path: Path) -> None:
    path, before = tmp_path / "orders.csv", everything(shop)
    path.write_text(TABLE)

    def grow(stage: str, done: int, total: int, /, **figures: float) -> None:
        path.write_text(TABLE + "u,i,1\n")

    with pytest.raises(FileError) as raised:
        shop.import_file(path, progress=grow)
    assert in_both_languages(raised.value) == (
        f"{path} was changed while it was read; import it again when it is complete.",
        f"{path} 在读取时被更改；请等它写完后再次导入。",
    )
    assert everything(shop) == before


def test_an_archive_larger_than_the_disk_is_refused_in_words(
    refused: Callable[..., tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage(NamedTuple):
        free: int = 1000

    monkeypatch.setattr(archives.shutil, "disk_usage", lambda _path: Usage())
    monkeypatch.setattr("tempfile.tempdir", "/tmp")
    for content in (zipped(orders_csv=TABLE), gzip.compress(TABLE.encode())):
        path = tmp_path / "orders.csv"
        path.write_bytes(content)
        assert refused(path) == (
            "The disk that holds /tmp is full; free some space there, or choose another disk.",
            "/tmp 所在的磁盘已满；请释放空间，或换用其他磁盘。",
        )


def test_no_room_for_a_copy_is_told_in_words(
    refused: Callable[..., tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(source.tempfile, "gettempdir", fail)
    path = tmp_path / "orders.csv"
    path.write_bytes(TABLE.encode("utf-16"))
    assert refused(path) == (
        "There is no room for temporary files; free some space, or name a folder for them in TMPDIR.",
        "没有存放临时文件的空间；请释放空间，或用 TMPDIR 指定一个文件夹。",
    )


def test_two_gigabytes_on_one_line_are_refused_at_once(
    refused: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"x" * 2_000_000)
        file.truncate(2 * 1024**3)
    expected = LONG_HEADER[0].replace("{path}", str(path)), LONG_HEADER[1].replace("{path}", str(path))
    assert refused(path) == expected
    with pytest.raises(DataError, match="header_too_long"):
        preview(path, ImportSettings())
