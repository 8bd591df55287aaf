"""The beginning of a large XLSX file as a small one, so that its first rows can be read without the rest."""

import io
import re
import zipfile
from pathlib import Path

from recdesk.engine.importing.archives import archive_errors

# Of each sheet; a row of ten cells has about half a kilobyte.
_SHEET_BYTES = 512 * 1024
_CHUNK_BYTES = 64 * 1024
_STRINGS = "xl/sharedStrings.xml"
_ROW_END = re.compile(rb"</((?:\w+:)?)row>")
_STRING_END = re.compile(rb"</((?:\w+:)?)si>")
_STRING_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)""")


def workbook_start(path: Path) -> Path | io.BytesIO:
    """The file itself where it is small or no XLSX, else a copy whose sheets end after their first rows.

    The areas of merged cells, which an XLSX file tells after the rows, are not known in a sheet that was cut.

    Raises:
        FileError: "damaged_archive".
    """
    if not zipfile.is_zipfile(path):
        return path
    with archive_errors(path), zipfile.ZipFile(path) as book:
        large = [part for part in book.infolist() if part.file_size > _SHEET_BYTES]
        if not any(_is_sheet(part.filename) for part in large):
            return path
        start = io.BytesIO()
        with zipfile.ZipFile(start, "w") as copy:
            last_string = -1
            for part in book.infolist():
                if part not in large:
                    content = book.read(part)
                elif _is_sheet(part.filename):
                    content = _first_rows(book, part)
                else:
                    continue  # pictures, caches of pivot tables, and the strings, which come below
                if _is_sheet(part.filename):
                    last_string = max([last_string, *map(int, _STRING_CELL.findall(content))])
                copy.writestr(part.filename, content)
            if any(part.filename == _STRINGS for part in large):
                copy.writestr(_STRINGS, _first_strings(book, last_string + 1))
    start.seek(0)
    return start


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _first_rows(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with book.open(part) as file:
        start = file.read(_SHEET_BYTES)
    ends = list(_ROW_END.finditer(start))
    if not ends:  # one row is longer than that
        return book.read(part)
    prefix = ends[-1][1]
    return start[: ends[-1].end()] + b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"


def _first_strings(book: zipfile.ZipFile, count: int) -> bytes:
    content, found = bytearray(), 0
    with book.open(_STRINGS) as file:
        while chunk := file.read(_CHUNK_BYTES):
            begin = max(0, len(content) - 16)  # an end tag may have been cut
            content += chunk
            for end in _STRING_END.finditer(content, begin):
                if end.end() <= len(content) - len(chunk):
                    continue  # counted with the chunk before
                found += 1
                if found >= max(count, 1):
                    return bytes(content[: end.end()]) + b"</" + end[1] + b"sst>"
    return bytes(content)
