"""ItemSimilarity: what is like one product, answered within a frame by NumPy alone."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.errors import UnknownIdError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.incidence import Incidence
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.similarity.metrics import (
    DEFAULT_METRICS,
    Metric,
    block_scores,
    checked_metric,
    pair_intervals,
    pair_scores,
)
from recdesk.engine.similarity.ranking import checked_top, contenders, order
from recdesk.engine.similarity.shoppers import DISCOUNT, SHRINKAGE, SharedShoppers, ShopperProfiles
from recdesk.engine.similarity.side_by_side import SideBySide

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]

_LARGE = 1 << 26
"""Bytes of vectors that are not held twice."""


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The products most like one product, best first.

    Attributes:
        items: int32[t], their codes.
        scores: float32[t], falling; equal scores stand in the order of their codes.
        evidence: int32[t], shoppers who had to do with both products.
        low, high: float32[t], between which nine tenths of the draws of a Bayesian model see the score;
            None where the model is not Bayesian.
    """

    items: Codes
    scores: Floats
    evidence: Codes
    low: Floats | None = None
    high: Floats | None = None

    def __len__(self) -> int:
        return len(self.items)

    def rows(self, chosen: npt.NDArray[np.integer | np.bool_]) -> "Neighbours":
        """Some rows of the list, by place or by a mask."""
        low = None if self.low is None else self.low[chosen]
        high = None if self.high is None else self.high[chosen]
        return Neighbours(self.items[chosen], self.scores[chosen], self.evidence[chosen], low, high)


@dataclass(frozen=True)
class SimilarItem:
    """One line of a product's similar list; `rank` counts from 1, low and high are as in `Neighbours`."""

    item_id: str
    title: str
    score: float
    rank: int
    evidence: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, eq=False)
class ItemSimilarity:
    """How alike the products of a model are. Make one with `of`.

    Attributes:
        metric: "shoppers" (see `shoppers.ShopperProfiles`), "cosine", "euclidean" (1 / (1 + distance)) or
            "dot"; higher is always more alike.
        vectors: of the products, of all draws side by side.
        valid: bool[items]; the others were never bought or have no vector: nothing is like them. For
            "shoppers" a product needs no vector of the model's.
        lengths: float32[items], of the vectors.
        offset: float32[items], added to an inner product to rank by the metric: the nearest by distance
            are the greatest by v.q - |v|^2 / 2. -inf for products that are not valid.
        incidence: where evidence is counted.
        catalogue: ids and titles for `similar`, or None.
        draws: how many draws stand side by side in the vectors.
        shared: adds to the inner product what shoppers in common say, for "shoppers"; else None.
    """

    metric: Metric
    vectors: SideBySide
    valid: npt.NDArray[np.bool_]
    lengths: Floats
    offset: Floats
    incidence: Incidence
    catalogue: Catalogue | None
    draws: int = 1
    shared: SharedShoppers | None = None

    @classmethod
    def of(
        cls,
        model: FactorModel,
        incidence: Incidence,
        catalogue: Catalogue | None = None,
        metric: str | None = None,
        *,
        discount: float = DISCOUNT,
        shrinkage: float = SHRINKAGE,
    ) -> "ItemSimilarity":
        """Prepares the vectors of a model.

        Args:
            model: gives the vectors. Products that came after its training have none.
            incidence: of the shop's interactions; its items are the model's, in the same order, and
                perhaps further ones after them.
            catalogue: gives ids and titles.
            metric: one of METRICS; None takes the one of DEFAULT_METRICS.
            discount, shrinkage: of "shoppers", see `ShopperProfiles.scales`.

        Raises:
            OptionError: "option_not_a_choice" for another metric, "option_out_of_range".
            ValueError: if the incidence has fewer items than the model.
        """
        checked = DEFAULT_METRICS[model.objective] if metric is None else checked_metric(metric)
        degrees = incidence.item_degrees
        if len(degrees) < len(model.item_factors):
            raise ValueError(f"the model knows {len(model.item_factors)} items, the shop has {len(degrees)}")
        if checked == "shoppers":
            return cls._of_shoppers(model, incidence, catalogue).tuned(discount, shrinkage)
        draws = model.item_vectors()
        vectors = SideBySide.of(draws, len(degrees), unit=checked == "cosine")
        valid, vectors = vectors.usable & (degrees > 0), _kept(vectors)
        lengths = vectors.lengths()
        offset = np.where(valid, -lengths * lengths / 2 if checked == "euclidean" else 0, -np.inf)
        offset = offset.astype(np.float32)
        return cls(checked, vectors, valid, lengths, offset, incidence, catalogue, len(draws))

    @classmethod
    def _of_shoppers(
        cls, model: FactorModel, incidence: Incidence, catalogue: Catalogue | None
    ) -> "ItemSimilarity":
        """With everything that does not depend on discount and shrinkage; to be `tuned`."""
        source = ShopperProfiles.of(model, incidence)
        valid = incidence.item_degrees > 0
        offset = np.where(valid, 0, -np.inf).astype(np.float32)
        draws = 1 if model.user_samples is None else len(model.user_samples)
        shared = SharedShoppers(source, np.zeros(len(valid)))
        nothing = np.zeros(len(valid), np.float32)
        vectors = SideBySide.stored(source.profiles)
        return cls("shoppers", vectors, valid, nothing, offset, incidence, catalogue, draws, shared)

    def tuned(self, discount: float, shrinkage: float) -> "ItemSimilarity":
        """The same with another discount and shrinkage, quickly: the shoppers are not added up again.

        Args:
            discount, shrinkage: see `ShopperProfiles.scales`.

        Raises:
            OptionError: "option_out_of_range".
            ValueError: for another metric than "shoppers".
        """
        if self.shared is None:
            raise ValueError(f"the metric {self.metric} has no discount and no shrinkage")
        source = self.shared.source
        scales = source.scales(discount, shrinkage)
        vectors = _kept(SideBySide(source.profiles[None], scales[None].astype(np.float32)))
        shared = SharedShoppers(source, scales)
        return replace(self, vectors=vectors, lengths=vectors.lengths(), shared=shared)

    @property
    def items(self) -> int:
        """Number of products."""
        return len(self.vectors)

    def neighbours(self, item: int, top: int = 20) -> Neighbours:
        """The products most like one product.

        Args:
            item: code.
            top: length of the list; it is shorter where there are fewer products.

        Returns:
            the list, without the product itself and without products that are not valid; empty if the
            product itself is not.

        Raises:
            IndexError: for a code out of range.
            OptionError: "option_out_of_range" for an impossible length.
        """
        checked_top(top)
        if not self._checked(item):
            return Neighbours(np.empty(0, np.int32), np.empty(0, np.float32), np.empty(0, np.int32))
        shared = None if self.shared is None else self.shared.of(item)
        estimates, slack = self._estimates(item)
        if shared is not None:
            estimates += shared.astype(np.float32)
            slack += 4 * np.finfo(np.float32).eps
        estimates[item] = -np.inf
        codes = contenders(estimates, slack, top).astype(np.int32)
        scores = pair_scores(
            self.vectors,
            np.array([item]),
            codes[None],
            self.metric,
            None if shared is None else shared[codes][None],
        )[0]
        best = order(scores, codes)[:top]
        items = codes[best]
        evidence = self.incidence.users_in_common(item, items)
        return Neighbours(items, scores[best], evidence, *self.intervals(item, items, shared))

    def similar(self, item_id: str, top: int = 20) -> list[SimilarItem]:
        """`neighbours` by id, with titles.

        Raises:
            UnknownIdError: "unknown_item", with the nearest ids.
            OptionError: "option_out_of_range" for an impossible length.
            ValueError: without a catalogue.
        """
        if self.catalogue is None:
            raise ValueError("similar() needs a catalogue")
        checked_top(top)
        item = self.catalogue.code(item_id)
        if item is None:
            nearest = nearest_ids(item_id, self.catalogue.item_ids)
            raise UnknownIdError("unknown_item", id=item_id, nearest=nearest)
        found = self.neighbours(item, top)
        return [
            SimilarItem(
                item_id=self.catalogue.item_ids[int(code)],
                title=self.catalogue.title(int(code)),
                score=float(found.scores[place]),
                rank=place + 1,
                evidence=int(found.evidence[place]),
                low=None if found.low is None else float(found.low[place]),
                high=None if found.high is None else float(found.high[place]),
            )
            for place, code in enumerate(found.items)
        ]

    def pair(self, first: int, second: int) -> float:
        """The score of two products, 0 where one of them is not valid."""
        if not (self._checked(first) and self._checked(second)):
            return 0.0
        shared = None if self.shared is None else np.array([[self.shared.of_pair(first, second)]])
        scores = pair_scores(self.vectors, np.array([first]), np.array([[second]]), self.metric, shared)
        return float(scores[0, 0])

    def intervals(
        self,
        item: int,
        others: npt.NDArray[np.integer],
        shared: npt.NDArray[np.float64] | None = None,
    ) -> tuple[Floats, Floats] | tuple[None, None]:
        """Low and high of the scores of one product and others, as in `Neighbours`.

        Args:
            item: code.
            others: codes[t].
            shared: float64[items], `shared.of` the product where it is known already.

        Returns:
            float32[t] and float32[t], or None and None where the model is not Bayesian.
        """
        if self.draws == 1:
            return None, None
        low, high = pair_intervals(self.vectors, self.draws, item, others, self.metric)
        if self.shared is not None:
            added = (self.shared.of(item) if shared is None else shared)[others].astype(np.float32)
            low, high = low + added, high + added
        return low, high

    def block(self, items: npt.NDArray[np.integer]) -> Floats:
        """The scores of all pairs of some products, as a heatmap shows them.

        Args:
            items: codes[m].

        Returns:
            float32[m, m], symmetric; 0 in the rows and columns of products that are not valid.
        """
        scores = block_scores(self.vectors.rows(items), self.metric)
        if self.shared is not None:
            scores += self.shared.block(items)
        if self.metric in ("cosine", "shoppers"):
            np.fill_diagonal(scores, 1)
            np.clip(scores, -1, 1, out=scores)
        valid = self.valid[items]
        scores[~valid] = 0
        scores[:, ~valid] = 0
        return scores

    def _estimates(self, item: int) -> tuple[Floats, Floats]:
        """By what a list is ordered, without the shoppers in common, and how far it is off at most."""
        unit = np.float32(np.finfo(np.float32).eps * (self.vectors.width + 4))
        slack = unit * self.lengths * (self.lengths[item] + self.lengths)
        return self.vectors.products(item) + self.offset, slack

    def _checked(self, item: int) -> bool:
        """Whether a product is valid; IndexError where there is no such product."""
        if not 0 <= item < self.items:
            raise IndexError(f"item code {item} out of 0..{self.items - 1}")
        return bool(self.valid[item])


def _kept(vectors: SideBySide) -> SideBySide:
    """The same, made once and for all where they are small."""
    return SideBySide.stored(vectors.all()) if vectors.nbytes < _LARGE else vectors
