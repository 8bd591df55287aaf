"""A table as CSV that Excel opens rightly, and that runs nothing when it does."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from recdesk.engine.export.table import Column, Table, is_number, is_time, missing, valid
from recdesk.engine.parts import Array
from recdesk.engine.progress import Progress

# Spreadsheets take a cell that begins like this for a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = frozenset("=+-@\t\r\n")
_PLAIN_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]+)*|\.[0-9]+)([eE][+-]?[0-9]+)? ?%?")


def write_csv(table: Table, path: Path, progress: Progress) -> None:
    """Writes UTF-8 with a byte order mark, commas and CRLF lines (RFC 4180)."""
    done, total = 0, len(table)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(defused([valid(name) for name in table.names]))
        progress("writing", 0, total)
        for chunk in table.chunks():
            writer.writerows(zip(*map(_cells, chunk.columns.values()), strict=True))
            done += len(chunk)
            progress("writing", done, total)


def defused(texts: Sequence[str]) -> list[str]:
    """The texts, each with a leading apostrophe where a spreadsheet would run it as a formula."""
    return [
        text if text[:1] not in _FORMULA_STARTS or _PLAIN_NUMBER.fullmatch(text) else f"'{text}"
        for text in texts
    ]


def number_texts(column: Array) -> list[str]:
    """Numbers as short texts: seven significant digits for float32, all of them for wider types."""
    if column.dtype.kind != "f":
        return [str(value) for value in column.tolist()]
    if column.dtype.itemsize <= 4:
        return [f"{value:.7g}" for value in column.tolist()]
    return [repr(value).removesuffix(".0") for value in column.tolist()]


def _cells(column: Column) -> list[str]:
    if not is_number(column):
        return defused(list(column))
    numbers = np.asarray(column)
    if is_time(numbers):
        texts = [text.replace("T", " ") for text in np.datetime_as_string(numbers, unit="s").tolist()]
    else:
        texts = number_texts(numbers)
    for row in np.flatnonzero(missing(numbers)).tolist():
        texts[row] = ""
    return texts
