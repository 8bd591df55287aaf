"""How table cells are painted: products in two lines, scores with a bar, numbers and ranks."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge, Column
from recdesk.gui.models.rows import Rows
from recdesk.gui.thumbnails import Thumbnails
from recdesk.gui.views.cell_texts import Face, face_of, paint_emphasised, paint_right, paint_text, width_of
from recdesk.gui.views.thumbnail_cells import paint_thumbnail, repaint_column
from recdesk.gui.wording import SEPARATOR

Index = QModelIndex | QPersistentModelIndex

PADDING = 12
_BAR_HEIGHT = 6
_BAR_GAP = 10
_FOCUS_EDGE = 2
_FADED = 0.6
_PILL_HEIGHT = 17
_PILL_PADDING = 6
_PILL_GAP = 4
_LEAST_TITLE = 0.45
"""Share of a cell that badges leave to its title."""
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
        area = QRectF(_rect(option))
        row = int(self.rows.order[index.row()])
        painter.save()
        painter.setClipRect(area)
        self._paint_ground(painter, area, bool(_state(option) & QStyle.StateFlag.State_Selected), index)
        if self.rows.faded(row):
            painter.setOpacity(_FADED)
        content = area.adjusted(PADDING, 0, -PADDING, 0)
        self.paint_content(painter, content, row, self.rows.columns[index.column()])
        painter.restore()

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        """Paints into a cell, inside its padding; `row` counts in the arrays of the rows."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, theme.ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, area: QRectF, selected: bool, index: Index) -> None:
        colours, hovered = theme.current(), index.row() == self._hover.row
        ground = colours.selection if selected else colours.raised if hovered else colours.surface
        painter.fillRect(area, ground)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colours.line)
        if selected and index.column() == 0 and self._table.hasFocus():
            edge = QRectF(area.left(), area.top(), _FOCUS_EDGE, area.height() - 1)
            painter.fillRect(edge, colours.accent)


class ProductDelegate(RowDelegate):
    """A title, small under it category, brand and price; badges beside the title where there are any.

    Attributes:
        pictures: of the products; None in a table that shows none.
    """

    pictures: Thumbnails | None = None

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        colours, second = theme.current(), self.rows.second_line(row)
        if self.pictures is not None:
            area = paint_thumbnail(painter, area, int(self.rows.codes[row]), self.pictures)
        title_face, small = face_of(theme.BODY, QFont.Weight.Medium), face_of(theme.TINY)
        badges = _fitting(self.rows.badges(row), area.width(), small)
        widths = [_pill_width(badge, small) for badge in badges]
        room = area.width() - sum(widths) - theme.GAP * bool(badges) - _PILL_GAP * (len(badges) - 1)
        baseline = area.top() + (_TITLE_LINE if second else _ONE_LINE)
        title, matches = self.rows.title(row), self.rows.matches(row)
        if matches:
            used = paint_emphasised(painter, QPointF(area.left(), baseline), room, title, matches, title_face)
        else:
            used = paint_text(painter, area.left(), baseline, room, title, title_face, colours.text)
        left = area.left() + used + theme.GAP
        for badge, width in zip(badges, widths, strict=True):
            pill = QRectF(left, baseline - _PILL_HEIGHT + 5, width, _PILL_HEIGHT)
            _paint_pill(painter, pill, badge, small.font)
            left += width + _PILL_GAP
        if second:
            below = area.top() + _SECOND_LINE
            if width_of(second, small) > area.width():
                second = without_cut_price(second, area.width(), small.metrics)
            paint_text(painter, area.left(), below, area.width(), second, small, colours.muted)


class ScoreDelegate(RowDelegate):
    """A number and a bar that says the same, with two ticks for the interval where there is one."""

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        colours, face = theme.current(), face_of(theme.BODY, QFont.Weight.Medium)
        width = _widest(self.rows, column, face)
        text = self.rows.text(row, column)
        left = area.left() + width - width_of(text, face)
        painter.setFont(face.font)
        painter.setPen(colours.text)
        painter.drawText(QPointF(left, area.top() + _ONE_LINE), text)
        bar = QRectF(area.left() + width + _BAR_GAP, 0, area.width() - width - _BAR_GAP, _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2)
        paint_bar(painter, bar, self.rows.fraction(row))
        interval = self.rows.interval(row)
        if interval is not None:
            _paint_ticks(painter, bar, *interval)


class NumberDelegate(RowDelegate):
    """A number or a date at the right end of its column; a remark on it small below."""

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        colours, aside = theme.current(), self.rows.aside(row, column)
        baseline = area.top() + (_TITLE_LINE if aside else _ONE_LINE)
        paint_right(painter, area, baseline, self.rows.text(row, column), face_of(theme.BODY), colours.text)
        if aside:
            below = area.top() + _SECOND_LINE
            paint_right(painter, area, below, aside, face_of(theme.TINY), colours.muted)


class LabelDelegate(RowDelegate):
    """A short text at the left end of its column."""

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        baseline, text = area.top() + _ONE_LINE, self.rows.text(row, column)
        paint_text(
            painter, area.left(), baseline, area.width(), text, face_of(theme.BODY), theme.current().text
        )


class RankDelegate(RowDelegate):
    """The place in a list."""

    def paint_content(self, painter: QPainter, area: QRectF, row: int, column: Column) -> None:
        painter.setFont(face_of(theme.BODY).font)
        painter.setPen(theme.current().muted)
        painter.drawText(QPointF(area.left(), area.top() + _ONE_LINE), self.rows.text(row, column))


def show_pictures(table: QTableView, pictures: Thumbnails) -> None:
    """Shows pictures in the column of a table's products, and paints it anew when they have come."""
    for column in range(table.model().columnCount()):
        delegate = table.itemDelegateForColumn(column)
        if isinstance(delegate, ProductDelegate):
            delegate.pictures = pictures
            pictures.come.connect(partial(repaint_column, table, column))


def paint_bar(painter: QPainter, area: QRectF, fraction: float) -> None:
    """A bar filled up to `fraction` (0..1) of its width."""
    colours = theme.current()
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


def _paint_ticks(painter: QPainter, bar: QRectF, *places: float) -> None:
    """Marks places (0..1) of a bar, as high as they are seen on its filled part too."""
    painter.setPen(Qt.PenStyle.NoPen)
    for place in places:
        left = round(bar.left() + place * (bar.width() - 1))
        painter.fillRect(QRectF(left, bar.top() - _TICK, 1, bar.height() + 2 * _TICK), theme.current().text)


def _fitting(badges: list[Badge], width: float, face: Face) -> list[Badge]:
    """Badges that leave the title half of the cell; the others become one that counts them."""
    room = width * (1 - _LEAST_TITLE)
    for kept in range(len(badges), -1, -1):
        rest = len(badges) - kept
        shown = [*badges[:kept], *([Badge(f"+{rest}", any(one.warns for one in badges[kept:]))] * bool(rest))]
        if sum(_pill_width(one, face) + _PILL_GAP for one in shown) <= room or not kept:
            return shown
    return []


def _pill_width(badge: Badge, face: Face) -> float:
    return width_of(badge.text, face) + 2 * _PILL_PADDING


def without_cut_price(line: str, room: float, metrics: QFontMetricsF) -> str:
    """The second line without its price where that would be cut: half of 39.00 reads as 3."""
    head, _, last = line.rpartition(SEPARATOR)
    cut = bool(head) and last[:1].isdigit() and metrics.horizontalAdvance(line) > room
    return head if cut else line


def _paint_pill(painter: QPainter, area: QRectF, badge: Badge, font: QFont) -> None:
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warning_soft if badge.warns else colours.bar)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(font)
    painter.setPen(colours.warning if badge.warns else colours.muted)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, badge.text)


def _widest(rows: Rows, column: Column, face: Face) -> float:
    """Room for the numbers of a score column: its ends hold the longest ones."""
    ends = (rows.text(int(row), column) for row in (rows.order[0], rows.order[-1]))
    return max(width_of(text, face) for text in ("100", *ends))


# PySide6's stubs do not know the option's fields.
def _rect(option: Any) -> Any:
    return option.rect


def _state(option: Any) -> QStyle.StateFlag:
    return option.state
