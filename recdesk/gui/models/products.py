"""The table of all products: filter and sort as index arrays over the shop's arrays."""

from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search import Grade, ProductIndex, find, matched
from recdesk.gui.models.facets import ALL, Facet, Mask, facets
from recdesk.gui.models.ordering import Indexes, label_keys, sorted_rows
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ID, ProductRows
from recdesk.gui.models.wording import price_text, shortened, shortened_title
from recdesk.gui.wording import SEPARATOR
from recdesk.i18n import mark, tr


class Sort(Enum):
    """What products are sorted by. BEST: how well they match what was typed, then by shoppers."""

    BEST = "best"
    SHOPPERS = "shoppers"
    TITLE = "title"
    CATEGORY = "category"
    BRAND = "brand"
    PRICE = "price"
    ID = "id"


COLUMNS = (
    Column(mark("Product"), "product", "title"),
    Column(mark("Shoppers"), "number", "shoppers"),
    Column(mark("Price"), "number", "price"),
    Column(mark("Category"), "label", "category"),
    Column(mark("Brand"), "label", "brand"),
    ID,
)

_NOT = np.int8(-1)

FAVOURITE = "favourite"
"""Name of the facet whose only key, 0, is that of the products that bear a star."""

# So many characters of a title are looked at for what was searched; no column shows more.
_READ = 400


class ProductTableModel(ProductRows):
    """All products, or those that a search and filters leave; searched once the shop's index is there."""

    filtered = Signal()
    """The rows are those of the newest search and filters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.degrees: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self.query = ""
        self.chosen: dict[str, int] = {}
        self.facets: dict[str, Facet] = {}
        self.sort_by = Sort.BEST
        self.descending = True
        self._index: ProductIndex | None = None
        self._popular: Indexes = np.zeros(0, np.intp)
        self._grades: npt.NDArray[np.int8] | None = None
        self._matches: dict[int, list[tuple[int, int]]] = {}
        self._favourites: Mask = np.zeros(0, bool)

    def set_source(
        self,
        catalogue: Catalogue | None,
        degrees: npt.NDArray[np.int64],
        by_degree: Indexes,
        index: ProductIndex | None,
    ) -> None:
        """Shows another shop, searched for the same, without filters.

        Args:
            catalogue: the products; None for no shop.
            degrees: int64[items], shoppers of each product.
            by_degree: intp[items], codes, the greatest degree first.
            index: None while it is on its way; the search waits for it, and so do some orders.
        """
        self.beginResetModel()
        self.catalogue = catalogue
        count = 0 if catalogue is None else len(catalogue)
        self.codes = np.arange(count, dtype=np.int32)
        self.degrees = degrees
        self._popular = by_degree
        self.chosen = {}
        self.order = np.zeros(0, np.intp)
        self.endResetModel()
        self.set_index(index)

    def set_index(self, index: ProductIndex | None) -> None:
        """Searches, sorts and filters with the index that has come."""
        self._index = index
        self.facets = {} if self.catalogue is None else facets(self.catalogue, self.degrees, index)
        self._mark_favourites()
        self.set_query(self.query)

    def set_favourites(self, favourites: Mask) -> None:
        """Marks other products as favourites; bool[items]."""
        if not np.array_equal(favourites, self._favourites):
            self._favourites = favourites
            self._mark_favourites()
            if FAVOURITE in self.chosen:
                self._apply()
            else:
                self.filtered.emit()

    @property
    def has_favourites(self) -> bool:
        """Whether any product that can be shown bears a star."""
        marked = self._favourites
        return (
            self.catalogue is not None
            and len(marked) == len(self.catalogue)
            and bool((marked & self.catalogue.shown).any())
        )

    def _mark_favourites(self) -> None:
        if len(self._favourites) == len(self.codes):
            self.facets[FAVOURITE] = Facet(np.where(self._favourites, 0, -1), 1)

    @property
    def total(self) -> int:
        """Products in the shop."""
        return 0 if self.catalogue is None else int(np.count_nonzero(self.catalogue.shown))

    @property
    def waiting(self) -> bool:
        """Whether the search waits for the index."""
        return self._index is None and self.catalogue is not None and bool(self.query.strip())

    def set_query(self, query: str) -> None:
        """Keeps the products that have all words of `query`, or nearly, see `find`."""
        self.query = query
        self._grades, self._matches = None, {}
        if self._index is not None and query.strip():
            hits = find(self._index.search, query)
            self._grades = np.full(len(self.codes), _NOT, np.int8)
            self._grades[hits.codes] = hits.grades
        self._apply()

    def set_filter(self, name: str, key: int) -> None:
        """Keeps the products of one key of a facet, ALL for all of them."""
        if key == ALL:
            self.chosen.pop(name, None)
        else:
            self.chosen[name] = key
        self._apply()

    def clear_filters(self) -> None:
        self.chosen = {}
        self._apply()

    def counts(self, name: str) -> npt.NDArray[np.int64]:
        """int64[keys]: how many products each key of a facet would leave of the search and other filters."""
        return self.facets[name].counts(self._kept(but=name))

    def set_sort(self, sort_by: Sort, descending: bool) -> None:
        """Sorts the rows; equal ones by shoppers."""
        self.sort_by, self.descending = sort_by, descending
        self.reorder(self._sorted(np.sort(self.order)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.set_sort(Sort(self.columns[column].name), order == Qt.SortOrder.DescendingOrder)

    def number(self, row: int, column: Column) -> float:
        assert self.catalogue is not None
        return float(self.catalogue.prices[row] if column.name == "price" else self.degrees[row])

    def text(self, row: int, column: Column) -> str:
        assert self.catalogue is not None
        match column.name:
            case "price":
                return price_text(self.catalogue, row)
            case "category":
                return self.catalogue.categories[row]
            case "brand":
                return self.catalogue.brands[row]
            case "id":
                return self.catalogue.item_ids[row]
            case _:
                return f"{self.degrees[row]:,}"

    def second_line(self, row: int) -> str:
        line = super().second_line(row)
        if row < len(self._favourites) and self._favourites[row]:
            line = f"★ {line}".rstrip()
        if self._grades is None or self._grades[row] < Grade.LIKELY:
            return line
        return SEPARATOR.join(filter(None, (tr("Similar spelling"), line)))

    def matches(self, row: int) -> list[tuple[int, int]]:
        if self._grades is None or self._index is None:
            return []
        if row not in self._matches:
            self._matches[row] = matched(self._index.search, row, self.title(row)[:_READ], self.query)
        return self._matches[row]

    def tool_tip(self, row: int, column: Column) -> str:
        if column.kind != "product" or self.catalogue is None:
            return ""
        return f"{shortened_title(self.catalogue, row)}\n{shortened(self.catalogue.item_ids[row])}"

    def _apply(self) -> None:
        order = self._sorted(np.flatnonzero(self._kept()))
        if not np.array_equal(order, self.order):
            self.beginResetModel()
            self.order = order
            self.endResetModel()
        self.filtered.emit()

    def _kept(self, but: str = "") -> Mask:
        """bool[n]: what search and filters leave, all of them or all but one."""
        if self.catalogue is None:
            return np.zeros(0, bool)
        kept = self.catalogue.shown.copy()
        if self._grades is not None:
            kept &= self._grades != _NOT
        for name, key in self.chosen.items():
            if name != but and name in self.facets:
                kept &= self.facets[name].kept(key)
        return kept

    def _sorted(self, rows: Indexes) -> Indexes:
        shown = np.zeros(len(self.codes), bool)
        shown[rows] = True
        by_shoppers = self._popular[shown[self._popular]]
        if self.sort_by is not Sort.BEST:
            order = sorted_rows(by_shoppers, self._keys(self.sort_by), self.descending)
            if self._grades is None:
                return order
            return sorted_rows(order, self._grades >= Grade.LIKELY, False)
        return by_shoppers if self._grades is None else sorted_rows(by_shoppers, self._grades, False)

    def _keys(self, sort_by: Sort) -> npt.NDArray[Any]:
        if self.catalogue is None:
            return np.zeros(0, np.int32)
        match sort_by:
            case Sort.CATEGORY:
                return label_keys(self.catalogue.categories)
            case Sort.BRAND:
                return label_keys(self.catalogue.brands)
            case Sort.PRICE:
                return self.catalogue.prices
            case Sort.TITLE | Sort.ID if self._index is not None:
                return self._index.titles if sort_by is Sort.TITLE else self._index.ids
            case _:
                return self.degrees
