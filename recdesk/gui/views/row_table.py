"""The table that every list of products or shoppers is shown in."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from recdesk.gui import theme
from recdesk.gui.jobs import AfterPainting
from recdesk.gui.models.roles import Role
from recdesk.gui.models.rows import Rows
from recdesk.gui.thumbnails import Thumbnails
from recdesk.gui.views.copying import Copying
from recdesk.gui.views.row_painting import RowPainting
from recdesk.gui.views.thumbnail_cells import repaint_column
from recdesk.i18n import tr

WIDTHS = {"rank": 36, "score": 164, "number": 84, "label": 120, "text": 100}
"""Of the columns, by kind; a table in a narrow place may have other ones."""


class RowTable(QTableView):
    """One product or shopper a row; the selected rows, or all, are copied with Ctrl+C.

    Attributes:
        rows: the model.

    Signals:
        chosen: code of the row that the user moved to, by mouse or keys.
        likely: code of the row that will probably be chosen next: the pointer is on it, or the arrow keys
            lead to it.
        opened: code of the row that was double-clicked or confirmed with Enter.
        typed: text typed while the table had the focus; meant for the search field.
        menu_opening: the QMenu of the selected rows, to add to it before it shows.
    """

    chosen: ClassVar[Signal] = Signal(int)
    likely: ClassVar[Signal] = Signal(int)
    opened: ClassVar[Signal] = Signal(int)
    typed: ClassVar[Signal] = Signal(str)
    menu_opening: ClassVar[Signal] = Signal(object)

    def __init__(
        self,
        model: Rows,
        widths: Mapping[str, int] | None = None,
        least_title: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            model: the rows.
            widths: of the columns by kind, where they are not the usual ones.
            least_title: of the title's column; the table scrolls sideways where it does not fit.
            parent: the table's owner.
        """
        super().__init__(parent)
        self.rows = model
        self._widths = {**WIDTHS, **(widths or {})}
        self._least_title = least_title
        self._copying = Copying(self)
        self._quiet = False
        self._painting = RowPainting(self, model)
        self._later = AfterPainting(self)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if not least_title:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(theme.ROW_HEIGHT)
        upright.setDefaultSectionSize(theme.ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setFixedHeight(theme.HEADER_HEIGHT)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        self.fit_columns()
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelReset.connect(self.fit_columns)

    def fit_columns(self) -> None:
        """Gives each column its width; the product's takes the room that is left."""
        header = self.horizontalHeader()
        for section, column in enumerate(self.rows.columns):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            if column.kind != "product":
                header.resizeSection(section, self._widths[column.kind])
        self._fit_title()
        self.doItemsLayout()  # left for later, it would have the table painted twice

    def _fit_title(self) -> None:
        header, sections = self.horizontalHeader(), range(len(self.rows.columns))
        for title in (section for section in sections if self.rows.columns[section].kind == "product"):
            others = sum(header.sectionSize(section) for section in sections if section != title)
            header.resizeSection(title, max(self.viewport().width() - others, self._least_title))

    def show_pictures(self, pictures: Thumbnails | None) -> None:
        """Shows pictures in the column of the products, painted anew when they have come; or none."""
        self._painting.show_pictures(pictures)
        for section, column in enumerate(self.rows.columns):
            if column.kind == "product" and pictures is not None:
                pictures.come.connect(partial(repaint_column, self, section))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:  # ended before anyone else can hold it, after an error too
            self._painting.paint(painter, event.region())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def show_code(self, code: int) -> None:
        """Selects the row of a code without telling anyone; no row where it is not in the list."""
        row = self.rows.row_of(code)
        if row == self.currentIndex().row():
            return
        self._quiet = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))
        self._quiet = False

    def chosen_codes(self, most: int) -> list[int]:
        """Codes of the selected rows from the top, empty where there are more than `most`."""
        ranges = self.selectionModel().selection().toList()
        if sum(one.height() for one in ranges) > most:
            return []
        rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        return [self.rows.code_at(row) for row in rows]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        chosen = menu.addAction(tr("Copy selected rows"), self._copying.copy_selected)
        chosen.setShortcut(QKeySequence.StandardKey.Copy)
        chosen.setEnabled(self.selectionModel().hasSelection())
        menu.addAction(tr("Copy all rows"), self._copying.copy_all)
        self.menu_opening.emit(menu)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copying.copy_selected()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows.code_at(self.currentIndex().row()))
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().strip() and event.text().isprintable() and not held:
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Takes the keyboard without choosing the first row by that alone, as Qt's views would.

        They also paint all of the table anew, though only the selected rows tell who has the keyboard.
        """
        event.accept()
        self._update_selected()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()
        self._update_selected()

    def _update_selected(self) -> None:
        self.viewport().update(self.visualRegionForSelection(self.selectionModel().selection()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._painting.hovered = self._painting.hovered, row
        for changed in {before, row} - {-1} if before != row else ():
            top = self.rowViewportPosition(changed)
            self.viewport().update(0, top, self.viewport().width(), theme.ROW_HEIGHT)
        if row != before:
            self._tell_likely(row)

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not current.isValid() or self._quiet:
            return
        row, step = current.row(), current.row() - previous.row()
        self.chosen.emit(self.rows.code_at(row))
        if previous.isValid() and abs(step) == 1:
            self._later.call(partial(self._tell_likely, row + step))

    def _tell_likely(self, row: int) -> None:
        if 0 <= row < self.rows.rowCount():
            self.likely.emit(self.rows.code_at(row))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(int(index.data(Role.CODE)))
