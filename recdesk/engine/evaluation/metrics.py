"""How good predictions and ranked lists are, user by user; each function is the textbook's formula."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Hits = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
PerUser = npt.NDArray[np.float64]


def rmse(predicted: Floats, actual: Floats) -> float:
    """Root mean squared error."""
    return float(np.sqrt(np.mean(np.square(predicted.astype(np.float64) - actual))))


def mae(predicted: Floats, actual: Floats) -> float:
    """Mean absolute error."""
    return float(np.mean(np.abs(predicted.astype(np.float64) - actual)))


def ndcg(hits: Hits, relevant: Counts, k: int) -> PerUser:
    """Sum over hits of 1 / log2(rank + 1), against the best order of what was held out (Järvelin 2002).

    Args:
        hits: bool[u, d], whether the item at each rank is one of the held-out ones.
        relevant: int64[u] > 0, how many are held out.
        k: ranks that count; d may be smaller where there are fewer items.

    Returns:
        float64[u].
    """
    discounts = 1 / np.log2(np.arange(2, k + 2))
    ideal = np.cumsum(discounts)[np.minimum(relevant, k) - 1]
    hits = hits[:, :k]
    return hits @ discounts[: hits.shape[1]] / ideal


def recall(hits: Hits, relevant: Counts, k: int) -> PerUser:
    """Hits in the first k / held out; arguments as for `ndcg`."""
    return hits[:, :k].sum(1) / relevant


def precision(hits: Hits, relevant: Counts, k: int) -> PerUser:
    """Hits in the first k / k; arguments as for `ndcg`."""
    del relevant
    return hits[:, :k].sum(1) / k


def mrr(hits: Hits, relevant: Counts, k: int) -> PerUser:
    """1 / rank of the first hit, 0 where none is in the first k; arguments as for `ndcg`."""
    del relevant
    hits = hits[:, :k]
    return np.where(hits.any(1), 1 / (hits.argmax(1) + 1), 0.0)


PER_USER: dict[str, Callable[[Hits, Counts, int], PerUser]] = {
    "ndcg": ndcg,
    "recall": recall,
    "precision": precision,
    "mrr": mrr,
}
