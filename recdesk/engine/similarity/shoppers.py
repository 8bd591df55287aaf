"""The metric "shoppers": two products are alike when like-minded shoppers buy them."""

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.gathering import at
from recdesk.engine.incidence import Incidence

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Number = TypeVar("Number", np.float32, np.float64)

DISCOUNT = 0.1
SHRINKAGE = 4.0
SAME_SHOPPER = 3.0
"""What a shopper has in common with themselves, beside the 1 of somebody of exactly the same taste."""

ACTIVITY_POWER = 0.1
"""Who buys ten times as many products says 10 ** -0.1 as much by each."""

TASTE_EVIDENCE = 20.0
"""Shoppers of a product at which tastes count half: of many, those in common tell enough themselves."""

MOST_TASTES = 32
"""The strongest directions of taste, which count alike; weaker ones tell shoppers apart more by chance."""

_LIMITS = {"discount": (0.0, 1.0), "shrinkage": (0.0, 1_000.0)}
_LEAST_VARIANCE = 1e-6
"""Directions of taste that vary less than this share of the strongest one are rounding."""

_GRID = 2.0**16
"""Weights are whole multiples of 1 / _GRID, so their sums are exact in whatever order they are taken."""

_CHUNK_ELEMENTS = 1 << 17
"""Of shoppers looked at together; small enough for a processor's cache."""

_BUSY = 1 << 18
"""Interactions of a product's shoppers from which on what they have in common with all is kept."""

_KEPT, _KEPT_BYTES = 48, 1 << 25
"""Of so many products at most, and no more bytes."""


@dataclass(frozen=True, eq=False)
class ShopperProfiles:
    """Who buys each product, in the space of tastes. Make one with `of`.

    A model places shoppers by their factors. Whitened (centred, and scaled to the same variance in the
    MOST_TASTES directions in which they differ most) and brought to length 1, the inner product of two
    shoppers p_u.p_v is their likeness, the cosine in the Mahalanobis metric of tastes. A product's profile
    adds up its shoppers, less what as much shopping would add up to by chance:

        c_i = t_i sum over shoppers u of i of z_u,  z_u = a_u (p_u - q),  q = the mean p_u of a purchase,
        t_i ** 2 = T / (T + sum over shoppers u of i of w_u),  T = TASTE_EVIDENCE,

    with a_u ** 2 = w_u falling with the number of products that u bought (as in Adamic & Adar 2003). All
    profiles together are zero, so what popular products share by being popular is gone. Two
    products are alike as the kernel mean embeddings of their shoppers are (Muandet et al. 2017), with the
    kernel z_u.z_v + e w_u [u = v], where e = SAME_SHOPPER:

        s_ij = g_i g_j (c_i.c_j + e sum over shoppers u of both of w_u) / (N_i N_j),
        N_i ** 2 = |c_i| ** 2 + e (sum over shoppers u of i of w_u + shrinkage),
        g_i = min(1, typical / shoppers of i) ** discount.

    s is symmetric and within -1..1 (Cauchy & Schwarz), below 1 by the shrinkage whatever two products have
    in common. The constants were chosen on half of the shoppers and products of a grocer, the power of
    activity on all of them, T and MOST_TASTES on half of the shoppers of one split and on MovieLens' films:
    there, without T, what a few hundred shoppers of two popular films have in common would count less than
    their general taste.

    Attributes:
        profiles: float32[items, d], c; the draws of a Bayesian model side by side, over sqrt(draws).
        points: float32[users, d], z; p is zero for shoppers who came after the training.
        weights: float64[users], w, 1 for an average interaction; 0 without interactions.
        evidence: float64[items], sum of w over each product's shoppers.
        tempers: float64[items], t.
        popularity: float64[items], shoppers of each product over those of the median product.
        incidence: who bought what.
        busiest: for the products whose shoppers buy most by far, `common` by code, which would take longer
            than a frame.
    """

    profiles: Floats
    points: Floats
    weights: Doubles
    evidence: Doubles
    tempers: Doubles
    popularity: Doubles
    incidence: Incidence
    busiest: dict[int, Doubles] = field(default_factory=dict[int, Doubles])

    @classmethod
    def of(cls, model: FactorModel, incidence: Incidence) -> "ShopperProfiles":
        """Places the shoppers and adds them up.

        Args:
            model: places the shoppers. What it thinks of the products is not used: a product that came
                after the training has a profile as soon as somebody buys it.
            incidence: of the shop's interactions; its users are the model's, in the same order, and
                perhaps further ones after them.
        """
        draws = model.user_factors[None] if model.user_samples is None else model.user_samples
        activity = incidence.user_degrees.astype(np.float64)
        powers = np.zeros(len(activity))
        np.power(activity, -2 * ACTIVITY_POWER, out=powers, where=activity > 0)
        powers *= activity.sum() / max(float(activity @ powers), 1e-300)
        weights = np.ceil(powers * _GRID) / _GRID
        roots = np.sqrt(weights)
        points = np.zeros((len(activity), draws.shape[0] * min(draws.shape[2], MOST_TASTES)))
        bought = activity[: draws.shape[1]] > 0
        points[: draws.shape[1]] = np.hstack([_tastes(draw, bought) for draw in draws]) / np.sqrt(len(draws))
        shares = activity * roots
        points -= shares @ points / max(float(shares.sum()), 1e-300)
        points = (points * roots[:, None]).astype(np.float32)
        degrees = incidence.item_degrees
        typical = np.median(degrees[degrees > 0]) if degrees.any() else 1.0
        evidence = _summed(weights[:, None], incidence)[:, 0]
        tempers = np.sqrt(TASTE_EVIDENCE / (TASTE_EVIDENCE + evidence))
        return cls(
            _summed(points, incidence) * tempers[:, None].astype(np.float32),
            points,
            weights,
            evidence,
            tempers,
            degrees / typical,
            incidence,
            _busiest(incidence, weights),
        )

    def common(self, item: int) -> Doubles:
        """float64[items], read-only: summed weights of the shoppers that a product shares with each."""
        kept = self.busiest.get(item)
        return self.incidence.common_with_all(item, self.weights) if kept is None else kept

    def scales(self, discount: float, shrinkage: float) -> Doubles:
        """float64[items], g / N of each product.

        Args:
            discount: how strongly products with more shoppers than the median product are held back, 0 to 1.
            shrinkage: how many further shoppers, like nobody else, are added to each product, 0 to 1,000.

        Raises:
            OptionError: "option_out_of_range".
        """
        for name, value in (("discount", discount), ("shrinkage", shrinkage)):
            low, high = _LIMITS[name]
            if not low <= value <= high:
                raise OptionError("option_out_of_range", option=name, value=value, low=low, high=high)
        squares = np.einsum("id,id->i", self.profiles, self.profiles, dtype=np.float64)
        lengths = np.sqrt(squares + SAME_SHOPPER * (self.evidence + shrinkage))
        held_back = np.maximum(self.popularity, 1) ** -discount
        return np.divide(held_back, lengths, out=np.zeros(len(lengths)), where=self.evidence > 0)


@dataclass(frozen=True, eq=False)
class SharedShoppers:
    """The part of the score that stands for shoppers in common.

    Attributes:
        source: who bought what, and what a shopper weighs.
        scales: float64[items], from `ShopperProfiles.scales`.
    """

    source: ShopperProfiles
    scales: Doubles

    def of(self, item: int) -> Doubles:
        """float64[items], of one product with every product."""
        return self.of_sums(self.source.common(item), item, slice(None))

    def of_pair(self, item: int, other: int) -> float:
        """Of two products, to the last bit as in `of`."""
        source = self.source
        both = source.incidence.users_of(item)[source.incidence.having(item, other)]
        sums = source.weights[both].sum(keepdims=True)
        return float(self.of_sums(sums, item, np.array([other]))[0])

    def of_sums(
        self,
        sums: Doubles,
        items: int | npt.NDArray[np.integer],
        others: slice | npt.NDArray[np.integer],
    ) -> Doubles:
        """From the summed weights of the shoppers in common of items with others, of matching shapes."""
        # Multiplied in this order, i with j gives the same last bit as j with i.
        return SAME_SHOPPER * sums * (self.scales[items] * self.scales[others])

    def block(self, items: npt.NDArray[np.integer]) -> Floats:
        """float32[m, m], of all pairs of some products."""
        source, incidence = self.source, self.source.incidence
        users = [incidence.users_of(int(item)) for item in items]
        rows = np.repeat(np.arange(len(items)), [len(one) for one in users])
        known, columns = np.unique(np.concatenate(users) if users else [], return_inverse=True)
        roots = np.sqrt(source.weights[known.astype(np.int64)]).astype(np.float32)
        order = np.argsort(columns, kind="stable")
        rows, columns = rows[order], columns[order]
        sums = np.zeros((len(items), len(items)), np.float32)
        step = max(1, _CHUNK_ELEMENTS // max(1, len(items)))
        for start in range(0, len(known), step):
            part = slice(*np.searchsorted(columns, [start, start + step]))
            bought = np.zeros((len(items), min(step, len(known) - start)), np.float32)
            bought[rows[part], columns[part] - start] = roots[columns[part]]
            sums += bought @ bought.T
        scales = self.scales[items].astype(np.float32)
        sums *= SAME_SHOPPER * np.outer(scales, scales)
        return sums

    def contributions(self, item: int, other: int) -> tuple[npt.NDArray[np.int32], Doubles]:
        """What each shopper of one product adds to its score with another product.

        Returns:
            int32[s], the shoppers of `item`; float64[s], their parts, which add up to the score: how like
            the other product's shoppers they are, and more if they bought it too.
        """
        source = self.source
        users, profile = source.incidence.users_of(item), source.profiles[other]
        parts = np.empty(len(users))
        step = max(1, _CHUNK_ELEMENTS // len(profile))
        for start in range(0, len(users), step):
            parts[start : start + step] = at(source.points, users[start : start + step]) @ profile
        parts *= source.tempers[item]
        parts += SAME_SHOPPER * source.weights[users] * source.incidence.having(item, other)
        return users, parts * (self.scales[item] * self.scales[other])


def _tastes(factors: Floats, bought: npt.NDArray[np.bool_]) -> Doubles:
    """float64[users, d], whitened and of length 1; zero for users without interactions or a finite vector."""
    usable = bought & np.isfinite(factors).all(axis=1) & factors.any(axis=1)
    tastes = np.zeros((len(factors), min(factors.shape[1], MOST_TASTES)))
    if not usable.any():
        return tastes
    centred = factors[usable].astype(np.float64)
    centred -= centred.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    variances, directions = variances[-MOST_TASTES:], directions[:, -MOST_TASTES:]
    kept = variances > _LEAST_VARIANCE * max(variances[-1], 1e-12)
    white = centred @ (directions[:, kept] / np.sqrt(variances[kept]))
    lengths = np.linalg.norm(white, axis=1, keepdims=True)
    tastes[usable, : white.shape[1]] = np.divide(white, lengths, out=white, where=lengths > 0)
    return tastes


def _busiest(incidence: Incidence, weights: Doubles) -> dict[int, Doubles]:
    """What the products whose shoppers buy most have in common with all, see `ShopperProfiles`."""
    degrees = incidence.item_degrees
    most = min(_KEPT, _KEPT_BYTES // (8 * max(len(degrees), 1)))
    popular = np.argsort(-degrees, kind="stable")[:most].tolist()
    busy = [item for item in popular if incidence.rows_with(item) >= _BUSY]
    return {item: incidence.common_with_all(item, weights) for item in busy}


def _summed(rows: npt.NDArray[Number], incidence: Incidence) -> npt.NDArray[Number]:
    """[items, d]: the rows of each item's users added up, a chunk of items at a time."""
    starts, width = incidence.item_start, rows.shape[1]
    sums = np.zeros((len(starts) - 1, width), rows.dtype)
    bought = np.flatnonzero(np.diff(starts))
    ends = starts[bought + 1]
    first = 0
    while first < len(bought):
        begin = starts[bought[first]]
        last = max(first + 1, int(np.searchsorted(ends, begin + _CHUNK_ELEMENTS // width, "right")))
        gathered = at(rows, incidence.users[begin : ends[last - 1]])
        chunk = bought[first:last]
        sums[chunk] = np.add.reduceat(gathered, starts[chunk] - begin, axis=0)
        first = last
    return sums
