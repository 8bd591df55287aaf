"""The similar lists of all products in one go, block by block: exactly, or for large shops nearly so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.options import DeviceChoice
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.approximate import (
    APPROXIMATE_FROM,
    EFFORTS,
    LEAST_RECALL,
    RECALL_AT,
    SAMPLE,
    Approximate,
    recall,
)
from recdesk.engine.similarity.evidence import shopper_rows, shoppers_in_common
from recdesk.engine.similarity.item_similarity import ItemSimilarity
from recdesk.engine.similarity.metrics import pair_scores
from recdesk.engine.similarity.ranking import checked_top, order
from recdesk.engine.similarity.shoppers import SAME_SHOPPER, SharedShoppers
from recdesk.engine.tensors.top_k import BLOCK_ELEMENTS, TopBlock, top_k_blocks

SPARE = 8
"""Found beyond the wanted ones, so that rounding in the product cannot decide who is on the list."""


@dataclass(frozen=True, eq=False)
class AllNeighbours:
    """One similar list per product.

    Attributes:
        items: int32[items, top], codes, best first; -1 where a list is shorter.
        scores: float32[items, top], 0 where a list is shorter.
        evidence: int32[items, top], shoppers in common, 0 where a list is shorter.
        recall: share of the true first 20 that approximate lists hold, as measured; None where all are exact.
        measured: products on which the recall was measured.
    """

    items: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32]
    evidence: npt.NDArray[np.int32]
    recall: float | None = None
    measured: int = 0

    def above(self, threshold: float) -> "AllNeighbours":
        """The lists without the products that score less."""
        keep = (self.items >= 0) & (self.scores >= threshold)
        return replace(
            self,
            items=np.where(keep, self.items, np.int32(-1)),
            scores=np.where(keep, self.scores, np.float32(0)),
            evidence=np.where(keep, self.evidence, np.int32(0)),
        )


def all_neighbours(
    similarity: ItemSimilarity,
    top: int = 20,
    progress: Progress = no_progress,
    *,
    device: DeviceChoice = "auto",
    block_elements: int = BLOCK_ELEMENTS,
    approximate_from: int | None = APPROXIMATE_FROM,
) -> AllNeighbours:
    """`similarity.neighbours` of every product; of a large shop, nearly so.

    From `approximate_from` products on, candidates come from an approximate index and are scored exactly.
    Its recall is measured on some products against their exact lists, and its effort raised until it is
    LEAST_RECALL; where that cannot be had, the lists are made exactly after all.

    Args:
        similarity: what to search.
        top: length of the lists.
        progress: hears stage "comparing" in products, and cancels between blocks.
        device: where to compute.
        block_elements: scores held at a time; memory is a small multiple of it, plus the result.
        approximate_from: number of products; None for exact lists whatever their number.

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
    search = _Search(similarity, valid, device, block_elements)
    chosen = None
    if approximate_from is not None and len(valid) >= approximate_from:
        chosen = _approximation(search, top, progress)
    if chosen is None:
        blocks = search.exact(slice(None), top + 1 + SPARE)
    else:
        index, effort, reached = chosen
        blocks = index.blocks(max(top, RECALL_AT) + 1 + SPARE, effort)
        found = replace(found, recall=reached, measured=min(SAMPLE, len(valid)))
    for block in blocks:
        places = np.arange(block.start, block.start + len(block.items))
        queries = valid[places]
        items, scores, evidence = search.lists(places, block.items, top)
        width = items.shape[1]
        found.items[queries, :width] = items
        found.scores[queries, :width] = scores
        found.evidence[queries, :width] = evidence
        progress("comparing", block.start + len(queries), len(valid))
    return found


class _Search:
    """The compared products, ready to be searched and scored; places count among them alone."""

    def __init__(
        self,
        similarity: ItemSimilarity,
        valid: npt.NDArray[np.int32],
        device: DeviceChoice,
        block_elements: int,
    ) -> None:
        self.similarity, self.valid = similarity, valid
        self.vectors = similarity.vectors[valid]
        self.bias = similarity.offset[valid] if similarity.metric == "euclidean" else None
        self.rows = shopper_rows(similarity.incidence)
        self.shared = None if similarity.shared is None else _Shared(similarity.shared, self.rows, valid)
        self._device: DeviceChoice = device
        self._block_elements = block_elements

    def exact(self, places: slice | npt.NDArray[np.integer], top: int) -> Iterator[TopBlock]:
        """The best candidates of some places."""
        shared = self.shared
        asked = np.arange(len(self.valid))[places]
        return top_k_blocks(
            self.vectors[places],
            self.vectors,
            top,
            bias=self.bias,
            added=None if shared is None else lambda rows: shared.dense(asked[rows]),
            device=self._device,
            block_elements=self._block_elements,
        )

    def lists(
        self, places: npt.NDArray[np.integer], candidates: npt.NDArray[np.int32], top: int
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], npt.NDArray[np.int32]]:
        """The final lists of some places out of what was found: without themselves, exact, in order.

        Args:
            places: int[b].
            candidates: int32[b, t], places, -1 for none.
            top: length of the lists.

        Returns:
            codes with -1 for none, scores and shoppers in common with 0 there, of one shape.
        """
        queries, items = self.valid[places], self.valid[np.maximum(candidates, 0)]
        added = evidence = None
        if self.shared is not None:
            added, evidence = self.shared.of_pairs(queries, items)
        metric = self.similarity.metric
        scores = pair_scores(self.similarity.vectors, queries, items, metric, added)
        scores[(items == queries[:, None]) | (candidates < 0)] = -np.inf
        best = order(scores, items)[:, : min(top, max(items.shape[1] - 1, 0))]
        items, scores = np.take_along_axis(items, best, axis=1), np.take_along_axis(scores, best, axis=1)
        if evidence is None:
            pairs = np.repeat(queries, items.shape[1]), items.ravel()
            evidence = shoppers_in_common(self.rows, *pairs).reshape(items.shape)
        else:
            evidence = np.take_along_axis(evidence, best, axis=1)
        real = np.isfinite(scores)
        return (
            np.where(real, items, np.int32(-1)),
            np.where(real, scores, np.float32(0)),
            np.where(real, evidence, 0).astype(np.int32),
        )


def _approximation(search: _Search, top: int, progress: Progress) -> tuple[Approximate, int, float] | None:
    """An index, the least effort with enough recall, and that recall; None where no effort is enough."""
    count = len(search.valid)
    sample = np.sort(np.random.default_rng(0).permutation(count)[:SAMPLE])
    wide = max(top, RECALL_AT) + 1 + SPARE
    truth: list[npt.NDArray[np.float32]] = []
    for block in search.exact(sample, wide):
        places = sample[block.start : block.start + len(block.items)]
        truth.append(_scores(search, places, block.items))
        progress("comparing", 0, count)
    index = Approximate(search.vectors, search.bias, search.shared)
    exact = np.vstack(truth)
    for effort in EFFORTS:
        progress("comparing", 0, count)
        reached = recall(_scores(search, sample, index.candidates(sample, wide, effort)), exact)
        if reached >= LEAST_RECALL:
            return index, effort, reached
    return None


def _scores(
    search: _Search, places: npt.NDArray[np.integer], candidates: npt.NDArray[np.int32]
) -> npt.NDArray[np.float32]:
    """float32[b, RECALL_AT or fewer], of the best candidates; -inf where there are fewer."""
    items, scores, _ = search.lists(places, candidates, RECALL_AT)
    return np.where(items < 0, np.float32(-np.inf), scores)


class _Shared:
    """What shoppers in common add to the scores, many products at a time."""

    def __init__(self, shared: SharedShoppers, rows: Any, valid: npt.NDArray[np.int32]) -> None:
        """From `shopper_rows` and the codes of the products that are compared."""
        self._shared, self._rows = shared, rows
        # One multiplication gives both: weights add up in the real part, shoppers in the imaginary one.
        weighted = shopper_rows(shared.source.incidence, shared.source.weights)
        self._both = weighted.astype(np.complex128)
        self._both.data += 1j
        scales = shared.scales[valid]
        # Scaled here, once for each interaction, and not in every score.
        self._queries = weighted[valid]
        self._queries.data *= np.repeat(SAME_SHOPPER * scales, np.diff(self._queries.indptr))
        self._queries = self._queries.astype(np.float32)
        candidates = rows[valid].astype(np.float32)
        candidates.data *= np.repeat(scales, np.diff(candidates.indptr)).astype(np.float32)
        self._candidates = candidates.T.tocsr()
        self._buffer = np.empty((0, len(valid)), np.float32)

    def entries(self, places: npt.NDArray[np.integer]) -> Any:
        """scipy.sparse float32[b, v], of compared products with all compared products."""
        return self._queries[places] @ self._candidates

    def work(self) -> npt.NDArray[np.float64]:
        """float64[v]: entries that are added up for each compared product."""
        ones = self._queries.astype(bool).astype(np.float64)
        return ones @ np.diff(self._candidates.indptr).astype(np.float64)

    def dense(self, places: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
        """`entries` as an array, for finding candidates; it holds until the next call."""
        if len(self._buffer) < len(places):  # made once: fresh memory costs more than what is written into it
            self._buffer = np.empty((len(places), self._buffer.shape[1]), np.float32)
        return self.entries(places).toarray(out=self._buffer[: len(places)])

    def of_pairs(
        self, queries: npt.NDArray[np.int32], items: npt.NDArray[np.int32]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int32]]:
        """float64[b, t], exactly, and int32[b, t], the shoppers in common."""
        repeated, others = np.repeat(queries, items.shape[1]), items.ravel()
        sums = shoppers_in_common(self._rows, repeated, others, self._both)
        added = self._shared.of_sums(np.real(sums), repeated, others)
        return added.reshape(items.shape), np.imag(sums).astype(np.int32).reshape(items.shape)
