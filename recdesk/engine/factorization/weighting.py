"""How much each interaction counts when products are ranked; numpy only, for `fold_in` uses it too."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.interactions import Interactions

LEAST_RATING_WEIGHT = 0.1
"""What the lowest rating counts against the highest: as seen, but as no sign of taste."""


@dataclass(frozen=True)
class Weighting:
    """Values to weights, 1 on average over the training data.

    Attributes:
        kind: "counts": from 1 for few pieces by way of 1.5 at the median to 2, before the average is made 1;
            buying twice says more than buying once, and a typing error of a thousand pieces hardly more than
            that (a grocer's products are ranked as well as with equal weights; by weights that grow with the
            logarithm, 4 % worse). "ratings": growing with the rating; liked together says more than merely
            seen together (on MovieLens-100K it ranks 1 % better than equal weights, and lists of similar
            films become visibly better). "equal": all count alike.
        low: lowest rating.
        span: range of the ratings, or the median count.
        unit: average before it is made 1.
    """

    kind: Literal["counts", "ratings", "equal"] = "equal"
    low: float = 0.0
    span: float = 1.0
    unit: float = 1.0

    @classmethod
    def of(cls, interactions: Interactions) -> "Weighting":
        """What suits these interactions."""
        values = interactions.value.astype(np.float64)
        if not len(values) or values.min() == values.max():
            return cls()
        if interactions.feedback == "implicit":
            unscaled = cls("counts", span=float(np.median(values)))
        else:
            unscaled = cls("ratings", float(values.min()), float(np.ptp(values)))
        return cls(unscaled.kind, unscaled.low, unscaled.span, float(unscaled._relative(values).mean()))

    def weights(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
        """Weights > 0 of interactions with these values.

        Args:
            values: floating[n], > 0 for counts; ratings beyond the scale count as its ends.

        Returns:
            float32[n].
        """
        return (self._relative(values.astype(np.float64)) / self.unit).astype(np.float32)

    def _relative(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        if self.kind == "equal":
            return np.ones(len(values))
        if self.kind == "counts":
            return 1 + values / (values + self.span)
        place = np.clip((values - self.low) / self.span, 0, 1)
        return LEAST_RATING_WEIGHT + (1 - LEAST_RATING_WEIGHT) * place
