"""Tails of the Poisson distribution with NumPy alone; the window process loads no SciPy."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_TERMS = 400
_Z95 = 1.6448536269514722


def upper_tail(counts: npt.NDArray[np.integer], means: Floats) -> Floats:
    """The probability of so many events or more.

    Args:
        counts: int[n] >= 0.
        means: float64[n] > 0.

    Returns:
        float64[n]; exact to rounding where a count is above its mean, else 1, which is where no test looks.
    """
    tails = np.ones(len(counts))
    above = counts > means
    k, mean = counts[above].astype(np.float64), means[above]
    # Term by term from k upwards: each is mean / (k + 1), mean / (k + 2), ... of the one before.
    term, total = np.ones(len(k)), np.ones(len(k))
    for step in range(1, _TERMS):
        term = term * mean / (k + step)
        total += term
        if not (term > 1e-17 * total).any():
            break
    tails[above] = np.exp(k * np.log(mean) - mean - _log_factorial(counts[above])) * total
    return np.minimum(tails, 1.0)


def lower_bound(counts: npt.NDArray[np.integer]) -> Floats:
    """What the mean of so many events is at least, at 95 % (Wilson & Hilferty 1931; within 1 % from 4 on)."""
    k = np.maximum(counts, 1).astype(np.float64)
    bound = k * (1 - 1 / (9 * k) - _Z95 / (3 * np.sqrt(k))) ** 3
    return np.where(counts > 0, np.maximum(bound, 0), 0.0)


def _log_factorial(counts: npt.NDArray[np.integer]) -> Floats:
    logs = np.zeros(int(counts.max(initial=0)) + 1)
    np.cumsum(np.log(np.arange(1, len(logs))), out=logs[1:])
    return logs[counts]
