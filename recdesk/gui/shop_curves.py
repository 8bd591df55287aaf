"""The shape of a shop's data as a few points to draw: activity, long tail, distribution of ratings."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.incidence import Incidence

LONGEST_IN_WEEKS = 104
MOST_PERIODS = 1200
TAIL_POINTS = 200
HEAD = 0.2
"""The share of the products that the long tail's sentence is about."""
MOST_BARS = 21


@dataclass(frozen=True, eq=False)
class Activity:
    """Interactions per period.

    Attributes:
        starts: int64[n], first second of each period, since 1970 UTC.
        counts: int64[n].
        unit: "week" (from Monday), "month" or "year".
    """

    starts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    unit: str


@dataclass(frozen=True, eq=False)
class LongTail:
    """How the interactions are spread over the products, the most bought first.

    Attributes:
        products, interactions: float64[n], cumulative shares from 0 to 1.
        head: share of the interactions that the first `HEAD` of the products make.
    """

    products: npt.NDArray[np.float64]
    interactions: npt.NDArray[np.float64]
    head: float


@dataclass(frozen=True, eq=False)
class Values:
    """How often each value, or each of some equal ranges of values, occurs.

    Attributes:
        centres: float64[n]; width: how far they lie apart.
        counts: int64[n].
    """

    centres: npt.NDArray[np.float64]
    width: float
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ShopCurves:
    """All of them; None where the data have no times, or the values are no ratings."""

    activity: Activity | None
    tail: LongTail
    values: Values | None

    @classmethod
    def of(cls, incidence: Incidence, explicit: bool) -> "ShopCurves":
        times = incidence.times
        return cls(
            None if times is None else activity(times),
            long_tail(incidence.item_degrees),
            values(incidence.values) if explicit else None,
        )


def activity(times: npt.NDArray[np.int64]) -> Activity | None:
    """Interactions per week, of a long time per month; 0 stands for an unknown time."""
    known = times[times != 0]
    if not len(known):
        return None
    # A single time of the year 9999 would make a hundred thousand empty months.
    low, high = np.quantile(known, (0.001, 0.999), method="nearest")
    known = known[(known >= low) & (known <= high)]
    weeks, months = _weeks(known), _months(known)
    for unit, periods in (("week", weeks), ("month", months)):
        first, last = int(periods.min()), int(periods.max())
        if last - first < (LONGEST_IN_WEEKS if unit == "week" else MOST_PERIODS):
            break
    else:
        unit, periods = "year", months // 12
        first = int(periods.min())
    counts = np.bincount(periods - first)
    return Activity(_starts(first + np.arange(len(counts)), unit), counts.astype(np.int64), unit)


def long_tail(degrees: npt.NDArray[np.int64]) -> LongTail:
    """The long tail of the products that have interactions."""
    sold = np.sort(degrees[degrees > 0])[::-1]
    total = np.concatenate([[0], np.cumsum(sold)]).astype(np.float64)
    share = total / max(1.0, total[-1])
    points = np.unique(np.linspace(0, len(sold), TAIL_POINTS).round().astype(np.int64))
    head = float(np.interp(HEAD * len(sold), np.arange(len(share)), share))
    return LongTail(points / max(1, len(sold)), share[points], head)


def values(ratings: npt.NDArray[np.float32]) -> Values:
    """The distribution of ratings: each value on a scale, else equal ranges."""
    distinct, counts = np.unique(ratings, return_counts=True)
    if len(distinct) <= MOST_BARS:
        width = float(np.diff(distinct).min()) if len(distinct) > 1 else 1.0
        return Values(distinct.astype(np.float64), width, counts.astype(np.int64))
    counts, edges = np.histogram(ratings, MOST_BARS - 1)
    return Values((edges[:-1] + edges[1:]) / 2, float(edges[1] - edges[0]), counts.astype(np.int64))


def _weeks(times: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Weeks since Monday, 29 December 1969."""
    return (times // 86_400 + 3) // 7


def _months(times: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Months since January 1970."""
    return times.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)


def _starts(periods: npt.NDArray[np.int64], unit: str) -> npt.NDArray[np.int64]:
    if unit == "week":
        return (periods * 7 - 3) * 86_400
    months = periods if unit == "month" else periods * 12
    return months.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64)
