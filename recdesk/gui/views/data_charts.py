"""Charts of the data page, side by side: activity over time, the long tail, the ratings."""

import datetime
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.jobs import Latest
from recdesk.gui.session import Session
from recdesk.gui.shop_curves import HEAD, Activity, LongTail, ShopCurves, Values
from recdesk.gui.views.plots import plain_plot
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import tr

LOW = 168
MOST_DATES = 6


class DataCharts(QWidget):
    """Follows `session.incidence`; hidden until there are interactions."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataCharts")
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_WIDE)
        self._activity, self._tail = _Chart("activityPlot"), _Chart("tailPlot")
        self._values = _Chart("valuesPlot")
        for chart in (self._activity, self._tail, self._values):
            row.addWidget(chart, 1)
        calculator = Latest(self)
        self._calculator = calculator
        calculator.done.connect(self._on_calculated)
        self.destroyed.connect(lambda: calculator.shutdown())
        session.changed.connect(self._on_changed)
        self._on_changed("data")

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what not in ("workspace", "data"):
            return
        incidence, summary = self._session.incidence, self._session.summary
        if incidence is None or summary is None:
            self._calculator.forget()
            self.hide()
            return
        explicit = summary.feedback == "explicit"
        self._calculator.run(lambda: ShopCurves.of(incidence, explicit))

    @Slot(object)
    def _on_calculated(self, curves: ShopCurves) -> None:
        summary = self._session.summary
        explicit = summary is not None and summary.feedback == "explicit"
        _show_activity(self._activity, curves.activity, explicit)
        _show_tail(self._tail, curves.tail, explicit)
        _show_values(self._values, curves.values)
        self.show()


class _Chart(Card):
    """A plot with a title above it and a sentence that says what it shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.body.setSpacing(2)
        self._title, self._sentence = label("", "heading"), label("", "small", wrap=True)
        self._sentence.setObjectName(f"{name}Sentence")
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self._title)
        heading.addWidget(self._sentence)
        self.body.addLayout(heading)
        self.plot = plain_plot(name)
        self.plot.setMinimumHeight(LOW)
        self.plot.setMaximumHeight(LOW)
        self.plot.getAxis("left").setWidth(44)
        for side in ("left", "bottom"):
            self.plot.getAxis(side).setStyle(hideOverlappingLabels=False)  # the first and the last one too
        self.body.addStretch(1)
        self.body.addSpacing(6)
        self.body.addWidget(self.plot)

    def begin(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.plot.setAccessibleName(title)
        self.plot.setAccessibleDescription(sentence)
        self.plot.clear()

    def bars(self, centres: Sequence[float], width: float, counts: Sequence[int]) -> None:
        tokens = theme.current()
        # A thin line between bars, which would else run into one another.
        bars = pg.BarGraphItem(
            x=list(centres),
            height=list(counts),
            width=width * 0.86,
            brush=pg.mkBrush(tokens.accent),
            pen=pg.mkPen(None),
        )
        self.plot.addItem(bars)
        top = max(counts, default=1)
        self.plot.getViewBox().setYRange(0, top, padding=0.05)
        self.plot.getAxis("left").setTicks([[(one, _short(one)) for one in _round_ticks(top)]])


def _show_activity(chart: _Chart, found: Activity | None, explicit: bool) -> None:
    chart.setVisible(found is not None)
    if found is None:
        return
    titles = {
        "week": tr("Ratings per week") if explicit else tr("Purchases per week"),
        "month": tr("Ratings per month") if explicit else tr("Purchases per month"),
        "year": tr("Ratings per year") if explicit else tr("Purchases per year"),
    }
    sentence = tr("Each shopper and product once, at the last time.")
    chart.begin(titles[found.unit], sentence)
    places = range(len(found.counts))
    chart.bars(list(places), 1.0, found.counts.tolist())
    step = max(1, -(-len(found.counts) // MOST_DATES))
    ticks = [(place, _day(int(found.starts[place]), found.unit)) for place in places[step // 2 :: step]]
    chart.plot.getAxis("bottom").setTicks([ticks])
    chart.plot.getViewBox().setXRange(-0.5, max(len(found.counts), 2) - 0.5, padding=0.01)


def _show_tail(chart: _Chart, found: LongTail, explicit: bool) -> None:
    share = f"{100 * found.head:.0f}"
    head = f"{100 * HEAD:.0f}"
    if explicit:
        sentence = tr("{head} % of the products have {share} % of the ratings.", head=head, share=share)
    else:
        sentence = tr("{head} % of the products make {share} % of the purchases.", head=head, share=share)
    chart.begin(tr("Long tail"), sentence)
    tokens = theme.current()
    curve = pg.mkPen(tokens.accent, width=2)
    chart.plot.plot(100 * found.products, 100 * found.interactions, pen=curve, antialias=True)
    mark = pg.mkPen(tokens.warning, width=1, style=pg.QtCore.Qt.PenStyle.DashLine)
    x, y = 100 * HEAD, 100 * found.head
    chart.plot.plot([x, x, 0], [0, y, y], pen=mark)
    percents = [(number, f"{number} %") for number in (0, 20, 40, 60, 80, 100)]
    for side in ("left", "bottom"):
        chart.plot.getAxis(side).setTicks([percents])
    chart.plot.getViewBox().setXRange(0, 100, padding=0.07)
    chart.plot.getViewBox().setYRange(0, 100, padding=0.05)


def _show_values(chart: _Chart, found: Values | None) -> None:
    chart.setVisible(found is not None)
    if found is None:
        return
    mean = float(np.average(found.centres, weights=found.counts))
    often = float(found.centres[int(np.argmax(found.counts))])
    chart.begin(
        tr("Ratings by value"),
        tr("{often} is given most often; the mean is {mean}.", often=f"{often:g}", mean=f"{mean:.2f}"),
    )
    chart.bars(found.centres.tolist(), found.width, found.counts.tolist())
    step = max(1, -(-len(found.centres) // 10))
    chart.plot.getAxis("bottom").setTicks(
        [[(float(one), f"{one:.4g}") for one in found.centres[::step].tolist()]]
    )
    reach = found.width
    chart.plot.getViewBox().setXRange(
        float(found.centres[0]) - reach, float(found.centres[-1]) + reach, padding=0
    )


def _day(start: int, unit: str) -> str:
    day = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(seconds=start)
    return day.strftime({"week": "%m-%d", "month": "%Y-%m", "year": "%Y"}[unit])


def _round_ticks(top: int) -> list[int]:
    """Three to five whole, round numbers from 0 to `top`."""
    raw = max(1.0, top / 4)
    power = 10 ** int(np.floor(np.log10(raw)))
    step = int(max(1, next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)))
    return list(range(0, top + 1, step))


def _short(number: int) -> str:
    if number >= 1_000_000:
        return f"{number / 1_000_000:g}M"
    return f"{number / 1000:g}k" if number >= 10_000 else f"{number:,}"
