"""A plot in the look of the window: to be looked at, not to be dragged about."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QPainter

from recdesk.gui import theme

LOWEST, HIGHEST = 200, 320


def plain_plot(name: str) -> pg.PlotWidget:
    """An empty plot with axes at the left and the bottom, in the theme's colours."""
    tokens = theme.current()
    axes = {side: _Axis(side) for side in ("left", "bottom")}
    plot = pg.PlotWidget(background=tokens.surface.name(), enableMenu=False, axisItems=axes)
    plot.setObjectName(name)
    plot.setAntialiasing(True)
    plot.setMouseEnabled(False, False)
    plot.hideButtons()
    plot.setMinimumHeight(LOWEST)
    plot.setMaximumHeight(HIGHEST)
    for axis in axes.values():
        axis.enableAutoSIPrefix(False)
        axis.setPen(pg.mkPen(tokens.line))
        axis.setTextPen(pg.mkPen(tokens.muted))
        axis.setTickFont(theme.font(theme.TINY))
        axis.setZValue(-1)  # what is drawn goes over the grid
        axis.setStyle(tickLength=-4, tickAlpha=255, maxTickLevel=0)
    plot.showGrid(x=False, y=True, alpha=1.0)
    return plot


class _Axis(pg.AxisItem):
    """Draws its ticks and numbers itself.

    pyqtgraph 0.14 records them as a QPicture and plays that: each text then looks for its font anew, which
    is most of the time that a plot takes to paint, and Qt 6.11 misplaces them under Wayland (QTBUG-144549).
    """

    def paint(self, p: QPainter, opt: Any, widget: Any) -> None:
        del opt, widget
        style: Any = self.style  # pyqtgraph's dictionary of that name, not Qt's method
        if style["tickFont"]:
            p.setFont(style["tickFont"])
        if self.picture is None:  # what pyqtgraph empties whenever the axis is to be drawn otherwise
            self.picture = self.generateDrawSpecs(p)
        if self.picture is not None:
            self.drawPicture(p, *self.picture)
