"""The similar lists of all products in one go, block by block on TensorFlow."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.options import DeviceChoice
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.evidence import shopper_rows, shoppers_in_common
from recdesk.engine.similarity.item_similarity import ItemSimilarity
from recdesk.engine.similarity.metrics import pair_scores
from recdesk.engine.similarity.ranking import checked_top, order
from recdesk.engine.similarity.shoppers import SAME_SHOPPER, SharedShoppers
from recdesk.engine.tensors.top_k import BLOCK_ELEMENTS, top_k_blocks

SPARE = 8
"""Found beyond the wanted ones, so that rounding in the product cannot decide who is on the list."""


@dataclass(frozen=True, eq=False)
class AllNeighbours:
    """One similar list per product.

    Attributes:
        items: int32[items, top], codes, best first; -1 where a list is shorter.
        scores: float32[items, top], 0 where a list is shorter.
        evidence: int32[items, top], shoppers in common, 0 where a list is shorter.
    """

    items: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32]
    evidence: npt.NDArray[np.int32]

    def above(self, threshold: float) -> "AllNeighbours":
        """The lists without the products that score less."""
        keep = (self.items >= 0) & (self.scores >= threshold)
        return AllNeighbours(
            np.where(keep, self.items, np.int32(-1)),
            np.where(keep, self.scores, np.float32(0)),
            np.where(keep, self.evidence, np.int32(0)),
        )


def all_neighbours(
    similarity: ItemSimilarity,
    top: int = 20,
    progress: Progress = no_progress,
    *,
    device: DeviceChoice = "auto",
    block_elements: int = BLOCK_ELEMENTS,
) -> AllNeighbours:
    """`similarity.neighbours` of every product.

    Args:
        similarity: what to search.
        top: length of the lists.
        progress: hears stage "comparing" in products, and cancels between blocks.
        device: where to compute.
        block_elements: scores held at a time; memory is a small multiple of it, plus the result.

    Raises:
        OptionError: "option_out_of_range" for an impossible length; from the device choice.
        Cancelled: from the progress call.
    """
    checked_top(top)
    valid = np.flatnonzero(similarity.valid).astype(np.int32)
    found = AllNeighbours(
        np.full((similarity.items, top), -1, np.int32),
        np.zeros((similarity.items, top), np.float32),
        np.zeros((similarity.items, top), np.int32),
    )
    progress("comparing", 0, len(valid))
    if not len(valid):
        return found
    vectors = similarity.vectors[valid]
    bias = similarity.offset[valid] if similarity.metric == "euclidean" else None
    rows = shopper_rows(similarity.incidence)
    shared = None if similarity.shared is None else _Shared(similarity.shared, rows, valid)
    blocks = top_k_blocks(
        vectors,
        vectors,
        top + 1 + SPARE,
        bias=bias,
        added=shared and shared.of,
        device=device,
        block_elements=block_elements,
    )
    for block in blocks:
        queries = valid[block.start : block.start + len(block.items)]
        items, scores = _lists(similarity, queries, valid[block.items], top, shared)
        width = items.shape[1]
        found.items[queries, :width] = items
        found.scores[queries, :width] = scores
        pairs = np.repeat(queries, width), items.ravel()
        found.evidence[queries, :width] = shoppers_in_common(rows, *pairs).reshape(items.shape)
        progress("comparing", block.start + len(queries), len(valid))
    return found


class _Shared:
    """What shoppers in common add to the scores, many products at a time."""

    def __init__(self, shared: SharedShoppers, rows: Any, valid: npt.NDArray[np.int32]) -> None:
        """From `shopper_rows` and the codes of the products that are compared."""
        self._shared, self._rows = shared, rows
        self._weighted = shopper_rows(shared.source.incidence, shared.source.weights)
        self._queries = self._weighted[valid].astype(np.float32)
        self._candidates = rows[valid].T.tocsr().astype(np.float32)
        self._scales = shared.scales[valid].astype(np.float32)

    def of(self, queries: slice) -> npt.NDArray[np.float32]:
        """float32[b, v], of compared products with all compared products, for finding candidates."""
        sums = (self._queries[queries] @ self._candidates).toarray()
        sums *= SAME_SHOPPER * self._scales[queries, None]
        sums *= self._scales
        return sums

    def of_pairs(
        self, queries: npt.NDArray[np.int32], items: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.float64]:
        """float64[b, t], exactly."""
        repeated, others = np.repeat(queries, items.shape[1]), items.ravel()
        sums = shoppers_in_common(self._rows, repeated, others, self._weighted)
        return self._shared.of_sums(sums, repeated, others).reshape(items.shape)


def _lists(
    similarity: ItemSimilarity,
    queries: npt.NDArray[np.int32],
    items: npt.NDArray[np.int32],
    top: int,
    shared: _Shared | None,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """The final lists of some products out of what was found: without themselves, exact, in order."""
    added = None if shared is None else shared.of_pairs(queries, items)
    scores = pair_scores(similarity.vectors, queries, items, similarity.metric, added)
    scores[items == queries[:, None]] = -np.inf
    best = order(scores, items)[:, : min(top, items.shape[1] - 1)]
    return np.take_along_axis(items, best, axis=1), np.take_along_axis(scores, best, axis=1)
