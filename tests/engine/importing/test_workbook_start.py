"""The preview of a large workbook must show what the import will read, in a fraction of the time."""

import time
import zipfile
from pathlib import Path

import pytest
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


def open_document(path: Path, rows: int, wrap: str = "") -> Path:
    """Two tables, the first one empty but for a note; cells that span columns."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )

    def row(*cells: str) -> str:
        inside = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    sales = "".join(row(f"U{number:05}", f"P{number % 97:03}", "茶") for number in range(rows))
    sales = row("user", "item", "note") + (f"<table:{wrap}>{sales}</table:{wrap}>" if wrap else sales)
    tables = f'<table:table table:name="Notes">{row("x" * 600_000)}</table:table>'
    tables += f'<table:table table:name="Sales">{sales}</table:table>'
    tables += f'<table:table table:name="Last">{row("end")}</table:table>'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content{names}>{body}</office:document-content>'
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


@pytest.mark.parametrize("wrap", ["", "table-row-group"])
def test_first_rows_of_an_open_document_are_those_of_the_whole(tmp_path: Path, wrap: str) -> None:
    path = open_document(tmp_path / "large.ods", 12_000, wrap)
    for sheet in ("Sales", "Last", "Notes"):
        whole, start = read_sheet(path, sheet), read_sheet_start(path, sheet, 500)
        assert start.sheets == whole.sheets == ["Notes", "Sales", "Last"]
        assert start.rows == whole.rows[:500]
