"""The choices of an import: what was guessed of the file, as boxes that say it and can say otherwise."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.views import import_wording
from recdesk.gui.views.widgets import label, restyle
from recdesk.i18n import tr

ACROSS = 4


class ImportChoices(QWidget):
    """Boxes in a grid; those that a file gives no reason for are not there.

    Signals:
        chosen: name of the setting, its value.
    """

    chosen: ClassVar[Signal] = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_WIDE)
        self._grid.setVerticalSpacing(theme.GAP)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        self._shown: list[str] = []
        self._boxes: dict[str, QComboBox] = {}
        self._cells: dict[str, QWidget] = {}
        for name, words in import_wording.CHOICES.items():
            self._make(name, tr(words))

    def show_draft(self, draft: ImportDraft, summary: ShopSummary | None) -> None:
        """Shows what may be chosen for a file, and what is chosen."""
        ready = draft.preview is not None or draft.refused
        shown = [name for name in self._boxes if import_wording.is_asked(name, draft, summary)]
        for name in shown:
            box, options = self._boxes[name], import_wording.options(name, draft, summary)
            _fill(box, options, getattr(draft.settings, name))
            box.setEnabled(len(options) > 1 and ready)
            waits = import_wording.waits_for(name, draft)
            if box.property("waits") != waits:
                box.setProperty("waits", waits)
                restyle(box)
        if shown != self._shown:
            self._place(shown)

    def _make(self, name: str, words: str) -> None:
        box = QComboBox()
        box.setObjectName(f"import{name.title()}")
        box.setProperty("choice", name)
        box.setMinimumWidth(120)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._on_activated)
        title = label(words, "small")
        title.setBuddy(box)
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(box)
        cell.hide()
        self._boxes[name], self._cells[name] = box, cell

    def _place(self, shown: list[str]) -> None:
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.hide()
        for position, name in enumerate(shown):
            self._grid.addWidget(self._cells[name], *divmod(position, ACROSS))
            self._cells[name].show()
        self._shown = shown

    @Slot()
    def _on_activated(self) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.chosen.emit(box.property("choice"), box.currentData())


def _fill(box: QComboBox, options: Sequence[tuple[str, Any]], chosen: Any) -> None:
    box.clear()
    for words, value in options:
        box.addItem(words, value)
    values = [value for _, value in options]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
