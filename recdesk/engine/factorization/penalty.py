"""What the ranking objective weighs besides what was bought; numpy only, for `fold_in` uses it too."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.options import TrainingOptions

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
