"""What to recommend to a shopper or for a basket, and why: computed on a thread of the window."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.errors import DataError
from recdesk.engine.recommendation import Choice, Reasons, Recommendations, Recommender

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Wanted:
    """How a list is wanted.

    Attributes:
        top: its length at most.
        unseen: whether what was bought or rated is left out.
        in_stock: whether what is known to be sold out is left out.
        most_per_category: so many products of one category at most; None for any number.
    """

    top: int = 10
    unseen: bool = True
    in_stock: bool = True
    most_per_category: int | None = None


@dataclass(frozen=True, eq=False)
class Question:
    """Whom to recommend to, and what may be recommended.

    Attributes:
        recommender: what answers.
        catalogue: of the shop.
        stock: int8[items] as in `ProductIndex`; None while it is not known.
        user: code of the shopper, -1 for a basket.
        items: int32[m], what was bought or rated, each once.
        values: float32[m]; None where all count alike.
        wanted: how the list is wanted.
    """

    recommender: Recommender
    catalogue: Catalogue
    stock: npt.NDArray[np.int8] | None
    user: int
    items: Codes
    values: npt.NDArray[np.float32] | None
    wanted: Wanted


@dataclass(frozen=True, eq=False)
class Answer:
    """A list with its reasons.

    Attributes:
        question: what was asked.
        found: the list; None where there is an error.
        reasons: of each listed product, the part of each one in `question.items`.
        error: why there is no list.
    """

    question: Question
    found: Recommendations | None = None
    reasons: Reasons | None = None
    error: DataError | None = None

    @property
    def categories(self) -> dict[str, int]:
        """How many listed products each category has, most first; those without a category under ""."""
        if self.found is None:
            return {}
        labels = self.question.catalogue.categories
        codes, counts = np.unique(labels.codes[self.found.items], return_counts=True)
        order = np.argsort(-counts, kind="stable")
        names: list[str] = [str(labels.names[code]) if code >= 0 else "" for code in codes[order].tolist()]
        return dict(zip(names, counts[order].tolist(), strict=True))


def answer(question: Question) -> Answer:
    """Finds the list and takes its scores apart."""
    recommender, wanted, catalogue = question.recommender, question.wanted, question.catalogue
    allowed = catalogue.shown
    if wanted.in_stock and question.stock is not None:
        allowed = allowed & (question.stock != 0)
    choice = Choice(allowed, wanted.most_per_category, catalogue.categories.codes)
    try:
        found = recommender.for_history(
            question.items, question.values, wanted.top, exclude_seen=wanted.unseen, choice=choice
        )
    except DataError as error:
        return Answer(question, error=error)
    return Answer(question, found, recommender.reasons(question.items, question.values, found.items))
