"""Records whose quotes need the csv module: quotes within text, delimiters and line breaks within quotes."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recdesk.engine.importing.dialect import Dialect

# A quote that is never closed would swallow the rest of the file; no product's text has more lines.
MAX_RECORD_LINES = 1000


class NumberedLine(NamedTuple):
    """A physical line; `hard` where a record that begins on it needs the csv module."""

    number: int
    text: str
    hard: bool
    end: str


class QuotedRecord(NamedTuple):
    """A record, or what is wrong with it.

    Attributes:
        line: the physical line that it begins on.
        lines: physical lines that it takes.
        fields: None where there is a reason.
        reason: "bad_quotes", "line_too_long" or None.
        raw: the text.
    """

    line: int
    lines: int
    fields: list[str] | None
    reason: str | None
    raw: str


def parse_quoted(lines: Iterable[NumberedLine], dialect: Dialect) -> Iterator[QuotedRecord]:
    """The records that begin on hard lines.

    A record may take any following lines, hard or not. Where its quotes do not come out even, or
    text stands between a closing quote and the delimiter, only its first line is given up.

    Args:
        lines: without gaps, from a line on that begins a record.
        dialect: with a delimiter of one character.
    """
    feed = _Feed(iter(lines))
    while feed.skip_to_hard():
        fields, reason = None, None
        try:
            fields = next(dialect.reader(feed, strict=True, with_breaks=True))
        except csv.Error as error:
            too_long = "field larger" in str(error)
            reason = "line_too_long" if too_long else "bad_quotes"
            feed.give_back_all_but_first()
        raw = "\n".join(line.text for line in feed.taken)
        yield QuotedRecord(feed.taken[0].number, len(feed.taken), fields, reason, raw)


class _Feed:
    """Hands lines to a csv reader and remembers which ones it took for the record at hand."""

    def __init__(self, lines: Iterator[NumberedLine]) -> None:
        self.taken: list[NumberedLine] = []
        self._returned: deque[NumberedLine] = deque()
        self._lines = lines

    def skip_to_hard(self) -> bool:
        """Moves to the next record that begins on a hard line; False at the end."""
        self.taken = []
        while (line := self._next()) is not None:
            if line.hard:
                self._returned.appendleft(line)
                return True
        return False

    def give_back_all_but_first(self) -> None:
        self._returned.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next() if len(self.taken) < MAX_RECORD_LINES else None
        if line is None:
            raise StopIteration
        self.taken.append(line)
        return line.text + line.end

    def _next(self) -> NumberedLine | None:
        return self._returned.popleft() if self._returned else next(self._lines, None)
