"""Ranks every product for users of whom something is held out, and looks for it at the top."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation.metrics import PER_USER, PerUser
from recdesk.engine.evaluation.top import top_columns
from recdesk.engine.interactions import Interactions

Codes = npt.NDArray[np.int32]
ScoreRows = Callable[[Codes], npt.NDArray[np.float32]]
"""User codes int32[m] -> scores float32[m, items]."""

CUTOFFS = {"ndcg": 10, "recall": 20, "precision": 10}
"""The ranks that count for each metric unless told otherwise."""

SCORES_AT_ONCE = 1 << 22
"""Scores held in memory while ranking: 16 MB. What is larger than 32 MB, glibc gives back to the system each
time, which clears all of it each time again: a training was a tenth longer with blocks of 64 MB."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """The head of each user's list.

    Attributes:
        users: int32[u], codes of the users with something held out, ascending.
        listed: int32[u, d], item codes, best first; -1 beyond the end of a list.
        hits: bool[u, d], which of them were held out.
        relevant: int64[u], how many items were.
    """

    users: Codes
    listed: Codes
    hits: npt.NDArray[np.bool_]
    relevant: npt.NDArray[np.int64]

    def values(self, metric: str, k: int) -> PerUser:
        """float64[u]: a metric of `PER_USER` over the first k ranks."""
        return PER_USER[metric](self.hits, self.relevant, k)


def ranked(
    scores: ScoreRows,
    seen: Interactions,
    held_out: Interactions,
    depth: int,
    most_users: int | None = None,
    seed: int = 0,
) -> Ranked:
    """Ranks all that each user had not seen.

    The ranking is full, never against a sample of products (sampled metrics can turn the order of models
    around; Krichene & Rendle 2020). Every held-out interaction counts as relevant. Ties rank as they fall
    in code order.

    Args:
        scores: gives score rows; higher is better.
        seen: what training saw; not ranked.
        held_out: what should be found.
        depth: ranks to keep.
        most_users: rank for a random sample of so many users at most.
        seed: of that sample.
    """
    users = np.unique(held_out.user)
    if most_users is not None and len(users) > most_users:
        users = np.sort(np.random.default_rng(seed).choice(users, most_users, replace=False))
    depth = min(depth, seen.items)
    seen_of, held_of = _Rows(seen), _Rows(held_out)
    listed = np.full((len(users), depth), -1, np.int32)
    hits = np.zeros((len(users), depth), bool)
    step = max(1, SCORES_AT_ONCE // max(1, seen.items))
    for start in range(0, len(users), step):
        block = users[start : start + step]
        rows = np.array(scores(block), np.float32)
        row, column = seen_of.pairs(block)
        rows[row, column] = -np.inf
        top = top_columns(rows, depth)
        there = np.isfinite(np.take_along_axis(rows, top, 1))
        relevant = np.zeros(rows.shape, bool)
        row, column = held_of.pairs(block)
        relevant[row, column] = True
        listed[start : start + step] = np.where(there, top, -1)
        hits[start : start + step] = np.take_along_axis(relevant, top, 1) & there
    return Ranked(users, listed, hits, held_of.counts[users])


def ranking_metrics(
    scores: ScoreRows,
    seen: Interactions,
    held_out: Interactions,
    cutoffs: dict[str, int] | None = None,
    most_users: int | None = None,
    seed: int = 0,
) -> dict[str, float]:
    """Averages over users with something held out; arguments as for `ranked`.

    Args:
        cutoffs: k of each metric by its name in `PER_USER`; `CUTOFFS` if None.

    Returns:
        the means, by name such as "ndcg@10"; empty if nothing is held out.
    """
    cutoffs = cutoffs or CUTOFFS
    lists = ranked(scores, seen, held_out, max(cutoffs.values()), most_users, seed)
    if not len(lists.users):
        return {}
    return {f"{name}@{k}": float(lists.values(name, k).mean()) for name, k in cutoffs.items()}


class _Rows:
    """Item codes by user."""

    def __init__(self, interactions: Interactions) -> None:
        self.counts = np.bincount(interactions.user, minlength=interactions.users)
        self._starts = np.cumsum(self.counts) - self.counts
        self._items = interactions.item[np.argsort(interactions.user, kind="stable")]

    def pairs(self, users: Codes) -> tuple[npt.NDArray[np.int64], Codes]:
        """Row numbers within `users`, and item codes, of all their interactions."""
        counts = self.counts[users]
        row = np.repeat(np.arange(len(users)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return row, self._items[self._starts[users][row] + within]
