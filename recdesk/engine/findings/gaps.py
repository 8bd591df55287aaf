"""Checks of what the interactions and the catalogue know of each other, and of thin evidence."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.shop_data import ShopData

# With fewer shoppers, a product's likenesses rest on chance as much as on taste.
ENOUGH_SHOPPERS = 5


def sold_without_catalogue(data: ShopData) -> Finding | None:
    """Products with shoppers that the catalogue does not know; silent where there is no catalogue."""
    mask = data.sold & ~data.in_catalogue & data.in_catalogue.any()
    return _about("sold_not_in_catalogue", data, mask, leave_out=True)


def never_sold(data: ShopData) -> Finding | None:
    """Products of the catalogue that nobody took; silent where there are no interactions."""
    return _about("never_sold", data, data.in_catalogue & ~data.sold & data.sold.any())


def few_shoppers(data: ShopData) -> Finding | None:
    """Products with fewer than `ENOUGH_SHOPPERS` shoppers."""
    mask = data.sold & (data.shoppers < ENOUGH_SHOPPERS)
    return _about("few_shoppers", data, mask, leave_out=True, to_choose=True, enough=ENOUGH_SHOPPERS)


def repeated_catalogue_ids(data: ShopData) -> Finding | None:
    """Rows of the catalogue file with an id that an earlier row had; the last row counted."""
    if not data.repeated_ids:
        return None
    return Finding("catalogue_ids_repeated", data.repeated_ids, rows=data.repeated_id_rows, by_row=False)


def _about(
    code: str,
    data: ShopData,
    mask: npt.NDArray[np.bool_],
    leave_out: bool = False,
    to_choose: bool = False,
    **params: int,
) -> Finding | None:
    codes = np.flatnonzero(mask)
    if not len(codes):
        return None
    codes = codes[np.argsort(-data.shoppers[codes], kind="stable")].tolist()
    rules = [Correction("left_out_item", data.item_ids[one]) for one in codes] if leave_out else []
    return Finding(
        code,
        len(codes),
        params=params,
        rows=data.product_rows(codes),
        fix="leave_out_products" if leave_out else None,
        corrections=rules,
        to_choose=to_choose,
    )
