"""The left side of the Train page: what the model should do, how good, the options, the button."""

from dataclasses import dataclass, replace
from typing import ClassVar, get_args

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.engine.experiments import Quality, preset
from recdesk.engine.factorization.options import Objective, TrainingOptions
from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.choices import ChoiceCard
from recdesk.gui.views.training_options import OptionFields
from recdesk.gui.views.widgets import label, link_button, primary_button, segments
from recdesk.i18n import tr

WIDTH = 304
QUALITIES: tuple[Quality, ...] = get_args(Quality)


@dataclass(frozen=True)
class Chosen:
    """All that is chosen.

    Attributes:
        options: what the fields say, those too that have no meaning for the objective.
        own: the objective that the user chose; None while the preset of the data stands.
        unfolded: whether the options are shown.
    """

    options: TrainingOptions
    own: Objective | None
    unfolded: bool


class TrainingChoices(QWidget):
    """Gathers TrainingOptions.

    Signals:
        train_asked: TrainingOptions.
    """

    train_asked: ClassVar[Signal] = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: Objective | None = None
        self.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_WIDE)
        layout.addWidget(label(tr("What should the model do?"), "title"))
        self._ranking = self._objective("ranking", tr("Rank products"), "rank")
        self._ratings = self._objective("ratings", tr("Predict ratings"), "rating")
        group = QButtonGroup(self)
        for card in (self._ranking, self._ratings):
            group.addButton(card)
            layout.addWidget(card)
        self._why = label("", "small", wrap=True)
        self._why.setObjectName("objectiveReason")
        layout.addWidget(self._why)
        self._options = OptionFields()
        layout.addLayout(self._make_qualities())
        layout.addWidget(self._cost)
        self._disclose = link_button(tr("Options ▸"))
        self._disclose.setObjectName("optionsButton")
        self._disclose.clicked.connect(self._on_disclose)
        layout.addWidget(self._disclose)
        self._options.hide()
        layout.addWidget(self._options)
        self.train_button = primary_button(tr("Train"), tall=True)
        self.train_button.setObjectName("trainButton")
        self.train_button.setMinimumWidth(120)
        self.train_button.setToolTip(tr("Train a model with these options (Ctrl+T)"))
        self.train_button.clicked.connect(self.start)
        layout.addWidget(self.train_button)
        layout.addStretch(1)
        self._options.preset_changed.connect(self._on_preset_changed)
        self.follow()
        self._options.preset = preset("balanced", self.objective)

    @property
    def objective(self) -> Objective:
        """What the model should do."""
        return "ratings" if self._ratings.isChecked() else "ranking"

    def options(self) -> TrainingOptions:
        """What is chosen now."""
        return self._options.options(self.objective)

    @property
    def chosen(self) -> Chosen:
        """What is chosen, and what is the user's own choice of it."""
        fields = replace(self._options.options("ranking"), objective=self.objective)
        return Chosen(fields, self._chosen, not self._options.isHidden())

    def restore(self, chosen: Chosen) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._card(chosen.options.objective).setChecked(True)
        self._options.show_options(chosen.options)
        self._chosen = chosen.own
        self.follow()  # the data may be others by now, and call for another objective
        self._unfold(chosen.unfolded)

    def follow(self) -> None:
        """Presets the objective by the data, unless the user chose another."""
        summary = self._session.summary
        explicit = summary is not None and summary.feedback == "explicit"
        self._ratings.setEnabled(explicit)
        self._ratings.setToolTip(
            "" if explicit else tr("The shop holds purchases; there are no ratings to predict.")
        )
        chosen = self._chosen if explicit else None
        self._card(chosen or ("ratings" if explicit else "ranking")).setChecked(True)
        self._why.setText(
            tr("Preset: your shop holds ratings. For lists of recommendations, rank products instead.")
            if explicit
            else tr("Preset: your shop holds purchases, which say what shoppers took, not how they liked it.")
        )

    def set_running(self, running: bool) -> None:
        """While a training runs, no other one is asked for."""
        self.train_button.setEnabled(not running)
        self.train_button.setText(tr("Training…") if running else tr("Train"))

    @Slot()
    def start(self) -> None:
        """Asks for a training with what is chosen."""
        if self.train_button.isEnabled():
            self.train_asked.emit(self.options())

    def _objective(self, key: str, title: str, icon_name: str) -> ChoiceCard:
        sentences = {
            "ranking": tr("Finds similar products and what to recommend next, from who took what."),
            "ratings": tr("Estimates how a shopper would rate each product, and how sure that is."),
        }
        card = ChoiceCard(title, sentences[key], icon_name)
        card.setObjectName(f"objective{key.title()}")
        card.setProperty("objective", key)
        card.setCheckable(True)
        card.clicked.connect(self._on_objective)
        card.toggled.connect(self._on_objective_toggled)
        return card

    def _make_qualities(self) -> QHBoxLayout:
        holder, self._qualities = segments([tr("Quick"), tr("Balanced"), tr("Best")], 1)
        for place, quality in enumerate(QUALITIES):
            self._qualities.button(place).setObjectName(f"quality{quality.title()}")
        self._qualities.idClicked.connect(self._on_quality)
        self._cost = label("", "small", wrap=True)
        self._cost.setObjectName("qualityCost")
        row = QHBoxLayout()
        row.addWidget(label(tr("Quality"), "strong"))
        row.addStretch(1)
        row.addWidget(holder)
        return row

    @Slot()
    def _on_objective(self) -> None:
        card = self.sender()
        assert isinstance(card, ChoiceCard)
        self._chosen = card.property("objective")

    @Slot(bool)
    def _on_objective_toggled(self, checked: bool) -> None:
        if not checked:
            return
        self._options.show_objective(self.objective)
        if (chosen := self._qualities.checkedId()) >= 0:
            self._options.preset = preset(QUALITIES[chosen], self.objective)

    @Slot(int)
    def _on_quality(self, place: int) -> None:
        self._options.preset = preset(QUALITIES[place], self.objective)

    @Slot()
    def _on_preset_changed(self) -> None:
        """Marks the quality that factors and sweeps stand for; none where they are the user's own."""
        made = self._options.preset
        self._qualities.setExclusive(False)
        for place, quality in enumerate(QUALITIES):
            self._qualities.button(place).setChecked(preset(quality, self.objective) == made)
        self._qualities.setExclusive(True)
        self._cost.setText(
            tr("{factors} factors, at most {sweeps} sweeps", factors=made.factors, sweeps=made.iterations)
        )

    def _card(self, objective: Objective) -> ChoiceCard:
        return self._ratings if objective == "ratings" else self._ranking

    @Slot()
    def _on_disclose(self) -> None:
        self._unfold(self._options.isHidden())

    def _unfold(self, shown: bool) -> None:
        self._options.setVisible(shown)
        self._disclose.setText(tr("Options ▾") if shown else tr("Options ▸"))
