"""Checks of what the interactions and the catalogue know of each other, and of thin evidence."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.findings.finding import MAX_EXAMPLES, Finding
from recdesk.engine.findings.shop_data import ShopData

# With fewer shoppers, a product's likenesses rest on chance as much as on taste.
ENOUGH_SHOPPERS = 5


def sold_without_catalogue(data: ShopData) -> Finding | None:
    """Products with shoppers that the catalogue does not know; silent where there is no catalogue."""
    return _about("sold_not_in_catalogue", data, data.sold & ~data.in_catalogue & data.in_catalogue.any())


def never_sold(data: ShopData) -> Finding | None:
    """Products of the catalogue that nobody took; silent where there are no interactions."""
    return _about("never_sold", data, data.in_catalogue & ~data.sold & data.sold.any())


def few_shoppers(data: ShopData) -> Finding | None:
    """Products with fewer than `ENOUGH_SHOPPERS` shoppers."""
    return _about("few_shoppers", data, data.sold & (data.shoppers < ENOUGH_SHOPPERS), enough=ENOUGH_SHOPPERS)


def repeated_catalogue_ids(data: ShopData) -> Finding | None:
    """Rows of the catalogue file with an id that an earlier row had; the last row counted."""
    if not data.repeated_ids:
        return None
    return Finding("catalogue_ids_repeated", data.repeated_ids)


def _about(code: str, data: ShopData, mask: npt.NDArray[np.bool_], **params: int) -> Finding | None:
    codes = np.flatnonzero(mask)
    if not len(codes):
        return None
    shown = codes[np.argsort(-data.shoppers[codes], kind="stable")][:MAX_EXAMPLES]
    return Finding(code, len(codes), params=params, examples=[data.product(one) for one in shown.tolist()])
