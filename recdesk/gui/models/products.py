"""The table of all products: filter and sort as index arrays over the shop's arrays."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from recdesk.engine.catalogue import Catalogue
from recdesk.gui.models.ordering import Indexes, label_keys, sorted_rows
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.search import STEP, find, words
from recdesk.i18n import mark


class Sort(Enum):
    """What products are sorted by. BEST: how well they match what was typed, then by shoppers."""

    BEST = "best"
    SHOPPERS = "shoppers"
    TITLE = "title"
    CATEGORY = "category"
    BRAND = "brand"
    PRICE = "price"


COLUMNS = (Column(mark("Product"), "product", "title"), Column(mark("Shoppers"), "number", "shoppers"))


class ProductTableModel(ProductRows):
    """All products, or those that a search and filters leave.

    Up to STEP products are searched at once; more of them piece by piece between two events of the
    window, and a newer search ends an older one.
    """

    filtered = Signal()
    """The rows are those of the newest search and filters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.degrees: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self.query = ""
        self.category = -1
        self.brand = -1
        self.sort_by = Sort.BEST
        self.descending = True
        self._texts: Sequence[str] = []
        self._popular: Indexes = np.zeros(0, np.intp)
        self._titles: npt.NDArray[np.int32] | None = None
        self._grades: npt.NDArray[np.int8] | None = None
        self._search: Iterator[tuple[Indexes, npt.NDArray[np.int8]]] | None = None
        self._found: list[tuple[Indexes, npt.NDArray[np.int8]]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timeout)

    def set_source(
        self, catalogue: Catalogue | None, degrees: npt.NDArray[np.int64], texts: Sequence[str]
    ) -> None:
        """Shows another shop, with search and filters as they are as far as they still make sense.

        Args:
            catalogue: the products; None for no shop.
            degrees: int64[items], shoppers of each product.
            texts: casefolded "title id brand category" of each product.
        """
        self.beginResetModel()
        self.catalogue = catalogue
        count = 0 if catalogue is None else len(catalogue)
        self.codes = np.arange(count, dtype=np.int32)
        self.degrees, self._texts = degrees, texts
        self._popular = np.argsort(-degrees, kind="stable")
        self._titles = self._grades = None
        self.category = self.brand = -1
        self.order = np.zeros(0, np.intp)
        self.endResetModel()
        self.set_query(self.query)

    @property
    def total(self) -> int:
        """Products in the shop."""
        return len(self.codes)

    def set_query(self, query: str) -> None:
        """Keeps the products that have all words of `query` in title, id, brand or category."""
        self.query = query
        self._timer.stop()
        self._search, self._found = None, []
        if self.catalogue is None or not self.total or not words(query):
            self._grades = None
            self._apply()
            return
        self._search = find(query, self._texts, self.catalogue.item_ids)
        self._timer.start()
        self._on_timeout()

    def set_category(self, category: int) -> None:
        """Keeps the products of a category (its code), -1 for all."""
        self.category = category
        self._apply()

    def set_brand(self, brand: int) -> None:
        """Keeps the products of a brand (its code), -1 for all."""
        self.brand = brand
        self._apply()

    def set_sort(self, sort_by: Sort, descending: bool) -> None:
        """Sorts the rows; equal ones by shoppers."""
        self.sort_by, self.descending = sort_by, descending
        self.reorder(self._sorted(np.sort(self.order)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            chosen = (Sort.TITLE, Sort.SHOPPERS)[column]
            self.set_sort(chosen, order == Qt.SortOrder.DescendingOrder)

    def number(self, row: int, column: Column) -> float:
        del column
        return float(self.degrees[row])

    def text(self, row: int, column: Column) -> str:
        del column
        return f"{self.degrees[row]:,}"

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        return self._keys(Sort.TITLE if column.kind == "product" else Sort.SHOPPERS)

    def tool_tip(self, row: int, column: Column) -> str:
        return self.title_and_id(row) if column.kind == "product" else ""

    @Slot()
    def _on_timeout(self) -> None:
        if self._search is None:
            return
        self._found.append(next(self._search))
        if len(self._found) * STEP < self.total:
            return
        self._timer.stop()
        self._search = None
        grades = np.full(self.total, -1, np.int8)
        for codes, found in self._found:
            grades[codes] = found
        self._grades, self._found = grades, []
        self._apply()

    def _apply(self) -> None:
        order = self._sorted(np.flatnonzero(self._kept()))
        if not np.array_equal(order, self.order):
            self.beginResetModel()
            self.order = order
            self.endResetModel()
        self.filtered.emit()

    def _kept(self) -> npt.NDArray[np.bool_]:
        kept = np.ones(self.total, bool)
        if self.catalogue is not None:
            if self._grades is not None:
                kept &= self._grades >= 0
            if self.category >= 0:
                kept &= self.catalogue.categories.codes == self.category
            if self.brand >= 0:
                kept &= self.catalogue.brands.codes == self.brand
        return kept

    def _sorted(self, rows: Indexes) -> Indexes:
        shown = np.zeros(self.total, bool)
        shown[rows] = True
        by_shoppers = self._popular[shown[self._popular]]
        if self.sort_by is Sort.SHOPPERS and self.descending:
            return by_shoppers
        if self.sort_by is Sort.BEST:
            return by_shoppers if self._grades is None else sorted_rows(by_shoppers, self._grades, False)
        return sorted_rows(by_shoppers, self._keys(self.sort_by), self.descending)

    def _keys(self, sort_by: Sort) -> npt.NDArray[Any]:
        if self.catalogue is None:
            return np.zeros(0, np.int32)
        match sort_by:
            case Sort.TITLE:
                if self._titles is None:
                    self._titles = self.title_keys()
                return self._titles
            case Sort.CATEGORY:
                return label_keys(self.catalogue.categories)
            case Sort.BRAND:
                return label_keys(self.catalogue.brands)
            case Sort.PRICE:
                return self.catalogue.prices
            case Sort.SHOPPERS | Sort.BEST:
                return self.degrees
