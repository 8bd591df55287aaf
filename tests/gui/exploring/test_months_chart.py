"""The chart over the months is used again for other products, and shows those alone."""

import numpy as np
from pytestqt.qtbot import QtBot

from recdesk.gui.pairing import Months
from recdesk.gui.session import Session
from recdesk.gui.views.month_lines import MonthLines
from recdesk.gui.views.months_chart import MonthsChart


def drawn(chart: MonthsChart) -> list[list[float]]:
    lines = chart.findChild(MonthLines, "monthsPlot")
    assert lines is not None
    return lines.counts.tolist()


def test_each_product_has_its_line_and_those_before_are_gone(qtbot: QtBot, session: Session) -> None:
    del session  # sets the theme
    chart = MonthsChart()
    qtbot.addWidget(chart)
    three = [[9, 8, 7], [1, 2, 3], [4, 4, 5]]
    chart.show_months(Months(600, np.array(three)), ["a", "b", "c"], explicit=False, smallest=1)
    assert drawn(chart) == three
    two = [[5, 6], [7, 8]]
    chart.show_months(Months(610, np.array(two)), ["d", "e"], explicit=False, smallest=1)
    assert drawn(chart) == two
    chart.show_months(Months(600, np.array(three)), ["a", "b", "c"], explicit=False, smallest=1)
    assert drawn(chart) == three
