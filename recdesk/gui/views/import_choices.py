"""The choices of an import: what was guessed of the file, as boxes that say it and can say otherwise."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.views import guess_wording, import_wording
from recdesk.gui.views.widgets import ElidedLabel, label, restyle
from recdesk.i18n import tr


class ImportChoices(QWidget):
    """Boxes in a grid, each with how sure its guess is; those that a file gives no reason for are not there.

    Signals:
        chosen: name of the setting, its value.
    """

    chosen: ClassVar[Signal] = Signal(str, object)

    def __init__(self, choices: Mapping[str, str], across: int, parent: QWidget | None = None) -> None:
        """`choices` are the words above each box, by the name of its setting; `across` stand in a row."""
        super().__init__(parent)
        self._across = across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_WIDE)
        self._grid.setVerticalSpacing(theme.GAP)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        self._shown: list[str] = []
        self._boxes: dict[str, QComboBox] = {}
        self._cells: dict[str, QWidget] = {}
        self._notes: dict[str, ElidedLabel] = {}
        for name, words in choices.items():
            self._make(name, tr(words))

    def show_draft(self, draft: ImportDraft, summary: ShopSummary | None) -> None:
        """Shows what may be chosen for a file, and what is chosen."""
        ready = draft.preview is not None or draft.refused
        shown = [name for name in self._boxes if import_wording.is_asked(name, draft, summary)]
        for name in shown:
            box, options = self._boxes[name], import_wording.options(name, draft, summary)
            _fill(box, options, getattr(draft.settings, name))
            box.setEnabled(len(options) > 1 and ready)
            box.setToolTip(box.currentText())  # it may be cut
            restyle(box, "waits", import_wording.waits_for(name, draft))
            self._notes[name].set_text(guess_wording.note(name, draft))
            self._notes[name].setVisible(bool(self._notes[name].full_text))
            restyle(self._notes[name], "tone", "warning" if guess_wording.wants_a_look(name, draft) else "")
        self.setVisible(bool(shown))
        if shown != self._shown:
            self._place(shown)

    def _make(self, name: str, words: str) -> None:
        cell = QWidget(self)
        box = QComboBox(cell)
        box.setObjectName(f"import{name.title()}")
        box.setProperty("choice", name)
        box.setMinimumWidth(120)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._on_activated)
        title = label(words, "small", parent=cell)
        title.setBuddy(box)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(box)
        note = ElidedLabel("", "tiny", parent=cell)
        note.setObjectName(f"{name}Reason")
        column.addWidget(note)
        cell.hide()
        self._boxes[name], self._cells[name], self._notes[name] = box, cell, note

    def _place(self, shown: list[str]) -> None:
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.hide()
        for position, name in enumerate(shown):
            at = divmod(position, self._across)
            self._grid.addWidget(self._cells[name], *at, Qt.AlignmentFlag.AlignTop)
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
