"""Pictures of products, from files that the catalogue names; nothing is ever fetched from a network."""

import re
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""Two letters or more: one is a drive."""

LARGEST_FILE = 30_000_000
"""Bytes; what is larger is no picture of a product."""


def picture_file(name: str, folder: Path | None) -> Path | None:
    """The local file that a catalogue means; None for an address in a network, and for nothing.

    Args:
        name: a path, relative to `folder` unless it begins at a root, or a file: address.
        folder: where the shop's workspace lies; None where it lies nowhere yet.
    """
    name = name.strip()
    if _ADDRESS.match(name):
        address = QUrl(name)
        if address.scheme() != "file" or address.host() not in ("", "localhost"):
            return None
        name = address.toLocalFile()
    if not name or "\0" in name or PureWindowsPath(name).drive.startswith("\\\\"):
        return None
    path = Path(name)
    return path if path.is_absolute() else None if folder is None else folder / path


def picture(name: str, folder: Path | None, room: QSize) -> QImage | None:
    """A picture just large enough to cover a room; None where there is none to be read. For a thread.

    Args:
        name, folder: see `picture_file`.
        room: in pixels of the screen.
    """
    path = picture_file(name, folder)
    try:
        if path is None or not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return None
    except OSError:  # a name that is too long for a file, or a folder that is not ours
        return None
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if reader.size().isValid():
        covering = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(reader.size().scaled(room, covering).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
