"""The vector of somebody whom training did not know, from what they bought or rated; NumPy only."""

import weakref
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.model import FactorModel, Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.posterior import user_posterior

_grams: "weakref.WeakKeyDictionary[FactorModel, tuple[npt.NDArray[np.float64], int]]" = (
    weakref.WeakKeyDictionary()
)


@dataclass(frozen=True, eq=False)
class RankingEquation:
    """The equation system x = vectors' weights of a user's vector x in a ranking model.

    Attributes:
        system: float64[k, k], A = a V'V + r I + sum_i w_i v_i v_i'.
        vectors: float64[m, k], v_i, the vectors of the user's items.
        weights: float64[m], w_i.
    """

    system: npt.NDArray[np.float64]
    vectors: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]


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


def ranking_equation(
    model: FactorModel, items: npt.NDArray[np.integer], values: npt.NDArray[np.floating] | None
) -> RankingEquation:
    """What `fold_in` solves for a ranking model (`ials` has the objective); arguments as of `fold_in`."""
    vectors = model.item_factors[items].astype(np.float64)
    weights = observation_weights(model, values, len(items))
    penalty = Penalty.of(model.options)
    gram, bought = item_gram(model)
    system = (vectors * weights[:, None]).T @ vectors + penalty.unobserved * gram
    system[np.diag_indices(len(system))] += penalty.ridge(weights.sum(keepdims=True), bought)
    return RankingEquation(system, vectors, weights)


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
    equation = ranking_equation(model, items, values)
    right = equation.vectors.T @ equation.weights
    return np.linalg.solve(equation.system, right).astype(np.float32)


def _fold_in_ratings(
    model: FactorModel, items: npt.NDArray[np.int64], values: npt.NDArray[np.floating] | None
) -> tuple[Floats, Floats]:
    ratings = np.full(len(items), model.mean) if values is None else np.asarray(values, np.float64)
    means = user_posterior(model, items, ratings).means.astype(np.float32)
    return means[:, :-1], means[:, -1]


def observation_weights(
    model: FactorModel, values: npt.NDArray[np.floating] | None, count: int
) -> npt.NDArray[np.float64]:
    """float64[count]: how much interactions with these values count in a ranking; None if all alike."""
    if values is None or model.weighting is None:
        return np.ones(count)
    return model.weighting.weights(np.asarray(values, np.float32)).astype(np.float64)


def item_gram(model: FactorModel) -> tuple[npt.NDArray[np.float64], int]:
    """V'V float64[k, k] and the number of items that training saw (the others are zero).

    It is computed once per model.
    """
    known = _grams.get(model)
    if known is None:
        vectors = model.item_factors
        gram = (vectors.T @ vectors).astype(np.float64)
        known = _grams[model] = gram, int(np.count_nonzero(vectors.any(axis=1)))
    return known
