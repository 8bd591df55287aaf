"""Products that are typed or pasted in order to add them: looked up on threads of the window."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.search import ProductIndex, find
from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop

MOST = 8
"""Products that are offered for what is typed."""

NAMED = 3
"""Unknown ids that are named, each with the id that is nearest to it."""

_SEPARATORS = re.compile("[,;，；、]")


@dataclass(frozen=True, eq=False)
class Matches:
    """What fits a typed text.

    Attributes:
        query: the text.
        codes: int32[k], best first, at most MOST.
        listed: the ids that the text is a list of; empty where it is no list.
    """

    query: str
    codes: npt.NDArray[np.int32]
    listed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """What a list of ids stands for.

    Attributes:
        known: codes, in the order of the list.
        unknown: ids that no product has.
    """

    known: tuple[int, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """Ids of a list that no product has.

    Attributes:
        ids: all of them.
        nearest: the ids of products that are nearest to the first NAMED ones.
    """

    ids: tuple[str, ...]
    nearest: tuple[str, ...]


class ProductLookup(QObject):
    """Looks products up by words and ids.

    Signals:
        matched: Matches of the text that was typed last.
        listed: Listing of the ids that were pasted.
        missed: Unknown, a while after a list that has some.
    """

    matched: ClassVar[Signal] = Signal(object)
    listed: ClassVar[Signal] = Signal(object)
    missed: ClassVar[Signal] = Signal(object)

    def __init__(self, shop: OpenShop, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._texts: tuple[str, ...] = ()
        self._searching, self._listing, self._comparing = Latest(self), Latest(self), Latest(self)
        self._searching.done.connect(self.matched)
        self._listing.done.connect(self._on_listed)
        self._comparing.done.connect(self.missed)

    @property
    def ready(self) -> bool:
        """Whether the shop's index is there, so that products can be searched."""
        return self._shop.product_index is not None

    def search(self, text: str) -> None:
        """Looks for what is being typed."""
        catalogue, index, degrees = self._shop.catalogue, self._shop.product_index, self._shop.item_degrees
        if catalogue is not None and index is not None:
            self._searching.run(lambda: matches(catalogue, index, degrees, text))

    def read(self, text: str) -> None:
        """Looks up the ids of a list; of lists that still wait for an answer together with them."""
        catalogue = self._shop.catalogue
        self._texts += (text,)
        texts = self._texts
        if catalogue is not None:
            self._listing.run(lambda: listing(catalogue, texts))

    def forget(self) -> None:
        """Drops what is still to be answered."""
        self._texts = ()
        for thread in (self._searching, self._listing, self._comparing):
            thread.forget()

    def shutdown(self) -> None:
        for thread in (self._searching, self._listing, self._comparing):
            thread.shutdown()

    @Slot(object)
    def _on_listed(self, found: Listing) -> None:
        self._texts = ()
        self.listed.emit(found)
        catalogue = self._shop.catalogue
        self._comparing.forget()
        if found.unknown and catalogue is not None:
            self._comparing.run(lambda: compared(catalogue, found.unknown))


def matches(catalogue: Catalogue, index: ProductIndex, degrees: npt.NDArray[np.int64], text: str) -> Matches:
    """The products that fit a text best; of equally good ones those that more shoppers have."""
    ids = tuple(ids_of(catalogue, text))
    if ids:
        return Matches(text, np.zeros(0, np.int32), ids)
    hits = find(index.search, text)
    shown = catalogue.shown[hits.codes]
    codes, grades = hits.codes[shown], hits.grades[shown]
    return Matches(text, codes[np.lexsort((-degrees[codes], grades))[:MOST]])


def listing(catalogue: Catalogue, texts: Sequence[str]) -> Listing:
    """The products that the ids in some lists stand for."""
    ids = [one for text in texts for one in ids_of(catalogue, text) or [text.strip()]]
    known: dict[int, None] = {}
    unknown: dict[str, None] = {}
    for one in ids:
        code = _code(catalogue, one)
        if code is None:
            unknown[one] = None
        else:
            known[code] = None
    return Listing(tuple(known), tuple(unknown))


def compared(catalogue: Catalogue, ids: tuple[str, ...]) -> Unknown:
    """The ids of products that may be meant by the first of some unknown ids; slow in a large shop."""
    offered = [catalogue.item_ids[code] for code in np.flatnonzero(catalogue.shown).tolist()]
    return Unknown(ids, tuple(found for one in ids[:NAMED] for found in nearest_ids(one, offered, 1)))


def ids_of(catalogue: Catalogue, text: str) -> list[str]:
    """The ids that a text lists, by lines, tabs or commas; none where it reads as words to search for.

    Of a table, as copied from a spreadsheet, it is the column that holds most known ids, without its header.
    Text on one line is a list only where one of its parts is an id: a title may have a comma.
    """
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and max(map(len, lines)) > 1:
        return _best_column(catalogue, lines)
    cells = [cell.strip() for line in lines for cell in line if cell.strip()]
    parts = [part for cell in cells for part in _parts(catalogue, cell)]
    if len(parts) < 2 and len(cells) == 1:
        parts = cells[0].split()  # what a field makes of several lines
        return parts if len(parts) > 1 and all(_known(catalogue, part) for part in parts) else []
    if len(cells) > 1 or any(_known(catalogue, part) for part in parts):
        return parts
    return []


def _best_column(catalogue: Catalogue, lines: Sequence[Sequence[str]]) -> list[str]:
    columns = [
        [line[place].strip() for line in lines if place < len(line)] for place in range(max(map(len, lines)))
    ]
    column = max(columns, key=lambda column: sum(_known(catalogue, cell) for cell in column))
    return [cell for row, cell in enumerate(column) if cell and (row or _known(catalogue, cell))]


def _parts(catalogue: Catalogue, cell: str) -> list[str]:
    """A cell, or what stands between its commas; an id may have commas of its own."""
    if _known(catalogue, cell):
        return [cell]
    return [part.strip() for part in _SEPARATORS.split(cell) if part.strip()]


def _known(catalogue: Catalogue, item_id: str) -> bool:
    return _code(catalogue, item_id) is not None


def _code(catalogue: Catalogue, item_id: str) -> int | None:
    """The code of a product that is shown."""
    code = catalogue.code(item_id)
    return code if code is not None and catalogue.shown[code] else None
