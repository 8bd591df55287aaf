"""`fold_in` of many people at once, in blocks that NumPy solves together, to the same vectors.

In a basis in which everything but a row's own observations is the identity, a row with fewer observations
than unknowns is solved in its dual form; `solver` has the equation.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.fold_in import item_gram, observation_weights
from recdesk.engine.factorization.implicit_features import DEGREE_EXPONENT
from recdesk.engine.factorization.model import FactorModel, Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.posterior import regressors

Doubles = npt.NDArray[np.float64]

ELEMENTS = 1 << 20
"""Numbers in the largest intermediate of one block (8 MiB), so that it stays near the caches."""


class Histories(NamedTuple):
    """What several people bought or rated, as compressed rows.

    Attributes:
        start: int64[people + 1]; those of person p are items[start[p]:start[p + 1]], at least one.
        items: int32[n], item codes, all known to the model.
        values: float32[n].
    """

    start: npt.NDArray[np.int64]
    items: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]


class Block(NamedTuple):
    """People with about as many items.

    Attributes:
        rows: int64[b], who.
        places: int64[b, l], where their items are; any where padded.
        real: bool[b, l], False where padded.
    """

    rows: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
    real: npt.NDArray[np.bool_]


def fold_in_many(model: FactorModel, histories: Histories) -> tuple[Floats, Floats | None]:
    """Solves the user equation of each person with the item factors fixed; see `fold_in`.

    Args:
        model: the trained model.
        histories: one per person.

    Returns:
        for ranking: vectors float32[people, 1, k], and None.
        for ratings: a vector per draw float32[people, draws, k], and the biases float32[people, draws].
    """
    if model.objective == "ranking":
        return _ranking(model, histories)[:, None], None
    solved = _ratings(model, histories)
    return solved[:, :, :-1], solved[:, :, -1]


def _ranking(model: FactorModel, histories: Histories) -> Floats:
    k = model.factors
    found = np.empty((len(histories.start) - 1, k), np.float32)
    weights = observation_weights(model, histories.values, len(histories.values))
    penalty, (gram, bought) = Penalty.of(model.options), item_gram(model)
    spectrum, rotation = np.linalg.eigh(gram)
    spectrum = penalty.unobserved * np.maximum(spectrum, 0)
    for block in blocks(histories, k):
        weight = np.where(block.real, weights[block.places], 0)
        vectors = model.item_factors[histories.items[block.places]].astype(np.float64)
        scales = 1 / np.sqrt(spectrum + penalty.ridge(weight.sum(1), bought)[:, None])
        roots = np.sqrt(weight)
        rows = (vectors.reshape(-1, k) @ rotation).reshape(vectors.shape)
        rows *= roots[:, :, None] * scales[:, None]
        found[block.rows] = (_least_squares(rows, roots) * scales) @ rotation.T
    return found


def _ratings(model: FactorModel, histories: Histories) -> Floats:
    k, draws = model.factors + 1, len(model.item_vectors())
    found = np.empty((len(histories.start) - 1, draws, k), np.float32)
    for block in blocks(histories, k):
        for draw, part in enumerate(regressions(model, histories, block)):
            found[block.rows, draw] = part.expected + _least_squares(part.rows, part.targets) @ part.back.T
    return found


class Regression(NamedTuple):
    """What a draw makes of a block of people, changed so that their prior is standard normal.

    The changed vector z of a person is explained by targets = rows z + standard normal noise; their vector,
    with the bias behind, is expected + back z.

    Attributes:
        expected: float64[b, k + 1].
        rows: float64[b, l, k + 1], zero where padded.
        targets: float64[b, l], zero where padded.
        back: float64[k + 1, k + 1].
    """

    expected: Doubles
    rows: Doubles
    targets: Doubles
    back: Doubles


def regressions(model: FactorModel, histories: Histories, block: Block) -> Iterator[Regression]:
    """The regression of some people for one draw of a ratings model after the other.

    Raises:
        ValueError: if the model has no draws.
    """
    samples, biases = model.item_samples, model.item_bias_samples
    means, precisions, noises = model.user_prior_means, model.user_prior_precisions, model.noise_precisions
    if samples is None or biases is None or means is None or precisions is None or noises is None:
        raise ValueError("a ratings model keeps its draws")
    k = model.factors + 1
    items = histories.items[block.places]
    features = _features(model, items, block.real)
    for draw in range(len(samples)):
        # With P = LL', the change to L'(x - mean) makes the prior standard normal.
        back = np.linalg.inv(np.linalg.cholesky(precisions[draw].astype(np.float64))).T
        expected = means[draw].astype(np.float64)
        if features is not None and model.user_feature_weights is not None:
            expected = expected + features @ model.user_feature_weights[draw].astype(np.float64)
        expected = np.broadcast_to(expected, (len(items), k))
        vectors = regressors(samples[draw][items])
        errors = histories.values[block.places].astype(np.float64) - model.mean - biases[draw][items]
        errors -= (vectors @ expected[:, :, None])[:, :, 0]
        roots = np.where(block.real, np.sqrt(np.float64(noises[draw])), 0)
        rows = (vectors.reshape(-1, k) @ back).reshape(vectors.shape) * roots[:, :, None]
        yield Regression(expected, rows, roots * errors, back)


def _features(
    model: FactorModel, items: npt.NDArray[np.int32], real: npt.NDArray[np.bool_]
) -> Doubles | None:
    """float64[b, r]: `implicit_features.features_of` of each person of a block."""
    if model.item_features is None:
        return None
    chosen = model.item_features[items].astype(np.float64) * real[:, :, None]
    return chosen.sum(1) * real.sum(1)[:, None].astype(np.float64) ** -DEGREE_EXPONENT


def blocks(histories: Histories, unknowns: int, asked: int = 0) -> Iterator[Block]:
    """Puts people with about as many items together.

    Args:
        histories: theirs.
        unknowns: length of the vectors.
        asked: how many further vectors are held for each of them meanwhile.
    """
    degrees = np.diff(histories.start)
    order = np.argsort(degrees, kind="stable")
    rising = degrees[order]
    stop = len(order)
    while stop:  # from the longest histories down, so that no block grows beyond its bound
        length = max(1, int(rising[stop - 1]))
        width = max(length, unknowns)
        each = width * min(length, unknowns) + (length + asked) * unknowns
        start = max(0, stop - max(1, ELEMENTS // each))
        start = max(start, int(np.searchsorted(rising, length - length // 8)))  # an eighth padding at most
        rows = order[start:stop]
        steps = np.arange(length)
        real = steps < degrees[rows, None]
        yield Block(rows, np.where(real, histories.start[rows, None] + steps, 0), real)
        stop = start


def _least_squares(rows: Doubles, targets: Doubles) -> Doubles:
    """float64[b, k]: (I + Z'Z)^-1 Z't, for Z float64[b, l, k] and t float64[b, l]."""
    turned = rows.swapaxes(1, 2)
    dual = rows.shape[1] < rows.shape[2]
    system = rows @ turned if dual else turned @ rows
    diagonal = np.arange(system.shape[1])
    system[:, diagonal, diagonal] += 1
    if dual:
        return (turned @ np.linalg.solve(system, targets[:, :, None]))[:, :, 0]
    return np.asarray(np.linalg.solve(system, turned @ targets[:, :, None]), np.float64)[:, :, 0]
