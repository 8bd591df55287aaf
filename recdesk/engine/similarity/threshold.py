"""Which neighbours of a product are more than chance: its own cut, from what shuffled shopping would show."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Progress, no_progress

Doubles = npt.NDArray[np.float64]

RATE = 0.05
"""Default share of chance neighbours that is put up with."""

_ROUNDS = 500
_EXACT = 1e-6
"""Fitting ends when every degree is met to this share of it, or after so many rounds."""

_LISTS = 256
"""Products between two progress calls."""

_LEAST_TERM = 1e-9
"""A tail's series, which begins with 1, ends with a term below this."""


@dataclass(frozen=True, eq=False)
class ChanceModel:
    """The shop as chance would have it, everybody buying and every product selling as much.

    Of all random shops in which each shopper buys, and each product sells, as often as in this one on
    average, it is the one of greatest entropy (bipartite configuration model, Saracco et al. 2015): u buys i
    with probability x_u y_i / (1 + x_u y_i), independently. So the expected number of shoppers in common is

        e_ij = sum over shoppers u of p_ui p_uj,

    and the number itself is nearly, and never more spread than, Poisson distributed (Saracco et al. 2017).
    Shoppers and products with as many interactions are alike to it, which makes it small.

    Attributes:
        chances: float64[a, b], p of each class of shoppers and of products.
        shoppers: float64[a], how many shoppers there are of each class.
        item_class: int64[items].
        incidence: who really bought what.
    """

    chances: Doubles
    shoppers: Doubles
    item_class: npt.NDArray[np.int64]
    incidence: Incidence

    @classmethod
    def of(cls, incidence: Incidence) -> "ChanceModel":
        """Fits the chances to the degrees; a fraction of a second for a shop of 25,000 products."""
        bought, shoppers = np.unique(incidence.user_degrees, return_counts=True)
        sold, item_class, items = np.unique(incidence.item_degrees, return_inverse=True, return_counts=True)
        # Whoever bought everything does so for certain, which no finite x can say.
        rows = np.minimum(bought, max(len(item_class) - 0.5, 0))
        columns = np.minimum(sold, max(shoppers.sum() - 0.5, 0))
        total = max(float(bought @ shoppers), 1.0)
        x, y = rows / np.sqrt(total), columns / np.sqrt(total)
        for _ in range(_ROUNDS):
            shares = y / (1 + np.outer(x, y))
            met = x * (shares @ items)
            if np.all(np.abs(met - rows) <= _EXACT * rows):
                break
            x = np.divide(rows, shares @ items, out=np.zeros_like(x), where=rows > 0)
            shares = x[:, None] / (1 + np.outer(x, y))
            y = np.divide(columns, shoppers @ shares, out=np.zeros_like(y), where=columns > 0)
        odds = np.outer(x, y)
        return cls(odds / (1 + odds), shoppers.astype(np.float64), item_class, incidence)

    def expected(self, item: int) -> Doubles:
        """float64[items]: shoppers in common with a product, by chance."""
        of_item = self.chances[:, self.item_class[item]]
        return ((self.shoppers * of_item) @ self.chances)[self.item_class]

    def beyond_chance(self, item: int, rate: float = RATE) -> npt.NDArray[np.bool_]:
        """Which products share more shoppers with one than chance explains.

        The cut is the product's own: as many are taken as keep the expected share of chance neighbours among
        them within the rate, whatever the dependence between them (Benjamini & Yekutieli 2001). Where all is
        chance, a product gets any neighbour at all with probability rate / (1 + 1/2 + ... + 1/products).

        Args:
            item: code.
            rate: share of chance neighbours, above 0 and below 1.

        Returns:
            bool[items], False for the product itself.

        Raises:
            OptionError: "option_out_of_range" for an impossible rate.
        """
        checked_rate(rate)
        beyond = np.zeros(len(self.item_class), bool)
        beyond[self._beyond(item, rate, self._of_classes(int(self.item_class[item])))] = True
        return beyond

    def all_beyond_chance(
        self, rate: float = RATE, progress: Progress = no_progress
    ) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
        """`beyond_chance` of every product, in no order: its code, and the codes of the others, ascending.

        Args:
            rate: as there.
            progress: hears the stage "cutting" in products, and cancels.

        Raises:
            OptionError: "option_out_of_range" for an impossible rate.
            Cancelled: from the progress call.
        """
        checked_rate(rate)
        order = np.argsort(self.item_class, kind="stable")
        last, of_classes = -1, np.zeros(0)
        for place, item in enumerate(order.tolist()):
            if not place % _LISTS:
                progress("cutting", place, len(order))
            kind = int(self.item_class[item])
            if kind != last:
                last, of_classes = kind, self._of_classes(kind)
            yield item, self._beyond(item, rate, of_classes)

    def _of_classes(self, kind: int) -> Doubles:
        """float64[b]: shoppers in common of a product of one class with one of each, by chance."""
        return (self.shoppers * self.chances[:, kind]) @ self.chances

    def _beyond(self, item: int, rate: float, of_classes: Doubles) -> npt.NDArray[np.int64]:
        """The codes that are beyond chance, ascending."""
        counts = self.incidence.common_with_all(item, self._ones)
        counts[item] = 0
        codes = np.flatnonzero(counts)
        shared, expected = counts[codes].astype(np.int64), of_classes[self.item_class[codes]]
        candidates = shared > expected
        codes, shared, expected = codes[candidates], shared[candidates], expected[candidates]
        others = max(self._sold - 1, 1)
        unit = rate / (others * self._harmonic)
        # The first term alone is too much for most of them: they need no series, and rank behind who passes.
        perhaps = _first_terms(shared, expected) <= np.log(max(len(codes), 1) * unit)
        codes, tails = codes[perhaps], poisson_tail(shared[perhaps], expected[perhaps])
        order = np.argsort(tails)
        passed = np.flatnonzero(tails[order] <= np.arange(1, len(codes) + 1) * unit)
        return np.sort(codes[order[: passed[-1] + 1]]) if len(passed) else codes[:0]

    @functools.cached_property
    def _ones(self) -> Doubles:
        return np.ones(len(self.incidence.user_start) - 1)

    @functools.cached_property
    def _sold(self) -> int:
        return int(np.count_nonzero(self.incidence.item_degrees))

    @functools.cached_property
    def _harmonic(self) -> float:
        """1 + 1/2 + ... + 1/others."""
        return float(np.sum(1 / np.arange(1, max(self._sold - 1, 1) + 1)))


def checked_rate(rate: float) -> None:
    """OptionError("option_out_of_range") for a share of chance neighbours that there cannot be."""
    if not 0 < rate < 1:
        raise OptionError("option_out_of_range", option="rate", value=rate, low=0, high=1)


def _first_terms(counts: npt.NDArray[np.int64], means: Doubles) -> Doubles:
    """float64[n]: log of e^-m m^c / c!, which a tail is never less than."""
    factorials = np.zeros(int(counts.max(initial=0)) + 1)
    np.cumsum(np.log(np.arange(1, len(factorials))), out=factorials[1:])
    return counts * np.log(means) - means - factorials[counts]


def poisson_tail(counts: npt.NDArray[np.int64], means: Doubles) -> Doubles:
    """P(X >= count) of Poisson variables, for counts above their means; SciPy's is not for the window.

    Args:
        counts: int64[n], > means.
        means: float64[n], > 0.

    Returns:
        float64[n]: e^-m m^c / c! times (1 + m / (c + 1) + m^2 / ((c + 1) (c + 2)) + ...).
    """
    term, series = np.ones(len(counts)), np.ones(len(counts))
    step = 0
    while term.max(initial=0) > _LEAST_TERM:
        step += 1
        term *= means / (counts + step)
        series += term
    return np.minimum(1.0, np.exp(_first_terms(counts, means)) * series)
