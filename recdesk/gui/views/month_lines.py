"""A line for each of a few products over the months, painted straight: a plot takes as long as a page."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.gui import theme
from recdesk.gui.views.cell_texts import face_of, paint_right

LEFT = 34
"""Pixels at the left, for the numbers."""

_HEIGHT = 84
_INSET, _MARGIN = 7, 5
_NUMBER_GAP, _BELOW_LINE = 6, 4


def line_colours() -> tuple[QColor, ...]:
    """Of the first product, the second and the third."""
    tokens = theme.current()
    return tokens.warning, tokens.accent, tokens.muted


class MonthLines(QWidget):
    """From nothing, at the bottom, to the most that a product has in a month.

    Attributes:
        counts: int64[products, months], of two months or more.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthsPlot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.counts: npt.NDArray[np.int64] = np.zeros((0, 1), np.int64)
        self._top = ""

    def show_counts(self, counts: npt.NDArray[np.int64], top: str) -> None:
        """Shows other products; `top` is how the most of them is written."""
        self.counts, self._top = counts, top
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, face, most = theme.current(), face_of(theme.TINY), max(int(self.counts.max(initial=0)), 1)
        low, high = self.height() - _INSET, _INSET
        painter = QPainter(self)
        for height, text in ((low, "0"), (high, self._top)):
            painter.setPen(tokens.line)
            painter.drawLine(LEFT, height, self.width(), height)
            paint_right(painter, LEFT - _NUMBER_GAP, height + _BELOW_LINE, text, face, tokens.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = np.linspace(LEFT + _MARGIN, self.width() - _MARGIN, self.counts.shape[1])
        for row, colour in zip(self.counts, line_colours(), strict=False):
            heights = low - (low - high) * row / most
            painter.setPen(
                QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            painter.drawPolyline([QPointF(x, y) for x, y in zip(places, heights, strict=True)])
        painter.end()
