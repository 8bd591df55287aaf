"""Lines that DuckDB can read: a file as it stands, or a copy in UTF-8, with LF, no line too long."""

import bisect
import codecs
import io
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recdesk.engine.errors import FileError
from recdesk.engine.importing.line_breaks import BREAKS, LineBreaks
from recdesk.engine.importing.line_shape import MAX_LINE_BYTES, SEPARATORS, LineShape, free_separator
from recdesk.engine.importing.source import read_chunks, temporary_folder, temporary_place, writing_errors
from recdesk.engine.importing.survey import Survey
from recdesk.engine.parts import Array
from recdesk.engine.progress import Progress

REPLACEMENT = "\ufffd"

# Stands in decoded text for bytes that the encoding does not know: no decoder gives a lone surrogate.
_DAMAGED = "\udcff"
_MARK_DAMAGED = "recdesk-mark-damaged"


def _mark_damaged(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _DAMAGED, error.end


codecs.register_error(_MARK_DAMAGED, _mark_damaged)


@dataclass(frozen=True)
class Lines:
    """A text that DuckDB can read line by line.

    Attributes:
        line_break: what ends every line.
        separator: a character that occurs nowhere.
        shape: of the lines.
        damaged: numbers of the lines, from 0 and in order, with bytes that the encoding does not know;
            U+FFFD stands there.
        breaks: of a copy, the index into `BREAKS` by line.
    """

    path: Path
    line_break: str
    separator: str
    shape: LineShape
    damaged: Sequence[int]
    breaks: Array | None = None

    def break_after(self, line: int) -> str:
        """What ended a line, counted from 0, in the file itself; the last one may end with the file."""
        if self.breaks is None:
            return self.line_break
        return BREAKS[self.breaks[line]] if line < len(self.breaks) else ""

    @property
    def escaped_line_break(self) -> str:
        """The line break as DuckDB wants to be told it."""
        return self.line_break.replace("\r", "\\r").replace("\n", "\\n")

    @property
    def are_plain(self) -> bool:
        """Whether nothing but delimiters has a meaning in them, so that each line is a record."""
        shape = self.shape
        odd = shape.has_quotes or shape.has_blank_lines or shape.has_long_lines
        return not odd and not self.damaged

    def is_damaged(self, first: int, count: int) -> bool:
        """Whether one of `count` lines from `first` on is damaged."""
        at = bisect.bisect_left(self.damaged, first)
        return at < len(self.damaged) and self.damaged[at] < first + count


@contextmanager
def readable_lines(survey: Survey, quotes: str, progress: Progress) -> Generator[Lines]:
    """The file itself where DuckDB can read it, else a temporary copy.

    Lines keep their numbers. In the copy every line ends with LF, and too long lines are cut to just over
    `MAX_LINE_BYTES`, so that they are still known as too long.

    Args:
        survey: of the file.
        quotes: the characters whose presence the shape is to tell.
        progress: hears of the stage "reading".
    """
    if survey.readable:
        line_break = survey.shape.line_break
        assert line_break is not None
        yield Lines(survey.path, line_break, _separator(survey.path, survey.shape), survey.shape, ())
        return
    with temporary_folder() as folder:
        copy = folder / "lines.txt"
        shape, breaks, damaged = LineShape(quotes), LineBreaks(), list[int]()
        with writing_errors(temporary_place()), copy.open("wb") as target:
            # Else DuckDB would take a first character that looks like one for it.
            target.write(codecs.BOM_UTF8)
            writer = _Writer(target)
            for text in decoded(read_chunks(survey.path, progress), survey.encoding):
                if _DAMAGED in text:
                    damaged += _damaged_lines(text, shape.line_feeds, damaged)
                    text = text.replace(_DAMAGED, REPLACEMENT)
                encoded = breaks.take(text.encode())
                shape.feed(encoded)
                writer.write(encoded)
        yield Lines(copy, "\n", _separator(copy, shape), shape, damaged, breaks.all())


def decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The text in pieces, with damaged places marked and no byte order mark; none ends between CR and LF."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)(_MARK_DAMAGED), translate=False
    )
    at_start = True
    for chunk in chunks:
        text = decoder.decode(chunk)
        if text and at_start:
            text = text.removeprefix("\ufeff")
            at_start = False
        if text:
            yield text
    if rest := decoder.decode(b"", final=True):
        yield rest


def shown(text: str) -> str:
    """A decoded text with U+FFFD for damaged places."""
    return text.replace(_DAMAGED, REPLACEMENT)


def _separator(path: Path, shape: LineShape) -> str:
    separator = free_separator(read_chunks(path)) if shape.has_separator else SEPARATORS[0]
    if separator is None:
        raise FileError("binary_file", path=str(path))
    return separator


def _damaged_lines(text: str, first: int, known: Sequence[int]) -> Iterator[int]:
    """Numbers of the lines of a piece that have a damaged place, those that are known already left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    line, begin, last = first, 0, known[-1] if known else -1
    at = text.find(_DAMAGED)
    while at >= 0:
        line += text.count("\n", begin, at)
        begin = at
        if line > last:
            yield line
            last = line
        at = text.find(_DAMAGED, at + 1)


class _Writer:
    """Writes text in UTF-8 and cuts lines that are too long."""

    # A character more than the limit, so that the line is too long wherever it is cut.
    _KEPT = MAX_LINE_BYTES + 4

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._written = 0  # bytes of the line that is not complete yet

    def write(self, piece: bytes) -> None:
        # A piece shorter than a line may be cannot make one too long by itself.
        if self._written + len(piece) <= MAX_LINE_BYTES or not self._has_long_line(piece):
            self._target.write(piece)
            last = piece.rfind(b"\n")
            self._written = self._written + len(piece) if last < 0 else len(piece) - 1 - last
            return
        *complete, rest = piece.split(b"\n")
        for line in complete:
            self._target.write(self._cut(line) + b"\n")
            self._written = 0
        rest_kept = self._cut(rest)
        self._target.write(rest_kept)
        self._written += len(rest)

    def _has_long_line(self, piece: bytes) -> bool:
        begin = -self._written
        while len(piece) - begin > MAX_LINE_BYTES:
            end = piece.rfind(b"\n", max(begin, 0), max(begin + MAX_LINE_BYTES + 1, 0))
            if end < 0:
                return True
            begin = end + 1
        return False

    def _cut(self, line: bytes) -> bytes:
        room = max(self._KEPT - self._written, 0)
        if len(line) <= room:
            return line
        while room and line[room] & 0xC0 == 0x80:  # not within a character
            room -= 1
        return line[:room]
