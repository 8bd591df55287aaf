"""Recommendations for all shoppers in one go, block by block on TensorFlow."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.fold_in_many import Histories, fold_in_many
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import DeviceChoice
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.recommendation.choice import Choice
from recdesk.engine.recommendation.recommender import EVERYTHING, Recommender
from recdesk.engine.recommendation.scores import clipped, pair_scores
from recdesk.engine.similarity.ranking import checked_top, order
from recdesk.engine.tensors.top_k import BLOCK_ELEMENTS, Excluded, top_k_blocks

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

SPARE = 8
"""Found beyond the wanted ones, so that rounding in the product cannot decide who is on the list."""

MOST_BOUGHT = (8, 16, 32, 64)
"""Who bought no more than this is given a list longer by as much, from which what they bought is taken. That
is cheaper than to mark it among all scores, as is done for those who bought more."""

POOL = 4
"""Where a category may fill up, so many times the wanted ones are found at first."""


@dataclass(frozen=True, eq=False)
class AllRecommendations:
    """One list per shopper.

    Attributes:
        items: int32[users, top], codes, best first; -1 where a list is shorter. Empty for shoppers without
            history, and for new ones of whom the model knows no product.
        scores: float32[users, top], 0 where a list is shorter.
    """

    items: Codes
    scores: Floats


class _Shoppers:
    """The shoppers' vectors, folded in a block at a time from what they bought or rated by now."""

    def __init__(self, recommender: Recommender) -> None:
        incidence = recommender.incidence
        known = np.zeros(len(incidence.item_degrees), bool)
        known[: len(recommender.offered)] = recommender.offered
        kept = known[incidence.items]
        until = np.concatenate(([0], np.cumsum(kept)))
        self._model, self._start = recommender.model, until[incidence.user_start]
        self._items, self._values = incidence.items[kept], incidence.values[kept]
        degrees = np.diff(self._start)
        by_degree = np.argsort(degrees, kind="stable").astype(np.int32)  # neighbours are solved together
        self.users = by_degree[np.count_nonzero(degrees == 0) :]
        self._last: tuple[slice, Floats, Doubles] | None = None

    def only(self, rows: slice) -> "_Shoppers":
        """Some of them."""
        some = copy(self)
        some.users, some._last = self.users[rows], None
        return some

    def __len__(self) -> int:
        return len(self.users)

    def __getitem__(self, rows: slice) -> Floats:
        """float32[b, draws * k]."""
        vectors, _ = self.folded_in(rows)
        return vectors.reshape(len(vectors), -1)

    def folded_in(self, rows: slice) -> tuple[Floats, Doubles]:
        """Vectors float32[b, draws, k] and biases float64[b]; those of the last rows are at hand."""
        if self._last is None or self._last[0] != rows:
            self._last = (rows, *self._solved(self.users[rows]))
        return self._last[1:]

    def _solved(self, users: Codes) -> tuple[Floats, Doubles]:
        start, places = _chosen_rows(self._start, users)
        histories = Histories(start, self._items[places], self._values[places])
        vectors, biases = fold_in_many(self._model, histories)
        if biases is None:
            return vectors, np.zeros(len(users))
        return vectors, biases.mean(axis=1, dtype=np.float64)


def recommend_all(
    recommender: Recommender,
    top: int = 10,
    progress: Progress = no_progress,
    *,
    choice: Choice = EVERYTHING,
    device: DeviceChoice = "auto",
    block_elements: int = BLOCK_ELEMENTS,
) -> AllRecommendations:
    """`recommender.for_user` of every shopper, what they bought or rated already left out.

    Args:
        recommender: what recommends.
        top: length of the lists.
        progress: hears stage "recommending" in shoppers, and cancels between blocks.
        choice: what the lists may hold.
        device: where to compute.
        block_elements: scores held at a time; memory is a small multiple of it, plus the result.

    Raises:
        OptionError: "option_out_of_range" for an impossible length; from the device choice.
        Cancelled: from the progress call.
    """
    checked_top(top)
    model, count = recommender.model, len(recommender.incidence.user_degrees)
    found = AllRecommendations(np.full((count, top), -1, np.int32), np.zeros((count, top), np.float32))
    shoppers = _Shoppers(recommender)
    progress("recommending", 0, len(shoppers))
    offered = np.flatnonzero(choice.narrowed(recommender.offered)).astype(np.int32)
    if not len(offered) or not len(shoppers):
        return found
    draws = model.item_vectors()
    vectors = draws[:, offered].swapaxes(0, 1).reshape(len(offered), -1) / np.float32(len(draws))
    bias = None if model.item_bias is None else model.item_bias[offered]
    wanted = (top if choice.most_per_category is None else top * POOL) + SPARE
    done = 0
    for some, seen, longer in _by_bought(shoppers, _seen(recommender, shoppers.users, offered)):
        blocks = top_k_blocks(
            some,
            vectors,
            wanted + (longer or 0),
            bias=bias,
            excluded=seen if longer is None else None,
            device=device,
            block_elements=block_elements,
        )
        for block in blocks:
            rows = slice(block.start, block.start + len(block.items))
            places = block.items if longer is None else _unseen(block.items, seen, rows, longer)[:, :wanted]
            items = np.where(places >= 0, offered[places], -1)
            items, scores = _exact(model, some.folded_in(rows), items)
            if choice.most_per_category is not None:
                items, scores = _spread(recommender, some.users[rows], items, scores, top, choice)
            items, scores = items[:, :top], scores[:, :top]
            found.items[some.users[rows], : items.shape[1]] = items
            found.scores[some.users[rows], : items.shape[1]] = np.where(items >= 0, scores, 0)
            progress("recommending", done + rows.stop, len(shoppers))
        done += len(some)
    return found


def _by_bought(shoppers: _Shoppers, seen: Excluded) -> Iterator[tuple[_Shoppers, Excluded, int | None]]:
    """The shoppers by MOST_BOUGHT, with what they have; at last, with None, those who bought more."""
    most = np.maximum.accumulate(np.diff(seen.start))  # they come by degree, of which not all is offered
    start = 0
    for bound in (*MOST_BOUGHT, None):
        stop = len(most) if bound is None else int(np.searchsorted(most, bound, "right"))
        if stop > start:
            first, last = seen.start[[start, stop]]
            part = Excluded(seen.start[start : stop + 1] - first, seen.items[first:last])
            yield shoppers.only(slice(start, stop)), part, bound
        start = max(start, stop)


def _unseen(places: Codes, seen: Excluded, rows: slice, most: int) -> Codes:
    """The same lists without what these shoppers have, of which each has no more than `most`; -1 last."""
    start = seen.start[rows.start : rows.stop + 1]
    steps = np.arange(most)
    real = steps < np.diff(start)[:, None]
    theirs = np.full(real.shape, -2, np.int32)
    theirs[real] = seen.items[start[0] : start[-1]]
    bought = np.zeros(places.shape, bool)
    for column in range(most):
        bought |= places == theirs[:, column, None]
    kept = np.where(bought, np.int32(-1), places)
    return np.take_along_axis(kept, np.argsort(kept < 0, axis=1, kind="stable"), axis=1)


def _exact(model: FactorModel, shoppers: tuple[Floats, Doubles], items: Codes) -> tuple[Codes, Floats]:
    """The same items in the order of their exact scores, which come clipped; -1 last."""
    scores = pair_scores(model, *shoppers, items)
    scores[items < 0] = -np.inf
    best = order(scores, items)
    items, scores = np.take_along_axis(items, best, axis=1), np.take_along_axis(scores, best, axis=1)
    return items, clipped(model, scores)


def _spread(
    recommender: Recommender, users: Codes, items: Codes, scores: Floats, top: int, choice: Choice
) -> tuple[Codes, Floats]:
    """Of each row the first `top` for which their category has room; -1 behind them.

    Where the row is not long enough to tell, the shopper is looked at alone.
    """
    assert choice.most_per_category is not None
    assert choice.categories is not None
    categories = np.where(items >= 0, choice.categories[items], -1)
    kept = (items >= 0) & ((categories < 0) | (_repeats(categories) < choice.most_per_category))
    sure = items.shape[1] - SPARE
    short = (items[:, -1] >= 0) & (np.count_nonzero(kept[:, :sure], axis=1) < top)
    first = np.argsort(~kept, axis=1, kind="stable")[:, :top]
    taken = np.take_along_axis(kept, first, axis=1)
    chosen = np.where(taken, np.take_along_axis(items, first, axis=1), np.int32(-1))
    scores = np.take_along_axis(scores, first, axis=1)
    for row in np.flatnonzero(short):
        alone = recommender.for_user(int(users[row]), top, choice=choice)
        chosen[row], scores[row] = -1, 0
        chosen[row, : len(alone)], scores[row, : len(alone)] = alone.items, alone.scores
    return chosen, scores


def _repeats(categories: Codes) -> npt.NDArray[np.int64]:
    """int64[b, t]: how often the same code stands before each place of its row."""
    by_category = np.argsort(categories, axis=1, kind="stable")
    sorted_codes = np.take_along_axis(categories, by_category, axis=1)
    places = np.broadcast_to(np.arange(categories.shape[1]), categories.shape)
    begins = np.where(np.diff(sorted_codes, axis=1, prepend=-2) != 0, places, 0)
    counts = np.empty(categories.shape, np.int64)
    np.put_along_axis(counts, by_category, places - np.maximum.accumulate(begins, axis=1), axis=1)
    return counts


def _seen(recommender: Recommender, users: Codes, offered: Codes) -> Excluded:
    """What each of these shoppers bought, as positions among the offered products."""
    incidence = recommender.incidence
    position = np.full(len(incidence.item_degrees), -1, np.int32)
    position[offered] = np.arange(len(offered), dtype=np.int32)
    start, places = _chosen_rows(incidence.user_start, users)
    seen = position[incidence.items[places]]
    return Excluded(np.concatenate(([0], np.cumsum(seen >= 0)))[start], seen[seen >= 0])


def _chosen_rows(
    start: npt.NDArray[np.int64], rows: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Some of compressed rows: where each begins, int64[rows + 1], and the places of their elements."""
    counts = start[rows + 1] - start[rows]
    ends = np.concatenate(([0], np.cumsum(counts)))
    return ends, np.repeat(start[rows] - ends[:-1], counts) + np.arange(ends[-1])
