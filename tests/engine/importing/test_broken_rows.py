"""One bad row would cost the others of its file, or slip into the shop; and nobody would say which it was."""

import io
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from recdesk import i18n, messages
from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace

SOUND = b"a,x,1\nb,y,2\n"
HEADER = b"user,item,count\n"
KEPT = [("a", "x"), ("b", "y")]

NO_JSON = "no JSON object", "不是 JSON 对象"
NESTED = "a list or an object in place of an id", "编号处是列表或对象"
SHORT = "fewer columns than the header", "列数少于表头"
LONG = "more columns than the header", "列数多于表头"
QUOTES = "quotes that do not match", "引号不成对"
LONG_LINE = "a line too long for a table", "行过长"
ENCODING = "characters that cannot be read in this encoding", "含有此编码无法读取的字符"
NO_USER = "no shopper id", "缺少顾客编号"
NO_ITEM = "no product id", "缺少商品编号"
NO_VALUE = "no value", "缺少数值"
NO_NUMBER = "a value that is not a number", "数值不是数字"
INFINITE = "a value that is not finite", "数值不是有限数"
TOO_LARGE = "a value too large to be meant", "数值过大，不合常理"
TIME = "a time that cannot be read", "时间无法识别"
TOTALS = "a row of totals", "合计行"
TWICE = "the header once more", "重复的表头"


class Case(NamedTuple):
    """A file: line, column and reason of its bad rows, and the pairs of shopper and product of the others."""

    name: str
    content: bytes
    rejects: list[tuple[int, str, tuple[str, str]]]
    kept: list[tuple[str, str]] = KEPT
    settings: dict[str, Any] = {}  # noqa: RUF012 (never changed)


def workbook(*rows: tuple[object, ...], merged: str = "") -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(buffer)
    return buffer.getvalue()


CASES = [
    Case("ragged rows", HEADER + b"c,z\n" + SOUND + b"c,z,1,9\n", [(2, "", SHORT), (5, "", LONG)]),
    Case("an open quote", HEADER + b'a,x,1\nc,"z,1\nb,y,2\n', [(3, "", QUOTES)]),
    Case("an open quote at the end", HEADER + SOUND + b'c,z,"1', [(4, "", QUOTES)]),
    Case("text behind a quote", HEADER + SOUND + b'"c"c,z,1\n', [(4, "", QUOTES)]),
    Case("a second header", HEADER + HEADER + SOUND, [(2, "", TWICE)]),
    Case("totals", HEADER + SOUND + b"Total,,3\n", [(4, "", TOTALS)]),
    Case("totals in Chinese", HEADER + SOUND + "合计：,,3\n".encode(), [(4, "", TOTALS)]),
    Case(
        "ids that are missing",
        HEADER + b" ,z,1\nc,,1\n" + SOUND,
        [(2, "user", NO_USER), (3, "item", NO_ITEM)],
    ),
    Case("a value that is missing", HEADER + b"c,z,\n" + SOUND, [(2, "count", NO_VALUE)]),
    Case("a value in words", HEADER + b"c,z,two\n" + SOUND, [(2, "count", NO_NUMBER)]),
    Case("1e400", HEADER + b"c,z,1e400\n" + SOUND, [(2, "count", INFINITE)]),
    Case(
        "infinity",
        HEADER + b"c,z,-Infinity\nc,z,NaN\n" + SOUND,
        [(2, "count", INFINITE), (3, "count", INFINITE)],
    ),
    Case("1e300", HEADER + b"c,z,1e300\n" + SOUND, [(2, "count", TOO_LARGE)]),
    Case("a time in words", b"user,item,date\na,x,2024-01-05\nb,y,\nc,z,soon\n", [(4, "date", TIME)]),
    Case("an id of a megabyte", HEADER + b"c" * 1_000_000 + b",z,1\n" + SOUND, [(2, "", LONG_LINE)]),
    Case(
        "a line of ten megabytes", HEADER + b"c,z," + b"1" * 10_000_000 + b"\n" + SOUND, [(2, "", LONG_LINE)]
    ),
    Case(
        "a byte of Latin-1",
        HEADER + "茶,绿茶,1\n".encode() * 9 + b"\xe9,z,1\n" + SOUND,
        [(11, "", ENCODING)],
        [("茶", "绿茶"), *KEPT],
    ),
    Case(
        "UTF-16 with a byte too many", (HEADER + SOUND).decode().encode("utf-16") + b"c", [(4, "", ENCODING)]
    ),
    Case(
        "UTF-16 with a byte too few",
        (HEADER + SOUND).decode().encode("utf-16")[:-1],
        [(3, "", ENCODING)],
        KEPT[:1],
    ),
    Case(
        "half a character",
        HEADER + SOUND + b"c\xed\xa0\x80,z,1\n",
        [(4, "", ENCODING)],
        settings={"encoding": "utf-8"},
    ),
    Case(
        "NUL in ids",
        HEADER + b"a\0,x,1\na,x\0,1\n" + SOUND,
        [],
        [("a", "x"), ("a", "x\0"), ("a\0", "x"), ("b", "y")],
    ),
    Case("columns of one name", b"user,item,count,user,user (4)\na,x,1,v,w\nb,y,2,v,w\n", []),
    Case(
        "JSON among JSON Lines",
        b'{"user": "c",\n{"user": "a", "item": "x"}\n["c", "z"]\n{"user": "b", "item": "y"}\n{"user": "c"}\n',
        [(1, "", NO_JSON), (3, "", NO_JSON), (5, "item", NO_ITEM)],
    ),
    Case(
        "nested ids",
        b'{"user": "a", "item": "x"}\n{"user": {"id": "c"}, "item": "z"}\n{"user": "c", "item": ["z"]}\n'
        b'{"user": "b", "item": "y"}\n',
        [(2, "", NESTED), (3, "", NESTED)],
    ),
    Case(
        "errors in a sheet",
        workbook(("user", "item"), ("a", "x"), ("#REF!", "z"), ("b", "y")),
        [(3, "user", NO_USER)],
    ),
    Case(
        "formulas without their values",
        workbook(("user", "item"), ("a", "x"), ("=A1", "z"), ("b", "y")),
        [(3, "user", NO_USER)],
    ),
    Case(
        "merged cells",
        workbook(("user", "item"), ("a", "x"), (None, "y"), ("b", "y"), merged="A2:A3"),
        [],
        [("a", "x"), ("a", "y"), ("b", "y")],
    ),
]


def pairs(shop: Workspace) -> list[tuple[str, str]]:
    rows = shop.interactions()
    users, items = list(rows.user_ids), list(rows.item_ids)
    found = zip(rows.user.tolist(), rows.item.tolist(), strict=True)
    return sorted((users[user], items[item]) for user, item in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_rows_are_named_and_the_sound_ones_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(case.content)
    with Workspace.create(tmp_path / "shop.recdesk") as shop:
        report = shop.import_file(path, ImportSettings(**case.settings))
        rejects = shop.rejects(report.import_id)
        assert pairs(shop) == sorted(case.kept)
    assert report.rows_rejected == len(case.rejects)
    english = [messages.reason(each.reason) for each in rejects]
    monkeypatch.setattr(i18n, "_current", "zh_CN")
    chinese = [messages.reason(each.reason) for each in rejects]
    told = [(each.line, each.column) for each in rejects]
    assert list(zip(told, zip(english, chinese, strict=True), strict=True)) == [
        ((line, column), reason) for line, column, reason in case.rejects
    ]
