"""The edges of a heatmap: strips that tell categories, their names above, product titles at the left."""

from typing import Any, Literal

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from recdesk.engine.heatmap import Heatmap, runs
from recdesk.gui import theme
from recdesk.gui.colormaps import category_colour

STRIP = 6
_GAP = 2
_NAMED_RUN = 56
"""Pixels that a run of one category must have to bear its name."""

TITLED_ROW = 9.5
"""Pixels that a row must have to bear its title."""


class StripAxis(pg.AxisItem):
    """One edge; pyqtgraph keeps its range in step with the picture as it is moved and enlarged."""

    def __init__(self, side: Literal["left", "top"]) -> None:
        super().__init__(side)
        self._side = side
        self._heatmap: Heatmap | None = None
        self._titles: list[str] = []

    def show_heatmap(self, heatmap: Heatmap, titles: list[str]) -> None:
        """Shows another heatmap's edge; the top edge needs no titles."""
        self._heatmap, self._titles = heatmap, titles
        self.update()

    def paint(self, p: QPainter, opt: Any, widget: Any) -> None:
        del opt, widget
        view = self.linkedView()
        if self._heatmap is None or view is None or not len(self._heatmap.items):
            return
        # Where the picture is in this item's own coordinates.
        area = self.mapRectFromItem(view, view.rect())
        across, down = view.viewRange()
        first, last = down if self._side == "left" else across
        start, length = (area.top(), area.height()) if self._side == "left" else (area.left(), area.width())
        pixels = length / (last - first)
        p.save()
        p.setClipRect(self.boundingRect())
        for begin, end, place in runs(self._heatmap.strip):
            low = start + (max(begin, first) - first) * pixels
            high = start + (min(end, last) - first) * pixels
            if high > low and place >= 0:
                self._paint_run(p, area, low, high, place)
        if self._side == "left" and pixels >= TITLED_ROW:
            self._paint_titles(p, area, first, last, pixels)
        p.restore()

    def _paint_run(self, p: QPainter, area: QRectF, low: float, high: float, place: int) -> None:
        assert self._heatmap is not None
        colour = QColor(category_colour(place))
        if self._side == "left":
            p.fillRect(QRectF(area.left() - STRIP - _GAP, low, STRIP, high - low - 0.5), colour)
            return
        p.fillRect(QRectF(low, area.top() - STRIP - _GAP, high - low - 0.5, STRIP), colour)
        if high - low < _NAMED_RUN:
            return
        font = theme.font(theme.TINY)
        name = QFontMetricsF(font).elidedText(
            self._heatmap.strip_names[place], Qt.TextElideMode.ElideRight, high - low - 4
        )
        p.setFont(font)
        p.setPen(theme.current().text)
        p.drawText(
            QRectF(low, area.top() - STRIP - _GAP - 20, high - low, 18), Qt.AlignmentFlag.AlignCenter, name
        )

    def _paint_titles(self, p: QPainter, area: QRectF, first: float, last: float, pixels: float) -> None:
        font = theme.font(min(theme.TINY, max(9, int(pixels * 0.9))))
        metrics = QFontMetricsF(font)
        middle = (metrics.ascent() - metrics.descent()) / 2
        right = area.left() - STRIP - 3 * _GAP
        room = right - self.boundingRect().left()
        p.setFont(font)
        p.setPen(theme.current().muted)
        for row in range(max(0, int(first)), min(len(self._titles), int(last) + 1)):
            line = metrics.elidedText(self._titles[row].replace("\n", " "), Qt.TextElideMode.ElideRight, room)
            y = area.top() + (row + 0.5 - first) * pixels + middle
            if area.top() < y < area.bottom() + middle:
                p.drawText(QPointF(right - metrics.horizontalAdvance(line), y), line)
