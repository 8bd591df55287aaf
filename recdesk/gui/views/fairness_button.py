"""The menu with what keeps a similar list fair: bestsellers held back, and little known products."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget, QWidgetAction

from recdesk.gui import theme
from recdesk.gui.holdings import Fairness
from recdesk.gui.views.widgets import MenuButton, label, link_button
from recdesk.i18n import plural, tr

SHRINKAGES = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256)
"""Further shoppers, by the slider's position."""

_DISCOUNT_STEPS = 20
_WIDTH = 296
_SETTLE = 120
"""Milliseconds without a change before the list is made anew."""


class FairnessButton(MenuButton):
    """ "Fairness ▾" with two sliders.

    Signals:
        changed: Fairness that the user chose.
    """

    changed: ClassVar[Signal] = Signal(object)

    def __init__(self, fairness: Fairness, parent: QWidget | None = None) -> None:
        super().__init__(tr("Fairness"), flat=True, parent=parent)
        self.setObjectName("fairnessButton")
        self.setToolTip(tr("How strongly bestsellers and little known products are held back"))
        self._discount, self._discount_text = _slider("discountSlider", tr("Popularity discount"))
        self._discount.setRange(0, _DISCOUNT_STEPS)
        self._evidence, self._evidence_text = _slider("evidenceSlider", tr("Evidence asked for"))
        self._evidence.setRange(0, len(SHRINKAGES) - 1)
        self._reset = link_button(tr("Reset"))
        self._reset.setObjectName("fairnessReset")
        self._reset.clicked.connect(self._on_reset_clicked)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE)
        self._soon.timeout.connect(self._on_settled)
        self.show_fairness(fairness)
        for slider in (self._discount, self._evidence):
            slider.valueChanged.connect(self._on_moved)
        action = QWidgetAction(self.menu())
        action.setDefaultWidget(self._make_content())
        self.menu().addAction(action)

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setFixedWidth(_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.GAP_WIDE] * 4)
        column.setSpacing(theme.GAP_WIDE)
        for slider, value, sentence in (
            (
                self._discount,
                self._discount_text,
                tr("Holds products back with more shoppers than the middle one, so that others come up."),
            ),
            (
                self._evidence,
                self._evidence_text,
                tr("Holds products back that few shoppers know: as many strangers are added to each."),
            ),
        ):
            grid = QGridLayout()
            grid.setVerticalSpacing(4)
            grid.addWidget(label(slider.accessibleName(), "strong"), 0, 0)
            grid.addWidget(value, 0, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(slider, 1, 0, 1, 2)
            grid.addWidget(label(sentence, "small", wrap=True), 2, 0, 1, 2)
            column.addLayout(grid)
        column.addWidget(self._reset)
        return content

    def show_fairness(self, fairness: Fairness) -> None:
        """Shows a choice without telling anyone."""
        for slider, position in (
            (self._discount, round(fairness.discount * _DISCOUNT_STEPS)),
            (self._evidence, SHRINKAGES.index(round(fairness.shrinkage))),
        ):
            slider.blockSignals(True)
            slider.setValue(position)
            slider.blockSignals(False)
        self._say()

    @property
    def fairness(self) -> Fairness:
        """What the sliders say."""
        return Fairness(self._discount.value() / _DISCOUNT_STEPS, float(SHRINKAGES[self._evidence.value()]))

    def _say(self) -> None:
        self._discount_text.setText(f"{self.fairness.discount:.0%}")
        self._evidence_text.setText(plural("{n} shopper", "{n} shoppers", SHRINKAGES[self._evidence.value()]))
        self._reset.setEnabled(self.fairness != Fairness())

    @Slot()
    def _on_moved(self) -> None:
        self._say()
        self._soon.start()

    @Slot()
    def _on_settled(self) -> None:
        self.changed.emit(self.fairness)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.show_fairness(Fairness())
        self._soon.start()


def _slider(name: str, title: str) -> tuple[QSlider, QLabel]:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setObjectName(name)
    slider.setAccessibleName(title)
    slider.setMinimumHeight(20)
    return slider, label("", "muted")
