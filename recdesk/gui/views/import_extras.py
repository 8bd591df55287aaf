"""What only some imports ask for: the weights of kinds of events, and pseudonyms for the shoppers."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.engine.importing import Preview
from recdesk.engine.importing.event_types import normalized, weights
from recdesk.engine.importing.settings import LARGEST_WEIGHT, ImportSettings
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.views.widgets import ElidedLabel, label
from recdesk.i18n import tr

MOST_TYPES = 8


class EventWeights(QWidget):
    """A number for each kind of event among the first rows; hidden where the file has no such column.

    Signals:
        changed: weight by kind, all that are shown.
    """

    changed: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventWeights")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("How much each kind of event counts"), "small"))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP)
        column.addLayout(self._row)
        self._boxes: dict[str, QDoubleSpinBox] = {}

    def show_preview(self, preview: Preview | None, settings: ImportSettings) -> None:
        """Shows the kinds of a file with the weights that hold."""
        types = [] if preview is None or preview.role != "interactions" else event_types(preview)
        self.setVisible(bool(types))
        if types != list(self._boxes):
            self._make(types)
        known = weights(settings.event_weights)
        for name, box in self._boxes.items():
            box.blockSignals(True)  # shown, not chosen
            box.setValue(known.get(normalized(name), 0.0))
            box.blockSignals(False)

    def _make(self, types: list[str]) -> None:
        self._boxes = {}
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in types:
            box = QDoubleSpinBox()
            box.setObjectName("eventWeight")
            box.setAccessibleName(name)
            box.setRange(0, LARGEST_WEIGHT)
            box.setDecimals(2)
            box.setSpecialValueText(tr("left out"))
            box.setKeyboardTracking(False)
            box.setFixedWidth(104)
            box.lineEdit().setTextMargins(6, 0, 0, 0)
            box.valueChanged.connect(self._on_changed)
            self._row.addWidget(ElidedLabel(name))
            self._row.addWidget(box)
            self._row.addSpacing(theme.GAP)
            self._boxes[name] = box
        self._row.addStretch(1)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit({name: box.value() for name, box in self._boxes.items()})


class PseudonymChoice(QWidget):
    """Whether the shoppers' ids are replaced; offered where the shop has no shoppers yet.

    Signals:
        chosen: whether they are.
    """

    chosen: ClassVar[Signal] = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_WIDE)
        self._box = QCheckBox(tr("Give the shoppers pseudonyms"))
        self._box.setObjectName("importPseudonymise")
        self._box.clicked.connect(self._on_clicked)
        row.addWidget(self._box)
        row.addWidget(
            label(
                tr("The shop can then be handed on; the key to the ids stays on this computer, outside it."),
                "small",
                wrap=True,
            ),
            1,
        )

    def show_preview(
        self, preview: Preview | None, settings: ImportSettings, summary: ShopSummary | None
    ) -> None:
        """Shows the choice where it can be made."""
        # A shop goes on as it began: what has held plain ids cannot be handed on any more.
        fresh = summary is None or not summary.users
        self.setVisible(preview is not None and preview.role == "interactions" and fresh)
        self._box.setChecked(settings.pseudonymise)

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        self.chosen.emit(checked)


def event_types(preview: Preview) -> list[str]:
    """The kinds of events among the first rows, each once, as they come, at most `MOST_TYPES`."""
    first: dict[str, str] = {}
    for cell in preview.cells("event"):
        if cell:
            first.setdefault(normalized(cell), cell)
    return list(first.values())[:MOST_TYPES]
