"""What a whole file is made of, found in one pass over its bytes before DuckDB reads it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recdesk.engine.errors import FileError
from recdesk.engine.importing import encodings
from recdesk.engine.importing.source import file_errors, is_gzipped, read_chunks
from recdesk.engine.progress import Progress

# The csv module takes fields of 128 KiB at most. No product has a longer description; a file with a longer
# line is damaged or no table.
MAX_LINE_BYTES = 128 * 1024
# DuckDB is told that this byte separates columns, so that it reads whole lines.
NO_SEPARATOR = b"\x1f"
UTF8 = "utf-8"
# DuckDB takes a path with these, like "orders[1].csv", for a pattern.
_PATTERN_CHARACTERS = frozenset("*?[]")


@dataclass(frozen=True)
class Survey:
    """What one pass over a file has found.

    Attributes:
        hash: BLAKE2b of the content, 32 hex digits.
        encoding: a Python codec name; "utf-8" also where some places are damaged.
        readable: whether DuckDB can read the file's lines as it stands.
        carriage_returns: whether every line ends with CR LF.
    """

    path: Path
    hash: str
    encoding: str
    readable: bool
    carriage_returns: bool


def survey(path: Path, encoding: str | None, progress: Progress) -> Survey:
    """Reads the file once.

    Args:
        path: the file.
        encoding: what the user or a byte order mark says, None to find out.
        progress: hears of the stage "reading".

    Raises:
        FileError: the file cannot be read, or its encoding is none that is known.
    """
    with file_errors(path):
        total = path.stat().st_size
    digest = hashlib.blake2b(digest_size=16)
    check = encodings.Utf8Check()
    breaks = _LineBreaks()
    seen = 0
    for chunk in read_chunks(path):
        progress("reading", min(seen, total), total)
        digest.update(chunk)
        breaks.feed(chunk)
        if encoding in (None, UTF8):
            check.feed(chunk)
        seen += len(chunk)
    if encoding is None:
        encoding = UTF8 if check.is_utf8 else encodings.detect_other_encoding(lambda: read_chunks(path))
    if encoding is None:
        raise FileError("unknown_encoding", path=str(path))
    as_it_is = not is_gzipped(path) and _PATTERN_CHARACTERS.isdisjoint(str(path))
    readable = encoding == UTF8 and check.damaged == 0 and breaks.are_plain and as_it_is
    return Survey(path, digest.hexdigest(), encoding, readable, breaks.carriage_returns > 0)


class _LineBreaks:
    """Tells whether DuckDB can split a text into lines, while it passes by in pieces."""

    def __init__(self) -> None:
        self.carriage_returns = 0
        self._line_feeds = 0
        self._pairs = 0
        self._longest = 0
        self._line_length = 0
        self._ends_with_return = False
        self._has_separator = False

    def feed(self, chunk: bytes) -> None:
        ends = np.flatnonzero(np.frombuffer(chunk, np.uint8) == ord("\n"))
        self._line_feeds += len(ends)
        if len(ends):
            inner = int(np.max(np.diff(ends), initial=0))
            self._longest = max(self._longest, self._line_length + int(ends[0]), inner)
            self._line_length = len(chunk) - 1 - int(ends[-1])
        else:
            self._line_length += len(chunk)
        self.carriage_returns += chunk.count(b"\r")
        self._pairs += chunk.count(b"\r\n") + (self._ends_with_return and chunk.startswith(b"\n"))
        self._ends_with_return = chunk.endswith(b"\r")
        self._has_separator = self._has_separator or NO_SEPARATOR in chunk

    @property
    def are_plain(self) -> bool:
        """All LF or all CR LF, no line too long, and no byte that DuckDB would take for a separator."""
        uniform = self.carriage_returns in (0, self._line_feeds) and self._pairs == self.carriage_returns
        longest = max(self._longest, self._line_length)
        return uniform and longest <= MAX_LINE_BYTES and not self._has_separator
