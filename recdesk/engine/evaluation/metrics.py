"""How good predictions and rankings are, on interactions that training did not see."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation.top import top_columns
from recdesk.engine.interactions import Interactions

Floats = npt.NDArray[np.float32]
ScoreRows = Callable[[npt.NDArray[np.int32]], Floats]
"""User codes int32[m] -> scores float32[m, items]."""

SCORES_AT_ONCE = 1 << 24
"""Scores held in memory while ranking: 64 MB."""


def rmse(predicted: npt.NDArray[np.floating], actual: Floats) -> float:
    """Root mean squared error."""
    return float(np.sqrt(np.mean(np.square(predicted.astype(np.float64) - actual))))


def mae(predicted: npt.NDArray[np.floating], actual: Floats) -> float:
    """Mean absolute error."""
    return float(np.mean(np.abs(predicted.astype(np.float64) - actual)))


def ranking_metrics(
    scores: ScoreRows,
    seen: Interactions,
    held_out: Interactions,
    cutoffs: dict[str, int] | None = None,
    most_users: int | None = None,
    seed: int = 0,
) -> dict[str, float]:
    """Ranks every product that a user had not seen, and looks for the held-out ones at the top.

    The ranking is full, never against a sample of products (sampled metrics can turn the order of models
    around; Krichene & Rendle 2020). Every held-out interaction counts as relevant. Ties rank as they fall
    in code order. Averages are over users with something held out.

        ndcg@k       sum over hits of 1 / log2(rank + 1), against all held-out items (at most k) on top
        recall@k     hits / held out: the share of what was held out that was found
        precision@k  hits / k

    Args:
        scores: gives score rows; higher is better.
        seen: what training saw; not ranked.
        held_out: what should be found.
        cutoffs: k of each metric by name "ndcg", "recall", "precision"; 10, 20 and 10 if None.
        most_users: measure on a random sample of so many users at most.
        seed: of that sample.

    Returns:
        the means, by name such as "ndcg@10"; empty if nothing is held out.
    """
    cutoffs = cutoffs or {"ndcg": 10, "recall": 20, "precision": 10}
    users = np.unique(held_out.user)
    if most_users is not None and len(users) > most_users:
        users = np.sort(np.random.default_rng(seed).choice(users, most_users, replace=False))
    if not len(users):
        return {}
    deepest = min(max(cutoffs.values()), seen.items)
    seen_of, held_of = _Rows(seen), _Rows(held_out)
    sums = dict.fromkeys(cutoffs, 0.0)
    step = max(1, SCORES_AT_ONCE // max(1, seen.items))
    for start in range(0, len(users), step):
        block = users[start : start + step]
        rows = np.array(scores(block), np.float32)
        row, column = seen_of.pairs(block)
        rows[row, column] = -np.inf
        ranked = top_columns(rows, deepest)
        relevant = np.zeros(rows.shape, bool)
        row, column = held_of.pairs(block)
        relevant[row, column] = True
        hits = np.take_along_axis(relevant, ranked, 1) & np.isfinite(np.take_along_axis(rows, ranked, 1))
        for name, k in cutoffs.items():
            sums[name] += float(_MEASURES[name](hits[:, :k], held_of.counts[block], k).sum())
    return {f"{name}@{k}": sums[name] / len(users) for name, k in cutoffs.items()}


class _Rows:
    """Item codes by user."""

    def __init__(self, interactions: Interactions) -> None:
        self.counts = np.bincount(interactions.user, minlength=interactions.users)
        self._starts = np.cumsum(self.counts) - self.counts
        self._items = interactions.item[np.argsort(interactions.user, kind="stable")]

    def pairs(self, users: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
        """Row numbers within `users`, and item codes, of all their interactions."""
        counts = self.counts[users]
        row = np.repeat(np.arange(len(users)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return row, self._items[self._starts[users][row] + within]


def _ndcg(hits: npt.NDArray[np.bool_], relevant: npt.NDArray[np.int64], k: int) -> npt.NDArray[np.float64]:
    discounts = 1 / np.log2(np.arange(2, k + 2))
    ideal = np.cumsum(discounts)[np.minimum(relevant, k) - 1]
    return hits @ discounts[: hits.shape[1]] / ideal


def _recall(hits: npt.NDArray[np.bool_], relevant: npt.NDArray[np.int64], k: int) -> npt.NDArray[np.float64]:
    return hits.sum(1) / relevant


def _precision(
    hits: npt.NDArray[np.bool_], relevant: npt.NDArray[np.int64], k: int
) -> npt.NDArray[np.float64]:
    return hits.sum(1) / k


_MEASURES = {"ndcg": _ndcg, "recall": _recall, "precision": _precision}
