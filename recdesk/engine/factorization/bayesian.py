"""Bayesian matrix factorization by Gibbs sampling: ratings predicted, with their uncertainty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.batches import Side
from recdesk.engine.factorization.hyperpriors import Prior, draw_noise_precision, draw_prior
from recdesk.engine.factorization.implicit_features import ImplicitFeatures
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.solver import solve_rows
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device, tensorflow

START_LENGTH = 0.6
"""Expected length of a starting vector, where ratings have a standard deviation of 1."""


@dataclass(frozen=True, eq=False)
class Chain:
    """What the Markov chain goes on from, beside the rows and the users' prior.

    Attributes:
        sweeps: that are done.
        item_prior: as drawn last.
        noise_precision: of the next sweep.
        random: state of the generator of all that is not drawn on the device.
    """

    sweeps: int
    item_prior: Prior
    noise_precision: float
    random: dict[str, Any]


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
        chain: how the chain goes on.
    """

    users: Floats
    items: Floats
    user_prior: Prior
    noise_precision: float
    loss: float
    user_means: Floats | None
    chain: Chain


def gibbs(
    interactions: Interactions,
    ratings: Floats,
    features: ImplicitFeatures,
    factors: int,
    keep: npt.NDArray[np.bool_],
    seed: int,
    device: Device,
    check: Callable[[], None],
    start: Draw | None = None,
) -> Iterator[Draw]:
    """Bayesian probabilistic matrix factorization (Salakhutdinov & Mnih 2008) with biases, sampled by Gibbs.

    Ratings are normal around x_u.y_i + b_u + c_i. Each side's vectors, the bias included, are normal with a
    common precision around a common mean plus what their implicit features add: who rated what tells of
    tastes before any rating is looked at, as in SVD++ (Koren 2008), here on both sides. All of these have
    hyperpriors and are sampled, the noise precision too.

    Args:
        interactions: who rated what.
        ratings: float32[n], shifted and scaled to mean 0 and standard deviation 1.
        features: of the same interactions.
        factors: k.
        keep: bool[sweeps], for which sweeps the users' posterior means are wanted.
        seed: of the whole chain.
        device: where the batches are kept; the caller computes in its scope (a generator that held the
            scope would leave it open when it is abandoned).
        check: called before each batch; raises to stop.
        start: a draw to go on from; those after it are the ones that would have followed.

    Yields:
        the state after each sweep.
    """
    tf = tensorflow()
    random = np.random.default_rng(seed)
    ones = np.ones(len(ratings), np.float32)
    user, item, size = interactions.user, interactions.item, factors + 1
    users = Side.of(user, item, ratings, ones, interactions.users, size, device, check)
    items = Side.of(item, user, ratings, ones, interactions.items, size, device, check)
    noise_precision = 1.0
    of_users, of_items = tf.constant(features.users), tf.constant(features.items)
    user_prior = item_prior = Prior.start(features.projection.shape[1], size)
    user_rows = tf.random.stateless_normal([users.count, size], [seed, 0]) * START_LENGTH / size**0.5
    item_rows = tf.random.stateless_normal([items.count, size], [seed, 1]) * START_LENGTH / size**0.5
    done = 0
    if start is not None:
        user_rows, item_rows, chain = tf.constant(start.users), tf.constant(start.items), start.chain
        done, user_prior, item_prior = chain.sweeps, start.user_prior, chain.item_prior
        noise_precision, random.bit_generator.state = chain.noise_precision, chain.random
    for sweep in range(done, len(keep)):
        step = 2 + 2 * sweep
        item_prior = draw_prior(item_rows.numpy(), features.items, item_prior, random, check)
        given = user_rows, of_items, item_prior, noise_precision
        item_rows, _ = _half_sweep(items, *given, [seed, step], check)
        user_prior = draw_prior(user_rows.numpy(), features.users, user_prior, random, check)
        given = item_rows, of_users, user_prior, noise_precision
        means = _half_sweep(users, *given, None, check)[0].numpy() if keep[sweep] else None
        user_rows, errors = _half_sweep(users, *given, [seed, step + 1], check)
        used, noise_precision = noise_precision, draw_noise_precision(len(ratings), errors, random)
        chain = Chain(sweep + 1, item_prior, noise_precision, dict(random.bit_generator.state))
        rows = user_rows.numpy(), item_rows.numpy()
        yield Draw(*rows, user_prior, used, errors / len(ratings), means, chain)


def _half_sweep(
    side: Side,
    others: Any,
    features: Any,
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
    start = tf.matmul(features, tf.constant(prior.weights @ root, tf.float32))
    start += tf.constant(prior.mean @ root, tf.float32)
    if seed is not None:
        start = start + tf.random.stateless_normal([side.count, size], seed)
    regressors = tf.concat([others[:, :-1], tf.ones([others.shape[0], 1])], 1)
    vectors = tf.matmul(regressors, back, transpose_b=True)
    amplitude = tf.constant(noise_precision**0.5, tf.float32)
    rows, errors = solve_rows(side, vectors, others[:, -1], None, amplitude, start, check, seed)
    return tf.matmul(rows, back), errors / noise_precision
