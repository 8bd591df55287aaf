"""Tables from the clipboard: written to files that the engine can read, and removed afterwards."""

import itertools
import tempfile
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMimeData, QObject, Signal, Slot

from recdesk.gui.jobs import Latest
from recdesk.i18n import tr


class Pasting(QObject):
    """Writes what is pasted into a folder of its own, which goes with the session.

    Signals:
        written: Path of a file with the newest table.
    """

    written: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count(1)
        self._thread = Latest(self)
        self._thread.done.connect(self._on_written)

    def paste(self, text: str) -> None:
        """Begins to write a table; nothing of a table that is not wanted after all is kept."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="recdesk-pasted-")
        # In a folder each, so that every table can have the same readable name.
        path = Path(self._folder.name) / str(next(self._numbers)) / f"{tr('Pasted table')}.txt"

        def write() -> Path:
            path.parent.mkdir()
            path.write_text(text, "utf-8-sig", newline="")
            return path

        self._thread.run(write)

    def discard(self, path: Path) -> None:
        """Removes a table that is done with."""
        path.unlink(missing_ok=True)

    def shutdown(self) -> None:
        """Removes all tables."""
        self._thread.shutdown()
        if self._folder is not None:
            self._folder.cleanup()

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.written.emit(path)


def local_files(data: QMimeData) -> list[Path]:
    """The files of a drop, or of a clipboard that a file manager filled."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def table_text(data: QMimeData) -> str:
    """The text of a clipboard where it has several lines, as a table has; else empty.

    Spreadsheets offer cells parted by tabs as plain text, beside pictures and HTML of them.
    """
    text = data.text() if data.hasText() else ""
    return text if len(text.strip().splitlines()) > 1 else ""
