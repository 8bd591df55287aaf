"""How sure a ratings model is: the distribution of one user's vector, and of the ratings it predicts.

NumPy only: the window computes it for the shopper that it shows.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.implicit_features import feature_shares
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
    parts = _Regression.of(model, items, ratings)
    means = parts.covariances @ (parts.prior + parts.told.sum(axis=1))[:, :, None]
    return UserPosterior(means[:, :, 0], parts.covariances)


def posterior_shares(
    model: FactorModel, items: npt.NDArray[np.integer], ratings: npt.NDArray[np.floating]
) -> tuple[Doubles, Doubles]:
    """The means of `user_posterior` as sums: what is expected of any user, and what each rating adds.

    That they were rated at all is part of what the items add.

    Args:
        model: a ratings model.
        items: integer[m], item codes, each once.
        ratings: floating[m].

    Returns:
        float64[draws, k + 1] and float64[draws, m, k + 1]; the first plus the sum of the second over the
        items are the means.

    Raises:
        ValueError: if the model has no draws.
    """
    parts = _Regression.of(model, items, ratings)
    prior = (parts.covariances @ parts.prior[:, :, None])[:, :, 0]
    return prior, parts.told @ parts.covariances  # a covariance is symmetric


@dataclass(frozen=True, eq=False)
class _Regression:
    """The linear regression behind a user's posterior, for each draw.

    Attributes:
        covariances: float64[draws, k + 1, k + 1].
        prior: float64[draws, k + 1], precision times mean of what is expected of any user.
        told: float64[draws, m, k + 1], what each rating adds to that.
    """

    covariances: Doubles
    prior: Doubles
    told: Doubles

    @classmethod
    def of(
        cls, model: FactorModel, items: npt.NDArray[np.integer], ratings: npt.NDArray[np.floating]
    ) -> "_Regression":
        samples, biases = model.item_samples, model.item_bias_samples
        means, precisions, noises = (
            model.user_prior_means,
            model.user_prior_precisions,
            model.noise_precisions,
        )
        if samples is None or biases is None or means is None or precisions is None or noises is None:
            raise ValueError("a ratings model keeps its draws")
        priors = precisions.astype(np.float64)
        rows = regressors(samples[:, items])
        scaled = rows * noises.astype(np.float64)[:, None, None]
        errors = np.asarray(ratings, np.float64) - model.mean - biases[:, items]
        told = scaled * errors[:, :, None]
        if model.item_features is not None and model.user_feature_weights is not None:
            features = feature_shares(model.item_features, items)
            told += features @ model.user_feature_weights.astype(np.float64) @ priors
        covariances = np.asarray(np.linalg.inv(priors + scaled.swapaxes(1, 2) @ rows), np.float64)
        return cls(covariances, (priors @ means.astype(np.float64)[:, :, None])[:, :, 0], told)


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
    rows = regressors(model.item_samples[:, items])
    within = np.einsum("sij,sij->si", rows @ user.covariances, rows).mean(0)
    means = (rows @ user.means[:, :, None])[:, :, 0] + model.item_bias_samples[:, items]
    between = means.var(0, ddof=1) if len(means) > 1 else 0.0
    return np.sqrt(within + between)


def regressors(vectors: Floats) -> Doubles:
    """float64[..., m, k + 1]: item vectors with a one behind, which the user's bias is multiplied with."""
    return np.pad(vectors.astype(np.float64), ((0, 0), (0, 0), (0, 1)), constant_values=1)
