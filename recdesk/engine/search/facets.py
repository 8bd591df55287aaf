"""What products are filtered by besides their labels: ranges of prices, and whether there are any left."""

import json
import re
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search.folding import folded

_SHARES = (0.2, 0.4, 0.6, 0.8)
_STOCK = re.compile(r"\b(in ?stock|stock|inventory|availability|on hand)\b|库存|庫存|现货|現貨|在庫|재고")
_SOLD_OUT = re.compile(
    "no?|false|none|out|out of ?stock|sold ?out|unavailable"
    "|否|无|無|无货|無貨|缺货|缺貨|售罄|售完|在庫なし|在庫切れ|품절"
)
_IN_STOCK = re.compile(
    "y|yes|true|in ?stock|available|low stock|limited|是|有|有货|有貨|现货|現貨|充足|在庫あり|있음"
)


def price_ranges(
    prices: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int8]]:
    """Splits prices at round numbers into ranges of about equal size.

    Returns:
        edges float64[k], ascending, and of each product which range it is in, int8[n]: 0 below the first
        edge, i from edge i - 1 on, k + 1 for an unknown price. No edges where all prices are alike.
    """
    known = prices[np.isfinite(prices)].astype(np.float64)
    edges = np.unique(_rounded(np.quantile(known, _SHARES))) if len(known) else np.zeros(0)
    edges = edges[(edges > known.min()) & (edges <= known.max())] if len(known) else edges
    ranges = np.searchsorted(edges, prices, "right").astype(np.int8)
    ranges[~np.isfinite(prices)] = len(edges) + 1
    return edges, ranges


def in_stock(catalogue: Catalogue) -> npt.NDArray[np.int8]:
    """Whether products can be had, from a column of the catalogue with a name such as "stock" or 库存.

    Returns:
        int8[n]: 1 for a number above 0 or a word that says so, 0 for none left, -1 where nothing is told.
    """
    stock = np.full(len(catalogue), -1, np.int8)
    for code, text in enumerate(catalogue.attributes):
        if text:
            told = (_told(value) for name, value in json.loads(text).items() if _is_stock(name))
            stock[code] = max(told, default=-1)
    return stock


def _rounded(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """To two significant digits."""
    size = 10.0 ** (np.floor(np.log10(np.maximum(np.abs(values), 1e-9))) - 1)
    return np.round(np.round(values / size) * size, 9)


def _is_stock(name: str) -> bool:
    return _STOCK.search(re.sub(r"[_\-.]+", " ", folded(name))) is not None


def _told(value: Any) -> int:
    text = folded(str(value))
    if _SOLD_OUT.fullmatch(text):
        return 0
    if _IN_STOCK.fullmatch(text):
        return 1
    try:
        return int(float(text.replace(",", "")) > 0)
    except ValueError:
        return -1
