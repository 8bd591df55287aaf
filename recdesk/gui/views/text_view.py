"""A table view for a few plain rows, in the look of all our tables."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recdesk.gui import theme

LOW_ROW = 28
ROWS_MEASURED = 16


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


def fit_columns(view: QTableView, widest: int = 320) -> None:
    """Makes each column as wide as what it shows, within limits."""
    view.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
    for column in range(view.model().columnCount() - 1):
        wanted = max(view.sizeHintForColumn(column), view.horizontalHeader().sectionSizeHint(column))
        view.setColumnWidth(column, max(64, min(widest, wanted + 16)))


def fit_height(view: QTableView, most: int = 8) -> None:
    """Makes the table as high as its rows, up to `most` of them; the last line is the card's own."""
    rows = view.model().rowCount()
    height = min(rows, most) * view.verticalHeader().defaultSectionSize()
    view.setFixedHeight(theme.HEADER_HEIGHT + height - 1)
    policy = Qt.ScrollBarPolicy
    view.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if rows > most else policy.ScrollBarAlwaysOff)
