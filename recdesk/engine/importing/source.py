"""The file as bytes: opened and read in pieces, and refused where it cannot be a table."""

import errno
import re
import stat
import tempfile
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
# Archives beyond those that RecDesk unpacks, and these within another: 7z, RAR, bzip2, xz, tar, gzip, zstd.
_ARCHIVE = re.compile(
    rb"7z\xbc\xaf'\x1c|Rar!\x1a\x07|BZh[1-9]1AY&SY|\xfd7zXZ\0|.{257}ustar|\x1f\x8b\x08|\x28\xb5\x2f\xfd",
    re.DOTALL,
)
# Whatever the language, a table has delimiters, digits and line breaks.
_LEAST_ASCII = 0.05
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
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileError("file_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise FileError("file_is_folder", path=str(path)) from error
    except PermissionError as error:
        raise FileError("file_forbidden", path=str(path)) from error
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


def temporary_place() -> Path:
    """The folder that copies are made in.

    Raises:
        FileError: "no_temporary_folder".
    """
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        raise FileError("no_temporary_folder") from error


@contextmanager
def temporary_folder() -> Generator[Path]:
    """A folder for copies, gone afterwards.

    Raises:
        FileError: "no_temporary_folder" or "disk_full".
    """
    place = temporary_place()
    with writing_errors(place):
        folder = tempfile.TemporaryDirectory(prefix="recdesk-", dir=place)
    with folder as name:
        yield Path(name)


def refuse_bad_name(path: Path) -> None:
    """Raises FileError where a name is not in Unicode, as of files from elsewhere: DuckDB takes no other."""
    name = str(path)
    shown = name.encode("utf-8", "replace").decode()
    if shown != name:
        raise FileError("bad_file_name", path=shown)


def stamp(path: Path) -> Stamp:
    """The stamp of a file.

    Raises:
        FileError: it is missing, a folder, something else than a file, unreadable, or has a bad name.
    """
    refuse_bad_name(path)
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
    if _ARCHIVE.match(sample):
        raise FileError("other_archive", path=str(path))
    if sample.startswith(_UTF_16_OR_32_MARKS):
        return
    if (encoding := _unmarked_encoding(sample)) is not None:
        raise FileError("unmarked_encoding", path=str(path), encoding=encoding)
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _STRAY_CONTROLS + _BINARY_SHARE * len(sample):
        raise FileError("binary_file", path=str(path))


def _unmarked_encoding(sample: bytes) -> str | None:
    """The UTF-16 that makes lines of a text with zeros in it, None where neither does."""
    if b"\0" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        ascii_characters = len(text.encode("ascii", "ignore"))
        if set("\r\n") & set(text) and "\0" not in text and ascii_characters >= _LEAST_ASCII * len(text):
            return encoding
    return None
