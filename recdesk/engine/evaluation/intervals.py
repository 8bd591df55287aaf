"""How sure a measured figure is: bootstrap over users, whose interactions hang together."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 1000
LEVEL = 0.95
_DRAWS_AT_ONCE = 1 << 22


class Figure(NamedTuple):
    """A measured value and the interval that it lies in.

    Attributes:
        value: measured over all users.
        low, high: ends of the 95 % interval.
    """

    value: float
    low: float
    high: float


class UserSums(NamedTuple):
    """A figure that is a ratio of sums over users: a mean where the weights are counts.

    Attributes:
        sums: float64[u].
        weights: float64[u], of which some are positive.
        root: whether the figure is the square root of the ratio (RMSE).
    """

    sums: Floats
    weights: Floats
    root: bool = False

    @classmethod
    def mean(cls, values: Floats) -> "UserSums":
        """Of a mean over users."""
        return cls(values, np.ones(len(values)))

    @property
    def value(self) -> float:
        return float(self._of(self.sums.sum(), self.weights.sum()))

    def resampled(self, seed: int = 0, resamples: int = RESAMPLES) -> Floats:
        """float64[resamples]: the figure over users drawn with replacement.

        Two figures over the same users draw the same ones from the same seed, so that their differences
        are paired.
        """
        random = np.random.default_rng(seed)
        users = len(self.sums)
        step = max(1, _DRAWS_AT_ONCE // users)
        figures = np.empty(resamples)
        for start in range(0, resamples, step):
            drawn = random.integers(users, size=(min(step, resamples - start), users))
            figures[start : start + step] = self._of(self.sums[drawn].sum(1), self.weights[drawn].sum(1))
        return figures

    def figure(self, seed: int = 0) -> Figure:
        """The value with its percentile interval (Efron & Tibshirani 1993, ch. 13)."""
        return Figure(self.value, *_ends(self.resampled(seed)))

    def _of(self, sums: "Floats | float", weights: "Floats | float") -> Floats:
        ratio = np.asarray(sums, np.float64) / np.where(np.asarray(weights) > 0, weights, np.nan)
        return np.sqrt(ratio) if self.root else ratio


def difference(one: UserSums, other: UserSums, seed: int = 0) -> Figure:
    """How much more `one` measures than `other` over the same users in the same order.

    The difference is real, at the 95 % level, where its interval leaves out zero.

    Raises:
        ValueError: where the users cannot be the same.
    """
    if len(one.sums) != len(other.sums):
        raise ValueError(f"{len(one.sums)} and {len(other.sums)} users cannot be compared")
    return Figure(one.value - other.value, *_ends(one.resampled(seed) - other.resampled(seed)))


def _ends(figures: Floats) -> tuple[float, float]:
    low, high = np.nanquantile(figures, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
