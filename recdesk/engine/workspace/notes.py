"""Favourites and notes in the workspace, by the ids of products, so that they outlive replaced data."""

import time
from collections.abc import Iterable

import duckdb

from recdesk.engine.errors import OptionError
from recdesk.engine.notes import LONGEST_NOTE, Note
from recdesk.engine.workspace.corrections import kinds, products, true_code
from recdesk.engine.workspace.open_file import OpenFile


class Noted(OpenFile):
    """The part of a workspace that keeps what people note about products.

    It is no part of the data: no import replaces it, and undoing one leaves it as it is.
    """

    def notes(self) -> list[Note]:
        """All that is kept, the newest first; of products that were merged, each as it was written."""
        rows = self._connection.execute(
            "SELECT item_id, favourite, text, changed FROM notes ORDER BY changed DESC, item_id"
        ).fetchall()
        return [Note(*row) for row in rows]

    def keep_note(self, item_id: str, favourite: bool, text: str) -> Note:
        """Keeps what is noted about a product, see `keep_notes`."""
        return self.keep_notes([Note(item_id, favourite, text)])[0]

    def keep_notes(self, notes: Iterable[Note]) -> list[Note]:
        """Keeps what is noted about some products in place of what was; all of it or nothing.

        Args:
            notes: at any time. A product need not be in the shop. The id of a merged product stands for
                the one it was merged with, whose note takes the place of all of theirs. A text has any
                characters, or none; half a surrogate pair becomes U+FFFD.

        Returns:
            the notes as they are kept; nothing is where it is neither a favourite nor has a text.

        Raises:
            OptionError: "note_too_long".
            FileError: the disk is full or the file cannot be written.
        """
        kept: list[Note] = []
        with self._transaction():
            for note in notes:
                own_id, others = _goes_by(self._connection, note.item_id)
                kept.append(Note(own_id, note.favourite, _checked(note.text), int(time.time())))
                self._connection.execute(
                    "DELETE FROM notes WHERE item_id IN (SELECT unnest(?))",
                    [[own_id, note.item_id, *others]],
                )
                if kept[-1]:
                    values = [own_id, note.favourite, kept[-1].text, kept[-1].changed]
                    self._connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", values)
        return kept


def _checked(text: str) -> str:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(text) > LONGEST_NOTE:
        raise OptionError("note_too_long", length=len(text), most=LONGEST_NOTE)
    return text if text.strip() else ""


def _goes_by(connection: duckdb.DuckDBPyConnection, item_id: str) -> tuple[str, list[str]]:
    """The id that a product goes by, and ids with notes of products that were merged with it."""
    row = connection.execute("SELECT code FROM items WHERE id = ?", [item_id]).fetchone()
    if row is None or "item" not in kinds(connection):
        return item_id, []
    code = true_code(connection, "items", int(row[0]))
    own = connection.execute("SELECT id FROM items WHERE code = ?", [code]).fetchone()
    assert own is not None
    merged = connection.execute(
        f"SELECT notes.item_id FROM notes JOIN {products(connection)} AS known ON known.id = notes.item_id"
        " WHERE known.stands_for = ?",
        [code],
    ).fetchall()
    return own[0], [each for (each,) in merged]
