"""The curves of a training: what it minimizes, and how good it is on what it does not see."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui import theme, wording
from recdesk.gui.turns import Turns
from recdesk.gui.views.plots import PlainPlot
from recdesk.gui.views.widgets import label
from recdesk.i18n import tr

_HOLDOUT = ("ndcg@10", "rmse", "recall@20", "precision@10", "mae")
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_TICKS = 10
"""Sweeps are whole: left alone, the axis would tell of sweep 1.5."""


class TrainingCurves(QWidget):
    """Two plots side by side over the sweeps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.MARGIN)
        self._training = CurvePlot("lossPlot")
        self._holdout = CurvePlot("metricPlot")
        layout.addWidget(self._training, 1)
        layout.addWidget(self._holdout, 1)
        self._turns = Turns(self)  # painting both at once is the longest that the window works while training

    def show_history(self, history: Mapping[str, Sequence[float]], metrics: Mapping[str, float]) -> None:
        """Draws what was measured after each sweep.

        Args:
            history: series by name; those named baseline_... are what the plain baseline reaches.
            metrics: final figures, for a baseline that the history does not have.
        """
        series = {name: values for name, values in history.items() if not name.startswith("baseline_")}
        holdout = next((name for name in _HOLDOUT if name in series), None)
        training = next((name for name in series if name not in _HOLDOUT), None)
        past = history.get(f"baseline_{holdout}")
        baseline = past[-1] if past else metrics.get(f"baseline_{holdout}")
        self._turns.take(
            partial(
                self._training.show_series,
                tr("While training: {name}", name=wording.metric_name(training))
                if training
                else tr("While training"),
                list(series.get(training or "", ())),
                None,
            ),
            partial(
                self._holdout.show_series,
                tr("On the holdout: {name}", name=wording.metric_name(holdout))
                if holdout
                else tr("On the holdout"),
                list(series.get(holdout or "", ())),
                baseline,
            ),
        )


class CurvePlot(QWidget):
    """One curve over the sweeps, and a dashed line for the baseline; the plot is made for the first curve."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._drawn: object = None
        self._ticks: list[int] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._title, self._level = label("", "small"), label("", "baseline")
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._level)
        layout.addLayout(heading)
        self._room = QVBoxLayout()
        layout.addLayout(self._room, 1)

    @cached_property
    def _plot(self) -> PlainPlot:
        plot = PlainPlot(self._name, left=48)
        plot.bottom.name(tr("sweep"))
        self._room.addWidget(plot)
        return plot

    @cached_property
    def _curve(self) -> pg.PlotCurveItem:
        curve = pg.PlotCurveItem(pen=pg.mkPen(theme.current().accent, width=2), antialias=True)
        self._plot.box.addItem(curve)
        return curve

    @cached_property
    def _first(self) -> pg.ScatterPlotItem:
        """The only point, where there is no curve yet."""
        dot = pg.ScatterPlotItem(size=10, brush=pg.mkBrush(theme.current().accent), pen=pg.mkPen(None))
        self._plot.box.addItem(dot)
        return dot

    @cached_property
    def _baseline(self) -> pg.InfiniteLine:
        dashed = pg.mkPen(theme.current().warning, width=1, style=Qt.PenStyle.DashLine)
        line = pg.InfiniteLine(angle=0, pen=dashed)
        self._plot.box.addItem(line)
        return line

    def show_series(self, title: str, values: Sequence[float], baseline: float | None) -> None:
        """Draws a series; `values[0]` is after the first sweep."""
        wanted = (title, tuple(values), baseline)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self._title.setText(title + (wording.SEPARATOR + wording.metric_value(values[-1]) if values else ""))
        sweeps = np.arange(1, len(values) + 1)
        self._curve.setData(sweeps, np.asarray(values, dtype=float))
        step = next(step for step in _STEPS if len(values) / step <= _MOST_TICKS)
        ticks = [number for number in range(1, len(values) + 1) if number == 1 or number % step == 0]
        if ticks != self._ticks:  # each change lays the axis out anew
            self._ticks = ticks
            self._plot.bottom.mark({number: str(number) for number in ticks})
        alone = len(values) == 1
        if alone:
            self._first.setData(sweeps, values)
        self._first.setVisible(alone)
        self._baseline.setVisible(baseline is not None)
        self._level.setVisible(baseline is not None)
        if baseline is not None:
            self._baseline.setValue(baseline)
            # Said above the plot: on the line it would cross the curve of a model that is hardly better.
            self._level.setText(tr("┄ baseline {value}", value=wording.metric_value(baseline)))
        self._plot.redraw()
