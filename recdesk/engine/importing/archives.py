"""Packed files: gzip, zip and zstd, unpacked in pieces, and refused where they would fill the disk."""

import gzip
import io
import lzma
import shutil
import sys
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, cast

from recdesk.engine.errors import FileError
from recdesk.engine.importing.source import (
    CHUNK_BYTES,
    SAMPLE_BYTES,
    file_errors,
    stamp,
    temporary_folder,
    temporary_place,
    writing_errors,
)
from recdesk.engine.importing.zstd_stream import ZstdStream
from recdesk.engine.progress import Progress

Packing = Literal["gzip", "zip", "zstd"]

_MAGICS: dict[bytes, Packing] = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"\x28\xb5\x2f\xfd": "zstd"}
_EMPTY_ZIP = b"PK\x05\x06"
# Parts that only spreadsheets have: Office Open XML, and OpenDocument.
_SPREADSHEET_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
# What macOS and Windows put beside the files that people pack.
_HIDDEN = ("__MACOSX/", ".", "Thumbs.db", "desktop.ini")
# Tables shrink to a tenth, the most regular ones to a hundredth; a bomb to a thousandth.
_LARGEST_RATIO = 250
_HARMLESS_BYTES = 64 * 1024 * 1024
_SPARE_DISK_BYTES = 256 * 1024 * 1024


def packing(path: Path) -> Packing | None:
    """How a file is packed, None where it is not, or is a spreadsheet, which is a zip file too."""
    with file_errors(path), path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_EMPTY_ZIP):
        raise FileError("archive_empty", path=str(path))
    kind = _kind(start)
    if kind != "zip":
        return kind
    with archive_errors(path), zipfile.ZipFile(path) as archive:
        return None if _SPREADSHEET_PARTS & set(archive.namelist()) else "zip"


def _kind(start: bytes) -> Packing | None:
    return next((kind for magic, kind in _MAGICS.items() if start.startswith(magic)), None)


def members(path: Path) -> list[str]:
    """The files in a zip archive, without folders and what the system has put there."""
    with archive_errors(path), zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    return [
        name for name in names if not name.startswith(_HIDDEN) and not Path(name).name.startswith(_HIDDEN)
    ]


def chosen_member(path: Path, member: str | None) -> str:
    """The member to read: the one asked for, or the only one.

    Raises:
        FileError: "archive_empty", "member_missing" or "several_members", the latter two with the names.
    """
    names = members(path)
    if member in names:
        assert member is not None
        return member
    if not names:
        raise FileError("archive_empty", path=str(path))
    if member is not None:
        raise FileError("member_missing", path=str(path), member=member, members=names[:30])
    if len(names) > 1:
        raise FileError("several_members", path=str(path), members=names[:30])
    return names[0]


def read_start(path: Path, member: str | None) -> bytes:
    """The first `SAMPLE_BYTES` of a file, unpacked.

    Raises:
        FileError: the file is missing, no file, unreadable, damaged, or empty.
    """
    stamp(path)
    with open_content(path, member) as content, archive_errors(path):
        start = content.read(SAMPLE_BYTES)
    if not start:
        raise FileError("file_empty", path=str(path))
    return start


@contextmanager
def unpacked(path: Path, member: str | None, progress: Progress) -> Generator[Path]:
    """The file itself where it is not packed, else a temporary file with its content.

    Raises:
        FileError: the archive is damaged, protected, or larger than the disk or any table.
    """
    if packing(path) is None:
        yield path
        return
    with temporary_folder() as folder:
        target = folder / "content"
        _unpack(path, member, target, progress)
        yield target


def _unpack(path: Path, member: str | None, target: Path, progress: Progress) -> None:
    packed = stamp(path).size
    written = 0
    place = temporary_place()
    with open_content(path, member) as content, writing_errors(place), target.open("wb") as file:
        while True:
            with archive_errors(path):
                chunk = content.read(CHUNK_BYTES)
            if not chunk:
                return
            written += len(chunk)
            _refuse_bomb(path, written, packed)
            if shutil.disk_usage(place).free < _SPARE_DISK_BYTES:
                raise FileError("disk_full", path=str(place))
            progress("reading", min(written, packed), packed)
            file.write(chunk)


@contextmanager
def open_content(path: Path, member: str | None) -> Generator[IO[bytes]]:
    """The content of a file, unpacked where it is packed."""
    kind = packing(path)
    with archive_errors(path):
        if kind == "zip":
            with (
                zipfile.ZipFile(path) as archive,
                archive.open(_readable_member(archive, path, member)) as content,
            ):
                yield content
        elif kind == "gzip":
            with gzip.open(path) as content:
                yield cast("IO[bytes]", content)
        elif kind == "zstd":
            with path.open("rb") as file:
                yield io.BufferedReader(ZstdStream(file), CHUNK_BYTES)
        else:
            with path.open("rb") as file:
                yield file


def _readable_member(archive: zipfile.ZipFile, path: Path, member: str | None) -> str:
    name = chosen_member(path, member)
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise FileError("password_protected", path=str(path))
    _refuse_bomb(path, info.file_size, info.compress_size)
    place = temporary_place()
    if info.file_size > shutil.disk_usage(place).free - _SPARE_DISK_BYTES:
        raise FileError("disk_full", path=str(place))
    return name


def refuse_swollen_spreadsheet(path: Path) -> None:
    """Raises FileError where the parts of a spreadsheet would fill the memory."""
    if not zipfile.is_zipfile(path):
        return  # an XLS file, which is not packed
    with archive_errors(path), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    _refuse_bomb(path, sum(part.file_size for part in parts), sum(part.compress_size for part in parts))


def _refuse_bomb(path: Path, unpacked_bytes: int, packed_bytes: int) -> None:
    if unpacked_bytes > max(_HARMLESS_BYTES, _LARGEST_RATIO * packed_bytes):
        raise FileError("archive_bomb", path=str(path))


@contextmanager
def archive_errors(path: Path) -> Generator[None]:
    """Turns what is wrong with an archive into errors that a user understands."""
    with file_errors(path):
        try:
            yield
        except OSError as error:
            if error.errno is not None:
                raise
            # Not the system's, but gzip's or bzip2's.
            raise FileError("damaged_archive", path=str(path)) from error
        except _damages() as error:
            raise FileError("damaged_archive", path=str(path)) from error


def _damages() -> tuple[type[Exception], ...]:
    # A damaged name of a member is no text any more.
    known = (
        zipfile.BadZipFile,
        lzma.LZMAError,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
    )
    zstandard = sys.modules.get("zstandard")
    return known if zstandard is None else (*known, zstandard.ZstdError)
