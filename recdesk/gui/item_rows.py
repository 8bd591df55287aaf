"""One product's interactions, found in arrays that are grouped by shopper."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.gathering import at
from recdesk.engine.incidence import Incidence

_NEAR = 8
"""Steps from where a product is expected among a shopper's rows, before it is looked for in all of them."""


def rows_of_item(incidence: Incidence, item: int) -> npt.NDArray[np.int64]:
    """Where a product stands in `incidence.items`, `values` and `times`, by ascending user code.

    A shopper's rows are in the order of products. So it is near the place that the whole shop's purchases
    let expect, and where it is not, the rows are halved until it is found: the work grows with the product's
    shoppers and not with the shop.

    Returns:
        int64[shoppers of the product].
    """
    items, users = incidence.items, incidence.users_of(item)
    if not len(users):
        return np.zeros(0, np.int64)
    starts, ends = at(incidence.user_start, users), at(incidence.user_start, users + 1)
    share = incidence.item_start[item] / len(items)
    rows = starts + ((ends - starts) * share).astype(np.int64)
    away = np.sign(item - at(items, rows))
    lost = np.flatnonzero(away)
    for _ in range(_NEAR):
        rows[lost] += away[lost]
        lost = lost[items[rows[lost]] != item]
        if not len(lost):
            return rows
    rows[lost] = _halved(items, starts[lost], ends[lost], item)
    return rows


def _halved(
    items: npt.NDArray[np.int32], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], item: int
) -> npt.NDArray[np.int64]:
    """Where an item is in each of some ascending ranges, all of them halved together."""
    while (open_ := low < high).any():
        middle = (low + high) // 2
        before = items[np.minimum(middle, len(items) - 1)] < item
        low = np.where(open_ & before, middle + 1, low)
        high = np.where(open_ & ~before, middle, high)
    return low
