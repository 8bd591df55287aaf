"""The charts must show what was imported: every row once, in the right period, at the right value."""

import csv
import datetime
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.workspace import Workspace
from recdesk.engine.workspace.curves import ShopCurves
from recdesk.engine.workspace.reading_curves import activity, long_tail, values

Written = Callable[..., Path]
Whole = npt.NDArray[np.int64]
FAR = 40_000
"""A day that all times of these tests are before."""


def days(*dates: str) -> Whole:
    return np.array([np.datetime64(date, "D").astype(int) for date in dates], np.int64)


def ones(count: int) -> Whole:
    return np.ones(count, np.int64)


def test_weeks_begin_on_monday() -> None:
    found = activity(
        days("2024-01-07", "2024-01-08", "2024-01-14", "2024-06-24"), np.array([1, 1, 2, 5]), FAR
    )
    assert found is not None
    assert found.unit == "week"
    assert (found.counts[:3].tolist(), found.counts[-1], found.counts.sum()) == ([1, 3, 0], 5, 9)
    starts = [datetime.datetime.fromtimestamp(start, datetime.UTC) for start in found.starts.tolist()]
    assert {start.weekday() for start in starts} == {0}
    assert starts[0].date() == datetime.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        ("2024-03-31", "day", 91),
        ("2026-12-31", "week", 157),
        ("2043-12-31", "month", 240),
        ("2060", "year", 37),
    ],
)
def test_a_chart_has_some_hundred_bars_at_most(last: str, unit: str, bars: int) -> None:
    found = activity(days("2024-01-01", last), ones(2), FAR)
    assert found is not None
    assert (found.unit, len(found.counts), found.counts[0], found.counts[-1]) == (unit, bars, 1, 1)


def test_one_wild_time_does_not_squeeze_all_others_and_is_told() -> None:
    month = np.arange(28) + days("2024-03-01")
    counts = np.append(np.full(28, 100), 1)
    found = activity(np.append(month, days("9999-12-31")), counts, 10**7)
    assert found is not None
    assert (found.unit, found.counts.tolist(), found.outside) == ("day", [100] * 28, 1)


def test_times_that_cannot_be_are_outside_unless_there_are_no_others() -> None:
    found = activity(
        days("1970-01-01", "2024-01-01", "2024-01-02", "2063-01-01"), np.array([9, 1, 2, 4]), 20_000
    )
    assert found is not None
    assert (found.counts.tolist(), found.outside) == ([1, 2], 13)
    old = activity(days("1985-05-05"), ones(1), 20_000)
    assert old is not None
    assert (old.counts.tolist(), old.outside) == ([1], 0)


@given(st.dictionaries(st.integers(-30_000, 60_000), st.integers(1, 1000), min_size=1, max_size=60))
def test_every_event_is_in_a_bar_or_told_as_outside(per_day: dict[int, int]) -> None:
    ordered = sorted(per_day)
    found = activity(np.array(ordered), np.array([per_day[day] for day in ordered]), 20_000)
    assert found is not None
    assert found.counts.sum() + found.outside == sum(per_day.values())
    assert np.all(np.diff(found.starts) > 0)


@pytest.mark.parametrize(("counts", "head"), [([10] * 10, 0.2), ([80, 5, 5, 5, 5], 0.8), ([7], 0.2)])
def test_the_head_of_the_tail(counts: list[int], head: float) -> None:
    assert long_tail(np.array(counts, np.int64)).head == pytest.approx(head)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=300))
def test_a_long_tail_rises_ever_more_slowly(counts: list[int]) -> None:
    found = long_tail(np.array(counts, np.int64))
    assert (found.products[0], found.events[0]) == (0, 0)
    assert found.products[-1] == found.events[-1] == pytest.approx(1)
    slopes = np.diff(found.events) / np.diff(found.products)
    assert np.all(np.diff(slopes) <= 1e-9)
    assert 0.2 - 1e-9 <= found.head <= 1


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=2, max_size=200, unique=True))
def test_every_value_is_in_the_bar_that_says_so(numbers: list[float]) -> None:
    ordered = np.sort(np.array(numbers, np.float64))
    found = values(ordered, ones(len(ordered)))
    assert found is not None
    assert found.counts.sum() == len(ordered)
    if len(ordered) > 21:
        assert np.all(found.lows[1:] == found.highs[:-1])
        inside = (ordered[:, None] >= found.lows) & (ordered[:, None] < found.highs)
        inside[:, -1] |= ordered == found.highs[-1]
        assert inside.sum(axis=0).tolist() == found.counts.tolist()


def test_a_shop_s_curves_count_rows_and_not_pairs(shop: Workspace, written: Written) -> None:
    rows = [f"u{n % 7},i{n % 5 * (n % 3)},{n % 4 + 1},2024-01-{n % 28 + 1:02}" for n in range(500)]
    path = written("user,item,qty,date\n" + "\n".join(rows) + "\n")
    shop.import_file(path)
    with path.open(newline="") as file:
        expected = list(csv.DictReader(file))
    curves = shop.curves()
    assert curves.activity is not None
    assert curves.values is not None
    per_day = Counter(row["date"] for row in expected)
    assert curves.activity.counts.tolist() == [per_day[date] for date in sorted(per_day)]
    per_value = Counter(float(row["qty"]) for row in expected)
    assert dict(zip(curves.values.lows, curves.values.counts, strict=True)) == per_value
    per_item = sorted(Counter(row["item"] for row in expected).values(), reverse=True)
    share = np.concatenate([[0], np.cumsum(per_item)]) / 500
    assert curves.tail.head == pytest.approx(np.interp(0.2 * len(per_item), range(len(share)), share))
    again = ShopCurves.from_parts(curves.to_parts())
    assert again.to_dict() == curves.to_dict()
    health = shop.health()
    assert sum(health["activity"]["rows"]) == sum(one["rows"] for one in health["value_distribution"]) == 500
    assert health["activity"]["starts"][0] == "2024-01-01"


def test_returns_are_no_purchases(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item,qty,date\nu,a,2,2024-01-01\nu,a,-1,2024-01-02\nv,b,1,2024-01-03\n"))
    activity_found = shop.curves().activity
    assert activity_found is not None
    assert activity_found.counts.tolist() == [1, 0, 1]
