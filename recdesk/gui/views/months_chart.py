"""A small chart of two or three products over the months."""

import datetime
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models.wording import group_text
from recdesk.gui.pairing import Months
from recdesk.gui.views.plots import plain_plot
from recdesk.gui.views.widgets import ElidedLabel, label
from recdesk.i18n import tr

_HEIGHT = 84
_LEFT = 34


class MonthsChart(QWidget):
    """A line for each product, named in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "small", wrap=True)
        self._plot = plain_plot("monthsPlot")
        self._plot.setMinimumHeight(0)
        self._plot.setFixedHeight(_HEIGHT)
        self._plot.getAxis("left").setWidth(_LEFT)
        self._plot.getAxis("bottom").setStyle(showValues=False)
        self._ends = label("", "tiny"), label("", "tiny")
        tokens = theme.current()
        colours = (tokens.warning, tokens.accent, tokens.muted)
        # Kept, and not drawn anew for each pair, which would take as long as all else that is shown of it.
        self._curves = tuple(_curve(colour) for colour in colours)
        self._names = tuple(ElidedLabel("", "tiny") for _ in colours)
        self._keys = tuple(label("━", "tiny") for _ in colours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._plot)
        ends = QHBoxLayout()
        ends.setContentsMargins(_LEFT, 0, 0, 0)
        ends.addWidget(self._ends[0])
        ends.addStretch(1)
        ends.addWidget(self._ends[1])
        column.addLayout(ends)
        for key, name, colour in zip(self._keys, self._names, colours, strict=True):
            key.setStyleSheet(f"color: {colour.name()}")
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(key)
            row.addWidget(name)
            row.addStretch(1)
            column.addLayout(row)

    def show_months(
        self, months: Months | None, titles: Sequence[str], explicit: bool, smallest: int
    ) -> None:
        """Draws two or three products; hides where there is nothing to draw.

        Args:
            smallest: of fewer shoppers than this only that they are fewer is told.
        """
        self.setVisible(months is not None)
        if months is None:
            return
        heading = (
            tr("Shoppers by the month of their last rating")
            if explicit
            else tr("Shoppers by the month of their last purchase")
        )
        self._heading.setText(heading)
        self._plot.setAccessibleName(heading)
        width = months.counts.shape[1]
        for place, (curve, key, name) in enumerate(zip(self._curves, self._keys, self._names, strict=True)):
            shown = place < len(titles)
            key.setVisible(shown)
            name.setVisible(shown)
            if shown != (curve in self._plot.listDataItems()):
                (self._plot.addItem if shown else self._plot.removeItem)(curve)
            if shown:
                curve.setData(np.arange(width), months.counts[place])
                name.set_text(titles[place])
        top = int(months.counts.max())
        view = self._plot.getViewBox()
        view.setYRange(0, top, padding=0.08)
        view.setXRange(0, width - 1, padding=0.04)
        self._plot.getAxis("left").setTicks([[(0, "0"), (top, group_text(top, smallest))]])
        for end, number in zip(self._ends, (months.first, months.first + width - 1), strict=True):
            end.setText(_month(number))


def _curve(colour: QColor) -> pg.PlotCurveItem:
    pen = pg.mkPen(colour, width=1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pg.PlotCurveItem(pen=pen, antialias=True)


def _month(number: int) -> str:
    return datetime.date(1970 + number // 12, number % 12 + 1, 1).strftime("%Y-%m")
