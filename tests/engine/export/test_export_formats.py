"""What a person exports opens in Excel, pandas or DuckDB with every id, number and text as it was."""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import DataError
from recdesk.engine.export import Table, export_table

IDS = ["007", "1.10", "12345678901234567890", "1E5", "SKU-1", "", "2025-01-01"]
TABLE = Table(
    {
        "item_id": IDS,
        "title": ["西湖龙井 250 g", 'say "hi"', "a,b", "two\nlines", " spaces ", "🍵", ""],
        "evidence": np.array([0, 1, -2, 3, 4, 5, 2_000_000_000], np.int32),
        "score": np.array([0.1, np.nan, 1.0, 0.8734567, 1e-7, 0.5, 1e9], np.float32),
        "price": np.array([0.1, 12.9, np.nan, 1 / 3, 2.0, 3.0, 4.0]),
        "time": np.array([0, 1_735_689_600, -1, 1, 2, 3, 4], "datetime64[s]"),
        "object": np.array(["x", "y", "z", "", "v", "w", "="], object),
    }
)


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path: Path) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [list(row) for row in book.active.iter_rows()]


def test_csv_holds_the_table(tmp_path: Path):
    assert export_table(TABLE, tmp_path / "t.csv") == 7
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfitem_id,title,evidence,score,price,time,object\r\n")
    rows = read_csv(tmp_path / "t.csv")[1:]
    assert [row[0] for row in rows] == IDS
    assert [row[1] for row in rows] == list(TABLE.columns["title"])
    assert [int(row[2]) for row in rows] == TABLE.columns["evidence"].tolist()
    assert [row[3] for row in rows][:3] == ["0.1", "", "1"]
    np.testing.assert_allclose([float(row[3] or "nan") for row in rows], TABLE.columns["score"], rtol=1e-6)
    np.testing.assert_array_equal([float(row[4] or "nan") for row in rows], TABLE.columns["price"])
    assert [row[5] for row in rows][:2] == ["1970-01-01 00:00:00", "2025-01-01 00:00:00"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "=", "--5", "+86 139"]
)
def test_csv_cell_that_a_spreadsheet_would_run_is_quoted_with_an_apostrophe(text: str, tmp_path: Path):
    export_table(Table({text: [text, "safe"]}), tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv") == [[f"'{text}"], [f"'{text}"], ["safe"]]


@pytest.mark.parametrize("text", ["-5", "+3.5", "-1e-5", "-0,5", "-12 %", "a=b", "'=1", "1-2", "-1,234.5"])
def test_csv_cell_that_is_a_plain_number_or_safe_stays(text: str, tmp_path: Path):
    export_table(Table({"a": [text]}), tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv")[1] == [text]


@given(
    st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.floats(width=32)), min_size=1)
)
@settings(max_examples=60, deadline=None)
def test_csv_round_trip(tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, float]]):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    texts = [text for text, _ in cells]
    numbers = np.array([number for _, number in cells], np.float64)
    export_table(Table({"text": texts, "number": numbers}), path)
    rows = read_csv(path)[1:]
    for row, text, number in zip(rows, texts, numbers, strict=True):
        assert row[0].removeprefix("'") == text.removeprefix("'")
        assert row[0] == text or text[0] in "=+-@\t\r\n"
        assert np.array_equal(float(row[1] or "nan"), number, equal_nan=True)


def test_xlsx_has_ids_as_text_and_numbers_as_numbers(tmp_path: Path):
    export_table(TABLE, tmp_path / "t.xlsx")
    header, *rows = read_xlsx(tmp_path / "t.xlsx")
    assert [cell.value for cell in header] == TABLE.names
    assert all(cell.font.bold for cell in header)
    for row, item_id, evidence, score in zip(
        rows, IDS, TABLE.columns["evidence"], TABLE.columns["score"], strict=True
    ):
        assert (row[0].value or "") == item_id
        assert row[0].data_type in ("s", "inlineStr") or not item_id
        assert row[2].value == evidence
        assert row[2].data_type == "n"
        assert (row[3].value is None) == np.isnan(score)
    assert rows[0][3].value == 0.1  # not 0.10000000149, which is the same float32
    assert rows[3][4].value == pytest.approx(1 / 3, rel=1e-15)
    assert rows[1][5].value == datetime(2025, 1, 1)
    assert rows[3][1].value == "two\nlines"
    assert rows[6][6].value == "="


def test_xlsx_runs_nothing(tmp_path: Path):
    export_table(Table({"a": ["=1+1", "http://example.org", "12"]}), tmp_path / "t.xlsx")
    cells = [row[0] for row in read_xlsx(tmp_path / "t.xlsx")[1:]]
    assert [cell.value for cell in cells] == ["=1+1", "http://example.org", "12"]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_xlsx_header_stays_in_view_and_columns_are_wide_enough_to_read(tmp_path: Path):
    export_table(
        Table({"id": ["a"], "title": ["西湖龙井 明前特级 250 g"], "long": ["x" * 500]}), tmp_path / "t.xlsx"
    )
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet.freeze_panes == "A2"
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert 8 <= widths[0] <= 12
    assert 23 <= widths[1] <= 30
    assert widths[2] < 70


def test_xlsx_text_beyond_a_cells_limit_is_visibly_cut(tmp_path: Path):
    export_table(Table({"a": ["茶" * 40_000, "🍵" * 20_000]}), tmp_path / "t.xlsx")
    first, second = (row[0].value for row in read_xlsx(tmp_path / "t.xlsx")[1:])
    assert first == "茶" * 32_766 + "…"
    assert second == "🍵" * 16_383 + "…"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (Table({"a": np.zeros(1_048_576, np.int8)}), "too_many_rows_for_xlsx"),
        (Table({f"c{number}": ["x"] for number in range(16_385)}), "too_many_columns_for_xlsx"),
    ],
)
def test_xlsx_refuses_what_a_sheet_cannot_hold(table: Table, code: str, tmp_path: Path):
    with pytest.raises(DataError) as told:
        export_table(table, tmp_path / "t.xlsx")
    assert told.value.code == code
    assert not list(tmp_path.iterdir())


def test_parquet_keeps_types_and_values(tmp_path: Path):
    path = tmp_path / "it's.parquet"
    export_table(TABLE, path)
    found = duckdb.from_parquet(str(tmp_path / "*.parquet"))
    assert dict(zip(found.columns, map(str, found.types), strict=True)) == {
        "item_id": "VARCHAR",
        "title": "VARCHAR",
        "evidence": "INTEGER",
        "score": "FLOAT",
        "price": "DOUBLE",
        "time": "TIMESTAMP",
        "object": "VARCHAR",
    }
    columns = list(zip(*found.fetchall(), strict=True))
    assert list(columns[0]) == IDS
    assert list(columns[1]) == list(TABLE.columns["title"])
    np.testing.assert_array_equal(columns[2], TABLE.columns["evidence"])
    np.testing.assert_array_equal(np.array(columns[3], np.float32), TABLE.columns["score"])
    np.testing.assert_array_equal(np.array(columns[4], float), TABLE.columns["price"])
    assert columns[3][1] is None
    assert columns[5][1] == datetime(2025, 1, 1)


def test_parquet_takes_any_column_name(tmp_path: Path):
    export_table(Table({'a "b"': ["1"], "A": ["2"], "a": ["3"], "价格 c0": ["4"]}), tmp_path / "t.parquet")
    found = duckdb.from_parquet(str(tmp_path / "t.parquet"))
    assert found.fetchall() == [("1", "2", "3", "4")]
    assert found.columns[0] == 'a "b"'
    assert found.columns[3] == "价格 c0"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_long_tables_come_out_in_order_and_empty_ones_with_their_header(ending: str, tmp_path: Path):
    rows = 40_000
    path = tmp_path / f"t{ending}"
    told: list[tuple[str, int, int]] = []
    numbers = np.arange(rows, dtype=np.int64)
    table = Table({"id": [f"i{number}" for number in range(rows)], "n": numbers})
    assert (
        export_table(table, path, lambda stage, done, total, **_: told.append((stage, done, total))) == rows
    )
    ids, back = columns_of(path)
    assert ids == table.columns["id"]
    assert back == list(range(rows))
    assert told[0] == ("writing", 0, rows)
    assert told[-1] == ("writing", rows, rows)
    assert len(told) > 3

    assert export_table(Table({"id": [], "n": np.zeros(0)}), path) == 0
    assert columns_of(path) == [[], []]


def columns_of(path: Path) -> list[list[Any]]:
    if path.suffix == ".csv":
        rows = [[row[0], int(row[1])] for row in read_csv(path)[1:]]
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        rows = list(book.active.iter_rows(min_row=2, values_only=True))
        book.close()
    else:
        rows = duckdb.from_parquet(str(path)).fetchall()
    return [[row[place] for row in rows] for place in (0, 1)]


@pytest.mark.parametrize("ending", [".CSV", ".Xlsx", ".parquet"])
def test_broken_unicode_does_not_stop_an_export(ending: str, tmp_path: Path):
    export_table(Table({"a\udc00": ["ok", "bad \ud800"]}), tmp_path / f"t{ending}")
    if ending == ".CSV":
        assert read_csv(tmp_path / "t.CSV") == [["a?"], ["ok"], ["bad ?"]]


@pytest.mark.parametrize(
    "columns",
    [{}, {"a": ["x"], "b": []}, {"a": np.array([b"x"])}, {"a": np.zeros(2, complex)}],
)
def test_what_is_no_table_is_refused(columns: dict[str, Any]):
    with pytest.raises(ValueError, match="column"):
        Table(columns)
