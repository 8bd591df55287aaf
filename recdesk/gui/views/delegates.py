"""How table cells are painted: products in two lines, scores with a bar, numbers and ranks."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from recdesk.gui import theme
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import Rows
from recdesk.gui.thumbnails import Thumbnails
from recdesk.gui.views.cell_texts import (
    Face,
    face_of,
    fits,
    paint_emphasised,
    paint_right,
    paint_text,
    width_of,
)
from recdesk.gui.views.pills import Pills
from recdesk.gui.views.thumbnail_cells import paint_thumbnail, repaint_column
from recdesk.gui.wording import SEPARATOR

Index = QModelIndex | QPersistentModelIndex

PADDING = 12
_BAR_HEIGHT = 6
_BAR_GAP = 10
_FOCUS_EDGE = 2
_SELECTED = QStyle.StateFlag.State_Selected.value
"""As a number: PySide's flags take as long to compare as a cell to fill."""
_TICK = 3

# Baselines, counted from the top of a row: one line, or a title with a second line under it.
_ONE_LINE = 23.0
_TITLE_LINE = 16.0
_SECOND_LINE = 30.0


@dataclass
class Hover:
    """The row under the mouse, -1 for none; a table shares it with its delegates."""

    row: int = -1


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a cell; `paint_content` adds what a kind of cell shows.

    Texts stand on fixed baselines, so that Chinese, Latin and emoji share a line whichever fonts they
    come from. The rows are asked themselves: a hundred cells are painted within a frame, and a way round
    by Qt's `data` would take as long as the painting.
    """

    def __init__(self, table: QTableView, rows: Rows, hover: Hover) -> None:
        super().__init__(table)
        self._table = table
        self.rows = rows
        self._hover = hover

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, row = _rect(option), int(self.rows.order[index.row()])
        painter.save()
        painter.setClipRect(cell)
        self._paint_ground(painter, cell, option, index)
        content = QRectF(cell).adjusted(PADDING, 0, -PADDING, 0)
        colours = theme.faded() if self.rows.faded(row) else theme.current()
        self.paint_content(painter, content, row, self.rows.columns[index.column()], colours)
        painter.restore()

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        """Paints into a cell, inside its padding; `row` counts in the arrays of the rows."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, theme.ROW_HEIGHT)

    def _paint_ground(
        self, painter: QPainter, cell: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colours, selected = theme.current(), bool(_state(option).value & _SELECTED)
        if selected or index.row() == self._hover.row:
            painter.fillRect(cell, colours.selection if selected else colours.raised)
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, colours.line)
        if selected and index.column() == 0 and self._table.hasFocus():
            painter.fillRect(cell.left(), cell.top(), _FOCUS_EDGE, cell.height() - 1, colours.accent)


class ProductDelegate(RowDelegate):
    """A title, small under it category, brand and price; remarks behind the one of them that has room.

    Attributes:
        pictures: of the products; None in a table that shows none.
    """

    pictures: Thumbnails | None = None

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        faded = self.rows.faded(row)
        if self.pictures is not None:
            painter.setOpacity(theme.FADED if faded else 1)
            area = paint_thumbnail(painter, area, int(self.rows.codes[row]), self.pictures)
            painter.setOpacity(1)
        title, second = self.rows.title(row), self.rows.second_line(row)
        face, small = face_of(theme.BODY, QFont.Weight.Medium), face_of(theme.TINY)
        left, room = area.left(), area.width()
        pills = Pills.of(self.rows.badges(row), room)
        beside = room - pills.room
        # Cut for a pill, a title could read like that of another size or colour.
        below = bool(second and pills.badges) and not fits(title, beside, face)
        baseline = area.top() + (_TITLE_LINE if second else _ONE_LINE)
        at, matches = QPointF(left, baseline), self.rows.matches(row)
        used = paint_emphasised(painter, at, room if below else beside, title, matches, face, colours)
        if second:
            under, for_second = area.top() + _SECOND_LINE, beside if below else room
            if not fits(second, for_second, small):
                second = without_cut_price(second, for_second, small.metrics)
            end = paint_text(painter, left, under, for_second, second, small, colours.muted)
            if below:
                used, baseline = end, under
        pills.paint(painter, left + used, baseline, faded)


class ScoreDelegate(RowDelegate):
    """A number and a bar that says the same, with two ticks for the interval where there is one."""

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        face = face_of(theme.BODY, QFont.Weight.Medium)
        width = _widest(self.rows, column, face)
        text = self.rows.text(row, column)
        left = area.left() + width - width_of(text, face)
        painter.setFont(face.font)
        painter.setPen(colours.text)
        painter.drawText(QPointF(left, area.top() + _ONE_LINE), text)
        bar = QRectF(area.left() + width + _BAR_GAP, 0, area.width() - width - _BAR_GAP, _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2)
        paint_bar(painter, bar, self.rows.fraction(row), colours)
        interval = self.rows.interval(row)
        if interval is not None:
            _paint_ticks(painter, bar, interval, colours)


class NumberDelegate(RowDelegate):
    """A number or a date at the right end of its column; a remark on it small below."""

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        aside = self.rows.aside(row, column)
        baseline = area.top() + (_TITLE_LINE if aside else _ONE_LINE)
        paint_right(painter, area, baseline, self.rows.text(row, column), face_of(theme.BODY), colours.text)
        if aside:
            below = area.top() + _SECOND_LINE
            paint_right(painter, area, below, aside, face_of(theme.TINY), colours.muted)


class LabelDelegate(RowDelegate):
    """A short text at the left end of its column."""

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        baseline, text = area.top() + _ONE_LINE, self.rows.text(row, column)
        paint_text(painter, area.left(), baseline, area.width(), text, face_of(theme.BODY), colours.text)


class RankDelegate(RowDelegate):
    """The place in a list."""

    def paint_content(
        self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme
    ) -> None:
        painter.setFont(face_of(theme.BODY).font)
        painter.setPen(colours.muted)
        painter.drawText(QPointF(area.left(), area.top() + _ONE_LINE), self.rows.text(row, column))


def show_pictures(table: QTableView, pictures: Thumbnails) -> None:
    """Shows pictures in the column of a table's products, and paints it anew when they have come."""
    for column in range(table.model().columnCount()):
        delegate = table.itemDelegateForColumn(column)
        if isinstance(delegate, ProductDelegate):
            delegate.pictures = pictures
            pictures.come.connect(partial(repaint_column, table, column))


def paint_bar(painter: QPainter, area: QRectF, fraction: float, colours: theme.Theme) -> None:
    """A bar filled up to `fraction` (0..1) of its width."""
    radius = area.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.bar)
    painter.drawRoundedRect(area, radius, radius)
    if fraction > 0:
        filled = QRectF(area)
        filled.setWidth(max(area.width() * fraction, area.height()))
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(filled, radius, radius)


def _paint_ticks(painter: QPainter, bar: QRectF, places: tuple[float, float], colours: theme.Theme) -> None:
    """Marks places (0..1) of a bar, as high as they are seen on its filled part too."""
    painter.setPen(Qt.PenStyle.NoPen)
    for place in places:
        left = round(bar.left() + place * (bar.width() - 1))
        painter.fillRect(QRectF(left, bar.top() - _TICK, 1, bar.height() + 2 * _TICK), colours.text)


def without_cut_price(line: str, room: float, metrics: QFontMetricsF) -> str:
    """The second line without its price where that would be cut: half of 39.00 reads as 3."""
    head, _, last = line.rpartition(SEPARATOR)
    cut = bool(head) and last[:1].isdigit() and metrics.horizontalAdvance(line) > room
    return head if cut else line


def _widest(rows: Rows, column: Column, face: Face) -> float:
    """Room for the numbers of a score column: its ends hold the longest ones."""
    ends = (rows.text(int(row), column) for row in (rows.order[0], rows.order[-1]))
    return max(width_of(text, face) for text in ("100", *ends))


# PySide6's stubs do not know the option's fields.
def _rect(option: Any) -> Any:
    return option.rect


def _state(option: Any) -> QStyle.StateFlag:
    return option.state
