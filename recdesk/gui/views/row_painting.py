"""How the rows of a table are painted."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QTableView

from recdesk.gui import theme
from recdesk.gui.models.rows import Rows
from recdesk.gui.thumbnails import Thumbnails
from recdesk.gui.views.cell_painters import (
    CellPainter,
    LabelCells,
    NumberCells,
    ProductCells,
    RankCells,
    ScoreCells,
)

PADDING = 12
_FOCUS_EDGE = 2


class Place(NamedTuple):
    """A column on the screen."""

    section: int
    left: int
    width: int


class RowPainting:
    """Paints what is seen of a table: the ground row by row, and on it the cells.

    Qt would call a delegate for each cell; the way from its paint event to there and back takes half as
    long as the painting itself.

    Attributes:
        hovered: the row under the mouse, -1 for none.
    """

    def __init__(self, table: QTableView, rows: Rows) -> None:
        self._table, self._rows = table, rows
        self._products, numbers = ProductCells(rows), NumberCells(rows)
        self._painters: dict[str, CellPainter] = {
            "product": self._products,
            "rank": RankCells(rows),
            "score": ScoreCells(rows),
            "number": numbers,
            "text": numbers,
            "label": LabelCells(rows),
        }
        self.hovered = -1

    def show_pictures(self, pictures: Thumbnails | None) -> None:
        """Shows pictures of the products, or none."""
        self._products.pictures = pictures

    def paint(self, painter: QPainter, seen: QRegion) -> None:
        """Paints the rows that are in a region of the viewport."""
        table, within = self._table, seen.boundingRect()
        columns = self._columns(within)
        first, last = table.rowAt(within.top()), table.rowAt(within.bottom())
        if first < 0 or not columns:
            return
        for row in range(first, self._rows.rowCount() if last < 0 else last + 1):
            band = QRect(within.left(), table.rowViewportPosition(row), within.width(), theme.ROW_HEIGHT)
            if seen.intersects(band):
                self._paint_ground(painter, row, band)
                self._paint_cells(painter, row, band.top(), columns)

    def _columns(self, within: QRect) -> list[Place]:
        """The columns that are seen; a hidden one has no width."""
        table = self._table
        every = (
            Place(section, table.columnViewportPosition(section), table.columnWidth(section))
            for section in range(len(self._rows.columns))
        )
        left, right = within.left(), within.right()
        return [one for one in every if one.width and one.left <= right and one.left + one.width > left]

    def _paint_ground(self, painter: QPainter, row: int, band: QRect) -> None:
        colours = theme.current()
        selected = self._table.selectionModel().isSelected(self._rows.index(row, 0))
        if selected or row == self.hovered:
            painter.fillRect(band, colours.selection if selected else colours.raised)
        painter.fillRect(band.left(), band.bottom(), band.width(), 1, colours.line)
        if selected and self._table.hasFocus():
            edge = self._table.columnViewportPosition(0)
            painter.fillRect(edge, band.top(), _FOCUS_EDGE, band.height() - 1, colours.accent)

    def _paint_cells(self, painter: QPainter, row: int, top: int, columns: list[Place]) -> None:
        rows = self._rows
        at = int(rows.order[row])
        colours = theme.faded() if rows.faded(at) else theme.current()
        for section, left, width in columns:
            painter.setClipRect(left, top, width, theme.ROW_HEIGHT)
            area = QRectF(left + PADDING, top, width - 2 * PADDING, theme.ROW_HEIGHT)
            column = rows.columns[section]
            self._painters[column.kind].paint(painter, area, at, column, colours)
        painter.setClipping(False)
