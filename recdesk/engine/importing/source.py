"""The file as bytes: opened and read in pieces, and refused where it cannot be a table."""

import errno
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from recdesk.engine.errors import FileError
from recdesk.engine.progress import Cancelled, Progress, no_progress

CHUNK_BYTES = 4 * 1024 * 1024
SAMPLE_BYTES = 1024 * 1024

_UTF_16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_STRAY_CONTROLS, _BINARY_SHARE = 8, 0.01
# Files that are no tables, though their names sometimes say so.
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml")


class Stamp(NamedTuple):
    """What changes when a file does: which one it is, its size and when it was written."""

    device: int
    inode: int
    size: int
    modified: int


@contextmanager
def file_errors(path: Path) -> Generator[None]:
    """Turns what the operating system says about reading `path` into errors that a user understands."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileError("file_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise FileError("file_is_folder", path=str(path)) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise FileError("link_loop", path=str(path)) from error
        raise FileError("file_unreadable", path=str(path), detail=error.strerror or str(error)) from error


@contextmanager
def writing_errors(path: Path) -> Generator[None]:
    """Turns what the operating system says about writing `path` into errors that a user understands."""
    folder = str(path.parent)
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileError("folder_missing", path=str(path), folder=folder) from error
    except IsADirectoryError as error:
        raise FileError("target_is_folder", path=str(path)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise FileError("disk_full", path=str(path)) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise FileError("folder_not_writable", path=str(path), folder=folder) from error
        raise FileError("cannot_write", path=str(path), reason=error.strerror or str(error)) from error


def stamp(path: Path) -> Stamp:
    """The stamp of a file.

    Raises:
        FileError: it is missing, a folder, something else than a file, or unreadable.
    """
    with file_errors(path):
        facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise FileError("file_is_folder", path=str(path))
    if not stat.S_ISREG(facts.st_mode):
        raise FileError("not_a_file", path=str(path))  # a pipe or a device may never end
    return Stamp(facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns)


@contextmanager
def unchanged(path: Path, before: Stamp) -> Generator[None]:
    """Makes sure that nobody has written to the file meanwhile.

    Raises:
        FileError: "file_changed", at the end and in place of whatever came of it, or what `stamp` raises.
    """
    try:
        yield
    except Cancelled:
        raise
    except Exception:
        _refuse_changed(path, before)
        raise
    _refuse_changed(path, before)


def _refuse_changed(path: Path, before: Stamp) -> None:
    if stamp(path) != before:
        raise FileError("file_changed", path=str(path))


def read_chunks(path: Path, progress: Progress = no_progress) -> Iterator[bytes]:
    """The bytes of a file in pieces of `CHUNK_BYTES`; `progress` hears of the stage "reading"."""
    total = stamp(path).size
    seen = 0
    with file_errors(path), path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            progress("reading", min(seen, total), total)
            yield chunk
            seen += len(chunk)


def refuse_binary(path: Path, sample: bytes) -> None:
    """Raises FileError where the content is no text, or the text of something else than a table."""
    start = sample[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_WEB_PAGE):
        raise FileError("web_page", path=str(path))
    if start.startswith(b"%pdf-"):
        raise FileError("pdf_file", path=str(path))
    if sample.startswith(_UTF_16_OR_32_MARKS):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _STRAY_CONTROLS + _BINARY_SHARE * len(sample):
        raise FileError("binary_file", path=str(path))
