"""ItemSimilarity: what is like one product, answered within a frame by NumPy alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.errors import UnknownIdError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.incidence import Incidence
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.similarity.metrics import Metric, checked_metric, pair_scores, side_by_side
from recdesk.engine.similarity.ranking import checked_top, contenders, order

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """The products most like one product, best first.

    Attributes:
        items: int32[t], their codes.
        scores: float32[t], falling; equal scores stand in the order of their codes.
        evidence: int32[t], shoppers who had to do with both products.
    """

    items: Codes
    scores: Floats
    evidence: Codes

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True)
class SimilarItem:
    """One line of a product's similar list; `rank` counts from 1."""

    item_id: str
    title: str
    score: float
    rank: int
    evidence: int


@dataclass(frozen=True, eq=False)
class ItemSimilarity:
    """How alike the products of a model are. Make one with `of`.

    Attributes:
        metric: "cosine", "euclidean" (1 / (1 + distance)) or "dot"; higher is always more alike.
        vectors: float32[items, d], of all draws side by side (see `metrics.side_by_side`).
        valid: bool[items]; the others were never bought or have no vector: nothing is like them.
        lengths: float32[items], of the vectors.
        offset: float32[items], added to an inner product to rank by the metric: the nearest by distance
            are the greatest by v.q - |v|^2 / 2. -inf for products that are not valid.
        incidence: where evidence is counted.
        catalogue: ids and titles for `similar`, or None.
    """

    metric: Metric
    vectors: Floats
    valid: npt.NDArray[np.bool_]
    lengths: Floats
    offset: Floats
    incidence: Incidence
    catalogue: Catalogue | None

    @classmethod
    def of(
        cls,
        model: FactorModel,
        incidence: Incidence,
        catalogue: Catalogue | None = None,
        metric: str = "cosine",
    ) -> "ItemSimilarity":
        """Prepares the vectors of a model.

        Args:
            model: gives the vectors. Products that came after its training have none.
            incidence: of the shop's interactions; its items are the model's, in the same order, and
                perhaps further ones after them.
            catalogue: gives ids and titles.
            metric: one of METRICS.

        Raises:
            OptionError: "option_not_a_choice" for another metric.
            ValueError: if the incidence has fewer items than the model.
        """
        checked = checked_metric(metric)
        degrees = incidence.item_degrees
        vectors, valid = side_by_side(model.item_vectors(), checked)
        added = len(degrees) - len(vectors)
        if added < 0:
            raise ValueError(f"the model knows {len(vectors)} items, the shop has {len(degrees)}")
        if added:
            vectors = np.pad(vectors, ((0, added), (0, 0)))
            valid = np.pad(valid, (0, added))
        valid &= degrees > 0
        lengths = np.sqrt(np.einsum("id,id->i", vectors, vectors))
        offset = np.where(valid, -lengths * lengths / 2 if checked == "euclidean" else 0, -np.inf)
        return cls(checked, vectors, valid, lengths, offset.astype(np.float32), incidence, catalogue)

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
        estimates = self.vectors @ self.vectors[item] + self.offset
        estimates[item] = -np.inf
        # An inner product of d terms in single precision is off by at most d units of its last place.
        unit = np.float32(np.finfo(np.float32).eps * self.vectors.shape[1])
        slack = unit * self.lengths * (self.lengths[item] + self.lengths)
        codes = contenders(estimates, slack, top).astype(np.int32)
        scores = pair_scores(self.vectors, np.array([item]), codes[None], self.metric)[0]
        best = order(scores, codes)[:top]
        items = codes[best]
        return Neighbours(items, scores[best], self.incidence.users_in_common(item, items))

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
            )
            for place, code in enumerate(found.items)
        ]

    def pair(self, first: int, second: int) -> float:
        """The score of two products, 0 where one of them is not valid."""
        if not (self._checked(first) and self._checked(second)):
            return 0.0
        scores = pair_scores(self.vectors, np.array([first]), np.array([[second]]), self.metric)
        return float(scores[0, 0])

    def block(self, items: npt.NDArray[np.integer]) -> Floats:
        """The scores of all pairs of some products, as a heatmap shows them.

        Args:
            items: codes[m].

        Returns:
            float32[m, m], symmetric; 0 in the rows and columns of products that are not valid.
        """
        chosen = self.vectors[items]
        if self.metric == "euclidean":
            # Single precision would lose small distances in the difference of large squares.
            chosen = chosen.astype(np.float64)
            squares = np.einsum("id,id->i", chosen, chosen)
            distances = squares[:, None] + squares - 2 * (chosen @ chosen.T)
            np.fill_diagonal(distances, 0)
            scores = (1 / (1 + np.sqrt(np.maximum(distances, 0)))).astype(np.float32)
        else:
            scores = chosen @ chosen.T
        if self.metric == "cosine":
            np.fill_diagonal(scores, 1)
            np.clip(scores, -1, 1, out=scores)
        valid = self.valid[items]
        scores[~valid] = 0
        scores[:, ~valid] = 0
        return scores

    def _checked(self, item: int) -> bool:
        """Whether a product is valid; IndexError where there is no such product."""
        if not 0 <= item < self.items:
            raise IndexError(f"item code {item} out of 0..{self.items - 1}")
        return bool(self.valid[item])
