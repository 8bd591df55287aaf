"""The options of a training, folded away: a field for each, and what it does in plain words."""

from typing import ClassVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from recdesk.engine.experiments import Preset
from recdesk.engine.factorization.options import LIMITS, Objective, TrainingOptions
from recdesk.gui import theme
from recdesk.gui.views.widgets import label
from recdesk.i18n import tr

FIELD_HEIGHT = 28
FIELD_WIDTH = 132


class OptionFields(QWidget):
    """Fields for everything but the objective.

    Signals:
        preset_changed: factors or sweeps were changed.
    """

    preset_changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factors = _whole("optionFactors", *LIMITS["factors"])
        self._iterations = _whole("optionIterations", *LIMITS["iterations"])
        for box in (self._factors, self._iterations):
            box.valueChanged.connect(self.preset_changed)
        self._holdout = QDoubleSpinBox()
        self._holdout.setObjectName("optionHoldout")
        self._holdout.setRange(0, 100 * LIMITS["holdout"][1])
        self._holdout.setDecimals(0)
        self._holdout.setSuffix(" %")
        shape_box(self._holdout)
        self._device = QComboBox()
        self._device.setObjectName("optionDevice")
        for words, value in ((tr("Automatic"), "auto"), ("CPU", "cpu"), ("GPU", "gpu")):
            self._device.addItem(words, value)
        self._seed = _whole("optionSeed", *LIMITS["seed"])
        self._regularization = _any_number("optionRegularization", *LIMITS["regularization"])
        self._unobserved = _any_number("optionUnobserved", *LIMITS["unobserved_weight"])
        self._name = QLineEdit()
        self._name.setObjectName("optionName")
        self._name.setPlaceholderText(tr("Automatic"))
        self._of_ranking: list[QWidget] = []
        self._lay_out()
        self.show_options(TrainingOptions())

    def options(self, objective: Objective) -> TrainingOptions:
        """What the fields say."""
        ranking = objective == "ranking"
        return TrainingOptions(
            objective=objective,
            factors=self._factors.value(),
            iterations=self._iterations.value(),
            holdout=self._holdout.value() / 100,
            device=self._device.currentData(),
            seed=self._seed.value(),
            name=self._name.text().strip() or None,
            regularization=_number_in(self._regularization) if ranking else None,
            unobserved_weight=_number_in(self._unobserved) if ranking else None,
        )

    def show_options(self, options: TrainingOptions) -> None:
        """Fills the fields; factors and sweeps that are not given stay as they are."""
        self._factors.setValue(options.factors or self._factors.value())
        self._iterations.setValue(options.iterations or self._iterations.value())
        self._holdout.setValue(options.holdout * 100)
        self._device.setCurrentIndex(self._device.findData(options.device))
        self._seed.setValue(options.seed)
        self._name.setText(options.name or "")
        for field, value in (
            (self._regularization, options.regularization),
            (self._unobserved, options.unobserved_weight),
        ):
            field.setText("" if value is None else f"{value:g}")

    @property
    def preset(self) -> Preset:
        """Factors and sweeps."""
        return Preset(self._factors.value(), self._iterations.value())

    @preset.setter
    def preset(self, preset: Preset) -> None:
        self._factors.setValue(preset.factors)
        self._iterations.setValue(preset.iterations)

    def show_objective(self, objective: str) -> None:
        """Hides what has no meaning for an objective."""
        for widget in self._of_ranking:
            widget.setVisible(objective == "ranking")

    def _lay_out(self) -> None:
        rows: list[tuple[str, QWidget, str]] = [
            (
                tr("Factors"),
                self._factors,
                tr("How many numbers describe each product: more tell finer differences, and take longer."),
            ),
            (
                tr("Sweeps"),
                self._iterations,
                tr("How often training goes over all the data, at most."),
            ),
            (
                tr("Holdout"),
                self._holdout,
                tr("What share of the data is kept back to see how good the model is."),
            ),
            (
                tr("Regularization"),
                self._regularization,
                tr("How hard products and shoppers with little data are held back: more is more careful."),
            ),
            (
                tr("Weight of the unseen"),
                self._unobserved,
                tr("How strongly a product that a shopper did not take counts as one not wanted."),
            ),
            (tr("Device"), self._device, tr("Where to compute; automatic takes the GPU where it is faster.")),
            (tr("Seed"), self._seed, tr("Where chance begins: the same seed gives the same model again.")),
            (tr("Name"), self._name, tr("What the model is called in lists.")),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_WIDE)
        grid.setVerticalSpacing(2)
        for place, (words, field, meaning) in enumerate(rows):
            name, explained = label(words), label(meaning, "tiny", wrap=True)
            name.setBuddy(field)
            explained.setContentsMargins(0, 0, 0, theme.GAP)
            field.setFixedWidth(FIELD_WIDTH)
            field.setAccessibleDescription(meaning)
            grid.addWidget(name, 2 * place, 0)
            grid.addWidget(field, 2 * place, 1)
            grid.addWidget(explained, 2 * place + 1, 0, 1, 2)
            if field in (self._regularization, self._unobserved):
                self._of_ranking += [name, field, explained]
        grid.setColumnStretch(0, 1)


def _whole(name: str, low: float, high: float) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(int(low), int(high))
    box.setGroupSeparatorShown(True)
    shape_box(box)
    return box


def _any_number(name: str, low: float, high: float) -> QLineEdit:
    """A field for a number of any size; empty for the default."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setPlaceholderText(tr("Automatic"))
    numbers = QDoubleValidator(low, high, -1, field)
    numbers.setLocale(QLocale.c())
    field.setValidator(numbers)
    return field


def _number_in(field: QLineEdit) -> float | None:
    return float(field.text()) if field.hasAcceptableInput() else None


def shape_box(box: QAbstractSpinBox) -> None:
    """Gives a spin box the height and the margin of our other fields."""
    # The style sheet's padding does not reach the text of a spin box.
    box.setFixedHeight(FIELD_HEIGHT)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
