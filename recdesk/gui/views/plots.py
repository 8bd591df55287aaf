"""A plot in the look of the window: to be looked at, not to be dragged about."""

import pyqtgraph as pg

from recdesk.gui import theme

LOWEST, HIGHEST = 200, 320


def plain_plot(name: str) -> pg.PlotWidget:
    """An empty plot with axes at the left and the bottom, in the theme's colours."""
    tokens = theme.current()
    plot = pg.PlotWidget(background=tokens.surface.name(), enableMenu=False)
    plot.setObjectName(name)
    plot.setAntialiasing(True)
    plot.setMouseEnabled(False, False)
    plot.hideButtons()
    plot.setMinimumHeight(LOWEST)
    plot.setMaximumHeight(HIGHEST)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(False)
        axis.setPen(pg.mkPen(tokens.line))
        axis.setTextPen(pg.mkPen(tokens.muted))
        axis.setTickFont(theme.font(theme.TINY))
        axis.setStyle(tickLength=-4)
    plot.showGrid(x=False, y=True, alpha=0.12)
    return plot
