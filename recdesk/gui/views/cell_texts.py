"""Texts of table cells: measured once, shortened to their room, and painted on a baseline."""

import functools
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from recdesk.gui import theme

LINE, BASELINE = 16, 13.0
"""Height of a line of body text outside of tables, and where its baseline is: as in a label."""

_LONGEST_LINE = 400
_REMEMBERED = 4096
"""Lines whose width is known, since the same ones are painted again with every move of mouse and focus."""


@dataclass(frozen=True, eq=False)
class Face:
    """A font and its metrics."""

    font: QFont
    metrics: QFontMetricsF


@functools.cache
def face_of(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
    """A font of the theme with its metrics; made once, since cells are painted by the thousand."""
    font = theme.font(pixels, weight)
    return Face(font, QFontMetricsF(font))


def paint_text(
    painter: QPainter, left: float, baseline: float, room: float, text: str, face: Face, colour: QColor
) -> float:
    """Paints one line, shortened to `room`, and returns the width that it takes."""
    line, width = fitted(text, room, face)
    painter.setFont(face.font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, baseline), line)
    return width


def paint_emphasised(
    painter: QPainter,
    at: QPointF,
    room: float,
    text: str,
    matches: list[tuple[int, int]],
    face: Face,
    colours: theme.Theme,
) -> float:
    """Like `paint_text` on the baseline `at`, with the parts of the text that match in the accent colour."""
    if not matches:
        return paint_text(painter, at.x(), at.y(), room, text, face, colours.text)
    line, _ = fitted(text, room, face)
    whole = len(line) - line.endswith("…")
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in matches:
        one = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, in which an emoji is two.
        one.start = _utf16_length(line[: min(start, whole)])
        one.length = _utf16_length(line[: min(end, whole)]) - one.start
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        style.setForeground(colours.accent)
        one.format = style
        ranges.append(one)
    layout = QTextLayout(line, face.font)
    layout.setFormats(ranges)
    layout.beginLayout()
    laid = layout.createLine()
    layout.endLayout()
    painter.setPen(colours.text)
    layout.draw(painter, QPointF(at.x(), at.y() - laid.ascent()))
    return min(laid.naturalTextWidth(), room)


def fits(text: str, room: float, face: Face) -> bool:
    """Whether a text is painted whole."""
    return len(text) <= _LONGEST_LINE and width_of(text, face) <= room


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(text: str, room: float, face: Face) -> tuple[str, float]:
    """One line that fits, and its width; of a text of ten thousand characters only the start is measured."""
    return _measured(text[:_LONGEST_LINE], room, face)


@functools.lru_cache(_REMEMBERED)
def _measured(text: str, room: float, face: Face) -> tuple[str, float]:
    line = text.replace("\n", " ")
    width = width_of(line, face)
    if width > room:
        line = face.metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(room, 0.0))
        width = width_of(line, face)
    return line, width


@functools.lru_cache(_REMEMBERED)
def width_of(line: str, face: Face) -> float:
    """How wide a line is."""
    return face.metrics.horizontalAdvance(line)


def paint_right(
    painter: QPainter, right: float, baseline: float, text: str, face: Face, colour: QColor
) -> None:
    """Paints one line that ends at `right`."""
    painter.setFont(face.font)
    painter.setPen(colour)
    painter.drawText(QPointF(right - width_of(text, face), baseline), text)
