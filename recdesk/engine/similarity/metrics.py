"""Cosine, Euclidean and inner product, over the posterior draws of a model where it has them.

The metric "shoppers" is an inner product of other vectors, and more: see `similarity.shoppers`.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.factorization.posterior import COVERED
from recdesk.engine.similarity.side_by_side import SideBySide

Metric = Literal["shoppers", "cosine", "euclidean", "dot"]

METRICS: tuple[Metric, ...] = get_args(Metric)

DEFAULT_METRICS: dict[Literal["ratings", "ranking"], Metric] = {"ratings": "cosine", "ranking": "shoppers"}
"""What suits a model, by its objective: who buys a product says more of it than who rated it."""

Floats = npt.NDArray[np.float32]

_CHUNK_ELEMENTS = 1 << 22
"""Vector elements gathered at a time while scoring pairs (32 MiB in double precision)."""


def checked_metric(metric: str) -> Metric:
    """The metric of this name; OptionError("option_not_a_choice") where there is none."""
    if metric not in METRICS:
        raise OptionError("option_not_a_choice", option="metric", value=metric, choices=list(METRICS))
    return metric


def pair_scores(
    vectors: SideBySide,
    left: npt.NDArray[np.integer],
    right: npt.NDArray[np.integer],
    metric: Metric,
    added: npt.NDArray[np.float64] | None = None,
) -> Floats:
    """Scores of chosen pairs, pair by pair in double precision.

    A matrix product rounds the same pair differently from place to place. Scores that people see and
    that lists are ordered by come from here, so a pair has one score wherever it is shown and products
    with equal vectors tie.

    Args:
        vectors: of the products.
        left: codes[b].
        right: codes[b, t], to be compared with left[b].
        metric: Euclidean gives 1 / (1 + distance), the others the inner product.
        added: float64[b, t], added to the scores of "shoppers".

    Returns:
        float32[b, t], higher is more alike.
    """
    scores = np.empty(right.shape, np.float32)
    step = max(1, _CHUNK_ELEMENTS // max(1, right.shape[1] * vectors.width))
    for start in range(0, len(left), step):
        rows = slice(start, start + step)
        ours = vectors.rows(left[rows]).astype(np.float64)
        others = vectors.rows(right[rows]).astype(np.float64)
        if metric == "euclidean":
            others -= ours[:, None]
            scores[rows] = 1 / (1 + np.sqrt(np.einsum("btd,btd->bt", others, others)))
        else:
            products = np.einsum("btd,bd->bt", others, ours)
            scores[rows] = products if added is None else products + added[rows]
    return np.clip(scores, -1, 1, out=scores) if metric in ("cosine", "shoppers") else scores


def block_scores(vectors: Floats, metric: Metric) -> Floats:
    """Scores of some products with each other, rounded as single precision may.

    Args:
        vectors: float32[m, d], theirs.
        metric: as in `pair_scores`, but nothing is clipped.

    Returns:
        float32[m, m].
    """
    if metric != "euclidean":
        return vectors @ vectors.T
    # Single precision would lose small distances in the difference of large squares.
    exact = vectors.astype(np.float64)
    squares = np.einsum("id,id->i", exact, exact)
    distances = squares[:, None] + squares - 2 * (exact @ exact.T)
    np.fill_diagonal(distances, 0)
    return (1 / (1 + np.sqrt(np.maximum(distances, 0)))).astype(np.float32)


def pair_intervals(
    vectors: SideBySide, draws: int, left: int, right: npt.NDArray[np.integer], metric: Metric
) -> tuple[Floats, Floats]:
    """Between which scores the middle nine tenths of a model's draws lie.

    Args:
        vectors: of the products.
        draws: how many draws stand side by side.
        left: code.
        right: codes[t], to be compared with it.
        metric: as in `pair_scores`.

    Returns:
        float32[t] low and float32[t] high, quantiles of the scores that each draw gives by itself.
    """
    ours = vectors.rows(left).reshape(draws, -1).astype(np.float64)
    others = vectors.rows(right).reshape(len(right), draws, ours.shape[1]).astype(np.float64)
    if metric == "euclidean":
        others -= ours
        scores = 1 / (1 + np.sqrt(draws * np.einsum("tsk,tsk->ts", others, others)))
    else:
        scores = draws * np.einsum("tsk,sk->ts", others, ours)
    low, high = np.quantile(scores, [(1 - COVERED) / 2, (1 + COVERED) / 2], axis=1).astype(np.float32)
    return low, high
