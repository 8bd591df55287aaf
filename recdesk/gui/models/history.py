"""The table of what a shopper bought or rated, or what is in a basket: product, value and day."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.gui import wording
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import value_text
from recdesk.i18n import mark, tr

PRODUCT = Column(mark("Product"), "product", "title")
RATING = Column(mark("Rating"), "number", "value")
AMOUNT = Column(mark("Amount"), "number", "value")
DAY = Column(mark("Date"), "text", "time")
CHANGE = Column("", "rank", "change")
"""Empty: room for the button that takes a row out."""


class Changes(NamedTuple):
    """What is changed in thought.

    Attributes:
        added, removed: bool[rows].
    """

    added: npt.NDArray[np.bool_]
    removed: npt.NDArray[np.bool_]


class HistoryTableModel(ProductRows):
    """A shopper's interactions, newest first; largest value first where the file had no times.

    Attributes:
        values: float32[rows]; None for a basket, whose newest product comes first.
        times: int64[rows], None where they are not known; of an added row the latest possible one.
        changes: of the rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((PRODUCT, AMOUNT, CHANGE), parent)
        self.values: npt.NDArray[np.floating] | None = None
        self.times: npt.NDArray[np.int64] | None = None
        self.changes = _unchanged(0)

    def set_rows(
        self,
        catalogue: Catalogue | None,
        items: npt.NDArray[np.integer],
        values: npt.NDArray[np.floating] | None,
        times: npt.NDArray[np.int64] | None,
        explicit: bool,
        changes: Changes | None = None,
    ) -> None:
        """Shows another history; `explicit` tells whether the values are ratings."""
        self.beginResetModel()
        changes = changes or _unchanged(len(items))
        if times is not None:
            times = np.where(changes.added, np.iinfo(np.int64).max, times)
        middle = () if values is None else (RATING if explicit else AMOUNT,)
        self.columns = (PRODUCT, *middle, *(() if times is None else (DAY,)), CHANGE)
        keys = next((known for known in (times, values) if known is not None), np.arange(len(items)))
        newest = np.lexsort((keys, changes.added))[::-1]
        self.catalogue, self.codes = catalogue, items[newest]
        self.values = None if values is None else values[newest]
        self.times = None if times is None else times[newest]
        self.changes = Changes(changes.added[newest], changes.removed[newest])
        self.order = np.arange(len(items), dtype=np.intp)
        self.endResetModel()

    def clear(self) -> None:
        self.set_rows(None, np.zeros(0, np.int32), np.zeros(0, np.float32), None, False)

    def number(self, row: int, column: Column) -> float:
        return float(self.sort_keys(column)[row])

    def text(self, row: int, column: Column) -> str:
        if column is DAY and self.times is not None:
            return "" if self.changes.added[row] else wording.day(int(self.times[row]))
        return "" if column is CHANGE or self.values is None else value_text(float(self.values[row]))

    def badge(self, row: int) -> str:
        if self.changes.removed[row]:
            return tr("removed")
        return tr("added") if self.changes.added[row] else ""

    def faded(self, row: int) -> bool:
        return bool(self.changes.removed[row])

    def is_removed(self, code: int) -> bool:
        """Whether a product of the table is taken out in thought."""
        return bool(self.changes.removed[self.codes == code].any())

    def tool_tip(self, row: int, column: Column) -> str:
        return self.title_and_id(row) if column is PRODUCT else ""

    def copied_columns(self, hidden: Sequence[str]) -> list[tuple[str, Column]]:
        """With what is changed in thought: a copy must not pass for the shopper's own history."""
        columns = super().copied_columns([*hidden, CHANGE.name])
        changed = self.changes.added.any() or self.changes.removed.any()
        return [*columns, (tr("What if"), CHANGE)] if changed else columns

    def copied(self, row: int, column: Column) -> str | float:
        return self.badge(row) if column is CHANGE else super().copied(row, column)

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        if column.kind == "product":
            return self.title_keys()
        if column is DAY and self.times is not None:
            return self.times
        return np.zeros(len(self.codes)) if column is CHANGE or self.values is None else self.values


def _unchanged(count: int) -> Changes:
    return Changes(np.zeros(count, bool), np.zeros(count, bool))
