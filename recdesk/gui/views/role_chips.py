"""The fields of an import as chips: drag one onto a column, or choose the column from its menu."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QTableView, QToolButton, QWidget

from recdesk.gui import theme
from recdesk.gui.views.widgets import restyle
from recdesk.i18n import tr

MIME = "application/x-recdesk-field"


class RoleChip(QToolButton):
    """A field; filled where it has a column, amber where it must have one and has none.

    Signals:
        column_chosen: field, column (-1 for none).
    """

    column_chosen: ClassVar[Signal] = Signal(str, int)

    def __init__(self, field: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"chip{field.title()}")
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.menu_ = QMenu(self)
        self._pressed = QPoint()
        self.clicked.connect(self._on_clicked)

    def show_columns(self, columns: Sequence[str], chosen: int, required: bool) -> None:
        """Shows which column (-1 for none) the field has of those of the file."""
        self.menu_.clear()
        for at, name in [*enumerate(columns), (-1, tr("No column"))]:
            action = self.menu_.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(at == chosen)
            action.setData(at)
            action.triggered.connect(self._on_chosen)
        restyle(self, "state", "set" if chosen >= 0 else "missing" if required else "free")
        where = columns[chosen] if chosen >= 0 else tr("No column")
        self.setToolTip(tr("{column}. Drag onto another column, or click to choose one.", column=where))
        self.setAccessibleName(f"{self.text()}: {where}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and moved >= QApplication.startDragDistance():
            self.setDown(False)  # the drag takes the release
            drag = QDrag(self)
            data = QMimeData()
            data.setData(MIME, self.field.encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.CopyAction)
            return
        super().mouseMoveEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot()
    def _on_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.column_chosen.emit(self.field, action.data())


class RoleChips(QWidget):
    """A chip for each field.

    Signals:
        column_chosen: field, column (-1 for none).
    """

    column_chosen: ClassVar[Signal] = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP)
        self._chips: list[RoleChip] = []

    def show_roles(
        self,
        fields: Sequence[tuple[str, str]],
        columns: Sequence[str],
        roles: Sequence[str],
        required: Sequence[str],
    ) -> None:
        """Shows `fields` (field, words) and which of the columns has each, by the `roles` of the columns."""
        if [chip.field for chip in self._chips] != [field for field, _ in fields]:
            self._make(fields)
        for chip in self._chips:
            at = roles.index(chip.field) if chip.field in roles else -1
            chip.show_columns(columns, at, chip.field in required)

    def _make(self, fields: Sequence[tuple[str, str]]) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.setObjectName("")  # that of the chip that comes in its place
            chip.deleteLater()
        self._chips = [RoleChip(field, words) for field, words in fields]
        for chip in self._chips:
            chip.column_chosen.connect(self.column_chosen)
            self._row.addWidget(chip)


class ColumnDrop(QObject):
    """Lets chips be dropped on the columns of a table and on its header.

    Signals:
        dropped: column, field.
    """

    dropped: ClassVar[Signal] = Signal(int, str)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._target = QFrame(view)
        self._target.setObjectName("dropTarget")
        self._target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target.hide()
        for part in (view.viewport(), view.horizontalHeader().viewport()):
            part.setAcceptDrops(True)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._target.hide()
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(MIME):
            return super().eventFilter(watched, event)
        header = self._view.horizontalHeader()
        column = header.logicalIndexAt(event.position().toPoint().x())
        event.setAccepted(column >= 0)
        if isinstance(event, QDragMoveEvent):
            self._target.setGeometry(
                header.sectionViewportPosition(column), 0, header.sectionSize(column), self._view.height()
            )
            self._target.setVisible(column >= 0)
            self._target.raise_()
        else:
            self._target.hide()
            if column >= 0:
                event.acceptProposedAction()
                field = bytes(event.mimeData().data(MIME).data()).decode()
                self.dropped.emit(column, field)
        return True
