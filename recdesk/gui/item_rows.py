"""One product's interactions, found in arrays that are grouped by shopper."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.incidence import Incidence


def rows_of_item(incidence: Incidence, item: int) -> npt.NDArray[np.int64]:
    """Where a product stands in `incidence.items`, `values` and `times`, by ascending user code.

    All its shoppers' rows, which are in the order of products, are halved together until the product is
    found: the work grows with its shoppers and not with the whole shop.

    Returns:
        int64[shoppers of the product].
    """
    users = incidence.users_of(item)
    low, high = incidence.user_start[users], incidence.user_start[users + 1]
    while (open_ := low < high).any():
        middle = (low + high) // 2
        before = incidence.items[np.minimum(middle, len(incidence.items) - 1)] < item
        low = np.where(open_ & before, middle + 1, low)
        high = np.where(open_ & ~before, middle, high)
    return low
