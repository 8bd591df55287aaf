"""The table of recommendations for one shopper: rank, product and score."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import score_text
from recdesk.i18n import mark

COLUMNS = (
    Column("#", "rank", "rank"),
    Column(mark("Product"), "product", "title"),
    Column(mark("Score"), "score", "score"),
)


class RecommendationTableModel(ProductRows):
    """What to show a shopper, best first. Scores are the model's own: ratings, or ranking scores."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.scores: npt.NDArray[np.floating] = np.zeros(0, np.float32)

    def set_rows(
        self,
        catalogue: Catalogue | None,
        items: npt.NDArray[np.integer],
        scores: npt.NDArray[np.floating],
    ) -> None:
        """Shows another list, best first."""
        self.beginResetModel()
        self.catalogue, self.codes, self.scores = catalogue, items, scores
        self.order = np.arange(len(items), dtype=np.intp)
        self.endResetModel()

    def clear(self) -> None:
        self.set_rows(None, np.zeros(0, np.int32), np.zeros(0, np.float32))

    def number(self, row: int, column: Column) -> float:
        return float(row + 1 if column.name == "rank" else self.scores[row])

    def text(self, row: int, column: Column) -> str:
        return str(row + 1) if column.name == "rank" else score_text(float(self.scores[row]), None)

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        if column.kind == "product":
            return self.title_keys()
        return np.arange(len(self.codes)) if column.name == "rank" else self.scores

    def fraction(self, row: int) -> float:
        """Against the best row: ranking scores have no upper end."""
        best = float(self.scores.max())
        return min(max(float(self.scores[row]) / best, 0.0), 1.0) if best > 0 else 0.0

    def tool_tip(self, row: int, column: Column) -> str:
        if column.name == "score":
            return f"{self.scores[row]:.4f}"
        return self.title_and_id(row)
