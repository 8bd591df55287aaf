"""Favourites and notes as the window holds them: shown at once, written to the workspace behind it."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recdesk.engine.notes import LONGEST_NOTE, Note, by_product
from recdesk.engine.parts import Parts
from recdesk.gui.jobs import Job, JobFailure, JobResult, JobRunner
from recdesk.gui.messages import Notice
from recdesk.gui.open_shop import OpenShop
from recdesk.i18n import mark

PAUSE = 1000
"""Milliseconds without a key after which a note is written."""


@dataclass(frozen=True)
class _Draft:
    path: Path
    note: Note


class Notes(QObject):
    """What is kept about the products of the open shop.

    A change counts at once and is written behind it. Where that fails it is taken back, the message bar
    says so, and offers to try again. What is being typed is written after a pause, and whenever the shop,
    the window or the product is left, see `flush`.

    Signals:
        changed: no argument; what `of` answers is new, but for what is being typed.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, jobs: JobRunner, shop: OpenShop) -> None:
        super().__init__(shop)
        self._jobs, self._shop = jobs, shop
        # What the engine has, and the writes that it has yet to confirm, by the number of their job.
        self._confirmed: dict[str, Note] = {}
        self._pending: dict[int, tuple[str, list[Note]]] = {}
        self._draft: _Draft | None = None
        self._by_code: dict[int, Note] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        shop.changed.connect(self._on_shop_changed)

    def of(self, code: int) -> Note:
        """What is kept about a product, with what is being typed."""
        item_id = self._item_id(code)
        note = self._noted.get(code, Note(item_id))
        draft = self._draft
        typing = draft is not None and (draft.path, draft.note.item_id) == (self._shop.path, item_id)
        return draft.note if draft is not None and typing else note

    @property
    def favourites(self) -> npt.NDArray[np.bool_]:
        """bool[items]: the products that bear a star."""
        catalogue = self._shop.catalogue
        marked = np.zeros(0 if catalogue is None else len(catalogue), bool)
        marked[[code for code, note in self._noted.items() if note.favourite]] = True
        return marked

    def set_favourites(self, codes: list[int], favourite: bool) -> None:
        """Gives products a star or takes it."""
        notes = [note for note in map(self.of, codes) if note.favourite != favourite]
        self._keep(self._shop.path, [replace(note, favourite=favourite) for note in notes])

    def type_text(self, code: int, text: str) -> None:
        """Takes what is being typed about a product, LONGEST_NOTE characters at most."""
        path, note = self._shop.path, self.of(code)
        if path is None or text == note.text:
            return
        if self._draft is not None and self._draft.note.item_id != note.item_id:
            self.flush()
        self._draft = _Draft(path, replace(note, text=text[:LONGEST_NOTE]))
        self._pause.start()

    @Slot()
    def flush(self) -> None:
        """Writes what is being typed now."""
        self._pause.stop()
        draft, self._draft = self._draft, None
        if draft is not None:
            self._keep(draft.path, [draft.note])

    def ask(self) -> None:
        """Reads what is kept in the open shop."""
        catalogue = self._shop.catalogue

        def finish(parts: Parts) -> list[Note]:
            notes = [Note.from_dict(note) for note in parts.header["notes"]]
            if notes and catalogue is not None:
                by_product(notes, catalogue)  # for its table of ids, whose making would stall the window
            return notes

        self._jobs.submit("notes", finish=finish, latest_of="notes")

    def forget(self) -> None:
        """Another shop is open, or none; what was typed goes to the one that was."""
        self.flush()
        self._confirmed = {}
        self._changed()

    def takes(self, result: JobResult) -> bool:
        """Whether a job was about notes."""
        match result.job.command:
            case "notes":
                self._confirmed = {note.item_id: note for note in result.value}
            case "keep_notes":
                self._pending.pop(result.job.id, None)
                if result.job.params["path"] == str(self._shop.path):
                    kept = map(Note.from_dict, result.value.header["notes"])
                    self._confirmed |= {note.item_id: note for note in kept}
            case _:
                return False
        self._changed()
        return True

    def failed(self, failure: JobFailure) -> None:
        """Takes back what could not be written, and offers to try again."""
        path, notes = self._pending.pop(failure.job.id, ("", []))
        if notes:
            retry = partial(self._keep, Path(path), notes)
            self._shop.notice.emit(Notice.of(failure.error, mark("Try again"), retry, failure.job))
        self._changed()

    def cancelled(self, job: Job) -> None:
        """Writes again what a cancel that was meant for another job has hit."""
        path, notes = self._pending.pop(job.id, ("", []))
        self._keep(Path(path), notes)

    def _keep(self, path: Path | None, notes: list[Note]) -> None:
        if path is None or not notes:
            return
        if self._draft is not None and self._draft.note.item_id in {note.item_id for note in notes}:
            self._draft = None  # it is part of the notes
        params = {"path": str(path), "notes": [note.to_dict() for note in notes]}
        job = self._jobs.submit("keep_notes", params, kept=True)
        self._pending[job.id] = (str(path), notes)
        self._changed()

    def _view(self, path: Path | None) -> dict[str, Note]:
        """All notes of a shop by id, as they will be when everything is written."""
        notes = dict(self._confirmed) if path == self._shop.path else {}
        for of_path, pending in self._pending.values():
            if of_path == str(path):
                notes |= {note.item_id: note for note in pending}
        return notes

    @property
    def _noted(self) -> dict[int, Note]:
        catalogue = self._shop.catalogue
        if catalogue is None:
            return {}
        if self._by_code is None:
            notes = [note for note in self._view(self._shop.path).values() if note]
            self._by_code = by_product(notes, catalogue)
        return self._by_code

    def _item_id(self, code: int) -> str:
        catalogue = self._shop.catalogue
        return "" if catalogue is None or code < 0 else catalogue.item_ids[code]

    @Slot(str)
    def _on_shop_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self._changed()

    def _changed(self) -> None:
        self._by_code = None
        self.changed.emit()
