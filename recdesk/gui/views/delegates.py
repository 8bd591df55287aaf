"""How table cells are painted: products in two lines, scores with a bar, numbers and ranks."""

import functools
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge, Role
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
_LONGEST_LINE = 400

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
    come from.
    """

    def __init__(self, table: QTableView, hover: Hover) -> None:
        super().__init__(table)
        self._table = table
        self._hover = hover

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(_rect(option))
        painter.save()
        painter.setClipRect(area)
        self._paint_ground(painter, area, bool(_state(option) & QStyle.StateFlag.State_Selected), index)
        if index.data(Role.FADED):
            painter.setOpacity(_FADED)
        self.paint_content(painter, area.adjusted(PADDING, 0, -PADDING, 0), index)
        painter.restore()

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Paints into a cell, inside its padding."""
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
    """A title, small under it category, brand and price; badges beside the title where there are any."""

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        colours, second = theme.current(), index.data(Role.SECOND_LINE)
        title_face, small = _face(theme.BODY, QFont.Weight.Medium), _face(theme.TINY)
        badges = _fitting(index.data(Role.BADGES) or [], area.width(), small.metrics)
        widths = [_pill_width(badge, small.metrics) for badge in badges]
        room = area.width() - sum(widths) - theme.GAP * bool(badges) - _PILL_GAP * (len(badges) - 1)
        baseline = area.top() + (_TITLE_LINE if second else _ONE_LINE)
        title, matches = index.data(), index.data(Role.MATCHES)
        if matches:
            used = _paint_emphasised(
                painter, QPointF(area.left(), baseline), room, title, matches, title_face
            )
        else:
            used = _paint_text(painter, area.left(), baseline, room, title, title_face, colours.text)
        left = area.left() + used + theme.GAP
        for badge, width in zip(badges, widths, strict=True):
            pill = QRectF(left, baseline - _PILL_HEIGHT + 5, width, _PILL_HEIGHT)
            _paint_pill(painter, pill, badge, small.font)
            left += width + _PILL_GAP
        if second:
            below = area.top() + _SECOND_LINE
            second = without_cut_price(second, area.width(), small.metrics)
            _paint_text(painter, area.left(), below, area.width(), second, small, colours.muted)


class ScoreDelegate(RowDelegate):
    """A number and a bar that says the same, with two ticks for the interval where there is one."""

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        colours, (font, metrics) = theme.current(), _face(theme.BODY, QFont.Weight.Medium)
        width = _widest(index, metrics)
        text = index.data()
        left = area.left() + width - metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colours.text)
        painter.drawText(QPointF(left, area.top() + _ONE_LINE), text)
        bar = QRectF(area.left() + width + _BAR_GAP, 0, area.width() - width - _BAR_GAP, _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2)
        paint_bar(painter, bar, float(index.data(Role.FRACTION) or 0.0))
        low, high = index.data(Role.LOW), index.data(Role.HIGH)
        if low is not None and high is not None:
            _paint_ticks(painter, bar, low, high)


class NumberDelegate(RowDelegate):
    """A number or a date at the right end of its column; a remark on it small below."""

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        colours, aside = theme.current(), index.data(Role.ASIDE)
        baseline = area.top() + (_TITLE_LINE if aside else _ONE_LINE)
        _paint_right(painter, area, baseline, index.data(), _face(theme.BODY), colours.text)
        if aside:
            below = area.top() + _SECOND_LINE
            _paint_right(painter, area, below, aside, _face(theme.TINY), colours.muted)


class LabelDelegate(RowDelegate):
    """A short text at the left end of its column."""

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        baseline, text = area.top() + _ONE_LINE, index.data()
        _paint_text(
            painter, area.left(), baseline, area.width(), text, _face(theme.BODY), theme.current().text
        )


class RankDelegate(RowDelegate):
    """The place in a list."""

    def paint_content(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setFont(_face(theme.BODY).font)
        painter.setPen(theme.current().muted)
        painter.drawText(QPointF(area.left(), area.top() + _ONE_LINE), index.data())


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


def _fitting(badges: list[Badge], width: float, metrics: QFontMetricsF) -> list[Badge]:
    """Badges that leave the title half of the cell; the others become one that counts them."""
    room = width * (1 - _LEAST_TITLE)
    for kept in range(len(badges), -1, -1):
        rest = len(badges) - kept
        shown = [*badges[:kept], *([Badge(f"+{rest}", any(one.warns for one in badges[kept:]))] * bool(rest))]
        if sum(_pill_width(one, metrics) + _PILL_GAP for one in shown) <= room or not kept:
            return shown
    return []


def _pill_width(badge: Badge, metrics: QFontMetricsF) -> float:
    return metrics.horizontalAdvance(badge.text) + 2 * _PILL_PADDING


class _Face(NamedTuple):
    font: QFont
    metrics: QFontMetricsF


@functools.cache
def _face(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> _Face:
    """A font of the theme with its metrics; made once, since cells are painted by the thousand."""
    font = theme.font(pixels, weight)
    return _Face(font, QFontMetricsF(font))


def _paint_text(
    painter: QPainter, left: float, baseline: float, room: float, text: str, face: _Face, colour: QColor
) -> float:
    """Paints one line, shortened to `room`, and returns the width that it takes."""
    line = _elided(text, room, face)
    painter.setFont(face.font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, baseline), line)
    return face.metrics.horizontalAdvance(line)


def _paint_emphasised(
    painter: QPainter, at: QPointF, room: float, text: str, matches: list[tuple[int, int]], face: _Face
) -> float:
    """Like `_paint_text` on the baseline `at`, with the parts of the text that match in the accent colour."""
    line = _elided(text, room, face)
    whole = len(line) - line.endswith("…")
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in matches:
        one = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, in which an emoji is two.
        one.start = _utf16_length(line[: min(start, whole)])
        one.length = _utf16_length(line[: min(end, whole)]) - one.start
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        style.setForeground(theme.current().accent)
        one.format = style
        ranges.append(one)
    layout = QTextLayout(line, face.font)
    layout.setFormats(ranges)
    layout.beginLayout()
    laid = layout.createLine()
    layout.endLayout()
    painter.setPen(theme.current().text)
    layout.draw(painter, QPointF(at.x(), at.y() - laid.ascent()))
    return min(laid.naturalTextWidth(), room)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _elided(text: str, room: float, face: _Face) -> str:
    """One line that fits; of a text of ten thousand characters only what can be seen is measured."""
    line = text[:_LONGEST_LINE].replace("\n", " ")
    return face.metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(room, 0.0))


def without_cut_price(line: str, room: float, metrics: QFontMetricsF) -> str:
    """The second line without its price where that would be cut: half of 39.00 reads as 3."""
    head, _, last = line.rpartition(SEPARATOR)
    cut = bool(head) and last[:1].isdigit() and metrics.horizontalAdvance(line) > room
    return head if cut else line


def _paint_right(
    painter: QPainter, area: QRectF, baseline: float, text: str, face: _Face, colour: QColor
) -> None:
    painter.setFont(face.font)
    painter.setPen(colour)
    painter.drawText(QPointF(area.right() - face.metrics.horizontalAdvance(text), baseline), text)


def _paint_pill(painter: QPainter, area: QRectF, badge: Badge, font: QFont) -> None:
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warning_soft if badge.warns else colours.bar)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(font)
    painter.setPen(colours.warning if badge.warns else colours.muted)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, badge.text)


def _widest(index: Index, metrics: QFontMetricsF) -> float:
    """Room for the numbers of a score column: its ends hold the longest ones."""
    model, column = index.model(), index.column()
    ends = (model.index(row, column).data() for row in (0, model.rowCount() - 1))
    return max(metrics.horizontalAdvance(text) for text in ("100", *ends))


# PySide6's stubs do not know the option's fields.
def _rect(option: Any) -> Any:
    return option.rect


def _state(option: Any) -> QStyle.StateFlag:
    return option.state
