"""The left side of the Train page: what the model should do, the options, the button."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recdesk.engine.factorization.options import LIMITS, TrainingOptions
from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.choices import ChoiceCard
from recdesk.gui.views.widgets import label, link_button, primary_button
from recdesk.i18n import tr

WIDTH = 304
FIELD_HEIGHT = 28


class TrainingChoices(QWidget):
    """Gathers TrainingOptions.

    Signals:
        train_asked: TrainingOptions.
    """

    train_asked: ClassVar[Signal] = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: str | None = None
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
        self._disclose = link_button(tr("Options ▸"))
        self._disclose.setObjectName("optionsButton")
        self._disclose.clicked.connect(self._on_disclose)
        layout.addWidget(self._disclose)
        self._options = self._make_options()
        self._options.hide()
        layout.addWidget(self._options)
        self.train_button = primary_button(tr("Train"), tall=True)
        self.train_button.setObjectName("trainButton")
        self.train_button.setMinimumWidth(120)
        self.train_button.setToolTip(tr("Train a model with these options (Ctrl+T)"))
        self.train_button.clicked.connect(self.start)
        layout.addWidget(self.train_button)
        layout.addStretch(1)
        self.follow()

    def options(self) -> TrainingOptions:
        """What is chosen now."""
        return TrainingOptions(
            objective="ratings" if self._ratings.isChecked() else "ranking",
            factors=self._factors.value(),
            iterations=self._iterations.value() or None,
            holdout=self._holdout.value() / 100,
            device=self._device.currentData(),
            seed=self._seed.value(),
        )

    def restore(self, options: TrainingOptions) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._chosen = options.objective
        self._factors.setValue(options.factors)
        self._iterations.setValue(options.iterations or 0)
        self._holdout.setValue(options.holdout * 100)
        self._device.setCurrentIndex(self._device.findData(options.device))
        self._seed.setValue(options.seed)
        self.follow()

    def follow(self) -> None:
        """Presets the objective by the data, unless the user chose another."""
        summary = self._session.summary
        explicit = summary is not None and summary.feedback == "explicit"
        self._ratings.setEnabled(explicit)
        self._ratings.setToolTip(
            "" if explicit else tr("The shop holds purchases; there are no ratings to predict.")
        )
        chosen = self._chosen if explicit else None
        (
            self._ratings
            if (chosen or ("ratings" if explicit else "ranking")) == "ratings"
            else self._ranking
        ).setChecked(True)
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
        return card

    def _make_options(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_WIDE)
        grid.setVerticalSpacing(theme.GAP)
        self._factors = _whole("optionFactors", 64, *LIMITS["factors"])
        self._iterations = _whole("optionIterations", 0, 0, LIMITS["iterations"][1])
        self._iterations.setSpecialValueText(tr("Automatic"))
        self._holdout = QDoubleSpinBox()
        self._holdout.setObjectName("optionHoldout")
        self._holdout.setRange(0, 100 * LIMITS["holdout"][1])
        self._holdout.setDecimals(0)
        self._holdout.setSuffix(" %")
        self._holdout.setValue(10)
        _shape(self._holdout)
        self._device = QComboBox()
        self._device.setObjectName("optionDevice")
        for words, value in ((tr("Automatic"), "auto"), ("CPU", "cpu"), ("GPU", "gpu")):
            self._device.addItem(words, value)
        self._seed = _whole("optionSeed", 0, *LIMITS["seed"])
        for row, (words, field, tooltip) in enumerate(
            (
                (
                    tr("Factors"),
                    self._factors,
                    tr("Length of each product's vector: more is finer and slower"),
                ),
                (tr("Sweeps"), self._iterations, tr("How often training goes over the data")),
                (tr("Holdout"), self._holdout, tr("Share of the data kept back to measure the model on")),
                (tr("Device"), self._device, tr("Where to compute")),
                (tr("Seed"), self._seed, tr("The same seed gives the same model again")),
            )
        ):
            words_label = label(words, "muted")
            words_label.setBuddy(field)
            for widget in (words_label, field):
                widget.setToolTip(tooltip)
            grid.addWidget(words_label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        return holder

    @Slot()
    def _on_objective(self) -> None:
        card = self.sender()
        assert isinstance(card, ChoiceCard)
        self._chosen = card.property("objective")

    @Slot()
    def _on_disclose(self) -> None:
        shown = self._options.isHidden()
        self._options.setVisible(shown)
        self._disclose.setText(tr("Options ▾") if shown else tr("Options ▸"))


def _whole(name: str, value: int, low: float, high: float) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(int(low), int(high))
    box.setValue(value)
    box.setGroupSeparatorShown(True)
    _shape(box)
    return box


def _shape(box: QAbstractSpinBox) -> None:
    # The style sheet's padding does not reach the text of a spin box.
    box.setFixedHeight(FIELD_HEIGHT)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
