"""How a file's columns and numbers are written: delimiter, quotes and decimal sign."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

QUOTE = '"'

DELIMITERS = (",", ";", "\t", "|")
_LONG_DELIMITERS = ("::", "||", ";;", "\t\t")
_APOSTROPHE = "'"
# clevercsv takes minutes for a very long line.
_SAMPLE_LINES, _SAMPLE_WIDTH = 100, 500
_AGREEMENT = 0.9
_LEAST_QUOTED = 3
_DECIMAL_COMMA = re.compile(r"[^,]*\d,(\d{1,2}|\d{4,})\s*\D?$")


@dataclass(frozen=True)
class Dialect:
    """How records are written.

    Attributes:
        delimiter: between fields, one character or more; without quotes where it is more.
        quote: around fields, and doubled within them; empty where there are none.
        escape: takes the meaning from the character after it; empty where there is none.
    """

    delimiter: str
    quote: str = QUOTE
    escape: str = ""

    def reader(self, lines: Iterable[str], strict: bool = False, with_breaks: bool = False) -> "Reader":
        """The records of some lines.

        Args:
            lines: with their line breaks or, as a rule, without.
            strict: refuse odd quotes.
            with_breaks: the lines have kept their line breaks.
        """
        return Reader(lines if with_breaks else (f"{line}\n" for line in lines), self, strict)

    def parse(self, lines: Sequence[str], with_breaks: bool = False) -> list[list[str]]:
        """The records of some lines, without blank lines and what the csv module cannot make sense of."""
        reader = self.reader(lines, with_breaks=with_breaks)
        records: list[list[str]] = []
        while True:
            try:
                records.append(next(reader))
            except StopIteration:
                return [record for record in records if record]
            except csv.Error:
                continue


class Reader(Iterator[list[str]]):
    """A csv reader that knows long delimiters too.

    Attributes:
        line_num: lines read.
    """

    def __init__(self, lines: Iterable[str], dialect: Dialect, strict: bool) -> None:
        self.line_num = 0
        self._dialect = dialect
        self._lines = iter(lines)
        self._reader = csv.reader(
            self._counted(),
            delimiter=dialect.delimiter[0],
            quotechar=dialect.quote or None,
            escapechar=dialect.escape or None,
            quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            strict=strict,
        )

    def __next__(self) -> list[str]:
        if len(self._dialect.delimiter) == 1:
            return next(self._reader)
        line = next(self._lines).rstrip("\r\n")
        self.line_num += 1
        return line.split(self._dialect.delimiter) if line else []

    def _counted(self) -> Iterator[str]:
        for line in self._lines:
            self.line_num += 1
            yield line


def detect_dialect(lines: Sequence[str], delimiter: str | None, quote: str | None, escape: str) -> Dialect:
    """The dialect of a table.

    Args:
        lines: its beginning.
        delimiter, quote: None to find out.
        escape: as it is known; nothing tells it for sure.
    """
    start = sample_of(lines)
    if delimiter is None:
        delimiter = _long_delimiter(start) or _detect_delimiter(start, quote or QUOTE)
    if quote is None:
        quote = "" if len(delimiter) > 1 else _detect_quote(start, delimiter)
    return Dialect(delimiter, quote, escape)


def sample_of(lines: Sequence[str]) -> list[str]:
    """As much of some lines as a dialect is told by."""
    return [line[:_SAMPLE_WIDTH] for line in lines[:_SAMPLE_LINES]]


def _long_delimiter(lines: Sequence[str]) -> str | None:
    """The delimiter of several characters that parts every line.

    None of its characters stands alone, where that would be a delimiter too.
    """
    filled = [line for line in lines if line.strip()]
    for long in _LONG_DELIMITERS:
        counts = [line.count(long) for line in filled]
        stray = [long[0] in DELIMITERS and long[0] in line.replace(long, "") for line in filled]
        usual = max(counts, key=counts.count, default=0)
        if usual and counts.count(usual) >= _AGREEMENT * len(filled) and not any(stray):
            return long
    return None


def _detect_delimiter(start: Sequence[str], quote: str) -> str:
    """The delimiter of one character.

    Where exactly one common delimiter gives (nearly) every line as many fields as the header, that is it.
    Else clevercsv compares what the fields look like. A file with one column has a comma.
    """
    fitting = [delimiter for delimiter in DELIMITERS if fits(start, Dialect(delimiter, quote))]
    if len(fitting) == 1:
        return fitting[0]
    return _clevercsv_guess(start) or (fitting or [","])[0]


def _clevercsv_guess(start: Sequence[str]) -> str | None:
    import clevercsv.exceptions
    from clevercsv.detect import Detector

    text = "\n".join(start).replace("\0", "")
    try:
        dialect = Detector().detect(text, delimiters=list(DELIMITERS))
    except clevercsv.exceptions.Error:  # it gives up on texts that the csv module reads
        return None
    return dialect.delimiter if dialect else None


def _detect_quote(start: Sequence[str], delimiter: str) -> str:
    """An apostrophe where some column has one around each of its fields, else the usual quote."""
    if any(QUOTE in line for line in start):
        return QUOTE
    records = [line.split(delimiter) for line in start[1:] if line.strip()]
    width = max(map(len, records), default=0)
    for at in range(width):
        cells = [record[at].strip() for record in records if at < len(record)]
        quoted = sum(len(cell) > 1 and cell[0] == cell[-1] == _APOSTROPHE for cell in cells)
        if quoted >= _LEAST_QUOTED and quoted == len(records):
            return _APOSTROPHE
    return QUOTE


def detect_decimal(numbers: Sequence[str]) -> str:
    """ "," where some numbers have a decimal comma and none a point after the last comma, else "."."""
    with_comma = any(_DECIMAL_COMMA.fullmatch(number) for number in numbers)
    with_point = any("." in number.rpartition(",")[2] for number in numbers)
    return "," if with_comma and not with_point else "."


def fits(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether (nearly) every line has as many fields as the first one, and that is more than one."""
    records = dialect.parse(lines)
    columns = len(records[0]) if records else 0
    return columns > 1 and sum(len(each) == columns for each in records) >= _AGREEMENT * len(records)
