"""The vector of somebody whom training did not know, from what they bought or rated; NumPy only."""

import weakref

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.model import FactorModel, Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.posterior import user_posterior

_grams: "weakref.WeakKeyDictionary[FactorModel, tuple[npt.NDArray[np.float64], int]]" = (
    weakref.WeakKeyDictionary()
)


def fold_in(
    model: FactorModel, items: npt.NDArray[np.integer], values: npt.NDArray[np.floating] | None = None
) -> tuple[Floats, Floats | None]:
    """Solves the user equation with the item factors fixed.

    For a user whom training knew, with the same interactions, it gives the user's own vector again.

    Args:
        model: the trained model.
        items: integer[m], item codes, each once.
        values: floating[m], their ratings or counts; None if all count alike (ratings: as the mean rating).

    Returns:
        for ranking: the vector float32[k] (zeros for no items), and None.
        for ratings: a vector per draw float32[draws, k], and each draw's user bias float32[draws].
    """
    items = np.asarray(items, np.int64)
    if model.objective == "ranking":
        return _fold_in_ranking(model, items, values), None
    return _fold_in_ratings(model, items, values)


def fold_in_scores(
    model: FactorModel, items: npt.NDArray[np.integer], values: npt.NDArray[np.floating] | None = None
) -> Floats:
    """float32[items]: every item's score, or predicted rating, for such a user; arguments as of `fold_in`."""
    vector, bias = fold_in(model, items, values)
    if bias is None:
        return model.item_factors @ vector
    draws = [
        factors @ row + np.float32(own)
        for factors, row, own in zip(model.item_vectors(), vector, bias, strict=True)
    ]
    scores = np.mean(draws, axis=0) + np.float32(model.mean)
    if model.item_bias is not None:
        scores = scores + model.item_bias
    if model.rating_range is not None:
        scores = np.clip(scores, *model.rating_range)
    return scores.astype(np.float32)


def _fold_in_ranking(
    model: FactorModel, items: npt.NDArray[np.int64], values: npt.NDArray[np.floating] | None
) -> Floats:
    if not len(items):
        return np.zeros(model.factors, np.float32)
    vectors = model.item_factors[items].astype(np.float64)
    if values is None or model.weighting is None:
        weights = np.ones(len(items))
    else:
        weights = model.weighting.weights(np.asarray(values, np.float32)).astype(np.float64)
    penalty = Penalty.of(model.options)
    gram, bought = _gram(model)
    system = (vectors * weights[:, None]).T @ vectors + penalty.unobserved * gram
    ridge = penalty.ridge(weights.sum(keepdims=True), bought)
    system[np.diag_indices(len(system))] += ridge
    return np.linalg.solve(system, vectors.T @ weights).astype(np.float32)


def _fold_in_ratings(
    model: FactorModel, items: npt.NDArray[np.int64], values: npt.NDArray[np.floating] | None
) -> tuple[Floats, Floats]:
    ratings = np.full(len(items), model.mean) if values is None else np.asarray(values, np.float64)
    means = user_posterior(model, items, ratings).means.astype(np.float32)
    return means[:, :-1], means[:, -1]


def _gram(model: FactorModel) -> tuple[npt.NDArray[np.float64], int]:
    """V'V and the number of items that training saw (the others are zero), computed once per model."""
    known = _grams.get(model)
    if known is None:
        vectors = model.item_factors
        gram = (vectors.T @ vectors).astype(np.float64)
        known = _grams[model] = gram, int(np.count_nonzero(vectors.any(axis=1)))
    return known
