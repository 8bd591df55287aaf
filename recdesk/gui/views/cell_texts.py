"""Texts of table cells: shaped once, shortened to their room, and painted on a baseline."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from recdesk.gui import theme

LINE, BASELINE = 16, 13.0
"""Height of a line of body text outside of tables, and where its baseline is: as in a label."""

_LONGEST_LINE = 400
_REMEMBERED = 2048
"""Lines that stay shaped: the same ones are painted again with every move of mouse and focus."""

_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


@dataclass(frozen=True, eq=False)
class Face:
    """A font and its metrics."""

    font: QFont
    metrics: QFontMetricsF


@dataclass(frozen=True, eq=False)
class Line:
    """One line of text that is shaped: how wide it is, and ready to be painted any number of times.

    A painter would shape it each time, and look for its font anew after each change of font.
    """

    text: str
    width: float
    _layout: QTextLayout
    _ascent: float

    @classmethod
    def of(cls, text: str, face: Face, formats: Sequence[QTextLayout.FormatRange] = ()) -> "Line":
        """Of a text without line breaks."""
        layout = QTextLayout(text, face.font)
        layout.setCacheEnabled(True)
        if formats:
            layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return cls(text, line.horizontalAdvance(), layout, line.ascent())

    def paint(self, painter: QPainter, left: float, baseline: float, colour: QColor) -> None:
        """Paints it from `left` on."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(left, baseline - self._ascent))


@functools.cache
def face_of(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
    """A font of the theme with its metrics; made once, since cells are painted by the thousand."""
    font = theme.font(pixels, weight)
    return Face(font, QFontMetricsF(font))


@functools.lru_cache(_REMEMBERED)
def line_of(text: str, face: Face) -> Line:
    """A text on one line, whatever breaks it has."""
    return Line.of(text.translate(_BREAKS), face)


def width_of(text: str, face: Face) -> float:
    """How wide a text is."""
    return line_of(text, face).width


def fitted(text: str, room: float, face: Face) -> Line:
    """One line that fits; of a text of ten thousand characters only the start is shaped."""
    line = line_of(text[:_LONGEST_LINE], face)
    return line if line.width <= room else _elided(line.text, room, face)


def fits(text: str, room: float, face: Face) -> bool:
    """Whether a text is painted whole."""
    return len(text) <= _LONGEST_LINE and width_of(text, face) <= room


def paint_text(
    painter: QPainter, left: float, baseline: float, room: float, text: str, face: Face, colour: QColor
) -> float:
    """Paints one line, shortened to `room`, and returns the width that it takes."""
    line = fitted(text, room, face)
    line.paint(painter, left, baseline, colour)
    return line.width


def paint_right(
    painter: QPainter, right: float, baseline: float, text: str, face: Face, colour: QColor
) -> None:
    """Paints one line that ends at `right`."""
    line = line_of(text, face)
    line.paint(painter, right - line.width, baseline, colour)


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
    plain = fitted(text, room, face).text
    line = Line.of(plain, face, _emphasis(plain, matches, colours.accent))
    line.paint(painter, at.x(), at.y(), colours.text)
    return min(line.width, room)


@functools.lru_cache(_REMEMBERED)
def _elided(text: str, room: float, face: Face) -> Line:
    return line_of(face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0)), face)


def _emphasis(line: str, matches: list[tuple[int, int]], colour: QColor) -> list[QTextLayout.FormatRange]:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    style.setForeground(colour)
    whole = len(line) - line.endswith("…")
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in matches:
        one = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, in which an emoji is two.
        one.start = _utf16_length(line[: min(start, whole)])
        one.length = _utf16_length(line[: min(end, whole)]) - one.start
        one.format = style
        ranges.append(one)
    return ranges


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
