"""Recommender: what to offer one shopper or for one basket, answered within a frame by NumPy alone."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.fold_in import fold_in
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import DEVIATIONS, rating_spread, user_posterior
from recdesk.engine.incidence import Incidence
from recdesk.engine.recommendation.scores import clipped, item_lengths, pair_scores
from recdesk.engine.similarity.ranking import checked_top, contenders, order

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
    """What a model holds of a shopper.

    Attributes:
        vectors: float32[draws, k], one draw where the model is not Bayesian.
        bias: added to every prediction.
    """

    vectors: Floats
    bias: float


@dataclass(frozen=True, eq=False)
class Recommender:
    """Top-N lists of a model. Make one with `of`.

    A ranking model orders products by its ranking score, a ratings model by the rating that it predicts.
    The latter finds what a shopper would rate high, not what they will buy next: prefer a ranking model
    where there is one (Cremonesi, Koren & Turrin 2010). Products that nobody ever bought are never
    recommended: the model knows nothing of them.

    Attributes:
        model: what predicts.
        incidence: who bought what by now; products and shoppers may have come after the training.
        offered: bool[items of the model]; which products can be recommended.
        lengths: float32[items of the model], root mean square over the draws of the vectors' lengths.
    """

    model: FactorModel
    incidence: Incidence
    offered: npt.NDArray[np.bool_]
    lengths: Floats

    @classmethod
    def of(cls, model: FactorModel, incidence: Incidence) -> "Recommender":
        """Prepares the lists of a model.

        Args:
            model: the model.
            incidence: of the shop's interactions; its users and items are the model's, in the same order,
                and perhaps further ones after them.

        Raises:
            ValueError: if the incidence has fewer users or items than the model.
        """
        known = (len(model.user_factors), len(model.item_factors))
        there = (len(incidence.user_degrees), len(incidence.item_degrees))
        if known[0] > there[0] or known[1] > there[1]:
            raise ValueError(f"the model knows {known} users and items, the shop has {there}")
        lengths = item_lengths(model)
        offered = (incidence.item_degrees[: known[1]] > 0) & np.isfinite(lengths) & (lengths > 0)
        return cls(model, incidence, offered, np.where(offered, lengths, 0).astype(np.float32))

    def for_user(self, user: int, top: int = 10, exclude_seen: bool = True) -> Recommendations:
        """The best products for a shopper.

        A shopper who came after the training is folded in with what they bought.

        Args:
            user: code.
            top: length of the list; it is shorter where there are fewer products.
            exclude_seen: leaves out what the shopper bought or rated already.

        Raises:
            IndexError: for a code out of range.
            OptionError: "option_out_of_range" for an impossible length.
            DataError: "shopper_without_history", or "not_in_model" for a new shopper who bought new
                products only.
        """
        checked_top(top)
        history, values = self._history(self._checked(user))
        if not len(history):
            raise DataError("shopper_without_history")
        shopper = self.shopper(user)
        return self._best(shopper, history, values, history if exclude_seen else history[:0], top)

    def for_basket(
        self, items: npt.NDArray[np.integer] | list[int], top: int = 10, exclude_seen: bool = True
    ) -> Recommendations:
        """The best products for someone of whom nothing is known but a basket.

        To a ratings model, the basket is what they would give the highest rating.

        Args:
            items: codes of the products in the basket, in any order.
            top: length of the list; it is shorter where there are fewer products.
            exclude_seen: leaves out the basket itself.

        Raises:
            IndexError: for a code out of range.
            OptionError: "option_out_of_range" for an impossible length.
            DataError: "empty_basket", or "not_in_model" where the model knows no product of the basket.
        """
        checked_top(top)
        basket = np.unique(np.asarray(items, np.int64)).astype(np.int32)
        if not len(basket):
            raise DataError("empty_basket")
        count = len(self.incidence.item_degrees)
        if basket[0] < 0 or basket[-1] >= count:
            raise IndexError(f"item codes out of 0..{count - 1}")
        shopper, values = self._folded_in(basket, None), self._liked(basket)
        return self._best(shopper, basket, values, basket if exclude_seen else basket[:0], top)

    def shopper(self, user: int) -> Shopper:
        """What the model holds of a shopper, folded in where they came after the training.

        Raises:
            IndexError: for a code out of range.
            DataError: "not_in_model" for a new shopper who bought new products only.
        """
        model = self.model
        if self._checked(user) >= len(model.user_factors):
            return self._folded_in(*self._history(user))
        vectors = (
            model.user_factors[None, user] if model.user_samples is None else model.user_samples[:, user]
        )
        return Shopper(vectors, 0.0 if model.user_bias is None else float(model.user_bias[user]))

    def _folded_in(self, items: Codes, values: Floats | None) -> Shopper:
        """Someone whom training did not know, from what they bought; without values, what they like."""
        known = items < len(self.offered)
        known[known] = self.offered[items[known]]
        if not known.any():
            raise DataError("not_in_model")
        values = self._liked(items) if values is None else values
        vectors, biases = fold_in(self.model, items[known], None if values is None else values[known])
        return Shopper(np.atleast_2d(vectors), 0.0 if biases is None else float(biases.mean()))

    def _history(self, user: int) -> tuple[Codes, Floats]:
        """What a shopper bought or rated, and the values."""
        rows = slice(*self.incidence.user_start[user : user + 2])
        return self.incidence.items[rows], self.incidence.values[rows]

    def _liked(self, items: Codes) -> Floats | None:
        """The highest rating for each, where the model knows ratings."""
        scale = self.model.rating_range
        return None if scale is None else np.full(len(items), scale[1], np.float32)

    def _best(
        self, shopper: Shopper, history: Codes, values: Floats | None, without: Codes, top: int
    ) -> Recommendations:
        model = self.model
        vectors = shopper.vectors
        draws = model.item_vectors()
        estimates = np.zeros(len(self.offered), np.float32)
        for of_items, of_shopper in zip(draws, vectors, strict=True):
            estimates += of_items @ of_shopper
        estimates /= len(vectors)
        # An inner product of d terms in single precision is off by at most d units of its last place.
        unit = np.float32(np.finfo(np.float32).eps * vectors.size)
        slack = unit * np.float32(np.sqrt(np.square(vectors).sum() / len(vectors))) * self.lengths
        if model.item_bias is not None:
            estimates += model.item_bias
            slack += unit * np.abs(model.item_bias)
        estimates[~self.offered] = -np.inf
        estimates[without[without < len(estimates)]] = -np.inf
        codes = contenders(estimates, slack, top).astype(np.int32)
        scores = pair_scores(model, vectors[None], np.array([shopper.bias]), codes[None])[0]
        best = order(scores, codes)[:top]
        codes, scores = codes[best], scores[best]
        if values is None or model.noise_precisions is None:
            return Recommendations(codes, clipped(model, scores))
        known = history < len(self.offered)
        posterior = user_posterior(model, history[known], values[known])
        margin = (DEVIATIONS * rating_spread(model, posterior, codes)).astype(np.float32)
        low, high = clipped(model, scores - margin), clipped(model, scores + margin)
        return Recommendations(codes, clipped(model, scores), low, high)

    def _checked(self, user: int) -> int:
        count = len(self.incidence.user_degrees)
        if not 0 <= user < count:
            raise IndexError(f"user code {user} out of 0..{count - 1}")
        return user
