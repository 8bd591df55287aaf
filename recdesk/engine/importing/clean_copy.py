"""A copy of a file that DuckDB can read line by line: UTF-8, LF, no line longer than may be."""

import codecs
import io
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from recdesk.engine.importing.source import read_chunks, writing_errors
from recdesk.engine.importing.survey import MAX_LINE_BYTES, NO_SEPARATOR, Survey
from recdesk.engine.progress import Progress

# Stands in the copy for bytes that the encoding does not know; a code point that Unicode keeps out of texts.
DAMAGED = "\ufdd0"

_MARK_DAMAGED = "recdesk-mark-damaged"
_SEPARATOR_CHARACTER = NO_SEPARATOR.decode()


def _mark_damaged(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return DAMAGED, error.end


codecs.register_error(_MARK_DAMAGED, _mark_damaged)


@contextmanager
def readable_file(survey: Survey, progress: Progress) -> Generator[Path]:
    """The file itself where DuckDB can read it, else a temporary copy.

    Lines keep their numbers. In the copy every line ends with LF; bytes that the encoding does not know
    are replaced by `DAMAGED`; too long lines are cut to just over `MAX_LINE_BYTES`, so that they are
    still known as too long.
    """
    if survey.readable:
        yield survey.path
        return
    with tempfile.TemporaryDirectory(prefix="recdesk-") as folder:
        copy = Path(folder) / "lines.txt"
        with writing_errors(copy):
            _write_copy(survey, copy, progress)
        yield copy


def _write_copy(survey: Survey, copy: Path, progress: Progress) -> None:
    total = survey.path.stat().st_size
    read = 0
    with copy.open("w", encoding="utf-8", newline="\n") as target:
        line = ""
        for text in decoded(read_chunks(survey.path), survey.encoding):
            progress("reading", min(read, total), total)
            *complete, line = (line + text).split("\n")
            target.writelines(f"{each[: MAX_LINE_BYTES + 1]}\n" for each in complete)
            line = line[: MAX_LINE_BYTES + 1]
            read += len(text)
        target.write(line)


def decoded(chunks: Iterator[bytes], encoding: str) -> Iterator[str]:
    """The text in pieces, with LF for every line break, damaged places marked, and no byte order mark."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)(_MARK_DAMAGED), translate=True
    )
    at_start = True
    for chunk in chunks:
        text = _plain(decoder.decode(chunk))
        if text:
            yield text.removeprefix("\ufeff") if at_start else text
            at_start = False
    if rest := _plain(decoder.decode(b"", final=True)):
        yield rest


def _plain(text: str) -> str:
    # A unit separator means a damaged file as well: it has no place in a table of texts.
    return text.replace(_SEPARATOR_CHARACTER, DAMAGED)
