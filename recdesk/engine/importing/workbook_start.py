"""The beginning of a large XLSX or ODS file as a small one: its first rows can be read without the rest."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from recdesk.engine.importing.archives import archive_errors

# Of each sheet; a row of ten cells has about half a kilobyte.
_SHEET_BYTES = 512 * 1024
_CHUNK_BYTES = 64 * 1024
_STRINGS = "xl/sharedStrings.xml"
_TABLES = "content.xml"
_TABLE_END, _TABLE_ROW_END = b"</table:table>", b"</table:table-row>"
# Rows within these are not simply one after the other.
_GROUPS = (b"<table:table-row-group", b"<table:table-header-rows")
_ROW_END = re.compile(rb"</((?:\w+:)?)row>")
_STRING_END = re.compile(rb"</((?:\w+:)?)si>")
_STRING_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)""")


def workbook_start(path: Path) -> Path | io.BytesIO:
    """The file itself where it is small or neither XLSX nor ODS, else a copy whose sheets end after their
    first rows.

    The areas of merged cells, which an XLSX file tells after the rows, are not known in a sheet that was cut.

    Raises:
        FileError: "damaged_archive".
    """
    if not zipfile.is_zipfile(path):
        return path
    with archive_errors(path), zipfile.ZipFile(path) as book:
        large = [part for part in book.infolist() if part.file_size > _SHEET_BYTES]
        if any(part.filename == _TABLES for part in large):
            return _open_document_start(book) or path
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


def _open_document_start(book: zipfile.ZipFile) -> io.BytesIO | None:
    """An ODS file whose tables end after their first rows, None where they are too unusual for that."""
    content = bytearray()
    with book.open(_TABLES) as file:
        for piece in _starts_of_tables(iter(lambda: file.read(_CHUNK_BYTES), b"")):
            content += piece
    if not content.endswith(b">") or any(group in content for group in _GROUPS):
        return None
    start = io.BytesIO()
    with zipfile.ZipFile(start, "w") as copy:
        for part in book.infolist():
            if part.filename == _TABLES or part.file_size <= _SHEET_BYTES:
                copy.writestr(part, bytes(content) if part.filename == _TABLES else book.read(part))
    start.seek(0)
    return start


def _starts_of_tables(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The document without the rows of each table that come after the first ones."""
    held, skipping = bytearray(), False
    for chunk in chunks:
        held += chunk
        while (end := held.find(_TABLE_END)) >= 0:
            if not skipping:
                yield bytes(held[:end])
            yield _TABLE_END
            del held[: end + len(_TABLE_END)]
            skipping = False
        if skipping:
            del held[: -len(_TABLE_END)]  # its end may have been cut
        elif len(held) > _SHEET_BYTES and (row := held.rfind(_TABLE_ROW_END)) >= 0:
            yield bytes(held[: row + len(_TABLE_ROW_END)])
            del held[: row + len(_TABLE_ROW_END)]
            skipping = True
    yield bytes(held)
