"""Cosine, Euclidean and inner product, over the posterior draws of a model where it has them.

The metric "shoppers" is an inner product of other vectors, and more: see `similarity.shoppers`.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.factorization.posterior import COVERED
from recdesk.engine.gathering import at

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


def side_by_side(draws: Floats, metric: Metric) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """One long vector per product in place of one vector per product and draw.

    The draws stand side by side, divided by the square root of their number, as unit vectors for cosine.
    The inner product of two such vectors is then the mean of the draws' cosines (or inner products), and
    the squared distance the mean of the draws' squared distances. Draws of a factorization are rotated
    against each other (Salakhutdinov & Mnih 2008 average predictions for the same reason), so a mean over
    vectors would mean nothing.

    Args:
        draws: float32[draws, items, k].
        metric: what the vectors are for.

    Returns:
        float32[items, draws * k], and bool[items]: which products have a finite vector other than zero in
        every draw. The vectors of the others are zero.
    """
    count, items, k = draws.shape
    lengths = np.sqrt(np.einsum("sik,sik->si", draws, draws, dtype=np.float64))
    usable = (np.isfinite(lengths) & (lengths > 0)).all(axis=0)
    vectors = np.zeros((items, count, k), np.float32)
    for draw, length in enumerate(lengths):
        divisor = (length if metric == "cosine" else np.ones(items)) * np.sqrt(count)
        np.divide(
            draws[draw], divisor[:, None], out=vectors[:, draw], where=usable[:, None], casting="same_kind"
        )
    return vectors.reshape(items, count * k), usable


def pair_scores(
    vectors: Floats,
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
        vectors: float32[items, d] from `side_by_side`.
        left: codes[b].
        right: codes[b, t], to be compared with left[b].
        metric: Euclidean gives 1 / (1 + distance), the others the inner product.
        added: float64[b, t], added to the scores of "shoppers".

    Returns:
        float32[b, t], higher is more alike.
    """
    scores = np.empty(right.shape, np.float32)
    step = max(1, _CHUNK_ELEMENTS // max(1, right.shape[1] * vectors.shape[1]))
    for start in range(0, len(left), step):
        rows = slice(start, start + step)
        ours, others = vectors[left[rows]].astype(np.float64), at(vectors, right[rows]).astype(np.float64)
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
    vectors: Floats, draws: int, left: int, right: npt.NDArray[np.integer], metric: Metric
) -> tuple[Floats, Floats]:
    """Between which scores the middle nine tenths of a model's draws lie.

    Args:
        vectors: float32[items, draws * k] from `side_by_side`.
        draws: how many draws stand side by side.
        left: code.
        right: codes[t], to be compared with it.
        metric: as in `pair_scores`.

    Returns:
        float32[t] low and float32[t] high, quantiles of the scores that each draw gives by itself.
    """
    ours = vectors[left].reshape(draws, -1).astype(np.float64)
    others = vectors[right].reshape(len(right), draws, ours.shape[1]).astype(np.float64)
    if metric == "euclidean":
        others -= ours
        scores = 1 / (1 + np.sqrt(draws * np.einsum("tsk,tsk->ts", others, others)))
    else:
        scores = draws * np.einsum("tsk,sk->ts", others, ours)
    low, high = np.quantile(scores, [(1 - COVERED) / 2, (1 + COVERED) / 2], axis=1).astype(np.float32)
    return low, high
