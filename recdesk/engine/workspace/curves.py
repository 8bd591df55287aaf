"""The shape of a shop's events, ready to be drawn: activity over time, long tail, values."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Array, Parts

Unit = Literal["day", "week", "month", "year"]

HEAD = 0.2
"""The share of the products that the long tail's sentence is about."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Activity:
    """Events per period.

    Attributes:
        unit: what a period is; weeks begin on Monday.
        starts: int64[n], first second of each period, since 1970 UTC.
        counts: int64[n].
        outside: events so far from all others that they are not among the periods.
    """

    unit: Unit
    starts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    outside: int


@dataclass(frozen=True, eq=False)
class LongTail:
    """How the events are spread over the products, the most bought first.

    Attributes:
        products, events: float64[n], cumulative shares from 0 to 1.
        head: share of the events that the first `HEAD` of the products make.
    """

    products: npt.NDArray[np.float64]
    events: npt.NDArray[np.float64]
    head: float


@dataclass(frozen=True, eq=False)
class Values:
    """How often each value, or each range of values, occurs.

    Attributes:
        lows, highs: float64[n]; equal where single values are counted, else low <= value < high.
        whole: whether all values are whole numbers.
        counts: int64[n].
        mean: of all values.
    """

    lows: npt.NDArray[np.float64]
    highs: npt.NDArray[np.float64]
    counts: npt.NDArray[np.int64]
    mean: float
    whole: bool


@dataclass(frozen=True, eq=False)
class ShopCurves:
    """All of them; activity is None where no event has a time, values where all are the same."""

    activity: Activity | None
    tail: LongTail
    values: Values | None

    def to_dict(self) -> dict[str, Any]:
        """JSON values for people: times as ISO 8601."""
        activity, values = self.activity, self.values
        return {
            "activity": activity
            and {
                "unit": activity.unit,
                "starts": [_date(start) for start in activity.starts.tolist()],
                "rows": activity.counts.tolist(),
                "outside": activity.outside,
            },
            "long_tail": {
                "head_products": HEAD,
                "head_share": self.tail.head,
                "products": self.tail.products.tolist(),
                "share": self.tail.events.tolist(),
            },
            "value_distribution": values
            and [
                {"low": low, "high": high, "rows": rows}
                for low, high, rows in zip(
                    values.lows.tolist(), values.highs.tolist(), values.counts.tolist(), strict=True
                )
            ],
        }

    def to_parts(self) -> Parts:
        header: dict[str, Any] = {"head": self.tail.head}
        arrays: dict[str, Array] = {"tail.products": self.tail.products, "tail.events": self.tail.events}
        if (activity := self.activity) is not None:
            header |= {"unit": activity.unit, "outside": activity.outside}
            arrays |= {"activity.starts": activity.starts, "activity.counts": activity.counts}
        if (values := self.values) is not None:
            header |= {"mean": values.mean, "whole": values.whole}
            arrays |= {
                "values.lows": values.lows,
                "values.highs": values.highs,
                "values.counts": values.counts,
            }
        return Parts(header, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "ShopCurves":
        header, arrays = parts
        activity = values = None
        if "unit" in header:
            starts, counts = arrays["activity.starts"], arrays["activity.counts"]
            activity = Activity(header["unit"], starts, counts, header["outside"])
        if "mean" in header:
            lows, highs = arrays["values.lows"], arrays["values.highs"]
            values = Values(lows, highs, arrays["values.counts"], header["mean"], header["whole"])
        tail = LongTail(arrays["tail.products"], arrays["tail.events"], header["head"])
        return cls(activity, tail, values)


def _date(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
