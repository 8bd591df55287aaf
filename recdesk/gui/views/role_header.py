"""The header of the import preview: above each column's name a choice of what the column holds."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView

HEIGHT = 72
FIELD = 30
NARROWEST = 168


class RoleBox(QComboBox):
    """A choice that changes only where its list was opened.

    Passing through the fields with the arrow keys or the wheel would take each from the column that has it.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RoleHeader(QHeaderView):
    """One combo box per column, made when its column first comes into view: a file may have hundreds.

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
        self._fields = QStandardItemModel(self)
        self._roles: list[str] = []
        self._boxes: dict[int, QComboBox] = {}
        self.sectionResized.connect(self._on_moved)
        parent.horizontalScrollBar().valueChanged.connect(self._on_moved)

    def set_roles(self, choices: Sequence[tuple[str, str]], roles: Sequence[str]) -> None:
        """Shows `choices` (field, words) for each column; `roles` are the fields chosen now."""
        if list(choices) != self._choices or len(roles) != len(self._roles):
            self._drop_boxes()
            self._fields.clear()
            for field, words in choices:
                item = QStandardItem(words)
                item.setData(field, Qt.ItemDataRole.UserRole)
                self._fields.appendRow(item)
        self._choices, self._roles = list(choices), list(roles)
        for column, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(roles[column])))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make_box(self, column: int) -> QComboBox:
        box = RoleBox(self.viewport())
        box.setObjectName(f"role{column}")
        box.setProperty("column", column)
        box.setModel(self._fields)  # one for all boxes
        box.setCurrentIndex(max(0, box.findData(self._roles[column])))
        box.activated.connect(self._on_activated)
        box.show()
        return box

    def _drop_boxes(self) -> None:
        for box in self._boxes.values():
            box.hide()
            box.setObjectName("")  # that of the box that comes in its place
            box.deleteLater()
        self._boxes.clear()

    def _place(self) -> None:
        width = self.viewport().width()
        for column in range(min(len(self._roles), self.count())):
            left, size = self.sectionViewportPosition(column), self.sectionSize(column)
            if column not in self._boxes and left < width and left + size > 0:
                self._boxes[column] = self._make_box(column)
            if column in self._boxes:
                self._boxes[column].setGeometry(left + 6, 8, max(0, size - 12), FIELD)

    @Slot()
    def _on_moved(self) -> None:
        self._place()

    @Slot(int)
    def _on_activated(self, position: int) -> None:
        del position
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.role_chosen.emit(box.property("column"), box.currentData())
