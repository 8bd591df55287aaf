"""The charts of the data page: what the engine counted, worded and dated, and only where there is any."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.workspace.curves import Activity, LongTail, ShopCurves, Values
from recdesk.gui.holdings import Shop
from recdesk.gui.turns import Turns
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.plots import PlainPlot

WEEK = 7 * 86_400
MONDAY = 1_704_067_200  # 2024-01-01


@pytest.fixture
def curves() -> ShopCurves:
    return ShopCurves(
        Activity("week", MONDAY + WEEK * np.arange(60), np.r_[np.full(59, 4), 25], 3),
        LongTail(np.array([0, 0.2, 1.0]), np.array([0, 0.83, 1.0]), 0.83),
        Values(np.array([1.0, 2, 5]), np.array([2.0, 5, 10]), np.array([7, 20, 3]), 2.5, True),
    )


def shown(
    qtbot: QtBot, window: MainWindow, shop: Shop, curves: ShopCurves, feedback: str = "implicit"
) -> None:
    """Shows the page, and waits until all is drawn: one chart in each turn of the event loop."""
    window.session.shop = replace(shop, curves=curves, summary=replace(shop.summary, feedback=feedback))
    window.session.changed.emit("data")
    window.show_page("data")
    drawing = window.findChild(QWidget, "dataCharts").findChild(Turns)
    qtbot.waitUntil(lambda: not drawing.busy)


def sentence(window: MainWindow, name: str) -> str:
    return window.findChild(QLabel, f"{name}Sentence").text()


def bars(window: MainWindow, name: str) -> list[float]:
    items = window.findChild(PlainPlot, name).items()
    (drawn,) = (one for one in items if isinstance(one, pg.BarGraphItem))
    return list(drawn.opts["height"])


def test_purchases_by_week_by_product_and_by_quantity(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], shop: Shop, curves: ShopCurves
) -> None:
    fill(window.session)
    shown(qtbot, window, shop, curves)
    assert bars(window, "activityPlot") == [4] * 59 + [25]
    assert sentence(window, "activityPlot") == (
        "Most in the week from 2025-02-17: 25 rows. 3 rows are too far away in time to be shown."
    )
    assert sentence(window, "tailPlot") == "20 % of the products make 83 % of the purchases."
    assert bars(window, "valuesPlot") == [7, 20, 3]
    assert sentence(window, "valuesPlot") == "2 to 4 is most frequent; the mean is 2.5."


def test_what_axes_count_stands_at_their_middle_whatever_was_drawn_before(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], shop: Shop, curves: ShopCurves
) -> None:
    window.pages.make_ready()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "valuesPlot") is not None)
    fill(window.session)
    for feedback in ("implicit", "explicit"):
        shown(qtbot, window, shop, curves, feedback)
        qtbot.waitUntil(window.findChild(QWidget, "valuesPlot").isVisible)
        for name in ("activityPlot", "tailPlot", "valuesPlot"):
            plot = window.findChild(PlainPlot, name)
            for side, axis in (("left", plot.left), ("bottom", plot.bottom)):
                words = axis.mapRectFromItem(axis.label, axis.label.boundingRect()).center()
                middle = axis.boundingRect().center()
                off = words.y() - middle.y() if side == "left" else words.x() - middle.x()
                assert abs(off) < 8, (feedback, name, side)


def test_a_chart_without_data_is_not_there(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], shop: Shop, curves: ShopCurves
) -> None:
    fill(window.session)
    shown(qtbot, window, shop, replace(curves, activity=None), "explicit")
    qtbot.waitUntil(window.findChild(QWidget, "valuesPlot").isVisible)
    assert not window.findChild(QWidget, "activityPlotSentence").isVisible()
    shown(qtbot, window, shop, replace(curves, values=None), "explicit")
    assert sentence(window, "tailPlot") == "20 % of the products have 83 % of the ratings."
    assert window.findChild(QWidget, "tailPlot").isVisible()
    qtbot.waitUntil(window.findChild(QWidget, "activityPlot").isVisible)
    assert not window.findChild(QWidget, "valuesPlot").isVisible()
