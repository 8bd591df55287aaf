"""What a whole file is made of, found in one pass over its bytes before DuckDB reads it."""

import hashlib
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from recdesk.engine.errors import FileError
from recdesk.engine.importing import encodings
from recdesk.engine.importing.line_shape import LineShape
from recdesk.engine.importing.mixed_encodings import refuse_mixed
from recdesk.engine.importing.source import read_chunks
from recdesk.engine.progress import Progress

UTF8 = "utf-8"


@dataclass(frozen=True)
class Survey:
    """What one pass over a file has found.

    Attributes:
        hash: BLAKE2b of the content, 32 hex digits.
        encoding: a Python codec name; "utf-8" also where some places are damaged.
        readable: whether DuckDB can read the file's lines as it stands.
        shape: of the file's lines, where it is in UTF-8.
    """

    path: Path
    hash: str
    encoding: str
    readable: bool
    shape: LineShape


def survey(path: Path, encoding: str | None, quotes: str, progress: Progress) -> Survey:
    """Reads the file once.

    Args:
        path: the file, not packed.
        encoding: what the user, a byte order mark or the file's beginning says, None to find out.
        quotes: the characters whose presence the shape is to tell.
        progress: hears of the stage "reading".

    Raises:
        FileError: the file cannot be read, or its encoding is none that is known.
        DataError: "mixed_encodings".
    """
    check = encodings.Utf8Check()
    shape = LineShape(quotes)
    with hashing() as digest:
        for chunk in read_chunks(path, progress):
            digest.update(chunk)
            if encoding in (None, UTF8):
                shape.feed(chunk)
                check.feed(chunk)
    check.finish()
    if encoding is None and not check.is_utf8:
        refuse_mixed(path, read_chunks(path))
    if encoding is None:
        encoding = UTF8 if check.is_utf8 else encodings.detect_other_encoding(lambda: read_chunks(path))
    if encoding is None:
        raise FileError("unknown_encoding", path=str(path))
    sound = encoding == UTF8 and check.damaged == 0
    plain = shape.line_break is not None and not shape.has_long_lines
    readable = sound and plain
    return Survey(path, digest.hexdigest(), encoding, readable, shape)


class Digest(Protocol):
    """The part of a hash object that is used here."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


class _Digest:
    """Hashes each piece while the caller is busy with it: hashlib lets other threads run."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._hash = hashlib.blake2b(digest_size=16)
        self._threads = threads
        self._last: Future[None] | None = None

    def update(self, data: bytes, /) -> None:
        self._wait()
        self._last = self._threads.submit(self._hash.update, data)

    def hexdigest(self) -> str:
        self._wait()
        return self._hash.hexdigest()

    def _wait(self) -> None:
        if self._last is not None:
            self._last.result()


@contextmanager
def hashing() -> Generator[Digest]:
    """BLAKE2b with 16 bytes, computed on a thread of its own."""
    with ThreadPoolExecutor(1, "recdesk-hash") as threads:
        yield _Digest(threads)
