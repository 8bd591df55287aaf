"""The bar under a similar list: how many products count, and what it is cut by."""

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QWidget

from recdesk.engine.similarity import least_score
from recdesk.gui import theme
from recdesk.gui.cut import Cut, Kind
from recdesk.gui.models import NeighbourTableModel
from recdesk.gui.models.wording import score_text
from recdesk.gui.views.widgets import ElidedLabel, label
from recdesk.i18n import plural, tr

RATES = (0.01, 0.05, 0.10)
_STEPS = 100
_SLIDER_WIDTH = 96


class CutBar(QWidget):
    """Follows the cut; marks the rows of a list that do not count."""

    def __init__(self, cut: Cut, model: NeighbourTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cut, self._model = cut, model
        self.setFixedHeight(40)
        self._sentence = ElidedLabel("", "accent")
        self._sentence.setObjectName("cutSentence")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("thresholdSlider")
        self._slider.setAccessibleName(tr("Lowest score that counts"))
        self._slider.setRange(0, _STEPS)
        self._slider.setFixedWidth(_SLIDER_WIDTH)
        self._slider.setValue(round(cut.fraction * _STEPS))
        self._slider.valueChanged.connect(self._on_slid)
        self._score = label("", "muted")
        self._score.setMinimumWidth(32)
        self._box = QComboBox()
        self._box.setObjectName("cutBox")
        self._box.setAccessibleName(tr("Which products count"))
        choices: list[tuple[Kind, float, str]] = [
            *(("chance", rate, tr("By chance at most {rate}", rate=f"{rate:.0%}")) for rate in RATES),
            ("score", 0.0, tr("By a score")),
            ("none", 0.0, tr("Count all")),
        ]
        for kind, rate, text in choices:
            self._box.addItem(text, (kind, rate))
        wanted = (cut.kind, cut.rate if cut.kind == "chance" else 0.0)
        self._box.setCurrentIndex([(kind, rate) for kind, rate, _ in choices].index(wanted))
        self._box.activated.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._sentence)
        row.addStretch(1)
        for part in (self._slider, self._score, self._box):
            row.addWidget(part)
        cut.changed.connect(self.show_cut)
        self.show_cut()

    @Slot()
    def show_cut(self) -> None:
        """Marks the rows anew, of another list or by another cut."""
        cut, model = self._cut, self._model
        known = cut.chance is not None and cut.chance.item == model.item
        model.set_expected(cut.chance.expected[model.codes] if known and cut.chance is not None else None)
        by_score = cut.kind == "score"
        self._slider.setVisible(by_score)
        self._score.setVisible(by_score)
        if cut.kind == "none":
            model.set_kept(None)
            self._sentence.set_text("")
        elif by_score:
            self._cut_by_score()
        elif cut.chance is None or cut.chance.item != model.item:
            model.set_kept(None)
            self._sentence.set_text(tr("Comparing with chance…") if model.item >= 0 else "")
        else:
            model.set_kept(cut.chance.beyond[model.codes])
            self._sentence.set_text(_beyond(int(np.count_nonzero(cut.chance.beyond))))
        self._box.setToolTip(_meaning(cut))

    def _cut_by_score(self) -> None:
        cut, model = self._cut, self._model
        least = least_score(model.scores, model.metric, cut.fraction)
        kept = model.scores >= least
        model.set_kept(kept)
        self._score.setText(score_text(least, model.metric))
        self._sentence.set_text(
            plural("{n} of these scores so much.", "{n} of these score so much.", int(np.count_nonzero(kept)))
        )

    @Slot(int)
    def _on_chosen(self, position: int) -> None:
        kind, rate = self._box.itemData(position)
        if kind == "chance":
            self._cut.choose(kind, rate)
        else:
            self._cut.choose(kind)

    @Slot(int)
    def _on_slid(self, step: int) -> None:
        self._cut.set_fraction(step / _STEPS)


def _beyond(count: int) -> str:
    if not count:
        return tr("No product is alike beyond chance.")
    return plural("{n} product is alike beyond chance.", "{n} products are alike beyond chance.", count)


def _meaning(cut: Cut) -> str:
    if cut.kind == "chance":
        return tr(
            "Counted are products that share more shoppers with this one than chance explains. At most "
            "{rate} of them are expected to be there by chance; the others are faint.",
            rate=f"{cut.rate:.0%}",
        )
    if cut.kind == "score":
        return tr("Products with a lower score are faint.")
    return tr("All products of the list count, alike beyond chance or not.")
