"""bought_together: which products stand in the same baskets as one, more often than chance can explain."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.association.baskets import Baskets, Codes
from recdesk.engine.association.poisson import lower_bound, upper_tail

Floats = npt.NDArray[np.float64]

RATE = 0.05
"""Share of chance finds that a list may hold."""

FEWEST = 3
"""Baskets in common below which nothing is claimed: two could be one shopper's habit."""


@dataclass(frozen=True, eq=False)
class Together:
    """What goes with a product, surest first.

    Attributes:
        items: int32[t], codes.
        baskets: int64[t], baskets that hold both.
        expected: float64[t], baskets that would by chance.
        lift: float64[t], how many times as many there are.
        at_least: float64[t], what the lift is at least, at 95 %; the list is ordered by it.
    """

    items: Codes
    baskets: npt.NDArray[np.int64]
    expected: Floats
    lift: Floats
    at_least: Floats

    def __len__(self) -> int:
        return len(self.items)


def bought_together(
    baskets: Baskets, item: int, top: int = 20, rate: float = RATE, fewest: int = FEWEST
) -> Together:
    """The products that are in a product's baskets beyond chance.

    Chance is that of `Baskets.chance`. The number of common baskets is then about Poisson distributed, and of
    the products whose number is improbably high those are listed of which at most a share `rate` is expected
    to be there by chance (Benjamini & Hochberg 1995, over all products that were in any basket).

    Args:
        baskets: of the shop.
        item: code.
        top: length of the list at most.
        rate: false discovery rate, 0..1.
        fewest: baskets in common below which a product is not listed.
    """
    counts = baskets.counts
    common = baskets.together_with(item)
    common[item] = 0
    others = np.flatnonzero(common >= fewest)
    expected = baskets.chance * counts[item] * counts[others].astype(np.float64)
    probable = upper_tail(common[others], expected)
    tests = np.count_nonzero(counts) - 1
    order = np.argsort(probable, kind="stable")
    passing = np.flatnonzero(probable[order] <= rate * np.arange(1, len(order) + 1) / max(1, tests))
    found = order[: passing[-1] + 1] if len(passing) else order[:0]
    others, expected = others[found], expected[found]
    at_least = lower_bound(common[others]) / expected
    best = np.lexsort((others, -at_least))[:top]
    others, expected = others[best], expected[best]
    return Together(
        others.astype(np.int32), common[others], expected, common[others] / expected, at_least[best]
    )
