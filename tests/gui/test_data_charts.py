"""The charts of the data page: right numbers, and there only where the data have them."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.holdings import Shop
from recdesk.gui.shop_curves import activity, long_tail, values
from recdesk.gui.views.main_window import MainWindow


def seconds(*days: str) -> npt.NDArray[np.int64]:
    moments = [datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC) for day in days]
    return np.array([int(moment.timestamp()) for moment in moments], np.int64)


def test_weeks_begin_on_monday() -> None:
    found = activity(seconds("2024-01-07", "2024-01-08", "2024-01-14T23:59", "2024-01-29"))
    assert found is not None
    assert found.unit == "week"
    assert found.counts.tolist() == [1, 2, 0, 0, 1]
    assert (
        found.starts.tolist()
        == seconds("2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29").tolist()
    )


def test_long_times_go_by_months_and_unknown_ones_are_left_out() -> None:
    times = seconds("2020-02-29", "2020-02-01", "2024-12-31")
    found = activity(np.append(times, 0))
    assert found is not None
    assert (found.unit, len(found.counts)) == ("month", 59)
    assert (found.counts[0], found.counts[-1], found.counts.sum()) == (2, 1, 3)
    assert found.starts[-1] == seconds("2024-12-01")[0]
    assert activity(np.zeros(3, np.int64)) is None


def test_one_wild_time_does_not_squeeze_all_others() -> None:
    times = np.append(seconds(*(f"2024-03-{day:02}" for day in range(1, 29))).repeat(100), 253_000_000_000)
    found = activity(times)
    assert found is not None
    assert found.unit == "week"


@pytest.mark.parametrize(("degrees", "head"), [([10] * 10, 0.2), ([80, 5, 5, 5, 5], 0.8), ([7, 0, 0], 0.2)])
def test_the_head_of_the_tail(degrees: list[int], head: float) -> None:
    assert long_tail(np.array(degrees, np.int64)).head == pytest.approx(head)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=300).filter(any))
def test_a_long_tail_rises_ever_more_slowly(degrees: list[int]) -> None:
    found = long_tail(np.array(degrees, np.int64))
    assert (found.products[0], found.interactions[0]) == (0, 0)
    assert found.products[-1] == found.interactions[-1] == pytest.approx(1)
    slopes = np.diff(found.interactions) / np.diff(found.products)
    assert np.all(np.diff(slopes) <= 1e-9)
    assert 0.2 - 1e-9 <= found.head <= 1


@given(st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=200))
def test_every_rating_is_in_one_bar(ratings: list[float]) -> None:
    assert values(np.array(ratings, np.float32)).counts.sum() == len(ratings)


def test_purchases_have_two_charts_and_a_sentence(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], shop: Shop
) -> None:
    window.show_page("data")
    fill(window.session)
    window.show_page("data")
    charts = window.findChild(QWidget, "dataCharts")
    qtbot.waitUntil(charts.isVisible)
    sentence = window.findChild(QLabel, "tailPlotSentence")
    top = np.sort(shop.degrees)[::-1][:4].sum() / shop.degrees.sum()
    assert sentence.text() == f"20 % of the products make {100 * top:.0f} % of the purchases."
    assert window.findChild(QWidget, "activityPlot").isVisible()
    assert not window.findChild(QWidget, "valuesPlot").isVisible(), "purchases are not on a scale"


def test_ratings_have_their_distribution(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], shop: Shop
) -> None:
    fill(window.session)
    window.session.shop = replace(shop, summary=replace(shop.summary, feedback="explicit"))
    window.session.changed.emit("data")
    window.show_page("data")
    qtbot.waitUntil(window.findChild(QWidget, "valuesPlot").isVisible)
    assert "the mean is" in window.findChild(QLabel, "valuesPlotSentence").text()
