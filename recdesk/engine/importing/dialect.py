"""How a file's columns and numbers are written: delimiter and decimal sign."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

QUOTE = '"'

_DELIMITERS = (",", ";", "\t", "|")
# clevercsv takes minutes for a very long line.
_SAMPLE_LINES, _SAMPLE_WIDTH = 100, 500
_AGREEMENT = 0.9
_DECIMAL_COMMA = re.compile(r"[^,]*\d,(\d{1,2}|\d{4,})\s*\D?$")


def reader_of(lines: Iterable[str], delimiter: str, strict: bool = False) -> "Reader":
    """A csv reader over lines that have lost their line breaks; a strict one refuses odd quotes."""
    return csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, quotechar=QUOTE, strict=strict)


def parse(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The records of some lines, without blank lines and what the csv module cannot make sense of."""
    reader = reader_of(lines, delimiter)
    records: list[list[str]] = []
    while True:
        try:
            records.append(next(reader))
        except StopIteration:
            return [record for record in records if record]
        except csv.Error:
            continue


def detect_delimiter(lines: Sequence[str]) -> str:
    """The delimiter of a table.

    Where exactly one common delimiter gives (nearly) every line as many fields as the header, that is it.
    Else clevercsv compares what the fields look like. A file with one column has a comma.
    """
    start = [line[:_SAMPLE_WIDTH] for line in lines[:_SAMPLE_LINES]]
    fitting = [delimiter for delimiter in _DELIMITERS if _fits(start, delimiter)]
    if len(fitting) == 1:
        return fitting[0]
    from clevercsv.detect import Detector

    dialect = Detector().detect("\n".join(start), delimiters=list(_DELIMITERS))
    found = dialect.delimiter if dialect else None
    return found or (fitting or [","])[0]


def detect_decimal(numbers: Sequence[str]) -> str:
    """ "," where some numbers have a decimal comma and none a point after the last comma, else "."."""
    with_comma = any(_DECIMAL_COMMA.fullmatch(number) for number in numbers)
    with_point = any("." in number.rpartition(",")[2] for number in numbers)
    return "," if with_comma and not with_point else "."


def _fits(lines: Sequence[str], delimiter: str) -> bool:
    records = parse(lines, delimiter)
    columns = len(records[0]) if records else 0
    return columns > 1 and sum(len(each) == columns for each in records) >= _AGREEMENT * len(records)
