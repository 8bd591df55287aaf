"""Recommendations for all shoppers in one go, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.fold_in_many import Histories, fold_in_many
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import DEVIATIONS
from recdesk.engine.factorization.posterior_many import rating_spreads
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.recommendation.choice import Choice
from recdesk.engine.recommendation.recommender import EVERYTHING, Recommender
from recdesk.engine.recommendation.scores import clipped, pair_scores
from recdesk.engine.similarity.cuts import best_of_rows
from recdesk.engine.similarity.ranking import checked_top, order
from recdesk.engine.threads import mapped

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

BLOCK_ELEMENTS = 1 << 22
"""Scores that a thread works on at a time (16 MiB)."""

POOL = 4
"""Where a category may fill up, so many times the wanted ones are found at first."""


@dataclass(frozen=True, eq=False)
class AllRecommendations:
    """One list per shopper.

    Attributes:
        items: int32[users, top], codes, best first; -1 where a list is shorter. Empty for shoppers without
            history, and for new ones of whom the model knows no product.
        scores: float32[users, top], 0 where a list is shorter.
        bounds: low and high, float32[users, top] each, as in `Recommendations`, 0 where a list is shorter;
            None for a ranking model.
    """

    items: Codes
    scores: Floats
    bounds: tuple[Floats, Floats] | None = None


def recommend_all(
    recommender: Recommender,
    top: int = 10,
    progress: Progress = no_progress,
    *,
    choice: Choice = EVERYTHING,
) -> AllRecommendations:
    """`recommender.for_user` of every shopper, what they bought or rated already left out.

    Args:
        recommender: what recommends.
        top: length of the lists.
        progress: hears stage "recommending" in shoppers, and cancels between blocks.
        choice: what the lists may hold.

    Raises:
        OptionError: "option_out_of_range" for an impossible length.
        Cancelled: from the progress call.
    """
    checked_top(top)
    shape = len(recommender.incidence.user_degrees), top
    bounds = (np.zeros(shape, np.float32), np.zeros(shape, np.float32)) if recommender.model.draws else None
    found = AllRecommendations(np.full(shape, -1, np.int32), np.zeros(shape, np.float32), bounds)
    known = _Known.of(recommender)
    progress("recommending", 0, len(known.users))
    offered = np.flatnonzero(choice.narrowed(recommender.offered)).astype(np.int32)
    if not len(offered) or not len(known.users):
        return found
    # In random order, as `best_of_rows` likes it; the same for every run.
    search = _Search(recommender, known, np.random.default_rng(0).permutation(offered), choice, top)
    done = 0
    for lists in mapped(search.lists, search.blocks()):
        found.items[lists.users, : lists.items.shape[1]] = lists.items
        found.scores[lists.users, : lists.items.shape[1]] = lists.scores
        for bound, values in zip(found.bounds or (), lists.bounds, strict=True):
            bound[lists.users, : lists.items.shape[1]] = values
        done += len(lists.users)
        progress("recommending", done, len(known.users))
    return found


@dataclass(frozen=True, eq=False)
class _Known:
    """What shoppers bought or rated by now of the products that the model knows, as compressed rows.

    Attributes:
        start: int64[users + 1].
        items: int32[n].
        values: float32[n].
        users: int32[s], who has any, by their number: neighbours are solved together.
    """

    start: npt.NDArray[np.int64]
    items: Codes
    values: Floats
    users: Codes

    @classmethod
    def of(cls, recommender: Recommender) -> "_Known":
        incidence = recommender.incidence
        known = np.zeros(len(incidence.item_degrees), bool)
        known[: len(recommender.offered)] = recommender.offered
        kept = known[incidence.items]
        start = np.concatenate(([0], np.cumsum(kept)))[incidence.user_start]
        degrees = np.diff(start)
        by_degree = np.argsort(degrees, kind="stable").astype(np.int32)
        users = by_degree[np.count_nonzero(degrees == 0) :]
        return cls(start, incidence.items[kept], incidence.values[kept], users)

    def histories(self, users: Codes) -> Histories:
        start, places = _chosen_rows(self.start, users)
        return Histories(start, self.items[places], self.values[places])


class _Lists(NamedTuple):
    """The lists of some shoppers, [b, t], with item -1 and score 0 behind shorter ones.

    `bounds` are low and high, or nothing for a ranking model.
    """

    users: Codes
    items: Codes
    scores: Floats
    bounds: tuple[Floats, ...]


class _Search:
    """Finds the lists of some shoppers among what is offered to them; threads may share it."""

    def __init__(
        self, recommender: Recommender, known: _Known, offered: Codes, choice: Choice, top: int
    ) -> None:
        self._recommender, self._known, self._offered = recommender, known, offered
        self._choice, self._top = choice, top
        self._wanted = top if choice.most_per_category is None else top * POOL
        model = recommender.model
        draws = model.item_vectors()
        vectors = draws[:, offered].swapaxes(0, 1).reshape(len(offered), -1) / np.float32(len(draws))
        if model.item_bias is not None:  # as one more coordinate: cheaper than another pass over the scores
            vectors = np.column_stack((vectors, model.item_bias[offered]))
        self._vectors = np.ascontiguousarray(vectors.T)
        # An inner product of d terms in single precision is off by at most d units of its last place.
        self._unit = np.finfo(np.float32).eps * (len(self._vectors) + 4)
        self._longest = np.linalg.norm(vectors, axis=1).max()
        self._position = np.full(len(recommender.incidence.item_degrees), -1, np.int32)
        self._position[offered] = np.arange(len(offered), dtype=np.int32)

    def blocks(self) -> Iterator[Codes]:
        """Shoppers who are looked at together."""
        users, size = self._known.users, max(1, BLOCK_ELEMENTS // len(self._offered))
        for start in range(0, len(users), size):
            yield users[start : start + size]

    def lists(self, users: Codes) -> _Lists:
        model = self._recommender.model
        histories = self._known.histories(users)
        vectors, biases = fold_in_many(model, histories)
        places = best_of_rows(*self._scores(users, vectors), self._wanted)
        items = np.where(places >= 0, self._offered[places], -1)
        base = np.zeros(len(users)) if biases is None else biases.mean(axis=1, dtype=np.float64)
        items, scores = _exact(model, (vectors, base), items)
        if self._choice.most_per_category is not None:
            items, scores = self._spread(users, items, scores)
        items, scores = items[:, : self._top], scores[:, : self._top]
        bounds = () if model.draws == 0 else _bounds(model, (vectors, base), histories, items)
        return _Lists(users, items, np.where(items >= 0, scores, 0), bounds)

    def _scores(self, users: Codes, vectors: Floats) -> tuple[Floats, Floats]:
        """float32[b, offered], -inf for what a shopper has already, and how far each row may be off."""
        queries = vectors.reshape(len(users), -1)
        if queries.shape[1] < len(self._vectors):
            queries = np.column_stack((queries, np.ones(len(users), np.float32)))
        scores = queries @ self._vectors
        incidence = self._recommender.incidence
        start, places = _chosen_rows(incidence.user_start, users)
        theirs = self._position[incidence.items[places]]
        scores[np.repeat(np.arange(len(users)), np.diff(start))[theirs >= 0], theirs[theirs >= 0]] = -np.inf
        return scores, self._unit * self._longest * np.linalg.norm(queries, axis=1)

    def _spread(self, users: Codes, items: Codes, scores: Floats) -> tuple[Codes, Floats]:
        """Of each row the first ones for which their category has room; -1 behind them.

        Where the row is not long enough to tell, the shopper is looked at alone.
        """
        choice, top = self._choice, self._top
        assert choice.most_per_category is not None
        assert choice.categories is not None
        categories = np.where(items >= 0, choice.categories[items], -1)
        kept = (items >= 0) & ((categories < 0) | (_repeats(categories) < choice.most_per_category))
        more = np.count_nonzero(items >= 0, axis=1) >= self._wanted
        short = more & (np.count_nonzero(kept[:, : self._wanted], axis=1) < top)
        first = np.argsort(~kept, axis=1, kind="stable")[:, :top]
        taken = np.take_along_axis(kept, first, axis=1)
        chosen = np.where(taken, np.take_along_axis(items, first, axis=1), np.int32(-1))
        scores = np.take_along_axis(scores, first, axis=1)
        for row in np.flatnonzero(short):
            alone = self._recommender.for_user(int(users[row]), top, choice=choice)
            chosen[row], scores[row] = -1, 0
            chosen[row, : len(alone)], scores[row, : len(alone)] = alone.items, alone.scores
        return chosen, scores


def _exact(model: FactorModel, shoppers: tuple[Floats, Doubles], items: Codes) -> tuple[Codes, Floats]:
    """The same items in the order of their exact scores, which come clipped; -1 last."""
    scores = pair_scores(model, *shoppers, items)
    scores[items < 0] = -np.inf
    best = order(scores, items)
    items, scores = np.take_along_axis(items, best, axis=1), np.take_along_axis(scores, best, axis=1)
    return items, clipped(model, scores)


def _bounds(
    model: FactorModel, shoppers: tuple[Floats, Doubles], histories: Histories, items: Codes
) -> tuple[Floats, Floats]:
    """Low and high of the lists of some shoppers, 0 where there is no item."""
    real, items = items >= 0, np.maximum(items, 0)
    scores = pair_scores(model, *shoppers, items)
    margins = (DEVIATIONS * rating_spreads(model, histories, items)).astype(np.float32)
    low, high = clipped(model, scores - margins), clipped(model, scores + margins)
    return np.where(real, low, 0), np.where(real, high, 0)


def _repeats(categories: Codes) -> npt.NDArray[np.int64]:
    """int64[b, t]: how often the same code stands before each place of its row."""
    by_category = np.argsort(categories, axis=1, kind="stable")
    sorted_codes = np.take_along_axis(categories, by_category, axis=1)
    places = np.broadcast_to(np.arange(categories.shape[1]), categories.shape)
    begins = np.where(np.diff(sorted_codes, axis=1, prepend=-2) != 0, places, 0)
    counts = np.empty(categories.shape, np.int64)
    np.put_along_axis(counts, by_category, places - np.maximum.accumulate(begins, axis=1), axis=1)
    return counts


def _chosen_rows(
    start: npt.NDArray[np.int64], rows: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Some of compressed rows: where each begins, int64[rows + 1], and the places of their elements."""
    counts = start[rows + 1] - start[rows]
    ends = np.concatenate(([0], np.cumsum(counts)))
    return ends, np.repeat(start[rows] - ends[:-1], counts) + np.arange(ends[-1])
