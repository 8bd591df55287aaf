"""The table of what is bought together with a product: in how many baskets, and how many by chance."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.association import Together
from recdesk.engine.catalogue import Catalogue
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import expected_text
from recdesk.i18n import mark, tr

COLUMNS = (
    Column(mark("Product"), "product", "title"),
    Column(mark("Together"), "number", "baskets"),
    Column(mark("By chance"), "number", "expected"),
    Column(mark("Lift"), "number", "lift"),
    Column(mark("At least"), "number", "at_least"),
)
NOTHING = Together(np.zeros(0, np.int32), np.zeros(0, np.int64), *[np.zeros(0)] * 3)


class TogetherTableModel(ProductRows):
    """What goes with one product, surest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.found = NOTHING

    def set_rows(self, catalogue: Catalogue | None, found: Together) -> None:
        """Shows another list."""
        self.beginResetModel()
        self.catalogue, self.found, self.codes = catalogue, found, found.items
        self.order = np.arange(len(found), dtype=np.intp)
        self.endResetModel()

    def clear(self) -> None:
        self.set_rows(None, NOTHING)

    def number(self, row: int, column: Column) -> float:
        return float(self._values(column)[row])

    def text(self, row: int, column: Column) -> str:
        value = self.number(row, column)
        if column.name == "baskets":
            return f"{value:,.0f}"
        return expected_text(value) if column.name == "expected" else times_text(value)

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        return self.title_keys() if column.kind == "product" else self._values(column)

    def tool_tip(self, row: int, column: Column) -> str:
        found = self.found
        match column.name:
            case "title":
                return self.title_and_id(row)
            case "baskets" | "expected":
                return tr(
                    "{n} baskets hold both; {chance} would by chance.",
                    n=f"{found.baskets[row]:,}",
                    chance=expected_text(float(found.expected[row])),
                )
            case _:
                return tr(
                    "{lift} times as many baskets as by chance; with 95 % certainty at least {least} times.",
                    lift=times_text(float(found.lift[row])).rstrip("×"),
                    least=times_text(float(found.at_least[row])).rstrip("×"),
                )

    def _values(self, column: Column) -> npt.NDArray[np.generic]:
        found = self.found
        return {
            "baskets": found.baskets,
            "expected": found.expected,
            "lift": found.lift,
            "at_least": found.at_least,
        }[column.name]


def times_text(value: float) -> str:
    """A lift as tables show it: 3.4×."""
    return f"{value:,.0f}×" if value >= 100 else f"{value:.1f}×"
