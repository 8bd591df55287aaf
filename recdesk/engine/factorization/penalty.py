"""What the ranking objective weighs besides what was bought; numpy only, for `fold_in` uses it too."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions

MOST_UNOBSERVED = 0.3
UNOBSERVED_SHARE = 60.0
PULL = 0.8
"""Defaults of the ranking objective, for n interactions of U users with I items.

A pair that was not seen weighs at most `MOST_UNOBSERVED` of one that was, and all of them together at most
`UNOBSERVED_SHARE` times what was seen; s is the share that comes of it.

Regularizing both sides takes r from the singular values of what is learned (Srebro, Rennie & Jaakkola
2005), here r = lambda (1 + s) n / sqrt(U I) on average. Chance alone makes singular values of up to about
sqrt(n / (U I)) (sqrt(U) + sqrt(I)). So that is what r should be, times a constant; the factor
(s / (1 + s))^3 was found to hold where s is small.

The constants were chosen on validation parts of MovieLens-100K (6 % of all pairs seen), of a grocer's
purchases (0.5 %), and of parts of both: 3 in 10 ratings, the 3,000 products bought most, a fifth of the
shoppers, a seventh of the products. For all of these the best `PULL` lies near 0.8, while the best lambda
lies between 0.006 and 0.02.
"""

LEAST_REGULARIZATION = 1e-6
"""Below it, a row's system need not have one solution."""


@dataclass(frozen=True)
class Penalty:
    """The two weights of the ranking objective.

    Attributes:
        regularization: lambda, pulls vectors to zero.
        unobserved: a, the weight of a pair that was not seen.
    """

    regularization: float
    unobserved: float

    @classmethod
    def of(cls, options: TrainingOptions) -> "Penalty":
        """From options with the defaults filled in."""
        if options.regularization is None or options.unobserved_weight is None:
            raise ValueError("options of a ranking model have these filled in")
        return cls(options.regularization, options.unobserved_weight)

    @classmethod
    def usual(cls, interactions: Interactions, unobserved: float | None = None) -> "Penalty":
        """The default for these interactions, or the regularization that goes with a given a."""
        users, items = (np.count_nonzero(np.bincount(c)) for c in (interactions.user, interactions.item))
        size, pairs = max(1, len(interactions)), max(1, users * items)
        if unobserved is None:
            unobserved = min(MOST_UNOBSERVED, UNOBSERVED_SHARE * size / pairs)
        share = unobserved * pairs / size
        noise = (users**0.5 + items**0.5) / size**0.5
        return cls(PULL * noise * share**3 / (1 + share) ** 4, unobserved)

    def ridge(self, observed: npt.NDArray[Any], others: int) -> npt.NDArray[np.float32]:
        """What holds each row back: the more the row weighs, the more.

        This is the frequency scaling of Rendle et al. 2021 (arXiv 2110.14037) with nu = 1.

        Args:
            observed: floating[n], the summed weights of each row's interactions.
            others: number of rows with interactions on the other side.

        Returns:
            float32[n], > 0.
        """
        strength = max(self.regularization, LEAST_REGULARIZATION)
        return np.maximum(strength * (observed + self.unobserved * others), 1e-10).astype(np.float32)
