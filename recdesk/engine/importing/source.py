"""The file as bytes: opened, unpacked where it is gzipped, and refused where it cannot be a table."""

import errno
import gzip
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from recdesk.engine.errors import FileError

CHUNK_BYTES = 4 * 1024 * 1024
SAMPLE_BYTES = 1024 * 1024

_GZIP_MAGIC = b"\x1f\x8b"
_SPREADSHEET_MAGICS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF_16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_STRAY_CONTROLS, _BINARY_SHARE = 8, 0.01


@contextmanager
def file_errors(path: Path) -> Generator[None]:
    """Turns what the operating system says about reading `path` into errors that a user understands."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileError("file_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise FileError("file_is_folder", path=str(path)) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise FileError("damaged_archive", path=str(path)) from error
    except OSError as error:
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


def is_gzipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == _GZIP_MAGIC


def open_content(path: Path) -> BinaryIO:
    """The content of the file, unpacked where it is gzipped."""
    return cast("BinaryIO", gzip.open(path)) if is_gzipped(path) else path.open("rb")


def read_chunks(path: Path) -> Iterator[bytes]:
    """The content in pieces of `CHUNK_BYTES`."""
    with file_errors(path), open_content(path) as content:
        while chunk := content.read(CHUNK_BYTES):
            yield chunk


def read_sample(path: Path) -> bytes:
    """The first `SAMPLE_BYTES` of the content.

    Raises:
        FileError: the file is missing, a folder, unreadable, or empty.
    """
    with file_errors(path):
        if path.is_dir():
            raise FileError("file_is_folder", path=str(path))
        with open_content(path) as content:
            sample = content.read(SAMPLE_BYTES)
    if not sample:
        raise FileError("file_empty", path=str(path))
    return sample


def refuse_binary(path: Path, sample: bytes) -> None:
    """Raises FileError where the content is a spreadsheet or no text at all."""
    if sample.startswith(_SPREADSHEET_MAGICS):
        raise FileError("spreadsheet_file", path=str(path))
    if sample.startswith(_UTF_16_OR_32_MARKS):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _STRAY_CONTROLS + _BINARY_SHARE * len(sample):
        raise FileError("binary_file", path=str(path))
