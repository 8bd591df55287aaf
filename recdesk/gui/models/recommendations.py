"""The table of recommendations: rank, product, the reason and score."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.recommendation import Recommendations
from recdesk.gui.models.reasons import Because
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import score_text
from recdesk.i18n import mark, tr

TITLE = Column(mark("Product"), "product", "title")
BECAUSE = Column(mark("Because of"), "label", "because")

COLUMNS = (
    Column("#", "rank", "rank"),
    TITLE,
    BECAUSE,
    Column(mark("Score"), "score", "score"),
)

_ENDLESS = 10_000

_NOTHING = Recommendations(np.zeros(0, np.int32), np.zeros(0, np.float32))


class RecommendationTableModel(ProductRows):
    """What to show somebody, best first. Scores are the model's own: ratings, or ranking scores.

    Attributes:
        found: the list.
        because: its reasons; None where they are not known.
        reasons_below: whether a reason stands under the title, where its column has no room.
        room: characters that there are for a reason.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.found = _NOTHING
        self.because: Because | None = None
        self.reasons_below = False
        self.room = _ENDLESS
        self._highest = 0.0

    def set_rows(
        self,
        catalogue: Catalogue | None,
        found: Recommendations,
        because: Because | None = None,
        highest: float | None = None,
    ) -> None:
        """Shows another list.

        Args:
            catalogue: names the products.
            found: the list, best first.
            because: its reasons.
            highest: score that fills a bar; None for that of the best row, where scores have no upper end.
        """
        self.beginResetModel()
        self.catalogue, self.found, self.because, self.codes = catalogue, found, because, found.items
        self._highest = float(found.scores.max(initial=0)) if highest is None else highest
        self.order = np.arange(len(found), dtype=np.intp)
        self.endResetModel()

    def clear(self) -> None:
        self.set_rows(None, _NOTHING)

    def second_line(self, row: int) -> str:
        if self.because is None or not self.reasons_below:
            return super().second_line(row)
        return self.because.sentence(row, self.room) or super().second_line(row)

    def number(self, row: int, column: Column) -> float:
        return float(row + 1 if column.name == "rank" else self.found.scores[row])

    def text(self, row: int, column: Column) -> str:
        if column is BECAUSE:
            return "" if self.because is None else self.because.text(row, self.room)
        return str(row + 1) if column.name == "rank" else score_text(float(self.found.scores[row]), None)

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        if column.kind == "product":
            return self.title_keys()
        if column is BECAUSE:
            return self._reason_ranks()
        return np.arange(len(self.codes)) if column.name == "rank" else self.found.scores

    def fraction(self, row: int) -> float:
        return self._share(float(self.found.scores[row]))

    def interval(self, row: int) -> tuple[float, float] | None:
        low, high = self.found.low, self.found.high
        if low is None or high is None:
            return None
        return self._share(float(low[row])), self._share(float(high[row]))

    def copied_columns(self, hidden: Sequence[str]) -> list[tuple[str, Column]]:
        """With the reasons, also where they stand under the titles."""
        return super().copied_columns([name for name in hidden if name != BECAUSE.name])

    def copied(self, row: int, column: Column) -> str | float:
        if column is BECAUSE:
            return "" if self.because is None else self.because.text(row, _ENDLESS)
        return super().copied(row, column)

    def tool_tip(self, row: int, column: Column) -> str:
        lines = [] if self.because is None else self.because.lines(row)
        about = self._score_lines(row) if column.name == "score" else self._product_lines(row)
        if column is BECAUSE:
            about = [tr("What this recommendation comes from:")]
        elif lines:
            about = [*about, ""]
        return "\n".join([*about, *lines])

    def _product_lines(self, row: int) -> list[str]:
        return [*self.title_and_id(row).split("\n"), *filter(None, [super().second_line(row)])]

    def _score_lines(self, row: int) -> list[str]:
        found = self.found
        lines = [f"{found.scores[row]:.4f}"]
        if found.low is not None and found.high is not None:
            low, high = f"{found.low[row]:.2f}", f"{found.high[row]:.2f}"
            lines.append(tr("With 90 % certainty between {low} and {high}.", low=low, high=high))
        return lines

    def _share(self, score: float) -> float:
        return min(max(score / self._highest, 0.0), 1.0) if self._highest > 0 else 0.0

    def _reason_ranks(self) -> npt.NDArray[np.int64]:
        """Products with the same reason stand together."""
        because = self.because
        reasons = ["" if because is None else because.text(row, _ENDLESS) for row in range(len(self.codes))]
        return np.unique(reasons, return_inverse=True)[1]
