"""A table would have to be converted by hand if a spreadsheet, Parquet or JSON were not read as it is."""

import datetime
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from recdesk.engine.errors import FileError

SCHEMA = "urn:oasis:names:tc:opendocument:xmlns:"


def triples(outcome: Any) -> list[tuple[str, str, float]]:
    return [row[1:4] for row in outcome.rows]


def sheet_file(path: Path, rows: Sequence[Sequence[object]], title: str = "Sales") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Notes"
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_excel_ids_stay_as_they_are_shown(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "sales.xlsx",
        [
            ("user", "item", "quantity", "date"),
            ("007", 7, 2, datetime.date(2024, 1, 5)),
            (" x ", 6901234567892, 2.5, datetime.datetime(2024, 1, 5, 13, 5)),
            (None, "n", 1, None),
            (),
            ("u", "i", "x", None),
        ],
    )
    outcome = stage(path, name="sales.xlsx", feedback="implicit")
    assert [row[:4] for row in outcome.rows] == [(2, "007", "7", 2.0), (3, " x ", "6901234567892", 2.5)]
    assert [row[4] for row in outcome.rows] == [1704412800, 1704459900]
    assert [(each.line, each.reason, each.raw) for each in outcome.rejects] == [
        (4, "missing_user", "\tn\t1\t"),
        (6, "bad_number", "u\ti\tx\t"),
    ]
    found = outcome.preview
    assert (found.kind, found.sheet, found.sheets) == ("spreadsheet", "Sales", ["Notes", "Sales"])


def test_excel_titles_and_merged_cells(stage: Callable[..., Any], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("Sales 2024",), (), ("user", "item", "qty"), ("u1", "a", 1), (None, "b", 2), ("u2", "c", 3)]:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A4:A5")
    path = tmp_path / "merged.xlsx"
    book.save(path)
    outcome = stage(path)
    assert [row[:4] for row in outcome.rows] == [(4, "u1", "a", 1), (5, "u1", "b", 2), (6, "u2", "c", 3)]


def test_excel_sheet_is_chosen(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "book.xlsx", [("user", "item"), ("u", "i")], title="Two")
    assert stage(path, sheet="Two").rows[0][1:3] == ("u", "i")
    with pytest.raises(FileError, match="sheet_missing") as raised:
        stage(path, sheet="Three")
    assert raised.value.params["sheets"] == ["Notes", "Two"]
    with pytest.raises(FileError, match="file_empty"):
        stage(path, sheet="Notes")


def test_spreadsheet_under_a_wrong_name(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "really.xlsx", [("user", "item"), ("u", "i")]).rename(
        tmp_path / "really.csv"
    )
    assert stage(path).rows[0][1:3] == ("u", "i")


def test_open_document_sheet(stage: Callable[..., Any], tmp_path: Path) -> None:
    def cell(value: object) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    rows = [("user", "item", "quantity"), ("007", 7, 2), ("用户", "b", 3)]
    table = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{SCHEMA}manifest:1.0"/>'.encode()
    path = zipped(
        tmp_path / "sales.ods",
        {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()},
    )
    assert triples(stage(path)) == [("007", "7", 2), ("用户", "b", 3)]


def test_swollen_spreadsheet(stage: Callable[..., Any], tmp_path: Path) -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": b" " * 100_000_000}
    with pytest.raises(FileError, match="archive_bomb"):
        stage(zipped(tmp_path / "bomb.xlsx", parts))


def test_parquet(stage: Callable[..., Any], tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = tmp_path / "it's [1].parquet"
    connection.execute(
        """
        COPY (SELECT * FROM (VALUES
            ('007', 7.0::DOUBLE, 2::BIGINT, TIMESTAMP '2024-01-05 13:05:00', '中'::BLOB),
            (NULL, 8.0, 1, NULL, NULL), ('u', 8.5, 3, NULL, NULL)
        ) t("user", item, quantity, time, note)) TO $path (FORMAT parquet)
        """.replace("'中'::BLOB", "encode('中')"),
        {"path": str(path)},
    )
    outcome = stage(path)
    assert outcome.rows == [(1, "007", "7", 2.0, 1704459900), (3, "u", "8.5", 3.0, None)]
    assert [(each.line, each.reason, each.raw) for each in outcome.rejects] == [
        (2, "missing_user", "\t8\t1\t\t")
    ]
    assert outcome.preview.rows[0] == ["007", "7", "2", "2024-01-05 13:05:00", "中"]


def test_gorse_feedback(stage: Callable[..., Any]) -> None:
    lines = [
        json.dumps(
            {"FeedbackType": "buy", "UserId": "007", "ItemId": 7, "Timestamp": "2024-01-05T13:05:00Z"}
        ),
        "",
        '{"FeedbackType": "buy", "UserId": "张三", "ItemId": 12345678901234567890123, "Timestamp": null}',
        "{broken",
        '["UserId"]',
        '{"UserId": "u", "ItemId": "", "FeedbackType": "buy"}',
        '{"ItemId": "\\u4e2d\\ud83d\\ude42", "UserId": "u", "FeedbackType": "buy"}',
    ]
    outcome = stage("\n".join(lines), name="feedback.jsonl")
    assert outcome.preview.kind == "json_lines"
    assert [row[:3] for row in outcome.rows] == [
        (1, "007", "7"),
        (3, "张三", "12345678901234567890123"),
        (7, "u", "中🙂"),
    ]
    assert outcome.rows[0][4] == 1704459900
    assert [(each.line, each.reason) for each in outcome.rejects] == [
        (4, "bad_json"),
        (5, "bad_json"),
        (6, "missing_item"),
    ]


def test_gorse_items(stage: Callable[..., Any]) -> None:
    lines = [
        json.dumps({"ItemId": f"i{number}", "Categories": ["tea", "green"], "Comment": f"Tea {number}"})
        for number in range(30_000)
    ]
    lines.append(
        json.dumps({"ItemId": "last", "Labels": {"a/b~": [1, 2]}, "a/b~c": "late", "IsHidden": False})
    )
    outcome = stage("\n".join(lines), role="catalogue", mapping={"item": "ItemId", "category": "Categories"})
    assert outcome.rows[0][1:4] == ("i0", "", "tea|green")
    assert json.loads(outcome.rows[-1][-1]) == {
        "Labels": '{"a/b~":[1,2]}',
        "a/b~c": "late",
        "IsHidden": "false",
    }


def test_preview_of_json_is_what_the_import_reads(stage: Callable[..., Any]) -> None:
    numbers = ["1", "1.10", "1e5", "0.1000", "-0.0", "true", "null", '"x"', "[1, null, 2.50]", '{"a": [1]}']
    content = "".join(f'{{"id": "i{at}", "title": {text}}}\n' for at, text in enumerate(numbers))
    outcome = stage(content, role="catalogue")
    expected = [row[1] for row in outcome.preview.rows]
    assert [row[2] for row in outcome.rows] == expected
