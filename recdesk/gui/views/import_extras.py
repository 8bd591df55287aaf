"""What only some imports ask for: the weights of kinds of events, and pseudonyms with their key."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.engine.importing import Preview
from recdesk.engine.importing.event_types import normalized, weights
from recdesk.engine.importing.settings import LARGEST_WEIGHT, ImportSettings
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.settings import Settings
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.widgets import ElidedLabel, MenuButton, label
from recdesk.i18n import tr

MOST_TYPES = 8
_ACROSS = 4


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
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2 * _ACROSS, 1)
        column.addLayout(self._grid)
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
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, name in enumerate(types):
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
            row, across = divmod(place, _ACROSS)
            self._grid.addWidget(ElidedLabel(name), row, 2 * across)
            self._grid.addWidget(box, row, 2 * across + 1)
            self._boxes[name] = box

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit({name: box.value() for name, box in self._boxes.items()})


class PseudonymChoice(QWidget):
    """Whether the shoppers' ids are replaced, and with which key; offered where the shop has no shoppers yet.

    Signals:
        chosen: whether they are.
        key_chosen: the file with the key, None for the one that RecDesk keeps.
    """

    chosen: ClassVar[Signal] = Signal(bool)
    key_chosen: ClassVar[Signal] = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_WIDE)
        self._box = QCheckBox(tr("Give the shoppers pseudonyms"))
        self._box.setObjectName("importPseudonymise")
        self._box.clicked.connect(self._on_clicked)
        row.addWidget(self._box)
        row.addWidget(
            ElidedLabel(
                tr("The shop can then be handed on; the key to the ids stays on this computer, outside it."),
                "small",
            )
        )
        row.addStretch(1)
        self._key = MenuButton("", flat=True)
        self._key.setObjectName("importKey")
        self._kept = self._key.add_choice(tr("Kept by RecDesk"), self._on_kept)
        self._key.add_choice(tr("In a file…"), self._on_file)
        row.addWidget(self._key)

    def show_preview(
        self,
        preview: Preview | None,
        settings: ImportSettings,
        summary: ShopSummary | None,
        key_asked: bool,
    ) -> None:
        """Shows the choice where it can be made, or only that of the key where the shop asks for its own."""
        # A shop goes on as it began: what has held plain ids cannot be handed on any more.
        fresh = summary is None or not summary.users
        self.setVisible(preview is not None and preview.role == "interactions" and (fresh or key_asked))
        self._box.setEnabled(fresh)
        self._box.setChecked(settings.pseudonymise or not fresh)
        self._key.setVisible(self._box.isChecked())
        kept = settings.key_file is None
        name = tr("kept by RecDesk") if settings.key_file is None else Path(settings.key_file).name
        self._key.set_label(tr("Key: {name}", name=name))
        self._key.setToolTip(settings.key_file or "")
        for action in self._key.menu().actions():
            action.setChecked((action is self._kept) == kept)

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        self.chosen.emit(checked)

    def _on_kept(self) -> None:
        self.key_chosen.emit(None)

    def _on_file(self) -> None:
        path = file_dialogs.ask_key_file(self, self._settings)
        if path is not None:
            self.key_chosen.emit(str(path))


def event_types(preview: Preview) -> list[str]:
    """The kinds of events among the first rows, each once, as they come, at most `MOST_TYPES`."""
    first: dict[str, str] = {}
    for cell in preview.cells("event"):
        if cell:
            first.setdefault(normalized(cell), cell)
    return list(first.values())[:MOST_TYPES]
