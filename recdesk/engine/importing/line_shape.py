"""What the lines of a text look like, told from its bytes in UTF-8 while they pass by in pieces."""

from collections.abc import Iterable

import numpy as np

# The csv module takes fields of 128 KiB at most. No product has a longer description; a file with a longer
# line is damaged or no table.
MAX_LINE_BYTES = 128 * 1024
# DuckDB is told that one of these separates columns, so that it reads whole lines; the first is the rule.
SEPARATORS = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11\x12"

_LINE_FEED, _RETURN, _PAIR = b"\n", b"\r", b"\r\n"


class LineShape:
    """Counts line breaks and looks for characters that make a text harder to read.

    Args:
        quotes: the characters whose presence `has_quotes` tells.

    Attributes:
        line_feeds: how many there are.
        has_quotes: whether one of the characters asked for occurs.
        has_separator: whether the first of `SEPARATORS` does.
    """

    def __init__(self, quotes: str) -> None:
        self.line_feeds = 0
        self.has_quotes = False
        self.has_separator = False
        self._marks = [mark.encode() for mark in quotes]
        self._separator = SEPARATORS[0].encode()
        self._returns = self._pairs = 0
        self._longest, self._shortest = 0, MAX_LINE_BYTES
        self._open_bytes = 0
        self._ends_with_return = False

    def feed(self, chunk: bytes) -> None:
        """Takes the next piece, which is not empty."""
        ends = np.flatnonzero(np.frombuffer(chunk, np.uint8) == ord("\n"))
        if len(ends):
            lengths = np.diff(ends, prepend=-1 - self._open_bytes)
            self.line_feeds += len(ends)
            self._longest = max(self._longest, int(lengths.max()))
            self._shortest = min(self._shortest, int(lengths.min()))
            self._open_bytes = len(chunk) - 1 - int(ends[-1])
        else:
            self._open_bytes += len(chunk)
        self._feed_returns(chunk)
        self.has_quotes = self.has_quotes or any(mark in chunk for mark in self._marks)
        self.has_separator = self.has_separator or self._separator in chunk

    def _feed_returns(self, chunk: bytes) -> None:
        if self._ends_with_return and chunk.startswith(_LINE_FEED):
            self._pairs += 1
        self._ends_with_return = chunk.endswith(_RETURN)
        if _RETURN in chunk:
            self._returns += chunk.count(_RETURN)
            self._pairs += chunk.count(_PAIR)

    @property
    def line_break(self) -> str | None:
        """What ends every line, None where that differs."""
        if self._returns == 0:
            return "\n"
        return "\r\n" if self._returns == self._pairs == self.line_feeds else None

    @property
    def has_long_lines(self) -> bool:
        return max(self._longest, self._open_bytes) > MAX_LINE_BYTES

    @property
    def has_blank_lines(self) -> bool:
        return self._shortest <= len(self.line_break or "")

    @property
    def lines(self) -> int:
        """Physical lines, the last one also where no line break ends it."""
        return self.line_feeds + (self._open_bytes > 0)


def free_separator(chunks: Iterable[bytes]) -> str | None:
    """A separator that occurs nowhere in a text; None where all do."""
    free = list(SEPARATORS)
    for chunk in chunks:
        free = [each for each in free if each.encode() not in chunk]
    return free[0] if free else None
