"""Implicit alternating least squares: products ranked from what was and was not bought."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from recdesk.engine.factorization.batches import Side
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.solver import solve_rows
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device, tensorflow

START_LENGTH = 0.1
"""Expected length of a starting vector."""


@dataclass(frozen=True, eq=False)
class Sweep:
    """The state after one sweep.

    Attributes:
        user_factors: float32[users, k]; the best for these item factors.
        item_factors: float32[items, k].
        loss: the objective per interaction; it never rises from sweep to sweep.
    """

    user_factors: Floats
    item_factors: Floats
    loss: float


def ials(
    interactions: Interactions,
    weights: Floats,
    penalty: Penalty,
    factors: int,
    iterations: int,
    seed: int,
    device: Device,
    check: Callable[[], None],
) -> Iterator[Sweep]:
    """Implicit ALS (Hu, Koren & Volinsky 2008) in the form of Rendle et al. 2021 (arXiv 2110.14037).

    Minimizes, over the observed pairs S with weights w and an unobserved weight a,

        sum_S w (1 - x_u.y_i)^2 + a sum_all (x_u.y_i)^2 + sum_u r_u |x_u|^2 + sum_i r_i |y_i|^2

    with r as `Penalty.ridge` gives it, by solving exactly for all items and all users in turn.

    Args:
        interactions: what to learn from.
        weights: float32[n], w.
        penalty: lambda and a.
        factors: k.
        iterations: sweeps.
        seed: of the starting vectors.
        device: where the batches are kept; the caller computes in its scope (a generator that held the
            scope would leave it open when it is abandoned).
        check: called before each batch; raises to stop.

    Yields:
        the state after each sweep. Rows without interactions have zero vectors.
    """
    tf = tensorflow()
    ones = np.ones(len(interactions), np.float32)
    user, item = interactions.user, interactions.item
    users = Side.of(user, item, ones, weights, interactions.users, factors, device)
    items = Side.of(item, user, ones, weights, interactions.items, factors, device)
    user_ridge = tf.constant(penalty.ridge(np.bincount(user, weights, users.count), items.active))
    item_ridge = tf.constant(penalty.ridge(np.bincount(item, weights, items.count), users.active))
    start = tf.random.stateless_normal([users.count, factors], [seed, 0])
    user_factors = tf.where(users.degrees[:, None] > 0, start * (START_LENGTH / factors**0.5), 0.0)
    for _ in range(iterations):
        item_factors, _ = _half_sweep(items, user_factors, item_ridge, penalty.unobserved, check)
        user_factors, errors = _half_sweep(users, item_factors, user_ridge, penalty.unobserved, check)
        shrinkage = _weighted_square(user_factors, user_ridge) + _weighted_square(item_factors, item_ridge)
        unobserved = penalty.unobserved * float(tf.reduce_sum(_gram(user_factors) * _gram(item_factors)))
        loss = (errors + unobserved + shrinkage) / len(interactions)
        yield Sweep(user_factors.numpy(), item_factors.numpy(), loss)


def _half_sweep(
    side: Side, others: Any, ridge: Any, unobserved: float, check: Callable[[], None]
) -> tuple[Any, float]:
    """Solves every row of one side.

    In the basis of the eigenvectors of V'V, what all unobserved pairs add to a row's system is diagonal, and
    its regularization as well; scaling by the root of that diagonal turns both to the identity.

    Returns:
        float32[count, k], and the sum of weighted squared errors over the observed pairs.
    """
    tf = tensorflow()
    spectrum, rotation = np.linalg.eigh(_gram(others).numpy().astype(np.float64))
    spectrum = tf.constant(np.maximum(spectrum, 0) * unobserved, tf.float32)
    rotation = tf.constant(rotation, tf.float32)
    scales = tf.math.rsqrt(spectrum + ridge[:, None])
    no_prior, no_offsets = tf.zeros([side.count, others.shape[1]]), tf.zeros([others.shape[0]])
    rotated = tf.matmul(others, rotation)
    rows, errors = solve_rows(side, rotated, no_offsets, scales, tf.ones([]), no_prior, check)
    return tf.matmul(rows * scales, rotation, transpose_b=True), errors


def _gram(vectors: Any) -> Any:
    return tensorflow().matmul(vectors, vectors, transpose_a=True)


def _weighted_square(vectors: Any, weights: Any) -> float:
    tf = tensorflow()
    return float(tf.reduce_sum(weights[:, None] * tf.square(vectors)))
