"""What is painted in table cells: products in two lines, scores with a bar, numbers and ranks."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from recdesk.gui import theme
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import Rows
from recdesk.gui.thumbnails import Thumbnails
from recdesk.gui.views.cell_texts import (
    Face,
    face_of,
    fits,
    line_of,
    paint_emphasised,
    paint_right,
    paint_text,
    width_of,
)
from recdesk.gui.views.pills import Pills
from recdesk.gui.views.shapes import bar_image
from recdesk.gui.views.thumbnail_cells import paint_thumbnail
from recdesk.gui.wording import SEPARATOR

_BAR_HEIGHT = 6
_BAR_GAP = 10
_TICK = 3

# Baselines, counted from the top of a row: one line, or a title with a second line under it.
_ONE_LINE = 23.0
_TITLE_LINE = 16.0
_SECOND_LINE = 30.0


class ShownRow(NamedTuple):
    """A row on the screen.

    Attributes:
        row: its place in the table.
        at: its place in the arrays of the rows.
        top: of its cells, in pixels.
        faded: whether it does not count and is painted faintly.
        colours: what its cells are painted in.
    """

    row: int
    at: int
    top: int
    faded: bool
    colours: theme.Theme


class CellPainter:
    """Paints what the cells of a column show, on a ground that is painted already.

    Texts stand on fixed baselines, so that Chinese, Latin and emoji share a line whichever fonts they
    come from. The rows are asked themselves: a hundred cells are painted within a frame, and a way round
    by Qt's `data` would take as long as the painting.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        """Paints the cells of some rows, between their paddings."""
        raise NotImplementedError


class ProductCells(CellPainter):
    """A title, small under it category, brand and price; remarks behind the one of them that has room.

    Attributes:
        pictures: of the products; None in a table that shows none.
    """

    pictures: Thumbnails | None = None

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        taken = 0 if self.pictures is None else self._paint_pictures(painter, left, shown, self.pictures)
        for one in shown:
            self._paint_texts(painter, left + taken, width - taken, one)

    def _paint_pictures(
        self, painter: QPainter, left: int, shown: Sequence[ShownRow], pictures: Thumbnails
    ) -> int:
        """Paints them, and returns the room that they take."""
        room = 0
        for one in shown:
            painter.setOpacity(theme.FADED if one.faded else 1)
            room = paint_thumbnail(painter, left, one.top, int(self.rows.codes[one.at]), pictures)
        painter.setOpacity(1)
        return room

    def _paint_texts(self, painter: QPainter, left: int, room: int, one: ShownRow) -> None:
        _, at, top, faded, colours = one
        title, second = self.rows.title(at), self.rows.second_line(at)
        face, small = face_of(theme.BODY, QFont.Weight.Medium), face_of(theme.TINY)
        pills = Pills.of(self.rows.badges(at), room)
        beside = room - pills.room
        # Cut for a pill, a title could read like that of another size or colour.
        below = bool(second and pills.badges) and not fits(title, beside, face)
        baseline = top + (_TITLE_LINE if second else _ONE_LINE)
        place, matches = QPointF(left, baseline), self.rows.matches(at)
        used = paint_emphasised(painter, place, room if below else beside, title, matches, face, colours)
        if second:
            under, for_second = top + _SECOND_LINE, beside if below else room
            if not fits(second, for_second, small):
                second = without_cut_price(second, for_second, small.metrics)
            end = paint_text(painter, left, under, for_second, second, small, colours.muted)
            if below:
                used, baseline = end, under
        pills.paint(painter, left + used, baseline, faded)


class ScoreCells(CellPainter):
    """A number and a bar that says the same, with two ticks for the interval where there is one."""

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        face = face_of(theme.BODY, QFont.Weight.Medium)
        end, ratio = left + _widest(self.rows, column, face), painter.device().devicePixelRatioF()
        bar = QRect(end + _BAR_GAP, 0, max(left + width - end - _BAR_GAP, _BAR_HEIGHT), _BAR_HEIGHT)
        for _, at, top, faded, colours in shown:
            text = self.rows.text(at, column)
            paint_right(painter, end, top + _ONE_LINE, text, face, colours.text)
            image = bar_image(bar.width(), _BAR_HEIGHT, self.rows.fraction(at), ratio, faded)
            bar.moveTop(top + (theme.ROW_HEIGHT - _BAR_HEIGHT) // 2)
            painter.drawImage(bar.topLeft(), image)
            interval = self.rows.interval(at)
            if interval is not None:
                _paint_ticks(painter, bar, interval, colours)


class NumberCells(CellPainter):
    """A number or a date at the right end of its column; a remark on it small below."""

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        face, small, right = face_of(theme.BODY), face_of(theme.TINY), left + width
        for _, at, top, _, colours in shown:
            aside = self.rows.aside(at, column)
            baseline = top + (_TITLE_LINE if aside else _ONE_LINE)
            paint_right(painter, right, baseline, self.rows.text(at, column), face, colours.text)
            if aside:
                paint_right(painter, right, top + _SECOND_LINE, aside, small, colours.muted)


class LabelCells(CellPainter):
    """A short text at the left end of its column."""

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        face = face_of(theme.BODY)
        for one in shown:
            text, baseline = self.rows.text(one.at, column), one.top + _ONE_LINE
            paint_text(painter, left, baseline, width, text, face, one.colours.text)


class RankCells(CellPainter):
    """The place in a list."""

    def paint(
        self, painter: QPainter, left: int, width: int, column: Column, shown: Sequence[ShownRow]
    ) -> None:
        face = face_of(theme.BODY)
        for one in shown:
            text = line_of(self.rows.text(one.at, column), face)
            text.paint(painter, left, one.top + _ONE_LINE, one.colours.muted)


def _paint_ticks(painter: QPainter, bar: QRect, places: tuple[float, float], colours: theme.Theme) -> None:
    """Marks places (0..1) of a bar, as high as they are seen on its filled part too."""
    for place in places:
        left = round(bar.left() + place * (bar.width() - 1))
        painter.fillRect(left, bar.top() - _TICK, 1, bar.height() + 2 * _TICK, colours.text)


def without_cut_price(line: str, room: float, metrics: QFontMetricsF) -> str:
    """The second line without its price where that would be cut: half of 39.00 reads as 3."""
    head, _, last = line.rpartition(SEPARATOR)
    cut = bool(head) and last[:1].isdigit() and metrics.horizontalAdvance(line) > room
    return head if cut else line


def _widest(rows: Rows, column: Column, face: Face) -> int:
    """Room for the numbers of a score column: its ends hold the longest ones."""
    ends = (rows.text(int(row), column) for row in (rows.order[0], rows.order[-1]))
    return math.ceil(max(width_of(text, face) for text in ("100", *ends)))
