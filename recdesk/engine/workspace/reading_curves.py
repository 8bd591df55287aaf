"""The workspace's events -> their activity over time, long tail and values."""

import time

import duckdb
import numpy as np
import numpy.typing as npt

from recdesk.engine.findings.numbers import EARLIEST
from recdesk.engine.parts import Array
from recdesk.engine.workspace.corrections import events
from recdesk.engine.workspace.curves import HEAD, Activity, LongTail, ShopCurves, Unit, Values
from recdesk.engine.workspace.reading import has_returns, read_columns

# The longest span that is told by each unit, so that a chart has some hundred bars at most.
_LONGEST: dict[Unit, int] = {"day": 92, "week": 157, "month": 240}
# Days at the ends that hold fewer than this share of the events can be mistakes.
_STRAY = 0.001
_TAIL_POINTS = 200
# Different values beyond which they are told by ranges.
MOST_VALUES = 21
_DAY = 86_400


def read_curves(connection: duckdb.DuckDBPyConnection) -> ShopCurves:
    """The curves of a shop that has interactions; returns are no purchases, so only values tell them."""
    relation = events(connection)
    taken = "value > 0" if has_returns(connection) else "true"

    def tally(key: str, where: str) -> tuple[Array, npt.NDArray[np.int64]]:
        columns = read_columns(
            connection,
            f"SELECT {key} AS key, count(*) AS rows FROM {relation} WHERE {where} GROUP BY key ORDER BY key",
        )
        return columns["key"], columns["rows"].astype(np.int64, copy=False)

    days, of_days = tally(f"floor(time / {_DAY})::BIGINT", f"time IS NOT NULL AND {taken}")
    _, of_products = tally("item", taken)
    numbers, of_numbers = tally("value::DOUBLE", "true")
    return ShopCurves(
        activity(days.astype(np.int64, copy=False), of_days, int(time.time()) // _DAY + 1),
        long_tail(of_products),
        values(numbers.astype(np.float64, copy=False), of_numbers),
    )


def activity(days: npt.NDArray[np.int64], counts: npt.NDArray[np.int64], latest: int) -> Activity | None:
    """Events per day, or per week, month or year where there are many days.

    Days before 1990 and after `latest` are findings, and are left outside where there are others.

    Args:
        days: int64[n], days since 1970 with events, ascending.
        counts: int64[n], events of each.
        latest: the last day that is believed, since 1970.
    """
    if not len(days):
        return None
    kept = (days >= EARLIEST // _DAY) & (days <= latest)
    if not kept.any():
        kept[:] = True
    kept[kept] = _without_strays(days[kept], counts[kept])
    outside = int(counts.sum() - counts[kept].sum())
    days, counts = days[kept], counts[kept]
    for unit, longest in _LONGEST.items():
        periods = _periods(days, unit)
        if periods[-1] - periods[0] < longest:
            break
    else:
        unit = "year"
        periods = _periods(days, unit)
    first = int(periods[0])
    per_period = np.bincount(periods - first, weights=counts).astype(np.int64)
    return Activity(unit, _starts(first + np.arange(len(per_period)), unit), per_period, outside)


def long_tail(counts: npt.NDArray[np.int64]) -> LongTail:
    """The long tail of products with `counts` events each, int64[n], all above 0."""
    ordered = np.sort(counts)[::-1]
    total = np.concatenate([[0], np.cumsum(ordered)]).astype(np.float64)
    share = total / max(1.0, total[-1])
    points = np.unique(np.linspace(0, len(ordered), _TAIL_POINTS).round().astype(np.int64))
    head = float(np.interp(HEAD * len(ordered), np.arange(len(share)), share))
    return LongTail(points / max(1, len(ordered)), share[points], head)


def values(numbers: npt.NDArray[np.float64], counts: npt.NDArray[np.int64]) -> Values | None:
    """The distribution of values: each one where there are few, else ranges.

    Ranges end at 1, 2, 5, 10, 20, 50, ... where all are at least 0 and they span more than a hundredfold;
    else all are equally wide.

    Args:
        numbers: float64[n], distinct values, ascending.
        counts: int64[n], how often each occurs.
    """
    if len(numbers) < 2:
        return None
    mean = float(np.average(numbers, weights=counts))
    whole = bool((numbers == np.round(numbers)).all())
    if len(numbers) <= MOST_VALUES:
        # Single precision made 4.1 of it what is 4.099999904632568 here.
        single = np.array([float(f"{number:.7g}") for number in numbers])
        return Values(single, single, counts, mean, whole)
    edges = _edges(numbers, counts, whole)
    places = np.searchsorted(edges, numbers, "right") - 1
    in_range = np.bincount(np.clip(places, 0, len(edges) - 2), weights=counts, minlength=len(edges) - 1)
    return Values(edges[:-1], edges[1:], in_range.astype(np.int64), mean, whole)


def _without_strays(days: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """bool[n]: all days, but where a few mistaken ones, such as one of the year 9999, would squeeze them."""
    total = np.cumsum(counts)
    low, high = days[np.searchsorted(total, (_STRAY * total[-1], (1 - _STRAY) * total[-1]))]
    if days[-1] - days[0] <= 2 * (high - low) + 31:
        return np.ones(len(days), bool)
    return (days >= low) & (days <= high)


def _periods(days: npt.NDArray[np.int64], unit: Unit) -> npt.NDArray[np.int64]:
    """The number of each day's period: since 1970, weeks since Monday, 29 December 1969."""
    if unit == "day":
        return days
    if unit == "week":
        return (days + 3) // 7
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months if unit == "month" else months // 12


def _starts(periods: npt.NDArray[np.int64], unit: Unit) -> npt.NDArray[np.int64]:
    if unit == "day":
        return periods * _DAY
    if unit == "week":
        return (periods * 7 - 3) * _DAY
    months = periods if unit == "month" else periods * 12
    return months.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64)


def _edges(
    numbers: npt.NDArray[np.float64], counts: npt.NDArray[np.int64], whole: bool
) -> npt.NDArray[np.float64]:
    low, high = float(numbers[0]), float(numbers[-1])
    positive = numbers > 0
    if low < 0 or high <= 100 * float(numbers[positive][0]):
        return np.linspace(low, high, MOST_VALUES)
    # Below what a thousandth of the values stay under, one range is enough.
    total = np.cumsum(counts[positive])
    least = float(numbers[positive][np.searchsorted(total, _STRAY * total[-1])])
    powers = np.arange(np.floor(np.log10(least)), np.ceil(np.log10(high)) + 1)
    steps = np.sort(np.concatenate([10.0**powers, 2 * 10.0**powers, 5 * 10.0**powers]))
    inner = steps[(steps > least) & (steps <= high)]
    return np.array([min(low, least), *inner, high + 1 if whole else np.nextafter(high, np.inf)])
