"""What a merchandiser keeps about products: which ones are favourites, and a note to each."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from recdesk.engine.catalogue import Catalogue

LONGEST_NOTE = 10_000
"""Characters of a note's text."""


@dataclass(frozen=True)
class Note:
    """What is kept about a product.

    Attributes:
        item_id: of the product; it need not be in the shop any more.
        favourite: whether it bears a star.
        text: plain, empty where there is no note.
        changed: when it was written last, in seconds since 1970, UTC.
    """

    item_id: str
    favourite: bool = False
    text: str = ""
    changed: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to keep."""
        return self.favourite or bool(self.text.strip())

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Note":
        return cls(**values)


def by_product(notes: Iterable[Note], catalogue: Catalogue) -> dict[int, Note]:
    """The notes by the code that their products go by; those of products that are not there are left out.

    Where products were merged, their notes are one: a favourite if any of them is, all texts one under
    the other, that of the product itself first.
    """
    found: dict[int, Note] = {}
    for note in sorted(notes, key=lambda note: note.changed):
        code = catalogue.code(note.item_id)
        if code is None:
            continue
        own_id = catalogue.item_ids[code]
        before = found.get(code)
        if before is None:
            found[code] = replace(note, item_id=own_id)
            continue
        texts = (note.text, before.text) if note.item_id == own_id else (before.text, note.text)
        together = "\n".join(filter(None, dict.fromkeys(texts)))
        found[code] = Note(own_id, before.favourite or note.favourite, together, note.changed)
    return found
