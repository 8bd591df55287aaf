"""A step downhill on the ranking objective, for many rows at once from where they stand.

For each row, with Y [l, k] the vectors of what it interacted with, w [l] their weights and D [k] the diagonal
that all unobserved pairs and the regularization make in the basis of `ials`, the objective is

    (1 - Y x)' W (1 - Y x) + x' D x

whose minimum solves (D + Y'WY) x = Y'w. D is most of that system. So a step along the gradient that it
preconditions, of the best length, goes most of the way: it is the first step of the preconditioned conjugate
gradient method, begun where the last sweep stopped (Takács, Pilászy & Tikk 2011). One per sweep ends, after
as many sweeps, where exact solves do. It reads Y three times and needs no outer products and no Cholesky
factorization, a quarter of the time of an exact solve.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from recdesk.engine.factorization.batches import AT_ONCE, Side
from recdesk.engine.tensors import tensorflow

TINY = 1e-30


def descend(
    side: Side, vectors: Any, diagonal: Any, ridge: Any, current: Any, check: Callable[[], None]
) -> tuple[Any, float, float]:
    """Takes the step for every row of one side that has observations; it makes no row worse.

    Args:
        side: the observations, all with target 1.
        vectors: float32[others, k].
        diagonal: float32[k], what the unobserved pairs add to D; the same for all rows.
        ridge: float32[count], what regularization adds.
        current: float32[count, k], the rows before.
        check: called before every few batches; raises to stop.

    Returns:
        float32[count, k]; the sum of the weighted squared errors over the observed pairs, not finite where
        single precision does not reach; and the sum of ridge |x|^2.

    Raises:
        MemoryError: if a batch does not fit on the device.
    """
    tf = tensorflow()
    parts: list[tuple[Any, Any]] = []
    copies: dict[str, list[Any]] = {}
    try:
        for start in range(0, len(side.batches), AT_ONCE):
            check()
            chosen = side.batches[start : start + AT_ONCE]
            of_batches = [(batch.rows, batch.columns, batch.targets, batch.roots) for batch in chosen]
            with tf.device(name := chosen[0].device):  # a GPU takes the call and computes while we go on
                if name not in copies:
                    copies[name] = [tf.identity(each) for each in (vectors, diagonal, ridge, current)]
                parts.append(_traced(len(chosen))(*copies[name], of_batches))
    except tf.errors.ResourceExhaustedError as failure:
        raise MemoryError from failure
    if not parts:
        return current, 0.0, 0.0
    rows, sums = zip(*parts, strict=True)
    errors, shrinkage = tf.add_n(sums).numpy().tolist()
    return tf.tensor_scatter_nd_update(current, side.rows[:, None], tf.concat(rows, 0)), errors, shrinkage


@cache
def _traced(count: int) -> Any:
    """The step of so many batches; one graph serves batches of all shapes."""
    tf = tensorflow()
    matrix, vector = tf.TensorSpec([None, None]), tf.TensorSpec([None])
    codes, table = tf.TensorSpec([None], tf.int32), tf.TensorSpec([None, None], tf.int32)

    def steps(vectors: Any, diagonal: Any, ridge: Any, current: Any, of_batches: Any) -> tuple[Any, Any]:
        parts = [_step(vectors, diagonal, ridge, current, *of_batch) for of_batch in of_batches]
        rows, sums = zip(*parts, strict=True)
        return tf.concat(rows, 0), tf.add_n(sums)

    signature = [matrix, vector, vector, matrix, [(codes, table, matrix, matrix)] * count]
    return tf.function(steps, input_signature=signature, autograph=False)


def _step(
    vectors: Any,
    diagonal: Any,
    ridge: Any,
    current: Any,
    rows: Any,
    columns: Any,
    targets: Any,
    roots: Any,
) -> tuple[Any, Any]:
    tf = tensorflow()
    y, weights = tf.gather(vectors, columns), tf.square(roots)
    ridge_of_rows = tf.gather(ridge, rows)
    d = diagonal + ridge_of_rows[:, None]
    x = tf.gather(current, rows)
    residual = targets - tf.linalg.matvec(y, x)
    downhill = tf.matmul((weights * residual)[:, None, :], y)[:, 0, :] - d * x
    direction = downhill / d
    change = tf.linalg.matvec(y, direction)
    slope = tf.reduce_sum(downhill * direction, 1, keepdims=True)
    curvature = _squares(d, direction) + _squares(weights, change)
    length = slope / tf.maximum(curvature, TINY)
    x += length * direction
    residual -= length * change
    errors = tf.reduce_sum(weights * tf.square(residual))
    return x, tf.stack([errors, tf.reduce_sum(ridge_of_rows * tf.reduce_sum(tf.square(x), 1))])


def _squares(weights: Any, values: Any) -> Any:
    tf = tensorflow()
    return tf.reduce_sum(weights * tf.square(values), 1, keepdims=True)
