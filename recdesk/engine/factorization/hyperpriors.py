"""Hyperpriors of Bayesian matrix factorization: what each side's rows, and the noise, are drawn from."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

BETA = 2.0
"""How many rows the hyperprior of the mean counts for."""

ROWS_AT_A_TIME = 1 << 15
"""Looked at between two checks (20 MiB in double precision)."""


@dataclass(frozen=True, eq=False)
class Prior:
    """What a row is thought to be before its ratings are seen: normal around mean + features x weights.

    Attributes:
        mean: float64[d].
        precision: float64[d, d].
        weights: float64[r, d], what the row's r implicit features add to its mean.
        shrinkage: how many times more precise the weights are than the rows.
    """

    mean: Doubles
    precision: Doubles
    weights: Doubles
    shrinkage: float = 1.0

    @classmethod
    def start(cls, features: int, size: int) -> "Prior":
        """Before anything is drawn: no feature matters."""
        return cls(np.zeros(size), np.eye(size), np.zeros((features, size)))


def draw_prior(
    rows: Floats,
    features: Floats,
    last: Prior,
    random: np.random.Generator,
    check: Callable[[], None],
) -> Prior:
    """Draws what rows are drawn from, given the rows.

    Mean and precision have a Normal-Wishart hyperprior with mean 0, beta = 2, d degrees of freedom and scale
    I (Salakhutdinov & Mnih 2008, eq. 14). The weights of the features are normal with `shrinkage` times the
    precision of the rows, and shrinkage is Gamma(1, 1) (Simm et al. 2017, "Macau").

    Args:
        rows: float32[n, d].
        features: float32[n, r], orthogonal columns.
        last: the draw before, whose weights and shrinkage are conditioned on.
        random: source of randomness.
        check: called now and then; raises to stop.
    """
    count, size = rows.shape
    moments = _moments(rows, features, check)
    square, cross, total = moments[:size, :size], moments[size:-1, :size], moments[-1, :size]
    known, known_total = moments[size:-1, size:-1], moments[-1, size:-1]
    weights = last.weights
    average = (total - known_total @ weights) / count
    explained = weights.T @ cross
    scatter = square - explained - explained.T + weights.T @ known @ weights
    # Around the average, and the average around the hyperprior's mean.
    scatter -= count**2 / (BETA + count) * np.outer(average, average)
    scale = np.eye(size) + scatter + last.shrinkage * weights.T @ weights
    precision = draw_wishart(scale, size + count + len(weights), random)
    root = np.linalg.cholesky(precision)
    noise = np.linalg.solve(root.T, random.standard_normal(size)) / np.sqrt(BETA + count)
    mean = count * average / (BETA + count) + noise
    # In the basis where the rows' precision is the identity, each feature has a weight of its own to draw.
    certainty = np.diag(known)[:, None] + last.shrinkage
    white = (cross - known_total[:, None] * mean) @ root / certainty
    white += random.standard_normal(white.shape) / np.sqrt(certainty)
    shrinkage = random.gamma(1 + white.size / 2) / (1 + np.square(white).sum() / 2)
    return Prior(mean, precision, np.linalg.solve(root.T, white.T).T, float(shrinkage))


def _moments(rows: Floats, features: Floats, check: Callable[[], None]) -> Doubles:
    """float64[d + r + 1, d + r + 1]: the inner products of all columns of rows, features and a one."""
    width = rows.shape[1] + features.shape[1] + 1
    moments = np.zeros((width, width))
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        check()
        part = slice(start, start + ROWS_AT_A_TIME)
        ones = np.ones((len(rows[part]), 1))
        columns = np.concatenate([rows[part], features[part], ones], axis=1)
        moments += columns.T @ columns
    return moments


def draw_wishart(inverse_scale: Doubles, freedom: float, random: np.random.Generator) -> Doubles:
    """A draw from the Wishart distribution by Bartlett's decomposition.

    Args:
        inverse_scale: float64[d, d].
        freedom: degrees of freedom, >= d.
        random: source of randomness.

    Returns:
        float64[d, d], with mean freedom * inverse_scale^-1.
    """
    size = len(inverse_scale)
    lower = np.tril(random.standard_normal((size, size)), -1)
    lower[np.diag_indices(size)] = np.sqrt(random.chisquare(freedom - np.arange(size)))
    root = np.linalg.solve(np.linalg.cholesky(inverse_scale).T, lower)
    return root @ root.T


def draw_noise_precision(count: int, squared_error: float, random: np.random.Generator) -> float:
    """A draw of 1 / variance given `count` errors of that summed square, under a Gamma(1, 1) prior."""
    return float(random.gamma(1 + count / 2) / (1 + squared_error / 2))
