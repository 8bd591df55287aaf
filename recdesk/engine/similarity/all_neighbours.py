"""The similar lists of all products in one go, block by block: exactly, or for large shops nearly so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.all_pairs import Candidates, PairScores, best_partners
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
from recdesk.engine.similarity.shared_pairs import SharedPairs
from recdesk.engine.similarity.side_by_side import SideBySide
from recdesk.engine.threads import mapped

SPARE = 8
"""Approximate candidates beyond the wanted ones."""

PAIRS_SHARE = 0.75
"""Of the time of exact lists, for finding candidates; the rest goes into the lists themselves."""


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


def all_neighbours(
    similarity: ItemSimilarity,
    top: int = 20,
    progress: Progress = no_progress,
    *,
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
        approximate_from: number of products; None for exact lists whatever their number.

    Raises:
        OptionError: "option_out_of_range" for an impossible length.
        Cancelled: from the progress call.
    """
    checked_top(top)
    # In random order, as `best_partners` needs them; the same for every run.
    valid = np.random.default_rng(0).permutation(np.flatnonzero(similarity.valid)).astype(np.int32)
    found = AllNeighbours(
        np.full((similarity.items, top), -1, np.int32),
        np.zeros((similarity.items, top), np.float32),
        np.zeros((similarity.items, top), np.int32),
    )
    progress("comparing", 0, len(valid))
    if not len(valid):
        return found
    search = _Search(similarity, valid)
    chosen = None
    if approximate_from is not None and len(valid) >= approximate_from:
        chosen = _approximation(search, top, progress)
    if chosen is None:
        candidates, before = search.exact(top + 1, progress), PAIRS_SHARE
    else:
        index, effort, reached = chosen
        candidates, before = index.blocks(max(top, RECALL_AT) + 1 + SPARE, effort), 0.0
        found = replace(found, recall=reached, measured=min(SAMPLE, len(valid)))
    done = 0
    for places, lists in mapped(lambda some: (some.places, search.lists(*some, top)), candidates):
        queries, width = valid[places], lists[0].shape[1]
        for whole, part in zip((found.items, found.scores, found.evidence), lists, strict=True):
            whole[queries, :width] = part
        done += len(queries)
        progress("comparing", _share(before + (1 - before) * done / len(valid), len(valid)), len(valid))
    return found


def _share(share: float, count: int) -> int:
    return min(count, round(share * count))


class _Search:
    """The compared products, ready to be searched and scored; places count among them alone."""

    def __init__(self, similarity: ItemSimilarity, valid: npt.NDArray[np.int32]) -> None:
        self.similarity, self.valid = similarity, valid
        self.vectors = similarity.vectors.rows(valid)
        self.bias = similarity.offset[valid] if similarity.metric == "euclidean" else None
        self.rows = shopper_rows(similarity.incidence)
        self.shared = None if similarity.shared is None else SharedPairs(similarity.shared, self.rows, valid)

    def exact(self, wanted: int, progress: Progress) -> Iterator[Candidates]:
        """All that can be among the wanted number of best ones of each place, itself counted."""
        left = right = self.vectors
        if self.bias is not None:  # as two more coordinates: cheaper than another pass over the scores
            ones = np.ones(len(self.bias), np.float32)
            left = np.column_stack((self.vectors, self.bias, ones))
            right = np.column_stack((self.vectors, ones, self.bias))
        added, terms = None, 0
        if self.shared is not None:
            added, terms = self.shared.tiles(), np.diff(self.rows.indptr)[self.valid]
        count = len(self.valid)

        def step(done: int, total: int) -> None:
            progress("comparing", _share(PAIRS_SHARE * done / total, count), count)

        return best_partners(PairScores(left, right, added, terms), wanted, step)

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
        partners = np.maximum(candidates, 0)
        queries, items = self.valid[places], self.valid[partners]
        added = evidence = None
        if self.shared is not None:
            added, evidence = self.shared.of_pairs(queries, items)
        metric = self.similarity.metric
        scores = pair_scores(SideBySide.stored(self.vectors), places, partners, metric, added)
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
    exact = np.full((len(sample), RECALL_AT), -np.inf, np.float32)
    for row, item in enumerate(search.valid[sample]):
        scores = search.similarity.neighbours(int(item), RECALL_AT).scores
        exact[row, : len(scores)] = scores
        progress("comparing", 0, count)
    index = Approximate(search.vectors, search.bias, search.shared)
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
