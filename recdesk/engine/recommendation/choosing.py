"""The best products for one shopper's vector, exactly: estimates of all, exact scores of the contenders."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import DEVIATIONS, UserPosterior, rating_spread
from recdesk.engine.recommendation.choice import Choice, Spread
from recdesk.engine.recommendation.scores import clipped, pair_scores
from recdesk.engine.similarity.ranking import contenders, order

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Recommendations:
    """Products for one shopper, best first.

    Attributes:
        items: int32[t], codes.
        scores: float32[t]; predicted ratings (ratings model) or ranking scores (ranking model).
        low, high: float32[t], between which the shopper's mean rating lies with a probability of nine
            tenths; None for a ranking model.
    """

    items: Codes
    scores: Floats
    low: Floats | None = None
    high: Floats | None = None

    def __len__(self) -> int:
        return len(self.items)


class Shopper(NamedTuple):
    """What a model makes of a history.

    Attributes:
        vectors: float32[draws, k], one draw where the model is not Bayesian.
        bias: added to every prediction.
        posterior: how sure that is; None for a ranking model.
    """

    vectors: Floats
    bias: float
    posterior: UserPosterior | None


class Estimates(NamedTuple):
    """All products' scores in single precision, but for what they have in common.

    Attributes:
        scores: float32[items of the model], -inf for what must not be chosen.
        slack: float32[items of the model], how far each may be off.
    """

    scores: Floats
    slack: Floats

    @classmethod
    def of(cls, model: FactorModel, shopper: Shopper, lengths: Floats) -> "Estimates":
        """For products whose vectors have these lengths, root mean square over the draws."""
        vectors = shopper.vectors
        scores = np.zeros(len(lengths), np.float32)
        for of_items, of_shopper in zip(model.item_vectors(), vectors, strict=True):
            scores += of_items @ of_shopper
        scores /= len(vectors)
        # An inner product of d terms in single precision is off by at most d units of its last place.
        unit = np.float32(np.finfo(np.float32).eps * vectors.size)
        slack = unit * np.float32(np.sqrt(np.square(vectors).sum() / len(vectors))) * lengths
        if model.item_bias is not None:
            scores += model.item_bias
            slack += unit * np.abs(model.item_bias)
        return cls(scores, slack)


def best_products(
    model: FactorModel, shopper: Shopper, estimates: Estimates, top: int, choice: Choice
) -> Recommendations:
    """The best of what may be chosen; `estimates` is used up."""
    if choice.most_per_category is None or choice.categories is None:
        codes, scores = _ordered(model, shopper, estimates, top)
    else:
        spread = Spread(choice.most_per_category, choice.categories)
        codes, scores = _spread_out(model, shopper, estimates, top, spread)
    if shopper.posterior is None:
        return Recommendations(codes, clipped(model, scores))
    margin = (DEVIATIONS * rating_spread(model, shopper.posterior, codes)).astype(np.float32)
    low, high = clipped(model, scores - margin), clipped(model, scores + margin)
    return Recommendations(codes, clipped(model, scores), low, high)


def _spread_out(
    model: FactorModel, shopper: Shopper, estimates: Estimates, top: int, spread: Spread
) -> tuple[Codes, Floats]:
    """The best products for which their category has room, and their scores.

    With every turn, the list becomes complete, or another category full, or nothing is left.
    """
    codes, scores = np.zeros(0, np.int32), np.zeros(0, np.float32)
    while len(codes) < top:
        more, of_more = _ordered(model, shopper, estimates, top - len(codes))
        if not len(more):
            break
        taken = spread.take(more)
        codes, scores = np.append(codes, more[taken]), np.append(scores, of_more[taken])
        estimates.scores[more] = -np.inf
        estimates.scores[spread.closed()[: len(estimates.scores)]] = -np.inf
    return codes, scores


def _ordered(model: FactorModel, shopper: Shopper, estimates: Estimates, top: int) -> tuple[Codes, Floats]:
    codes = contenders(*estimates, top).astype(np.int32)
    scores = pair_scores(model, shopper.vectors[None], np.array([shopper.bias]), codes[None])[0]
    best = order(scores, codes)[:top]
    return codes[best], scores[best]
