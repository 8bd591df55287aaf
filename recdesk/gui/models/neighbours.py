"""The table of similar products: rank, product, score and the shoppers that it stands on."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.gui.models.roles import Column, Role
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import group_text, score_text
from recdesk.i18n import mark, plural, tr

THIN_EVIDENCE = 5
"""Fewer shoppers in common than this and a score is marked as thin: one shopper with an odd basket
could have made it."""

COLUMNS = (
    Column("#", "rank", "rank"),
    Column(mark("Product"), "product", "title"),
    Column(mark("Score"), "score", "score"),
    Column(mark("Shared"), "number", "evidence"),
)


class NeighbourTableModel(ProductRows):
    """What is similar to one product, most similar first.

    Attributes:
        smallest_group: of fewer shoppers than this only that they are fewer is told.
        kept: bool[rows], which rows count; None for all.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.metric = "cosine"
        self.smallest_group = 1
        self.kept: npt.NDArray[np.bool_] | None = None
        self.item = -1
        self.scores: npt.NDArray[np.floating] = np.zeros(0, np.float32)
        self.evidence: npt.NDArray[np.integer] = np.zeros(0, np.int32)

    def set_rows(
        self,
        catalogue: Catalogue | None,
        item: int,
        items: npt.NDArray[np.integer],
        scores: npt.NDArray[np.floating],
        evidence: npt.NDArray[np.integer],
        metric: str,
    ) -> None:
        """Shows another list.

        Args:
            catalogue: names the products.
            item: whose list it is, -1 for nobody's.
            items, scores, evidence: one of each per row, most similar first.
            metric: "shoppers", "cosine", "euclidean" or "dot".
        """
        self.beginResetModel()
        self.catalogue, self.item, self.metric = catalogue, item, metric
        self.codes, self.scores, self.evidence, self.kept = items, scores, evidence, None
        self.order = np.arange(len(items), dtype=np.intp)
        self.endResetModel()

    def set_kept(self, kept: npt.NDArray[np.bool_] | None) -> None:
        """Shows the rows that do not count faintly; None where all count."""
        self.kept = kept
        if len(self.order):
            ends = self.index(0, 0), self.index(len(self.order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(*ends, [Role.FADED])

    def clear(self) -> None:
        nothing = np.zeros(0, np.int32)
        self.set_rows(None, -1, nothing, np.zeros(0, np.float32), nothing, self.metric)

    def number(self, row: int, column: Column) -> float:
        return float(
            {"rank": row + 1, "score": self.scores[row], "evidence": self.evidence[row]}[column.name]
        )

    def text(self, row: int, column: Column) -> str:
        if column.name == "rank":
            return str(row + 1)
        if column.name == "score":
            return score_text(float(self.scores[row]), self.metric)
        return group_text(int(self.evidence[row]), self.smallest_group)

    def copied(self, row: int, column: Column) -> str | float:
        hidden = column.name == "evidence" and 0 < self.evidence[row] < self.smallest_group
        return self.text(row, column) if hidden else super().copied(row, column)

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        keys: dict[str, npt.NDArray[np.generic]] = {
            "rank": np.arange(len(self.codes)),
            "score": self.scores,
            "evidence": self.evidence,
        }
        return self.title_keys() if column.kind == "product" else keys[column.name]

    def fraction(self, row: int) -> float:
        """Shoppers and cosine as they are; the others, which have no upper end, against the best row."""
        score = float(self.scores[row])
        if self.metric not in ("shoppers", "cosine"):
            best = float(self.scores.max())
            score = score / best if best > 0 else 0.0
        return min(max(score, 0.0), 1.0)

    def faded(self, row: int) -> bool:
        return self.kept is not None and not self.kept[row]

    def badge(self, row: int) -> str:
        return tr("thin evidence") if self.evidence[row] < THIN_EVIDENCE else ""

    def tool_tip(self, row: int, column: Column) -> str:
        if column.name == "evidence" or self.badge(row):
            return self._evidence_text(row)
        if column.name == "score":
            return f"{self.scores[row]:.4f}"
        return self.title_and_id(row)

    def _evidence_text(self, row: int) -> str:
        count = int(self.evidence[row])
        shared = plural("{n} shopper has both.", "{n} shoppers have both.", count)
        if 0 < count < self.smallest_group:
            shared = tr("Fewer than {limit} shoppers have both.", limit=self.smallest_group)
        if not self.badge(row):
            return shared
        thin = tr("Fewer than {limit}: the score may be chance.", limit=THIN_EVIDENCE)
        return f"{shared} {thin}"
