"""Facets: what products are filtered by, and how many products each choice would leave."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search import ProductIndex

ALL = -1

EVIDENCE = (5, 20, 100)
"""So many shoppers at least; the keys of the facet "shoppers" are 1, 2 and 3."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Facet:
    """One thing to filter by.

    Attributes:
        codes: int[n], the key of each product, -1 for none.
        keys: how many keys there are; they count from 0.
        at_least: whether a key stands for the ones above it, too.
    """

    codes: npt.NDArray[Any]
    keys: int
    at_least: bool = False

    def kept(self, key: int) -> Mask:
        """bool[n]: the products that a choice leaves."""
        return self.codes >= key if self.at_least else self.codes == key

    def counts(self, products: Mask) -> npt.NDArray[np.int64]:
        """int64[keys]: how many of some products each choice would leave."""
        codes = self.codes[products]
        counts = np.bincount(codes[codes >= 0], minlength=self.keys)
        return np.cumsum(counts[::-1])[::-1] if self.at_least else counts


def facets(
    catalogue: Catalogue, degrees: npt.NDArray[np.int64], index: ProductIndex | None
) -> dict[str, Facet]:
    """The facets of a shop, by name; those of its index only once that is there."""
    made = {
        "category": Facet(catalogue.categories.codes, len(catalogue.categories.names)),
        "brand": Facet(catalogue.brands.codes, len(catalogue.brands.names)),
        "shoppers": Facet(np.searchsorted(EVIDENCE, degrees, "right"), len(EVIDENCE) + 1, at_least=True),
    }
    if index is not None and len(index.price_edges):
        made["price"] = Facet(index.price_ranges, len(index.price_edges) + 2)
    if index is not None and (index.stock > 0).any():
        made["stock"] = Facet(index.stock, 2)
    return made
