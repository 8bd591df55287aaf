"""Predicted ratings and ranking scores of chosen pairs, the same wherever they are shown."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.model import FactorModel

Floats = npt.NDArray[np.float32]

_CHUNK_ELEMENTS = 1 << 22
"""Vector elements gathered at a time (32 MiB in double precision)."""


def item_lengths(model: FactorModel) -> npt.NDArray[np.float64]:
    """float64[items]: root mean square over the draws of the lengths of the items' vectors."""
    draws = model.item_vectors()
    return np.sqrt(np.einsum("sik,sik->i", draws, draws, dtype=np.float64) / len(draws))


def pair_scores(
    model: FactorModel,
    shoppers: Floats,
    biases: npt.NDArray[np.floating],
    items: npt.NDArray[np.integer],
) -> Floats:
    """Scores of chosen pairs, pair by pair in double precision, before they are clipped to the scale.

    Args:
        model: gives the items' vectors and biases and the mean.
        shoppers: float32[b, draws, k].
        biases: float[b], of the shoppers.
        items: codes[b, t], to be scored for shopper b.

    Returns:
        float32[b, t], the mean over the draws.
    """
    draws = model.item_vectors()
    scores = np.zeros(items.shape, np.float64)
    step = max(1, _CHUNK_ELEMENTS // max(1, items.shape[1] * draws.shape[2]))
    for start in range(0, len(items), step):
        rows = slice(start, start + step)
        for draw, vectors in enumerate(draws):
            ours, others = shoppers[rows, draw].astype(np.float64), vectors[items[rows]].astype(np.float64)
            scores[rows] += np.einsum("btk,bk->bt", others, ours)
    scores /= len(draws)
    scores += model.mean + biases[:, None]
    if model.item_bias is not None:
        scores += model.item_bias[items]
    return scores.astype(np.float32)


def clipped(model: FactorModel, scores: Floats) -> Floats:
    """The scores within the model's scale, if it has one.

    Lists are ordered before: a shopper's favourites would all tie at the end of the scale.
    """
    return scores if model.rating_range is None else np.clip(scores, *model.rating_range)
