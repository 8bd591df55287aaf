"""Keys of a search field above a list: Down goes into the list, Enter takes its first row, Esc clears."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from recdesk.gui.views.row_table import RowTable


class SearchKeys(QObject):
    """Joins a field and a table; text typed in the table goes to the field, too."""

    def __init__(self, field: QLineEdit, table: RowTable, take: Callable[[int], object]) -> None:
        """
        Args:
            field: where people type.
            table: what they look through.
            take: called with the code of the first row on Enter.
        """
        super().__init__(field)
        self._field, self._table, self._take = field, table, take
        table.typed.connect(self._on_typed)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field or not isinstance(event, QKeyEvent):
            return False
        clears = event.key() == Qt.Key.Key_Escape and bool(self._field.text())
        if event.type() == QEvent.Type.ShortcutOverride and clears:
            event.accept()  # else the window's own Esc would get it
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event.key(), clears)

    def _press(self, key: int, clears: bool) -> bool:
        rows = self._table.rows
        if clears:
            self._field.clear()
        elif key == Qt.Key.Key_Down and len(rows.order):
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._table.currentIndex().isValid():
                self._table.selectRow(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(rows.order):
            self._take(rows.code_at(0))
        else:
            return False
        return True

    def _on_typed(self, text: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.insert(text)
