"""Implicit alternating least squares: products ranked from what was and was not bought."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from recdesk.engine.factorization.batches import Side
from recdesk.engine.factorization.descent import descend
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.solver import solve_rows
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device, tensorflow

START_LENGTH = 0.1
"""Expected length of a starting vector."""


class ImplicitALS:
    """Implicit ALS (Hu, Koren & Volinsky 2008) in the form of Rendle et al. 2021 (arXiv 2110.14037).

    Minimizes, over the observed pairs S with weights w and an unobserved weight a,

        sum_S w (1 - x_u.y_i)^2 + a sum_all (x_u.y_i)^2 + sum_u r_u |x_u|^2 + sum_i r_i |y_i|^2

    with r as `Penalty.ridge` gives it, going downhill for all items and all users in turn. The caller
    computes in the scope of the device. Rows without interactions have zero vectors.
    """

    def __init__(
        self,
        interactions: Interactions,
        weights: Floats,
        penalty: Penalty,
        factors: int,
        seed: int,
        device: Device,
        check: Callable[[], None],
    ) -> None:
        """Prepares the batches and the starting vectors.

        Args:
            interactions: what to learn from.
            weights: float32[n], w.
            penalty: lambda and a.
            factors: k.
            seed: of the starting vectors.
            device: where the batches are kept.
            check: called before each batch is made; raises to stop.
        """
        tf = tensorflow()
        ones = np.ones(len(interactions), np.float32)
        user, item = interactions.user, interactions.item
        self._unobserved, self._size = penalty.unobserved, len(interactions)
        self._users = Side.of(user, item, ones, weights, interactions.users, factors, device, check)
        self._items = Side.of(item, user, ones, weights, interactions.items, factors, device, check)
        weight_of_users = np.bincount(user, weights, interactions.users)
        weight_of_items = np.bincount(item, weights, interactions.items)
        self._user_ridge = tf.constant(penalty.ridge(weight_of_users, self._items.active))
        self._item_ridge = tf.constant(penalty.ridge(weight_of_items, self._users.active))
        start = tf.random.stateless_normal([interactions.users, factors], [seed, 0])
        bought = self._users.degrees[:, None] > 0
        self._x = tf.where(bought, start * (START_LENGTH / factors**0.5), 0.0)
        self._y = tf.zeros([interactions.items, factors])
        self._user_gram = _gram(self._x)

    @property
    def user_factors(self) -> Floats:
        """float32[users, k]."""
        return self._x.numpy()

    @property
    def item_factors(self) -> Floats:
        """float32[items, k]."""
        return self._y.numpy()

    def go_on(self, user_factors: Floats, item_factors: Floats) -> None:
        """Takes up the factors that another instance, made with the same arguments, had after a sweep."""
        tf = tensorflow()
        self._x, self._y = tf.constant(user_factors), tf.constant(item_factors)
        self._user_gram = _gram(self._x)

    def sweep(self, check: Callable[[], None]) -> float:
        """Improves all items, then all users.

        Args:
            check: called before each batch; raises to stop.

        Returns:
            the objective per interaction; it never rises from sweep to sweep.

        Raises:
            DataError: "numbers_too_extreme".
        """
        basis = _Basis.of(self._user_gram, self._unobserved)
        self._y, _, of_items = basis.improved(self._items, self._x, self._y, self._item_ridge, check)
        item_gram = _gram(self._y)
        basis = _Basis.of(item_gram, self._unobserved)
        self._x, errors, of_users = basis.improved(self._users, self._y, self._x, self._user_ridge, check)
        self._user_gram = _gram(self._x)
        unobserved = self._unobserved * _total(self._user_gram * item_gram)
        return (errors + unobserved + of_users + of_items) / self._size

    def settle(self, check: Callable[[], None]) -> None:
        """Gives each user the best vector for the items as they are, which is what `fold_in` computes."""
        basis = _Basis.of(_gram(self._y), self._unobserved)
        self._x, _, _ = basis.solved(self._users, self._y, self._user_ridge, check)


@dataclass(frozen=True, eq=False)
class _Basis:
    """The eigenvectors of the other side's V'V.

    In it, what all unobserved pairs add to a row's system is diagonal, and its regularization as well.

    Attributes:
        rotation: float32[k, k].
        diagonal: float32[k], what the unobserved pairs add.
    """

    rotation: Any
    diagonal: Any

    @classmethod
    def of(cls, gram: Any, unobserved: float) -> "_Basis":
        tf = tensorflow()
        spectrum, rotation = np.linalg.eigh(gram.numpy().astype(np.float64))
        diagonal = tf.constant(np.maximum(spectrum, 0) * unobserved, tf.float32)
        return cls(tf.constant(rotation, tf.float32), diagonal)

    def improved(
        self, side: Side, others: Any, current: Any, ridge: Any, check: Callable[[], None]
    ) -> tuple[Any, float, float]:
        """float32[count, k], a step better; the errors on the observed pairs; the shrinkage."""
        tf = tensorflow()
        vectors, rows = tf.matmul(others, self.rotation), tf.matmul(current, self.rotation)
        rows, errors, shrinkage = descend(side, vectors, self.diagonal, ridge, rows, check)
        if not np.isfinite(errors):
            return self.solved(side, others, ridge, check)
        return tf.matmul(rows, self.rotation, transpose_b=True), errors, shrinkage

    def solved(
        self, side: Side, others: Any, ridge: Any, check: Callable[[], None]
    ) -> tuple[Any, float, float]:
        """The same, with the best rows for these others."""
        tf = tensorflow()
        vectors = tf.matmul(others, self.rotation)
        scales = tf.math.rsqrt(self.diagonal + ridge[:, None])  # turn the diagonal to the identity
        no_prior, no_offsets = tf.zeros([side.count, others.shape[1]]), tf.zeros([others.shape[0]])
        rows, errors = solve_rows(side, vectors, no_offsets, scales, tf.ones([]), no_prior, check)
        rows *= scales
        shrinkage = _total(ridge * tf.reduce_sum(tf.square(rows), 1))
        return tf.matmul(rows, self.rotation, transpose_b=True), errors, shrinkage


def _gram(vectors: Any) -> Any:
    return tensorflow().matmul(vectors, vectors, transpose_a=True)


def _total(values: Any) -> float:
    return float(tensorflow().reduce_sum(values))
