"""Spreadsheets (XLSX, XLS, ODS): the cells of one sheet as texts, as a person reads them there."""

import datetime
import io
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from recdesk.engine.errors import FileError
from recdesk.engine.importing.source import Stamp, file_errors, stamp
from recdesk.engine.importing.workbook_start import workbook_start

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Up to here every whole number is a double of its own.
_LARGEST_WHOLE = 2**53


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        sheets: the names of all sheets.
        rows: from the first row of the sheet on, all equally wide.
    """

    name: str
    sheets: list[str]
    rows: list[list[str]]


def is_spreadsheet(start: bytes) -> bool:
    """Whether a file that is no archive begins like a spreadsheet."""
    return start.startswith((_ZIP, _OLE))


def read_sheet(path: Path, name: str | None) -> Sheet:
    """A sheet by its name, else the first one that is not empty.

    Whole numbers lose their ".0", dates are ISO 8601, formulas have the value that they were saved with, and
    every cell of a merged area has the area's text.

    Raises:
        FileError: "password_protected", "damaged_spreadsheet", "sheet_missing" or "file_empty".
    """
    return _read_sheet(path, path, name)


def read_sheet_start(path: Path, name: str | None, rows: int) -> Sheet:
    """`read_sheet`, with at most so many rows; a large XLSX or ODS file is not read much further than that.

    Other spreadsheets are read as a whole, but only once while they are not written to.
    """
    return _cached_start(path, stamp(path), name, rows)


@lru_cache(maxsize=8)
def _cached_start(path: Path, version: Stamp, name: str | None, rows: int) -> Sheet:
    del version  # part of the key
    sheet = _read_sheet(path, workbook_start(path), name)
    return replace(sheet, rows=sheet.rows[:rows])


def _read_sheet(path: Path, content: Path | io.BytesIO, name: str | None) -> Sheet:
    with _opened(path, content) as book:
        names = list(book.sheet_names)
        if name is not None and name not in names:
            raise FileError("sheet_missing", path=str(path), sheet=name, sheets=names[:30])
        for each in names if name is None else [name]:
            sheet = book.get_sheet_by_name(each)
            rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            if any(cell for row in rows for cell in row):
                _fill_merged(rows, sheet.merged_cell_ranges or ())
                return Sheet(each, names, rows)
    raise FileError("file_empty", path=str(path))


def title_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top hold a title or nothing: those with less than two different texts."""
    width = max((len(set(filter(None, row))) for row in rows[:50]), default=0)
    least = min(width, 2)
    return next((at for at, row in enumerate(rows) if len(set(filter(None, row))) >= least), 0)


@contextmanager
def _opened(path: Path, content: Path | io.BytesIO) -> Generator[Any]:
    import python_calamine

    with file_errors(path):
        try:
            with python_calamine.load_workbook(content) as book:
                yield book
        except python_calamine.PasswordError as error:
            raise FileError("password_protected", path=str(path)) from error
        except python_calamine.CalamineError as error:
            raise FileError("damaged_spreadsheet", path=str(path)) from error


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= _LARGEST_WHOLE:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    return str(cell)


def _fill_merged(rows: list[list[str]], areas: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in areas:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
