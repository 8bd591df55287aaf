"""Plots in the look of the window: a box to draw in, and axes at its sides."""

from collections.abc import Mapping
from typing import Any, Literal

import pyqtgraph as pg
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGraphicsGridLayout, QWidget

from recdesk.gui import theme

LOWEST, HIGHEST = 200, 320
_BOTTOM = 38
_PLACES = {"top": (0, 1), "left": (1, 0), "bottom": (2, 1)}


class Plot(pg.GraphicsView):
    """A box with axes, without what pyqtgraph's PlotItem has beside.

    That makes its menu's controls whether there is a menu or not, in four fifths of its time.

    Attributes:
        box: keeps the range that is shown; items are added to it.
    """

    def __init__(self, axes: Mapping[str, pg.AxisItem], parent: QWidget | None = None) -> None:
        """
        Args:
            axes: by side, of _PLACES.
        """
        super().__init__(parent, background=theme.current().surface.name())
        content = pg.GraphicsWidget()
        layout = QGraphicsGridLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.box = pg.ViewBox(enableMenu=False)
        layout.addItem(self.box, 1, 1)
        for side, axis in axes.items():
            axis.linkToView(self.box)
            layout.addItem(axis, *_PLACES[side])
        self.setCentralItem(content)


class PlainPlot(Plot):
    """An empty plot to be looked at, not to be dragged about: a picture, drawn anew after `redraw`.

    A scene that paints itself does so twice over, as its ranges and axes change while it is painted, and
    once more whenever its page is shown.

    Attributes:
        left, bottom: its axes.
    """

    def __init__(self, name: str, left: int) -> None:
        """`left` is the width of the left axis; left alone, it would be known only when it is painted."""
        self.left, self.bottom = PlainAxis("left"), PlainAxis("bottom")
        self._picture: QPixmap | None = None
        super().__init__({"left": self.left, "bottom": self.bottom})
        self.setViewportUpdateMode(self.ViewportUpdateMode.NoViewportUpdate)
        self.left.setWidth(left)
        self.bottom.setHeight(_BOTTOM)
        self.setObjectName(name)
        self.setAntialiasing(True)
        self.box.setMouseEnabled(False, False)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(HIGHEST)
        self.left.setGrid(255)
        self.left.setZValue(self.box.zValue() - 1)  # what is drawn goes over the grid

    def redraw(self) -> None:
        """Shows what was added or changed."""
        self._picture = None
        self.viewport().update()

    def paintEvent(self, ev: QPaintEvent) -> None:
        del ev
        ratio = self.devicePixelRatio()
        size = self.viewport().size() * ratio
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            with QPainter(self._picture) as painter:
                self.render(painter)
        with QPainter(self.viewport()) as painter:
            painter.drawPixmap(0, 0, self._picture)


class PlainAxis(pg.AxisItem):
    """An axis with its numbers inside; draws these and its ticks itself.

    pyqtgraph 0.14 records them as a QPicture and plays that: each text then looks for its font anew, which
    is most of the time that a plot takes to paint, and Qt 6.11 misplaces them under Wayland (QTBUG-144549).
    """

    def __init__(self, side: Literal["left", "bottom"]) -> None:
        super().__init__(side)
        tokens = theme.current()
        self.enableAutoSIPrefix(False)
        self.setPen(pg.mkPen(tokens.line))
        self.setTextPen(pg.mkPen(tokens.muted))
        self.setTickFont(theme.font(theme.TINY))
        self.setStyle(tickLength=-4, tickAlpha=255, maxTickLevel=0)

    def name(self, words: str) -> None:
        """Says what the axis counts."""
        self.setLabel(words, color=theme.current().muted.name())
        assert self.label is not None
        self.label.setFont(theme.font(theme.TINY))
        self.resizeEvent()  # pyqtgraph puts a label to its place only then

    def mark(self, texts: Mapping[int, str]) -> None:
        """Has texts at these places, and no others."""
        self.setTicks([list(texts.items())])

    def paint(self, p: QPainter, opt: Any, widget: Any) -> None:
        del opt, widget
        style: Any = self.style  # pyqtgraph's dictionary of that name, not Qt's method
        if style["tickFont"]:
            p.setFont(style["tickFont"])
        if self.picture is None:  # what pyqtgraph empties whenever the axis is to be drawn otherwise
            self.picture = self.generateDrawSpecs(p)
        if self.picture is not None:
            self.drawPicture(p, *self.picture)
