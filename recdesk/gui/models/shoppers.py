"""The table of all shoppers: found by typing a part of an id, also among a million."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.texts import Texts
from recdesk.gui.models.ordering import Indexes, sorted_rows
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import Rows
from recdesk.i18n import mark

COLUMNS = (Column(mark("Shopper"), "product", "title"), Column(mark("Products"), "number", "products"))


class ShopperTableModel(Rows):
    """All shoppers, or those whose id has what was typed; the exact id first, then by products."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.degrees: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self.query = ""
        self._busiest: Indexes = np.zeros(0, np.intp)
        self._ids: Sequence[str] = ()
        self._search: IdSearch | None = None

    @property
    def total(self) -> int:
        """Shoppers in the shop; those that were merged or left out have no products and are not shown."""
        return int(np.count_nonzero(self.degrees))

    def set_source(self, ids: Sequence[str], degrees: npt.NDArray[np.int64], by_degree: Indexes) -> None:
        """Shows the shoppers of another shop.

        Args:
            ids: by code.
            degrees: int64[users], products of each shopper.
            by_degree: intp[users], codes, the greatest degree first.
        """
        self.beginResetModel()
        self._ids, self.degrees, self._busiest, self._search = ids, degrees, by_degree, None
        self.codes = np.arange(len(ids), dtype=np.int32)
        self.order = np.zeros(0, np.intp)
        self.endResetModel()
        self.set_query(self.query)

    def set_query(self, query: str) -> None:
        """Keeps the shoppers whose id contains `query`."""
        self.query = query
        wanted = query.strip()
        self.beginResetModel()
        if wanted:
            if self._search is None:
                self._search = IdSearch(self._ids)
            self.order = self._best_first(self._search, wanted)
        else:
            self.order = self._busiest
        self.order = self.order[self.degrees[self.order] > 0]
        self.endResetModel()

    def title(self, row: int) -> str:
        return self._ids[row]

    def number(self, row: int, column: Column) -> float:
        del column
        return float(self.degrees[row])

    def text(self, row: int, column: Column) -> str:
        del column
        return f"{self.degrees[row]:,}"

    def _best_first(self, search: "IdSearch", wanted: str) -> Indexes:
        found = sorted_rows(search.find(wanted), self.degrees, descending=True)
        as_long = found[search.lengths[found] == len(wanted.encode("utf-8", "surrogatepass"))]
        exact = np.array([row for row in as_long.tolist() if self._ids[row] == wanted], np.intp)
        return np.concatenate((exact, found[~np.isin(found, exact)])) if len(exact) else found


class IdSearch:
    """Looks for a part of an id among all of them, as one pass over their bytes.

    Attributes:
        lengths: int64[n], bytes of each id.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        texts = ids if isinstance(ids, Texts) else Texts.of(ids)
        self._offsets = texts.offsets
        self._data = _lower(texts.data)
        self.lengths = np.diff(texts.offsets)

    def find(self, part: str) -> Indexes:
        """Ascending positions of the ids that contain `part`; the case of A to Z does not count."""
        wanted = _lower(np.frombuffer(part.encode("utf-8", "surrogatepass"), np.uint8))
        places = len(self._data) - len(wanted) + 1
        if places <= 0:
            return np.zeros(0, np.intp)
        starts = np.flatnonzero(self._data[:places] == wanted[0])
        for offset in range(1, len(wanted)):
            starts = starts[self._data[starts + offset] == wanted[offset]]
        rows = np.searchsorted(self._offsets, starts, side="right") - 1
        inside = starts + len(wanted) <= self._offsets[rows + 1]
        return np.unique(rows[inside])


def _lower(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    capital = (data >= ord("A")) & (data <= ord("Z"))
    return np.where(capital, data + np.uint8(32), data)
