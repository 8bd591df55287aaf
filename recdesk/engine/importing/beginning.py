"""The beginning of a file: what kind it is, how its records are written, its columns and first records."""

import codecs
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from recdesk.engine.errors import DataError, FileError
from recdesk.engine.importing import encodings
from recdesk.engine.importing.archives import (
    chosen_member,
    members,
    packing,
    read_start,
    refuse_swollen_spreadsheet,
)
from recdesk.engine.importing.clean_copy import decoded, shown
from recdesk.engine.importing.dialect import Dialect, detect_dialect, sample_of
from recdesk.engine.importing.guesses import (
    CHOSEN,
    STORED,
    Guess,
    guess_of_delimiter,
    guess_of_encoding,
    guess_of_header,
    guess_of_quote,
)
from recdesk.engine.importing.headers import HeaderReason, column_names, detect_header, numbered_columns
from recdesk.engine.importing.json_lines import are_json_lines, is_other_json, json_table
from recdesk.engine.importing.line_shape import MAX_LINE_BYTES
from recdesk.engine.importing.mixed_encodings import refuse_mixed
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.source import SAMPLE_BYTES, refuse_binary
from recdesk.engine.importing.spreadsheets import is_spreadsheet, read_sheet_start, title_rows

UTF8 = "utf-8"
PARQUET_MAGIC = b"PAR1"
# As cells are pasted from a spreadsheet: how the raw text of a rejected row is shown.
TABLE = Dialect("\t", quote="")

_RECORDS = 5_000
_TITLE_ROWS = 50
# What tells a header from data; a longer record than this is none.
_HEADER_LINES = 1_100
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Kind = Literal["text", "json_lines", "spreadsheet", "parquet"]


@dataclass(frozen=True)
class Beginning:
    """How a file is read, and how its table begins.

    Attributes:
        encoding: a Python codec name; "utf-8" for what is no text.
        encoding_is_sure: whether the beginning has characters that tell the encoding, or the user does.
        dialect: of a text.
        guesses: what spoke for the encoding, delimiter, quote and header, by these names.
        header: whether the first record names the columns.
        header_lines: physical lines (or rows) before the first data line.
        columns: named by the header, or "column1", "column2", ... without one.
        records: the first ones, as texts.
        member: the file read out of an archive; `members` are all of them.
        sheet: the sheet read of a spreadsheet; `sheets` are all of them.
    """

    kind: Kind
    encoding: str
    encoding_is_sure: bool
    dialect: Dialect
    guesses: dict[str, Guess]
    header: bool
    header_lines: int
    columns: list[str]
    records: list[list[str]]
    member: str | None = None
    members: list[str] = field(default_factory=list)
    sheet: str | None = None
    sheets: list[str] = field(default_factory=list)


def read_beginning(path: Path, settings: ImportSettings) -> Beginning:
    """Reads at most the first MiB of a text.

    Raises:
        FileError: the file cannot be read or holds no table.
        DataError: "bad_header" or "header_too_long".
    """
    sample = read_start(path, settings.member)
    if sample.startswith(PARQUET_MAGIC):
        return _of_parquet(path, settings)
    if is_spreadsheet(sample):
        return _of_spreadsheet(path, settings)
    if settings.encoding is None:
        refuse_binary(path, sample)
    encoding = codecs.lookup(settings.encoding).name if settings.encoding else _encoding(path, sample)
    lines = decoded_lines(sample, encoding)
    sure = settings.encoding is not None or not sample.isascii()
    json = settings.delimiter is None and are_json_lines(lines)
    found = _of_json_lines(lines) if json else _of_text(path, lines, settings)
    member, names = _members(path, settings)
    guess = CHOSEN if settings.encoding else guess_of_encoding(sample, encoding)
    return replace(
        found,
        encoding=encoding,
        encoding_is_sure=sure,
        guesses=found.guesses | {"encoding": guess},
        member=member,
        members=names,
    )


def _of_json_lines(lines: Sequence[str]) -> Beginning:
    return _table("json_lines", *json_table(lines, _RECORDS))


def _of_parquet(path: Path, settings: ImportSettings) -> Beginning:
    from recdesk.engine.importing.parquet import read_parquet_start

    _refuse_packed(path)
    columns, rows = read_parquet_start(path)
    return _table("parquet", columns, rows)


def _of_spreadsheet(path: Path, settings: ImportSettings) -> Beginning:
    _refuse_packed(path)
    refuse_swollen_spreadsheet(path)
    sheet = read_sheet_start(path, settings.sheet, _RECORDS + _TITLE_ROWS)
    start = title_rows(sheet.rows)
    rows = sheet.rows[start:]
    header, reason = _header_choice(settings, rows)
    columns = column_names(rows[0]) if header else numbered_columns(len(rows[0]))
    records = [row for row in rows[header:] if any(row)]
    table = _table("spreadsheet", columns, records[:_RECORDS])
    return replace(
        table,
        header=header,
        guesses=table.guesses | {"header": guess_of_header(reason)},
        header_lines=start + header,
        sheet=sheet.name,
        sheets=sheet.sheets,
    )


def _table(kind: Kind, columns: list[str], records: list[list[str]]) -> Beginning:
    """A table whose cells and columns are told apart by its format."""
    stored: dict[str, Guess] = dict.fromkeys(("encoding", "delimiter", "quote", "header"), STORED)
    return Beginning(kind, UTF8, True, TABLE, stored, True, 0, columns, records)


def _refuse_packed(path: Path) -> None:
    if packing(path) is not None:
        raise FileError("packed_table", path=str(path))


def _of_text(path: Path, ended_lines: Sequence[str], settings: ImportSettings) -> Beginning:
    lines = [line.rstrip("\r\n") for line in ended_lines]
    if settings.delimiter is None and is_other_json(lines):
        raise FileError("json_not_lines", path=str(path))
    declared, start = _declared_delimiter(lines)
    delimiter = settings.delimiter or declared
    dialect = detect_dialect(lines[start:], delimiter, settings.quote, settings.escape or "")
    records = dialect.parse(lines[start : start + _HEADER_LINES])
    if not any(cell.strip() for record in records for cell in record):
        raise FileError("file_empty", path=str(path))
    header, reason = _header_choice(settings, records)
    header_lines, names = _read_header(path, lines, start, dialect) if header else (start, [])
    below = dialect.parse(ended_lines[header_lines : header_lines + _RECORDS], with_breaks=True)
    sample = sample_of(lines[start:])
    guesses = {
        "delimiter": _chosen(settings.delimiter, guess_of_delimiter(sample, dialect, declared is not None)),
        "quote": _chosen(settings.quote, guess_of_quote(lines, dialect)),
        "header": guess_of_header(reason),
    }
    columns = column_names(names) if header else numbered_columns(_usual_width(below))
    return Beginning("text", UTF8, False, dialect, guesses, header, header_lines, columns, below)


def _chosen(setting: str | None, guess: Guess) -> Guess:
    """What could have been guessed instead stays a choice where the user has made one."""
    return guess if setting is None else replace(CHOSEN, alternatives=guess.alternatives)


def _members(path: Path, settings: ImportSettings) -> tuple[str | None, list[str]]:
    if packing(path) != "zip":
        return None, []
    return chosen_member(path, settings.member), members(path)


def _encoding(path: Path, sample: bytes) -> str:
    if (marked := encodings.encoding_of_mark(sample)) is not None:
        return marked
    encoding = encodings.detect_encoding(lambda: (sample,))
    if encoding != UTF8:
        refuse_mixed(path, (sample,))
    if encoding is None:
        raise FileError("unknown_encoding", path=str(path))
    return encoding


def decoded_lines(sample: bytes, encoding: str) -> list[str]:
    """The lines of the beginning of a file, each with its line break; one that is likely cut is left out."""
    pieces = _LINE.findall(shown("".join(decoded(iter([sample]), encoding))))
    lines = [_shortened(piece) if len(piece) > MAX_LINE_BYTES else piece for piece in pieces]
    # The last line of a full sample is likely cut.
    return lines[:-1] if len(sample) == SAMPLE_BYTES and len(lines) > 1 else lines


def _shortened(line: str) -> str:
    text = line.rstrip("\r\n")
    return text[:MAX_LINE_BYTES] + line[len(text) :]


def _declared_delimiter(lines: Sequence[str]) -> tuple[str | None, int]:
    """The delimiter that Excel writes as "sep=;" before the header, and the lines that this takes."""
    first = lines[0].lower() if lines else ""
    return (first[4], 1) if first.startswith("sep=") and len(first) == 5 else (None, 0)


def _header_choice(settings: ImportSettings, records: list[list[str]]) -> tuple[bool, HeaderReason]:
    if settings.header is not None:
        return settings.header, "chosen"
    return detect_header([record for record in records if any(cell.strip() for cell in record)])


def _read_header(path: Path, lines: Sequence[str], start: int, dialect: Dialect) -> tuple[int, list[str]]:
    reader = dialect.reader(lines[start:], strict=True)
    begin, header = start, list[str]()
    try:
        while not any(cell.strip() for cell in header):
            begin = start + reader.line_num
            if any(len(line) >= MAX_LINE_BYTES for line in lines[begin : begin + 1]):
                raise DataError("header_too_long", path=str(path), line=begin + 1)
            header = next(reader)
    except (csv.Error, StopIteration) as error:
        raise DataError("bad_header", path=str(path), line=begin + 1) from error
    return start + reader.line_num, header


def _usual_width(records: Sequence[Sequence[str]]) -> int:
    widths = [len(record) for record in records]
    return max(set(widths), key=widths.count)
