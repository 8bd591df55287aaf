"""Bayesian matrix factorization by Gibbs sampling: ratings predicted, with their uncertainty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.batches import Side
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.solver import solve_rows
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device, tensorflow

Doubles = npt.NDArray[np.float64]

START_LENGTH = 0.3
"""Expected length of a starting vector, where ratings have a standard deviation of 1."""


@dataclass(frozen=True, eq=False)
class Prior:
    """What a row is thought to be before its ratings are seen: normal.

    Attributes:
        mean: float64[d].
        precision: float64[d, d].
    """

    mean: Doubles
    precision: Doubles


@dataclass(frozen=True, eq=False)
class Draw:
    """One state of the Markov chain.

    A row is a vector of k elements with its bias behind; a rating is predicted by the inner product of the
    vectors plus both biases.

    Attributes:
        users: float32[users, k + 1], drawn.
        items: float32[items, k + 1], drawn.
        user_prior: what the users were drawn from.
        noise_precision: 1 / variance of a rating around its prediction.
        loss: mean squared error on the training ratings.
        user_means: float32[users, k + 1], the posterior means of the users given the other attributes'
            items, prior and noise; None if this sweep is not kept.
    """

    users: Floats
    items: Floats
    user_prior: Prior
    noise_precision: float
    loss: float
    user_means: Floats | None


def gibbs(
    interactions: Interactions,
    ratings: Floats,
    factors: int,
    keep: npt.NDArray[np.bool_],
    seed: int,
    device: Device,
    check: Callable[[], None],
) -> Iterator[Draw]:
    """Bayesian probabilistic matrix factorization (Salakhutdinov & Mnih 2008) with biases, sampled by Gibbs.

    Ratings are normal around x_u.y_i + b_u + c_i; each side's vectors, the bias included, are normal with a
    common mean and precision that have a Normal-Wishart hyperprior; the noise precision is sampled too.

    Args:
        interactions: who rated what.
        ratings: float32[n], shifted and scaled to mean 0 and standard deviation 1.
        factors: k.
        keep: bool[sweeps], for which sweeps the users' posterior means are wanted.
        seed: of the whole chain.
        device: where the batches are kept; the caller computes in its scope (a generator that held the
            scope would leave it open when it is abandoned).
        check: called before each batch; raises to stop.

    Yields:
        the state after each sweep.
    """
    tf = tensorflow()
    random = np.random.default_rng(seed)
    ones = np.ones(len(ratings), np.float32)
    user, item, size = interactions.user, interactions.item, factors + 1
    users = Side.of(user, item, ratings, ones, interactions.users, size, device)
    items = Side.of(item, user, ratings, ones, interactions.items, size, device)
    noise_precision = 1.0
    user_rows = tf.random.stateless_normal([users.count, size], [seed, 0]) * START_LENGTH / size**0.5
    item_rows = tf.random.stateless_normal([items.count, size], [seed, 1]) * START_LENGTH / size**0.5
    for sweep in range(len(keep)):
        step = 2 + 2 * sweep
        item_prior = draw_prior(item_rows.numpy(), random)
        item_rows, _ = _half_sweep(items, user_rows, item_prior, noise_precision, [seed, step], check)
        user_prior = draw_prior(user_rows.numpy(), random)
        means = None
        if keep[sweep]:
            means, _ = _half_sweep(users, item_rows, user_prior, noise_precision, None, check)
        user_rows, errors = _half_sweep(
            users, item_rows, user_prior, noise_precision, [seed, step + 1], check
        )
        yield Draw(
            user_rows.numpy(),
            item_rows.numpy(),
            user_prior,
            noise_precision,
            errors / len(ratings),
            None if means is None else means.numpy(),
        )
        noise_precision = draw_noise_precision(len(ratings), errors, random)


def draw_noise_precision(count: int, squared_error: float, random: np.random.Generator) -> float:
    """A draw of 1 / variance given `count` errors of that summed square, under a Gamma(1, 1) prior."""
    return float(random.gamma(1 + count / 2) / (1 + squared_error / 2))


def draw_prior(rows: Floats, random: np.random.Generator) -> Prior:
    """Draws the mean and precision of normal rows, given the rows (Salakhutdinov & Mnih 2008, eq. 14).

    The hyperprior is theirs: Normal-Wishart with mean 0, beta = 2, d degrees of freedom and scale I.

    Args:
        rows: float32[n, d].
        random: source of randomness.
    """
    beta = 2.0
    count, size = rows.shape
    wide = rows.astype(np.float64)
    average = wide.mean(0)
    centred = wide - average
    spread = beta * count / (beta + count) * np.outer(average, average)
    precision = draw_wishart(np.eye(size) + centred.T @ centred + spread, size + count, random)
    root = np.linalg.cholesky(precision * (beta + count))
    mean = count * average / (beta + count) + np.linalg.solve(root.T, random.standard_normal(size))
    return Prior(mean, precision)


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


def _half_sweep(
    side: Side,
    others: Any,
    prior: Prior,
    noise_precision: float,
    seed: list[int] | None,
    check: Callable[[], None],
) -> tuple[Any, float]:
    """Draws (or with no seed, averages) every row of one side given the other.

    With L the Cholesky root of the prior's precision, z = L'a has the identity as prior precision, which is
    what the solver wants.

    Returns:
        float32[count, k + 1], and the sum of squared errors in the ratings' unit.
    """
    tf = tensorflow()
    size = others.shape[1]
    root = np.linalg.cholesky(prior.precision)
    back = tf.constant(np.linalg.inv(root), tf.float32)
    start = tf.broadcast_to(tf.constant(root.T @ prior.mean, tf.float32), [side.count, size])
    if seed is not None:
        start = start + tf.random.stateless_normal([side.count, size], seed)
    regressors = tf.concat([others[:, :-1], tf.ones([others.shape[0], 1])], 1)
    vectors = tf.matmul(regressors, back, transpose_b=True)
    amplitude = tf.constant(noise_precision**0.5, tf.float32)
    rows, errors = solve_rows(side, vectors, others[:, -1], None, amplitude, start, check, seed)
    return tf.matmul(rows, back), errors / noise_precision
