"""Checks of ratings, times and rows that came twice."""

from datetime import UTC, datetime

import numpy as np

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.shop_data import ShopData, Tally

# The scales that people rate on, the narrowest first.
SCALES = (
    (0, 1),
    (-1, 1),
    (1, 3),
    (1, 4),
    (1, 5),
    (0, 5),
    (1, 6),
    (1, 7),
    (1, 10),
    (0, 10),
    (-10, 10),
    (1, 100),
    (0, 100),
)
# A scale is the usual one where it holds all but one rating in a hundred.
_USUAL = 0.99
# Shops kept no times of single purchases before; what is older is a placeholder such as 1900 or 1970.
EARLIEST = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
# A shop ahead of UTC may already have tomorrow's date.
_AHEAD = 24 * 3600
# Policies under which a row that came in two files counts twice.
COUNTING = ("sum", "count")


def odd_ratings(data: ShopData) -> Finding | None:
    """Ratings outside the scale that nearly all ratings keep to."""
    values, counts = data.values
    if data.interactions.feedback != "explicit" or not len(values):
        return None
    for low, high in SCALES:
        outside = (values < low) | (values > high)
        if counts[outside].sum() <= (1 - _USUAL) * counts.sum():
            break
    else:
        return None
    if not outside.any():
        return None
    odd = _most_first(Tally(values[outside], counts[outside]))
    return Finding(
        "ratings_off_scale",
        int(odd.counts.sum()),
        params={"low": low, "high": high},
        rows={"value": odd.numbers.tolist(), "rows": odd.counts.tolist()},
        counted="rows",
        fix="leave_out_ratings",
        corrections=[Correction("left_out_value", repr(value)) for value in odd.numbers.tolist()],
    )


def future_times(data: ShopData) -> Finding | None:
    """Times later than tomorrow."""
    return _about_times("times_in_future", data.times, data.times.numbers > data.now + _AHEAD)


def ancient_times(data: ShopData) -> Finding | None:
    """Times before 1990."""
    return _about_times("times_before_1990", data.times, data.times.numbers < EARLIEST)


def rows_in_several_files(data: ShopData) -> Finding | None:
    """Rows with the same shopper, product, value and time in several files, where each counts."""
    repeated = len(next(iter(data.repeated_rows.values()), ()))
    if not repeated:
        return None
    return Finding(
        "rows_repeated",
        repeated,
        rows=data.repeated_rows,
        by_row=False,
        fix="count_once",
        corrections=[Correction("repeated_rows", "")],
    )


def _about_times(code: str, times: Tally, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Finding | None:
    if not mask.any():
        return None
    odd = _most_first(Tally(times.numbers[mask], times.counts[mask]))
    numbers: list[int] = odd.numbers.tolist()
    return Finding(
        code,
        int(odd.counts.sum()),
        rows={"time": [_written(number) for number in numbers], "rows": odd.counts.tolist()},
        counted="rows",
        fix="forget_times",
        corrections=[Correction("unknown_time", str(number)) for number in numbers],
    )


def _written(time: int) -> str:
    """A time in ISO 8601, in seconds where the calendar ends."""
    try:
        return datetime.fromtimestamp(time, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return str(time)


def _most_first(tally: Tally) -> Tally:
    order = np.argsort(-tally.counts, kind="stable")
    return Tally(tally.numbers[order], tally.counts[order])
