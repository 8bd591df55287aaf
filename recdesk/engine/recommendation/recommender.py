"""Recommender: what to offer one shopper or for one basket, answered within a frame by NumPy alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.fold_in import fold_in
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import user_posterior
from recdesk.engine.incidence import Incidence
from recdesk.engine.recommendation.choice import Choice
from recdesk.engine.recommendation.choosing import Estimates, Recommendations, Shopper, best_products
from recdesk.engine.recommendation.reasons import Reasons, ranking_reasons, rating_reasons
from recdesk.engine.recommendation.scores import item_lengths
from recdesk.engine.similarity.ranking import checked_top

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]

EVERYTHING = Choice()


@dataclass(frozen=True, eq=False)
class Recommender:
    """Top-N lists of a model. Make one with `of`.

    A ranking model orders products by its ranking score, a ratings model by the rating that it predicts.
    The latter finds what a shopper would rate high, not what they will buy next: prefer a ranking model
    where there is one (Cremonesi, Koren & Turrin 2010). Products that nobody ever bought are never
    recommended: the model knows nothing of them.

    Whoever it is for, only what they bought or rated by now is looked at, not what the training held of
    them: a purchase of this morning counts, and `reasons` can tell what every score is made of.

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

    def for_user(
        self, user: int, top: int = 10, exclude_seen: bool = True, *, choice: Choice = EVERYTHING
    ) -> Recommendations:
        """The best products for a shopper, from what they bought or rated by now.

        Args:
            user: code.
            top: length of the list; it is shorter where there are fewer products.
            exclude_seen: leaves out what the shopper bought or rated already.
            choice: what the list may hold.

        Raises:
            IndexError: for a code out of range.
            OptionError: "option_out_of_range" for an impossible length.
            DataError: "shopper_without_history", or "not_in_model" for a shopper who only bought what is
                new to the model.
        """
        checked_top(top)
        items, values = self.history(user)
        if not len(items):
            raise DataError("shopper_without_history")
        return self.for_history(items, values, top, exclude_seen, choice=choice)

    def for_basket(
        self,
        items: npt.NDArray[np.integer] | list[int],
        top: int = 10,
        exclude_seen: bool = True,
        *,
        choice: Choice = EVERYTHING,
    ) -> Recommendations:
        """The best products for someone of whom nothing is known but a basket.

        To a ratings model, the basket is what they would give the highest rating.

        Args:
            items: codes of the products in the basket, in any order; one that is there twice counts once.
            top: length of the list; it is shorter where there are fewer products.
            exclude_seen: leaves out the basket itself.
            choice: what the list may hold.

        Raises:
            IndexError: for a code out of range.
            OptionError: "option_out_of_range" for an impossible length.
            DataError: "empty_basket", or "not_in_model" where the model knows no product of the basket.
        """
        basket = np.unique(np.asarray(items, np.int64))
        return self.for_history(basket, None, top, exclude_seen, choice=choice)

    def for_history(
        self,
        items: npt.NDArray[np.integer],
        values: npt.NDArray[np.floating] | None = None,
        top: int = 10,
        exclude_seen: bool = True,
        *,
        choice: Choice = EVERYTHING,
    ) -> Recommendations:
        """The best products for someone with any history.

        Args:
            items: integer[m], codes of what they bought or rated, each once.
            values: floating[m], their ratings or counts; None if all count alike (ratings: as the highest).
            top: length of the list; it is shorter where there are fewer products.
            exclude_seen: leaves out the history itself.
            choice: what the list may hold.

        Raises:
            IndexError: for a code out of range.
            ValueError: for a product that is there twice, or not one value per product.
            OptionError: "option_out_of_range" for an impossible length.
            DataError: "empty_basket", or "not_in_model" where the model knows no product of the history.
        """
        checked_top(top)
        items, known, values = self._known(items, values)
        shopper = self._folded_in(items[known], values)
        estimates = Estimates.of(self.model, shopper, self.lengths)
        estimates.scores[~choice.narrowed(self.offered)] = -np.inf
        if exclude_seen:
            estimates.scores[items[items < len(self.offered)]] = -np.inf
        return best_products(self.model, shopper, estimates, top, choice)

    def reasons(
        self,
        items: npt.NDArray[np.integer],
        values: npt.NDArray[np.floating] | None,
        codes: npt.NDArray[np.integer],
    ) -> Reasons:
        """Takes the scores of products apart into what each product of a history adds.

        Formulas and sources are in `recdesk.engine.recommendation.reasons`.

        Args:
            items, values: the history, as for `for_history`.
            codes: integer[t], the products to explain, all known to the model.

        Raises:
            IndexError: for a code out of range.
            ValueError, DataError: as `for_history`.
        """
        items, known, values = self._known(items, values)
        codes = self._checked(codes, len(self.offered))
        if self.model.objective == "ranking":
            found = ranking_reasons(self.model, items[known], values, codes)
        else:
            assert values is not None
            found = rating_reasons(self.model, items[known], values, codes)
        parts = np.zeros((len(codes), len(items)))
        parts[:, known] = found.parts
        return Reasons(found.base, parts)

    def history(self, user: int) -> tuple[Codes, Floats]:
        """What a shopper bought or rated by now: codes int32[m] and values float32[m].

        Raises:
            IndexError: for a code out of range.
        """
        count = len(self.incidence.user_degrees)
        if not 0 <= user < count:
            raise IndexError(f"user code {user} out of 0..{count - 1}")
        rows = slice(*self.incidence.user_start[user : user + 2])
        return self.incidence.items[rows], self.incidence.values[rows]

    def _known(
        self, items: npt.NDArray[np.integer], values: npt.NDArray[np.floating] | None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.floating] | None]:
        """The checked history, bool[m] which of it the model knows, and the values of these."""
        items = self._checked(items, len(self.incidence.item_degrees))
        if not len(items):
            raise DataError("empty_basket")
        if len(np.unique(items)) < len(items):
            raise ValueError("a product of the history is there twice")
        if values is not None and len(values) != len(items):
            raise ValueError(f"{len(values)} values for {len(items)} products")
        known = items < len(self.offered)
        known[known] = self.offered[items[known]]
        if not known.any():
            raise DataError("not_in_model")
        if values is not None:
            return items, known, np.asarray(values)[known]
        scale = self.model.rating_range
        return items, known, None if scale is None else np.full(np.count_nonzero(known), scale[1])

    def _checked(self, items: npt.NDArray[np.integer], count: int) -> npt.NDArray[np.int64]:
        items = np.asarray(items, np.int64)
        if len(items) and not 0 <= items.min() <= items.max() < count:
            raise IndexError(f"item codes out of 0..{count - 1}")
        return items

    def _folded_in(self, items: npt.NDArray[np.int64], values: npt.NDArray[np.floating] | None) -> Shopper:
        """Someone with this history, all of it known to the model."""
        if self.model.objective == "ranking":
            return Shopper(fold_in(self.model, items, values)[0][None], 0.0, None)
        assert values is not None
        posterior = user_posterior(self.model, items, values)
        means = posterior.means.astype(np.float32)
        return Shopper(means[:, :-1], float(means[:, -1].mean(dtype=np.float64)), posterior)
