"""How the rows of a table are painted."""

from typing import NamedTuple

from PySide6.QtCore import QRect
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
    ShownRow,
)

PADDING = 12
_FOCUS_EDGE = 2


class Place(NamedTuple):
    """A column on the screen."""

    section: int
    left: int
    width: int


class RowPainting:
    """Paints what is seen of a table.

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
        """Paints the rows that are in a region of the viewport: the ground of all, then column by column."""
        within = seen.boundingRect()
        shown = self._shown(seen)
        for one in shown:
            self._paint_ground(painter, one, within)
        for section, left, width in self._columns(within) if shown else ():
            column = self._rows.columns[section]
            painter.setClipRect(left, within.top(), width, within.height())
            self._painters[column.kind].paint(painter, left + PADDING, width - 2 * PADDING, column, shown)

    def _shown(self, seen: QRegion) -> list[ShownRow]:
        """The rows that are seen."""
        table, rows, within = self._table, self._rows, seen.boundingRect()
        first, last = table.rowAt(within.top()), table.rowAt(within.bottom())
        if first < 0:
            return []
        places = range(first, rows.rowCount() if last < 0 else last + 1)
        colours, shown = (theme.current(), theme.faded()), list[ShownRow]()
        for row in places:
            top = table.rowViewportPosition(row)
            if seen.intersects(QRect(within.left(), top, within.width(), theme.ROW_HEIGHT)):
                at = int(rows.order[row])
                faded = rows.faded(at)
                shown.append(ShownRow(row, at, top, faded, colours[faded]))
        return shown

    def _columns(self, within: QRect) -> list[Place]:
        """The columns that are seen; a hidden one has no width."""
        table = self._table
        every = (
            Place(section, table.columnViewportPosition(section), table.columnWidth(section))
            for section in range(len(self._rows.columns))
        )
        left, right = within.left(), within.right()
        return [one for one in every if one.width and one.left <= right and one.left + one.width > left]

    def _paint_ground(self, painter: QPainter, one: ShownRow, within: QRect) -> None:
        colours, height = theme.current(), theme.ROW_HEIGHT
        selected = self._table.selectionModel().isSelected(self._rows.index(one.row, 0))
        if selected or one.row == self.hovered:
            ground = colours.selection if selected else colours.raised
            painter.fillRect(within.left(), one.top, within.width(), height, ground)
        painter.fillRect(within.left(), one.top + height - 1, within.width(), 1, colours.line)
        if selected and self._table.hasFocus():
            edge = self._table.columnViewportPosition(0)
            painter.fillRect(edge, one.top, _FOCUS_EDGE, height - 1, colours.accent)
