"""The header of the import preview: above each column's name a choice of what the column holds."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView

HEIGHT = 72
FIELD = 30
NARROWEST = 168


class RoleHeader(QHeaderView):
    """One combo box per column.

    Signals:
        role_chosen: column, field ("user", "item", ... or "" for none).
    """

    role_chosen: ClassVar[Signal] = Signal(int, str)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setStretchLastSection(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self._choices: list[tuple[str, str]] = []
        self._boxes: list[QComboBox] = []
        self.sectionResized.connect(self._on_moved)
        parent.horizontalScrollBar().valueChanged.connect(self._on_moved)

    def set_roles(self, choices: Sequence[tuple[str, str]], roles: Sequence[str]) -> None:
        """Shows `choices` (field, words) for each column; `roles` are the fields chosen now."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._drop_boxes(0)
        self._drop_boxes(len(roles))
        while len(self._boxes) < len(roles):
            self._boxes.append(self._make_box(len(self._boxes)))
        for box, role in zip(self._boxes, roles, strict=True):
            box.setCurrentIndex(max(0, box.findData(role)))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make_box(self, column: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setObjectName(f"role{column}")
        box.setProperty("column", column)
        for field, words in self._choices:
            box.addItem(words, field)
        box.activated.connect(self._on_activated)
        box.show()
        return box

    def _drop_boxes(self, left: int) -> None:
        for box in self._boxes[left:]:
            box.hide()
            box.deleteLater()
        del self._boxes[left:]

    def _place(self) -> None:
        for column, box in enumerate(self._boxes):
            left = self.sectionViewportPosition(column)
            box.setGeometry(left + 6, 8, max(0, self.sectionSize(column) - 12), FIELD)

    @Slot()
    def _on_moved(self) -> None:
        self._place()

    @Slot(int)
    def _on_activated(self, position: int) -> None:
        del position
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.role_chosen.emit(box.property("column"), box.currentData())
