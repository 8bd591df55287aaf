"""A table as an Excel workbook with one sheet."""

import math
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from recdesk.engine.errors import DataError
from recdesk.engine.export.table import Column, Table, is_number, is_time, valid
from recdesk.engine.progress import Progress

# Excel's own limits; one row is the header.
MOST_ROWS = 1_048_575
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767

_NARROWEST, _WIDEST = 8, 60
_ROWS_TO_MEASURE = 200


def check_fits(table: Table) -> None:
    """Raises DataError when a sheet has too few rows or columns for the table."""
    if len(table) > MOST_ROWS:
        raise DataError("too_many_rows_for_xlsx", rows=len(table), limit=MOST_ROWS)
    if len(table.columns) > MOST_COLUMNS:
        raise DataError("too_many_columns_for_xlsx", columns=len(table.columns), limit=MOST_COLUMNS)


def write_xlsx(table: Table, path: Path, progress: Progress) -> None:
    """Writes texts as text cells and numbers as numbers, below a bold header that stays in view.

    A text longer than a cell can hold (32,767 characters) ends with an ellipsis.

    Raises:
        DataError: "too_large_for_xlsx" when the sheet would be over 4 GB.
        OSError: as for any file.
    """
    # What a cancelled export leaves open cannot be removed on Windows; the system's folder is for that.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        _write(table, path, scratch, progress)


def _write(table: Table, path: Path, scratch: str, progress: Progress) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError, FileSizeError

    book = Workbook(str(path), {"constant_memory": True, "tmpdir": scratch})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    when = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for position, (name, column) in enumerate(table.columns.items()):
        sheet.set_column(position, position, _width(name, column), when if is_time(column) else None)
    sheet.freeze_panes(1, 0)
    for position, name in enumerate(table.names):
        sheet.write_string(0, position, _fitting(valid(name)), bold)
    writers = [_cell_writer(column, sheet, when) for column in table.columns.values()]
    done, total = 0, len(table)
    progress("writing", 0, total)
    for chunk in table.chunks():
        rows = zip(*(_values(column) for column in chunk.columns.values()), strict=True)
        for row, values in enumerate(rows, start=done + 1):
            for position, (write, value) in enumerate(zip(writers, values, strict=True)):
                if value is not None:
                    write(row, position, value)
        done += len(chunk)
        progress("writing", done, total)
    try:
        book.close()
    except FileSizeError as error:
        raise DataError("too_large_for_xlsx", rows=total) from error
    except FileCreateError as error:
        # XlsxWriter hides the OSError that tells a full disk from other trouble.
        cause = error.__context__
        raise cause if isinstance(cause, OSError) else error from None


def _cell_writer(column: Column, sheet: Any, when: Any) -> Callable[[int, int, Any], Any]:
    if not is_number(column):
        return sheet.write_string
    if is_time(column):
        return lambda row, position, value: sheet.write_datetime(row, position, value, when)
    return lambda row, position, value: (
        sheet.write_number(row, position, value)
        if math.isfinite(value)
        else sheet.write_string(row, position, str(value))
    )


def _values(column: Column) -> Iterable[Any]:
    """Python values of one column, None for an empty cell."""
    if not is_number(column):
        return [_fitting(text) if text else None for text in column]
    numbers = np.asarray(column)
    if is_time(numbers):
        return numbers.astype("datetime64[s]").tolist()
    if numbers.dtype == np.float32:
        # 0.1 as float32 is 0.10000000149 to Excel; what float32 knows is seven digits.
        return [None if math.isnan(value) else float(f"{value:.7g}") for value in numbers.tolist()]
    if numbers.dtype.kind == "f":
        return [None if math.isnan(value) else value for value in numbers.tolist()]
    return [int(value) for value in numbers.tolist()]


def _fitting(text: str) -> str:
    # Excel counts UTF-16 units.
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    raw = text.encode("utf-16-le")
    if len(raw) <= 2 * MOST_CHARACTERS:
        return text
    return raw[: 2 * MOST_CHARACTERS - 2].decode("utf-16-le", "ignore") + "…"


def _width(name: str, column: Column) -> int:
    """Column width in digits, from the header and the first rows."""
    if is_time(column):
        return 20
    first = column[:_ROWS_TO_MEASURE]
    if is_number(column):
        longest = max((len(f"{value:.7g}") for value in np.asarray(first).tolist()), default=0)
    else:
        longest = max(map(_cells_of, first), default=0)
    return min(max(longest, _cells_of(name) + 1, _NARROWEST) + 1, _WIDEST)


def _cells_of(text: str) -> int:
    """How wide a text is in a fixed-width font: Chinese characters take two places."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text[:_WIDEST])
