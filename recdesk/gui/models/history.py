"""The table of what a shopper bought or rated: product, value and day."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.gui import wording
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import value_text
from recdesk.i18n import mark

PRODUCT = Column(mark("Product"), "product", "title")
RATING = Column(mark("Rating"), "number", "value")
AMOUNT = Column(mark("Amount"), "number", "value")
DAY = Column(mark("Date"), "text", "time")


class HistoryTableModel(ProductRows):
    """A shopper's interactions, newest first; largest value first where the file had no times."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((PRODUCT, AMOUNT), parent)
        self.values: npt.NDArray[np.floating] = np.zeros(0, np.float32)
        self.times: npt.NDArray[np.int64] | None = None

    def set_rows(
        self,
        catalogue: Catalogue | None,
        items: npt.NDArray[np.integer],
        values: npt.NDArray[np.floating],
        times: npt.NDArray[np.int64] | None,
        explicit: bool,
    ) -> None:
        """Shows another history; `explicit` tells whether the values are ratings."""
        self.beginResetModel()
        middle = RATING if explicit else AMOUNT
        self.columns = (PRODUCT, middle) if times is None else (PRODUCT, middle, DAY)
        first_to_last = np.argsort(values if times is None else times, kind="stable")
        newest = first_to_last[::-1]
        self.catalogue, self.codes, self.values = catalogue, items[newest], values[newest]
        self.times = None if times is None else times[newest]
        self.order = np.arange(len(items), dtype=np.intp)
        self.endResetModel()

    def clear(self) -> None:
        self.set_rows(None, np.zeros(0, np.int32), np.zeros(0, np.float32), None, False)

    def number(self, row: int, column: Column) -> float:
        return float(self.times[row] if column is DAY and self.times is not None else self.values[row])

    def text(self, row: int, column: Column) -> str:
        if column is DAY and self.times is not None:
            return wording.day(int(self.times[row]))
        return value_text(float(self.values[row]))

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        if column.kind == "product":
            return self.title_keys()
        return self.times if column is DAY and self.times is not None else self.values
