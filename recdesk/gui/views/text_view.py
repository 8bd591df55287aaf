"""A table view for a few plain rows, in the look of all our tables."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recdesk.gui import theme

LOW_ROW = 28
ROWS_MEASURED = 16
LONGEST_MEASURED = 80
ROOM_AROUND = 36
NARROWEST = 64


def text_view(
    model: QAbstractTableModel, name: str, row_height: int = LOW_ROW, parent: QWidget | None = None
) -> QTableView:
    """A read-only table with rows as wide as the card; the last column takes what is left."""
    view = QTableView(parent)
    view.setObjectName(name)
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setFixedHeight(theme.HEADER_HEIGHT)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def is_typed_in(view: QTableView) -> bool:
    """Whether a cell is open, to be typed in."""
    return bool(view.indexWidget(view.currentIndex()))


def fit_columns(view: QTableView, widest: int = 320) -> None:
    """Makes each column as wide as its name and its first rows, within limits."""
    # Measured here: Qt's own hints ask the model eight times a cell, which shows with a hundred columns.
    model, across = view.model(), Qt.Orientation.Horizontal
    names, cells = QFontMetrics(theme.font(theme.SMALL, QFont.Weight.Medium)), QFontMetrics(theme.font())
    rows = range(min(model.rowCount(), ROWS_MEASURED))
    for column in range(model.columnCount() - 1):
        width = names.horizontalAdvance(str(model.headerData(column, across)))
        for row in rows:
            text = str(model.index(row, column).data())[:LONGEST_MEASURED]
            width = max(width, cells.horizontalAdvance(text))
        view.setColumnWidth(column, max(NARROWEST, min(widest, width + ROOM_AROUND)))


def fit_height(view: QTableView, most: int = 8) -> None:
    """Makes the table as high as its rows, up to `most` of them; the last line is the card's own."""
    rows = view.model().rowCount()
    height = min(rows, most) * view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(theme.HEADER_HEIGHT + height - 1)
    policy = Qt.ScrollBarPolicy
    view.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if rows > most else policy.ScrollBarAlwaysOff)
