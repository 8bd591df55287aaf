"""Check for shoppers that are none: bots, wholesalers, the till's own number."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.shop_data import ShopData

# With fewer shoppers nobody can tell an outlier from a good customer.
LEAST_SHOPPERS = 100
# The tail of the distribution is measured between these; outliers themselves lie above.
_TAIL_FROM, _TAIL_TO = 0.90, 0.98
# By chance alone, one shop in twenty has one shopper beyond the bound.
_CHANCE = 0.05
# However short the tail is, a shopper with less than this times what 98 in 100 stay below may well be a
# very good customer.
LEAST_RATIO = 5.0


def extreme_shoppers(data: ShopData) -> Finding | None:
    """Shoppers whose number of products or amount does not belong to the shop's distribution."""
    products, amounts = data.products.astype(np.float64), data.amounts
    extreme = products > upper_bound(products[products > 0])
    if data.interactions.feedback == "implicit":
        extreme |= amounts > upper_bound(amounts[products > 0])
    codes = np.flatnonzero(extreme)
    if not len(codes):
        return None
    codes = codes[np.argsort(-amounts[codes], kind="stable")]
    chosen: list[int] = codes.tolist()
    return Finding(
        "shoppers_extreme",
        len(chosen),
        params={
            "usual_products": int(np.median(products[products > 0])),
            "usual_amount": float(np.median(amounts[products > 0])),
        },
        rows=data.shopper_rows(chosen, amount=amounts[codes].tolist()),
        fix="leave_out_shoppers",
        corrections=[Correction("left_out_user", data.user_ids[code]) for code in chosen],
    )


def upper_bound(numbers: npt.NDArray[np.float64]) -> float:
    """Above which a number is an outlier, infinity where there are too few to tell.

    Numbers of products and amounts have long tails, so distances in standard deviations say little. The
    logarithms are taken to fall off no slower than exponentially (the numbers then follow a Pareto law,
    the longest tail that shops have), at the rate seen between the 90th and the 98th percentile. Continued
    to all n shoppers, that tail has a number above the bound with a probability of 5 percent. Up to
    2 percent of outliers do not move it.

    Args:
        numbers: positive, of all shoppers.
    """
    if len(numbers) < LEAST_SHOPPERS:
        return np.inf
    start, end = np.quantile(np.log(numbers), (_TAIL_FROM, _TAIL_TO), method="lower")
    rate = (end - start) / np.log((1 - _TAIL_FROM) / (1 - _TAIL_TO))
    reach = rate * np.log((1 - _TAIL_TO) * len(numbers) / _CHANCE)
    return float(np.exp(end + max(reach, np.log(LEAST_RATIO))))
