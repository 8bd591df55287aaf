"""How sure a ratings model is: the distribution of one user's vector, and of the ratings it predicts.

NumPy only: the window computes it for the shopper that it shows.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.implicit_features import features_of
from recdesk.engine.factorization.model import FactorModel, Floats

Doubles = npt.NDArray[np.float64]

COVERED = 0.9
"""Share of the posterior between low and high."""

DEVIATIONS = 1.6448536
"""So many standard deviations around its mean hold that share of a normal distribution."""


@dataclass(frozen=True, eq=False)
class UserPosterior:
    """A user's vector with the bias behind, normal given each draw of everything else.

    Attributes:
        means: float64[draws, k + 1].
        covariances: float64[draws, k + 1, k + 1].
    """

    means: Doubles
    covariances: Doubles


def user_posterior(
    model: FactorModel, items: npt.NDArray[np.integer], ratings: npt.NDArray[np.floating]
) -> UserPosterior:
    """What a model thinks of somebody with these ratings, known to training or not.

    For a user whom training knew, with the same ratings, the means are those of the model.

    Args:
        model: a ratings model.
        items: integer[m], item codes, each once.
        ratings: floating[m].

    Raises:
        ValueError: if the model has no draws.
    """
    samples, biases = model.item_samples, model.item_bias_samples
    means, precisions, noises = model.user_prior_means, model.user_prior_precisions, model.noise_precisions
    if samples is None or biases is None or means is None or precisions is None or noises is None:
        raise ValueError("a ratings model keeps its draws")
    expected, priors = means.astype(np.float64), precisions.astype(np.float64)
    if model.item_features is not None and model.user_feature_weights is not None:
        expected += features_of(model.item_features, items) @ model.user_feature_weights.astype(np.float64)
    regressors = _regressors(samples[:, items])
    scaled = regressors * noises.astype(np.float64)[:, None, None]
    systems = priors + scaled.swapaxes(1, 2) @ regressors
    errors = np.asarray(ratings, np.float64) - model.mean - biases[:, items]
    right = priors @ expected[:, :, None] + scaled.swapaxes(1, 2) @ errors[:, :, None]
    covariances = np.asarray(np.linalg.inv(systems), np.float64)
    return UserPosterior((covariances @ right)[:, :, 0], covariances)


def rating_spread(model: FactorModel, user: UserPosterior, items: npt.NDArray[np.integer]) -> Doubles:
    """How unsure the model is of what a user would rate on average, the noise of one rating left aside.

    By the law of total variance: the mean over the draws of the variance given each draw, plus the variance
    over the draws of the mean given each.

    Args:
        model: a ratings model.
        user: from `user_posterior` of the same model.
        items: integer[t], codes.

    Returns:
        float64[t], standard deviations.
    """
    if model.item_samples is None or model.item_bias_samples is None:
        raise ValueError("a ratings model keeps its draws")
    regressors = _regressors(model.item_samples[:, items])
    within = np.einsum("sij,sij->si", regressors @ user.covariances, regressors).mean(0)
    means = (regressors @ user.means[:, :, None])[:, :, 0] + model.item_bias_samples[:, items]
    between = means.var(0, ddof=1) if len(means) > 1 else 0.0
    return np.sqrt(within + between)


def _regressors(vectors: Floats) -> Doubles:
    """float64[draws, m, k + 1]: item vectors with a one behind, which the user's bias is multiplied with."""
    return np.pad(vectors.astype(np.float64), ((0, 0), (0, 0), (0, 1)), constant_values=1)
