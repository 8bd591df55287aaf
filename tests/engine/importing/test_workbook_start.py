"""The preview of a large workbook must show what the import will read, in a fraction of the time."""

import time
from pathlib import Path

import xlsxwriter

from recdesk.engine.importing import ImportSettings, preview
from recdesk.engine.importing.spreadsheets import read_sheet, read_sheet_start


def workbook(path: Path, rows: int) -> Path:
    """Two sheets; strings of the first rows come late in the table of strings, as after sorting."""
    with xlsxwriter.Workbook(path) as book:
        other, sales = book.add_worksheet("Notes"), book.add_worksheet("Sales")
        for number in range(rows):
            other.write(number, 5, f"P{number % 97:03}")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sales.merge_range(0, 0, 0, 3, "All sales")
        sales.write_row(1, 0, ["user", "item", "qty", "date"])
        for number in range(rows):
            sales.write_row(number + 2, 0, [f"U{number:05}", f"P{number % 97:03}", number % 5 + 1])
            sales.write_number(number + 2, 3, 45_000 + number % 300, day)
    return path


def test_first_rows_are_those_of_the_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "large.xlsx", 12_000)
    whole, start = read_sheet(path, "Sales"), read_sheet_start(path, "Sales", 1_000)
    assert start.sheets == whole.sheets
    assert start.rows[1:] == whole.rows[1:1_000], "the first row is merged, which a cut sheet cannot know"
    found = preview(path, ImportSettings(sheet="Sales"))
    assert (found.columns, found.rows) == (whole.rows[1], whole.rows[2:202])


def test_a_small_workbook_keeps_its_merged_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "small.xlsx", 10)
    assert read_sheet_start(path, "Sales", 1_000) == read_sheet(path, "Sales")


def test_a_changed_workbook_is_read_anew(tmp_path: Path) -> None:
    path = workbook(tmp_path / "shop.xlsx", 10)
    assert len(read_sheet_start(path, "Sales", 1_000).rows) == 12
    time.sleep(0.02)  # a file's time of change has its grain
    workbook(path, 11)
    assert len(read_sheet_start(path, "Sales", 1_000).rows) == 13
