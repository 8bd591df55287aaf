"""Charts of the data page, side by side: activity over time, the long tail, the values."""

import datetime
from collections.abc import Sequence
from functools import cached_property, partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.engine.workspace.curves import HEAD, Activity, LongTail, Values
from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.turns import Turns
from recdesk.gui.views.plots import PlainPlot
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import plural, tr

LOW = 180
MOST_DATES = 5
MOST_VALUES = 7


class DataCharts(QWidget):
    """Follows `session.shop`; hidden until there are interactions.

    A plot takes longer to make than a frame lasts: each is made by itself, at the latest to be drawn in.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataCharts")
        self._session = session
        self._turns = Turns(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_WIDE)
        self._activity, self._tail = _Chart("activityPlot"), _Chart("tailPlot")
        self._values = _Chart("valuesPlot")
        self._charts = (self._activity, self._tail, self._values)
        for chart in self._charts:
            row.addWidget(chart, 1)
            chart.hide()
        session.changed.connect(self._on_changed)
        self._on_changed("data")

    def make_ready(self) -> None:
        """Makes the plots, unless they are about to be drawn anyway."""
        if not self._turns.busy:
            self._turns.take(*(lambda chart=chart: chart.plot for chart in self._charts))

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what not in ("workspace", "data"):
            return
        shop = self._session.shop
        if shop is None or shop.curves is None:
            self._turns.take()
            self.hide()
            return
        curves, explicit = shop.curves, shop.summary.feedback == "explicit"
        self._turns.take(
            partial(_show_activity, self._activity, curves.activity, explicit),
            partial(_show_tail, self._tail, curves.tail, explicit),
            partial(_show_values, self._values, curves.values, explicit),
        )
        self.show()


class _Chart(Card):
    """A plot with a title above it and a sentence that says what it shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.body.setSpacing(2)
        self._title, self._sentence = label("", "heading"), label("", "small", wrap=True)
        self._sentence.setObjectName(f"{name}Sentence")
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self._title)
        heading.addWidget(self._sentence)
        self.body.addLayout(heading)
        self.body.addStretch(1)
        self.body.addSpacing(6)

    @cached_property
    def plot(self) -> PlainPlot:
        """The plot, below the sentence."""
        plot = PlainPlot(self._name, left=62)
        plot.setFixedHeight(LOW)
        for axis in (plot.left, plot.bottom):
            axis.setStyle(hideOverlappingLabels=False)  # the first and the last one too
        self.body.addWidget(plot)
        return plot

    def begin(self, title: str, sentence: str, across: str, upright: str) -> None:
        """Empties the plot; `across` and `upright` say what its axes count."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.plot.setAccessibleName(title)
        self.plot.setAccessibleDescription(sentence)
        self.plot.box.clear()
        self.plot.bottom.name(across)
        self.plot.left.name(upright)

    def bars(self, counts: Sequence[int], names: dict[int, str]) -> None:
        """Draws a bar for each count, with names under some of them."""
        # A thin line between bars, which would else run into one another.
        bars = pg.BarGraphItem(
            x=list(range(len(counts))),
            height=list(counts),
            width=0.86,
            brush=pg.mkBrush(theme.current().accent),
            pen=pg.mkPen(None),
        )
        box = self.plot.box
        box.addItem(bars)
        top = max(counts)
        box.setYRange(0, top, padding=0.05)
        box.setXRange(-0.5, max(len(counts), 2) - 0.5, padding=0.01)
        self.plot.left.mark({one: _short(one) for one in _round_ticks(top)})
        self.plot.bottom.mark(names)
        self.plot.redraw()


def _show_activity(chart: _Chart, found: Activity | None, explicit: bool) -> None:
    chart.setVisible(found is not None)
    if found is None:
        return
    titles = {
        "day": tr("Ratings per day") if explicit else tr("Purchases per day"),
        "week": tr("Ratings per week") if explicit else tr("Purchases per week"),
        "month": tr("Ratings per month") if explicit else tr("Purchases per month"),
        "year": tr("Ratings per year") if explicit else tr("Purchases per year"),
    }
    most = int(np.argmax(found.counts))
    n, start = int(found.counts[most]), int(found.starts[most])
    sentences = {
        "day": plural("Most on {day}: {n} row.", "Most on {day}: {n} rows.", n, day=_day(start, "day")),
        "week": plural(
            "Most in the week from {day}: {n} row.",
            "Most in the week from {day}: {n} rows.",
            n,
            day=_day(start, "day"),
        ),
        "month": plural("Most in {day}: {n} row.", "Most in {day}: {n} rows.", n, day=_day(start, "month")),
        "year": plural("Most in {day}: {n} row.", "Most in {day}: {n} rows.", n, day=_day(start, "year")),
    }
    sentence = sentences[found.unit]
    if found.outside:
        sentence += " " + plural(
            "{n} row is too far away in time to be shown.",
            "{n} rows are too far away in time to be shown.",
            found.outside,
        )
    across = {
        "day": tr("Day"),
        "week": tr("Week, by its Monday"),
        "month": tr("Month"),
        "year": tr("Year"),
    }[found.unit]
    chart.begin(titles[found.unit], sentence, across, tr("Ratings") if explicit else tr("Purchases"))
    chart.bars(found.counts.tolist(), _dates(found))


def _dates(found: Activity) -> dict[int, str]:
    """Names for a few bars; the first of each year has the year with it."""
    step = max(1, -(-len(found.counts) // MOST_DATES))
    names: dict[int, str] = {}
    before = ""
    first = (len(found.counts) - 1) % step // 2  # as far from its end as the last, so that neither is cut off
    for place in range(first, len(found.counts), step):
        whole = _day(int(found.starts[place]), found.unit)
        year, _, rest = whole.partition("-")
        names[place] = whole if year != before or (found.unit != "week" and found.unit != "day") else rest
        before = year
    return names


def _show_tail(chart: _Chart, found: LongTail, explicit: bool) -> None:
    chart.show()
    share = f"{100 * found.head:.0f}"
    head = f"{100 * HEAD:.0f}"
    if explicit:
        sentence = tr("{head} % of the products have {share} % of the ratings.", head=head, share=share)
    else:
        sentence = tr("{head} % of the products make {share} % of the purchases.", head=head, share=share)
    upright = tr("Share of ratings") if explicit else tr("Share of purchases")
    across = (
        tr("Share of products, the most rated first")
        if explicit
        else tr("Share of products, the most bought first")
    )
    chart.begin(tr("Long tail"), sentence, across, upright)
    tokens = theme.current()
    fill = pg.mkColor(tokens.accent)
    fill.setAlpha(36)
    share_of_all = pg.PlotCurveItem(
        100 * found.products,
        100 * found.events,
        pen=pg.mkPen(tokens.accent, width=2),
        fillLevel=0,
        brush=pg.mkBrush(fill),
        antialias=True,
    )
    x, y = 100 * HEAD, 100 * found.head
    dashed = pg.mkPen(tokens.warning, width=1, style=Qt.PenStyle.DashLine)
    mark = pg.PlotCurveItem(np.array([x, x, 0]), np.array([0, y, y]), pen=dashed)
    dot = pg.ScatterPlotItem([x], [y], size=7, brush=pg.mkBrush(tokens.warning), pen=pg.mkPen(None))
    for item in (share_of_all, mark, dot):
        chart.plot.box.addItem(item)
    percents = {number: f"{number} %" for number in (0, 20, 40, 60, 80, 100)}
    chart.plot.left.mark(percents)
    chart.plot.bottom.mark(percents)
    chart.plot.box.setXRange(-4, 110, padding=0)  # with room for the end of "100 %"
    chart.plot.box.setYRange(0, 100, padding=0.05)
    chart.plot.redraw()


def _show_values(chart: _Chart, found: Values | None, explicit: bool) -> None:
    chart.setVisible(found is not None)
    if found is None:
        return
    ends = zip(found.lows.tolist(), found.highs.tolist(), strict=True)
    names = [_range(low, high, found.whole) for low, high in ends]
    often, mean = names[int(np.argmax(found.counts))], f"{found.mean:,.4g}"
    sentence = tr("{often} is most frequent; the mean is {mean}.", often=often, mean=mean)
    title = tr("Ratings by value") if explicit else tr("Rows by quantity or amount")
    across = tr("Rating") if explicit else tr("Quantity or amount")
    chart.begin(title, sentence, across, tr("Ratings") if explicit else tr("Rows"))
    step = max(1, -(-len(names) // MOST_VALUES))
    places = range(0, len(names), step)
    chart.bars(found.counts.tolist(), {place: _brief(float(found.lows[place])) for place in places})


def _range(low: float, high: float, whole: bool) -> str:
    """What a bar stands for, in words: one value, or those from `low` to below `high`."""
    last = high - 1 if whole and high > low else high
    return _brief(low) if low == last else tr("{low} to {high}", low=_brief(low), high=_brief(last))


def _brief(value: float) -> str:
    return f"{value / 1000:.4g}k" if abs(value) >= 10_000 else f"{value:.4g}"


def _day(start: int, unit: str) -> str:
    day = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(seconds=start)
    return day.strftime({"month": "%Y-%m", "year": "%Y"}.get(unit, "%Y-%m-%d"))


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
