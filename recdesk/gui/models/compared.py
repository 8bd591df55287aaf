"""The table of what one of two models finds similar to a product, and where the other one has it."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.similarity import Neighbours
from recdesk.gui.models.neighbours import NeighbourTableModel
from recdesk.gui.models.roles import Badge, Column
from recdesk.i18n import mark, tr

COLUMNS = (
    Column("#", "rank", "rank"),
    Column(mark("Product"), "product", "title"),
    Column(mark("Score"), "score", "score"),
    Column(mark("In the other"), "number", "other"),
)
NOWHERE = "–"


class ComparedTableModel(NeighbourTableModel):
    """The list of one model beside that of another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = COLUMNS
        self._places: npt.NDArray[np.intp] = np.zeros(0, np.intp)

    def show_lists(
        self, catalogue: Catalogue | None, item: int, mine: Neighbours, other: Neighbours, metric: str
    ) -> None:
        """Shows `mine`; a product that stands in `other` too says at which place."""
        same = mine.items[:, None] == other.items
        self._places = (
            np.where(same.any(1), same.argmax(1) + 1, 0) if same.size else np.zeros(len(mine), np.intp)
        )
        if catalogue is None:
            self.clear()
        else:
            self.show(catalogue, item, mine, metric)

    def number(self, row: int, column: Column) -> float:
        return float(self._places[row]) if column.name == "other" else super().number(row, column)

    def text(self, row: int, column: Column) -> str:
        if column.name != "other":
            return super().text(row, column)
        return f"# {self._places[row]}" if self._places[row] else NOWHERE

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        return self._places if column.name == "other" else super().sort_keys(column)

    def badges(self, row: int) -> list[Badge]:
        """None: what is thin is said by the list of similar products; here it would hide the titles."""
        del row
        return []

    def tool_tip(self, row: int, column: Column) -> str:
        if column.name != "other":
            return super().tool_tip(row, column)
        place = int(self._places[row])
        return (
            tr("The other model has it at place {place}.", place=place)
            if place
            else tr("The other model does not have it among its first ten.")
        )
