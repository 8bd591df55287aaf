"""The table of similar products: rank, product, score and the shoppers that it stands on."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.similarity import Neighbours
from recdesk.gui.models.flags import Flags
from recdesk.gui.models.roles import Badge, Column, Role
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import expected_text, group_text, score_text
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
EXPECTED = Column(mark("By chance"), "number", "expected")
Floats = npt.NDArray[np.floating]

LOW, HIGH = Column(mark("Low"), "number", "low"), Column(mark("High"), "number", "high")
"""Copied beside the columns that are shown, where they are known."""


class NeighbourTableModel(ProductRows):
    """What is similar to one product, most similar first.

    Attributes:
        smallest_group: of fewer shoppers than this only that they are fewer is told.
        kept: bool[rows], which rows count; None for all.
        low, high: float32[rows], intervals of the scores; None where the model tells none.
        expected: float64[rows], shoppers in common by chance; None until they are known.
        facts: what else is to be said of the rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.metric = "cosine"
        self.smallest_group = 1
        self.kept: npt.NDArray[np.bool_] | None = None
        self.item = -1
        self.scores: npt.NDArray[np.floating] = np.zeros(0, np.float32)
        self.evidence: npt.NDArray[np.integer] = np.zeros(0, np.int32)
        self.low: Floats | None = None
        self.high: Floats | None = None
        self.expected: npt.NDArray[np.float64] | None = None
        self.facts = Flags.none(0)

    def show(
        self, catalogue: Catalogue, item: int, found: Neighbours, metric: str, facts: Flags | None = None
    ) -> None:
        """Shows the list of a product, with the intervals of its scores."""
        rows = found.items, found.scores, found.evidence
        self.set_rows(catalogue, item, *rows, metric, interval=(found.low, found.high), facts=facts)

    def set_rows(
        self,
        catalogue: Catalogue | None,
        item: int,
        items: npt.NDArray[np.integer],
        scores: npt.NDArray[np.floating],
        evidence: npt.NDArray[np.integer],
        metric: str,
        interval: tuple[Floats | None, Floats | None] = (None, None),
        facts: Flags | None = None,
    ) -> None:
        """Shows another list.

        Args:
            catalogue: names the products.
            item: whose list it is, -1 for nobody's.
            items, scores, evidence: one of each per row, most similar first.
            metric: "shoppers", "cosine", "euclidean" or "dot".
            interval: low and high of the scores, one per row, where they are known.
            facts: what is told of the rows; nothing without.
        """
        self.beginResetModel()
        self.expected = None
        self.low, self.high = interval
        self.facts = facts or Flags.none(len(items))
        self.catalogue, self.item, self.metric = catalogue, item, metric
        self.codes, self.scores, self.evidence, self.kept = items, scores, evidence, None
        self.order = np.arange(len(items), dtype=np.intp)
        self.endResetModel()

    def set_expected(self, expected: npt.NDArray[np.float64] | None) -> None:
        """Tells how many shoppers rows would share by chance; None where that is not known."""
        self.expected = expected
        if len(self.order):
            ends = self.index(0, 0), self.index(len(self.order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(*ends, [Role.ASIDE, Qt.ItemDataRole.ToolTipRole])

    def set_companions(self, companions: npt.NDArray[np.integer] | None) -> None:
        """Tells which products go with the one whose list it is; None where that is not known."""
        known = None if companions is None else np.isin(self.codes, companions)
        self.facts = replace(self.facts, goes_with=known)
        if len(self.order):
            title = next(n for n, column in enumerate(self.columns) if column.kind == "product")
            ends = self.index(0, title), self.index(len(self.order) - 1, title)
            self.dataChanged.emit(*ends, [Role.BADGE, Role.BADGES, Qt.ItemDataRole.ToolTipRole])

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
        if column.name == "rank":
            return float(row + 1)
        known = {
            "score": self.scores,
            "evidence": self.evidence,
            "low": self.low,
            "high": self.high,
            "expected": self.expected,
        }[column.name]
        return float("nan") if known is None else float(known[row])

    def text(self, row: int, column: Column) -> str:
        if column.name == "rank":
            return str(row + 1)
        if column.name == "score":
            return score_text(float(self.scores[row]), self.metric)
        return group_text(int(self.evidence[row]), self.smallest_group)

    def copied_columns(self, hidden: Sequence[str]) -> list[tuple[str, Column]]:
        """With the intervals and what chance would do, which are drawn but have no columns."""
        shown = super().copied_columns(hidden)
        names = [column.name for _, column in shown]
        more = [(LOW, self.low), (HIGH, self.high)]
        for column, known in more if "score" in names else []:
            if known is not None:
                shown.append((tr(column.title), column))
        if "evidence" in names and self.expected is not None:
            shown.append((tr(EXPECTED.title), EXPECTED))
        return shown

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
        return self._scaled(float(self.scores[row]))

    def interval(self, row: int) -> tuple[float, float] | None:
        if self.low is None or self.high is None:
            return None
        return self._scaled(float(self.low[row])), self._scaled(float(self.high[row]))

    def _scaled(self, score: float) -> float:
        """Shoppers and cosine as they are; the others, which have no upper end, against the best row."""
        if self.metric not in ("shoppers", "cosine"):
            best = float(self.scores.max())
            score = score / best if best > 0 else 0.0
        return min(max(score, 0.0), 1.0)

    def faded(self, row: int) -> bool:
        return self.kept is not None and not self.kept[row]

    def badge(self, row: int) -> str:
        return ", ".join(badge.text for badge in self.badges(row))

    def badges(self, row: int) -> list[Badge]:
        thin = [Badge(tr("thin evidence"))] if self._is_thin(row) else []
        return thin + [badge for badge, _ in self.facts.remarks(row)]

    def _is_thin(self, row: int) -> bool:
        return bool(self.evidence[row] < THIN_EVIDENCE)

    def aside(self, row: int, column: Column) -> str:
        if column.name != "evidence" or self.expected is None:
            return ""
        return tr("{n} by chance", n=expected_text(float(self.expected[row])))

    def tool_tip(self, row: int, column: Column) -> str:
        if column.name == "evidence":
            return self._evidence_text(row)
        if column.name == "score":
            return self._score_tip(row)
        why = [self._evidence_text(row)] if self._is_thin(row) else []
        why += [sentence for _, sentence in self.facts.remarks(row)]
        return "\n".join(why) or self.title_and_id(row)

    def _score_tip(self, row: int) -> str:
        score = f"{self.scores[row]:.4f}"
        if self.low is None or self.high is None:
            return score
        low, high = f"{self.low[row]:.4f}", f"{self.high[row]:.4f}"
        interval = tr("Nine tenths of the model's draws lie between {low} and {high}.", low=low, high=high)
        return f"{score}\n{interval}"

    def _evidence_text(self, row: int) -> str:
        count = int(self.evidence[row])
        shared = plural("{n} shopper has both.", "{n} shoppers have both.", count)
        if 0 < count < self.smallest_group:
            shared = tr("Fewer than {limit} shoppers have both.", limit=self.smallest_group)
        said = [shared]
        if self.expected is not None:
            said.append(tr("By chance it would be {n}.", n=expected_text(float(self.expected[row]))))
        if self._is_thin(row):
            said.append(tr("Fewer than {limit}: the score may be chance.", limit=THIN_EVIDENCE))
        return " ".join(said)
