"""`posterior.rating_spread` of many people at once, in the blocks of `fold_in_many`."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.fold_in_many import Histories, Regression, blocks, regressions
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import regressors

Doubles = npt.NDArray[np.float64]


def rating_spreads(
    model: FactorModel, histories: Histories, items: npt.NDArray[np.integer]
) -> npt.NDArray[np.float64]:
    """How unsure the model is of what each person would rate some products on average.

    Memory is a small multiple of `fold_in_many.ELEMENTS`, plus the result.

    Args:
        model: a ratings model.
        histories: one per person.
        items: integer[people, t], codes.

    Returns:
        float64[people, t], standard deviations.

    Raises:
        ValueError: if the model has no draws.
    """
    samples, biases = model.item_samples, model.item_bias_samples
    if samples is None or biases is None:
        raise ValueError("a ratings model keeps its draws")
    found = np.empty(items.shape, np.float64)
    # Of each product asked for: its vector, that vector changed and solved for, and a mean for each draw.
    for block in blocks(histories, model.factors + 1, 4 * items.shape[1]):
        asked = items[block.rows]
        within, means = np.zeros(asked.shape), np.empty((len(samples), *asked.shape))
        for draw, part in enumerate(regressions(model, histories, block)):
            vectors = regressors(samples[draw][asked])
            people, variances = _posterior(part, vectors)
            within += variances
            means[draw] = (vectors @ people[:, :, None])[:, :, 0] + biases[draw][asked]
        between = means.var(0, ddof=1) if len(means) > 1 else 0.0
        found[block.rows] = np.sqrt(within / len(means) + between)
    return found


def _posterior(part: Regression, vectors: Doubles) -> tuple[Doubles, Doubles]:
    """Each person's mean vector float64[b, k + 1], and the variances float64[b, t] along some vectors.

    With Z the rows, (I + Z'Z)^-1 is I - Z'(I + ZZ')^-1 Z, which is cheaper for those with few rows.

    Args:
        part: of the block.
        vectors: float64[b, t, k + 1].
    """
    rows, turned = part.rows, part.rows.swapaxes(1, 2)
    changed = vectors @ part.back
    dual = rows.shape[1] < rows.shape[2]
    along = changed @ turned if dual else changed
    target = part.targets if dual else (turned @ part.targets[:, :, None])[:, :, 0]
    system = rows @ turned if dual else turned @ rows
    diagonal = np.arange(system.shape[1])
    system[:, diagonal, diagonal] += 1
    solved = np.linalg.solve(system, np.concatenate((along, target[:, None]), axis=1).swapaxes(1, 2))
    explained = np.einsum("bti,bit->bt", along, solved[:, :, :-1])
    mean = solved[:, :, -1]
    if dual:
        mean = (turned @ mean[:, :, None])[:, :, 0]
        explained = np.einsum("btk,btk->bt", changed, changed) - explained
    return part.expected + mean @ part.back.T, np.maximum(explained, 0)
