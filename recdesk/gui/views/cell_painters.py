"""What is painted in table cells: products in two lines, scores with a bar, numbers and ranks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

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
from recdesk.gui.views.thumbnail_cells import paint_thumbnail
from recdesk.gui.wording import SEPARATOR

_BAR_HEIGHT = 6
_BAR_GAP = 10
_TICK = 3

# Baselines, counted from the top of a row: one line, or a title with a second line under it.
_ONE_LINE = 23.0
_TITLE_LINE = 16.0
_SECOND_LINE = 30.0


class CellPainter:
    """Paints what the cells of a column show, on a ground that is painted already.

    Texts stand on fixed baselines, so that Chinese, Latin and emoji share a line whichever fonts they
    come from. The rows are asked themselves: a hundred cells are painted within a frame, and a way round
    by Qt's `data` would take as long as the painting.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
        """Paints into a cell, inside its padding; `row` counts in the arrays of the rows."""
        raise NotImplementedError


class ProductCells(CellPainter):
    """A title, small under it category, brand and price; remarks behind the one of them that has room.

    Attributes:
        pictures: of the products; None in a table that shows none.
    """

    pictures: Thumbnails | None = None

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
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


class ScoreCells(CellPainter):
    """A number and a bar that says the same, with two ticks for the interval where there is one."""

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
        face = face_of(theme.BODY, QFont.Weight.Medium)
        width = _widest(self.rows, column, face)
        text = self.rows.text(row, column)
        paint_right(painter, area.left() + width, area.top() + _ONE_LINE, text, face, colours.text)
        bar = QRectF(area.left() + width + _BAR_GAP, 0, area.width() - width - _BAR_GAP, _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2)
        paint_bar(painter, bar, self.rows.fraction(row), colours)
        interval = self.rows.interval(row)
        if interval is not None:
            _paint_ticks(painter, bar, interval, colours)


class NumberCells(CellPainter):
    """A number or a date at the right end of its column; a remark on it small below."""

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
        aside = self.rows.aside(row, column)
        baseline = area.top() + (_TITLE_LINE if aside else _ONE_LINE)
        text, face = self.rows.text(row, column), face_of(theme.BODY)
        paint_right(painter, area.right(), baseline, text, face, colours.text)
        if aside:
            below = area.top() + _SECOND_LINE
            paint_right(painter, area.right(), below, aside, face_of(theme.TINY), colours.muted)


class LabelCells(CellPainter):
    """A short text at the left end of its column."""

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
        baseline, text = area.top() + _ONE_LINE, self.rows.text(row, column)
        paint_text(painter, area.left(), baseline, area.width(), text, face_of(theme.BODY), colours.text)


class RankCells(CellPainter):
    """The place in a list."""

    def paint(self, painter: QPainter, area: QRectF, row: int, column: Column, colours: theme.Theme) -> None:
        painter.setFont(face_of(theme.BODY).font)
        painter.setPen(colours.muted)
        painter.drawText(QPointF(area.left(), area.top() + _ONE_LINE), self.rows.text(row, column))


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
