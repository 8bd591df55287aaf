"""The table of a history or a basket, whose rows can be taken out and put back."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from recdesk.gui import theme
from recdesk.gui.models import HistoryTableModel
from recdesk.gui.views.row_table import RowTable
from recdesk.i18n import tr

_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_BUTTON = 24


class BasketTable(RowTable):
    """A button at the end of the row under the mouse takes the row out, or puts it back; so does Delete.

    Signals:
        taken_out, put_back: list of item codes.
    """

    taken_out: ClassVar[Signal] = Signal(list)
    put_back: ClassVar[Signal] = Signal(list)

    def __init__(
        self, model: HistoryTableModel, widths: dict[str, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(model, widths, parent=parent)
        self.history = model
        self._code = -1
        self._button = QToolButton(self.viewport())
        self._button.setObjectName("changeRowButton")
        self._button.setIconSize(QSize(16, 16))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.resize(_BUTTON, _BUTTON)
        self._button.hide()
        self._button.clicked.connect(self._on_button_clicked)
        self.menu_opening.connect(self._on_menu_opening)
        model.modelReset.connect(self._button.hide)
        model.layoutChanged.connect(self._button.hide)
        self.verticalScrollBar().valueChanged.connect(self._button.hide)

    def toggle_rows(self, codes: list[int]) -> None:
        """Takes products out; puts them back where all of them are out already."""
        if codes and all(self.history.is_removed(code) for code in codes):
            self.put_back.emit(codes)
        elif codes:
            self.taken_out.emit(codes)

    def selected_codes(self) -> list[int]:
        """Codes of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.code_at(row) for row in rows]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._offer_button(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._button.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.toggle_rows(self.selected_codes())
            return
        super().keyPressEvent(event)

    def _offer_button(self, index: QModelIndex) -> None:
        self._button.setVisible(index.isValid())
        if not index.isValid():
            return
        self._code = self.rows.code_at(index.row())
        out = self.history.is_removed(self._code)
        text = tr("Put back") if out else tr("Take out (Delete)")
        self._button.setIcon(theme.icon("undo" if out else "close"))
        self._button.setToolTip(text)
        self._button.setAccessibleName(text)
        row = self.visualRect(index)
        inset = (theme.ROW_HEIGHT - _BUTTON) // 2
        self._button.move(self.viewport().width() - _BUTTON - inset, row.top() + inset)

    @Slot(object)
    def _on_menu_opening(self, menu: QMenu) -> None:
        codes = self.selected_codes()
        out = bool(codes) and all(self.history.is_removed(code) for code in codes)
        change = QAction(tr("Put back") if out else tr("Take out"), menu)
        change.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        change.setEnabled(bool(codes))
        change.triggered.connect(self._on_change_triggered)
        first = menu.actions()[0]
        menu.insertAction(first, change)
        menu.insertSeparator(first)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.toggle_rows([self._code])

    @Slot()
    def _on_change_triggered(self) -> None:
        self.toggle_rows(self.selected_codes())
