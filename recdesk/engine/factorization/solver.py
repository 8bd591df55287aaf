"""The equation that both objectives solve for every row, batched and guarded.

Both models ask, for each row, for the vector z that minimizes |z - p|^2 + |t - Zz|^2, where Z [l, k] holds
the scaled vectors of what the row interacted with, t [l] their targets and p [k] a prior mean:

    primal   z = (I + Z'Z)^-1 (p + Z't)              k unknowns, for rows with many interactions
    dual     z = p + Z'(I + ZZ')^-1 (t - Zp)         l unknowns, for rows with few; the same z exactly

The callers change the basis so that regularization becomes the identity. Then no eigenvalue lies below 1,
and Cholesky fails only where single precision cannot hold the spread of the weights; such a batch is solved
again in double precision.

With p and t replaced by p + e and t + f for standard normal e and f, z is an exact draw from the posterior
instead of its mean (perturb and solve; Papandreou & Yuille 2010).
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.batches import Side
from recdesk.engine.tensors import tensorflow


def solve_rows(
    side: Side,
    vectors: Any,
    offsets: Any,
    scales: Any,
    amplitude: Any,
    prior: Any,
    check: Callable[[], None],
    seed: Sequence[int] | None = None,
) -> tuple[Any, float]:
    """Solves the equation for every row of one side.

    Args:
        side: the observations; t = amplitude * root * (target - offset).
        vectors: float32[others, k]; Z = amplitude * root * vector * scale of the row.
        offsets: float32[others].
        scales: float32[count, k], or None for all ones.
        amplitude: float32[].
        prior: float32[count, k], p.
        check: called before each batch; raises to stop.
        seed: for a draw, two numbers that no other half-sweep uses; None for the mean.

    Returns:
        z float32[count, k], equal to p where a row has no observations, and the sum of |t - Zz|^2
        (without f) over all rows.

    Raises:
        DataError: "numbers_too_extreme" if double precision does not help either.
    """
    tf = tensorflow()
    solved: list[Any] = []
    errors: list[Any] = []
    for number, batch in enumerate(side.batches):
        check()
        scale = tf.ones([1, 1]) if scales is None else tf.gather(scales, batch.rows)
        arguments = [vectors, offsets, scale, amplitude, tf.gather(prior, batch.rows)]
        arguments += [batch.columns, batch.targets, batch.roots]
        fixed = (batch.dual, scales is not None, seed is not None)
        noise_seed = tf.constant([0, 0] if seed is None else [seed[0] ^ (number + 1) << 8, seed[1]])
        z, error = _solved(fixed, arguments, noise_seed)
        solved.append(z)
        errors.append(error)
    if not solved:
        return prior, 0.0
    rows = tf.tensor_scatter_nd_update(prior, side.rows[:, None], tf.concat(solved, 0))
    return rows, float(tf.add_n(errors))


def _solved(fixed: tuple[bool, bool, bool], arguments: list[Any], seed: Any) -> tuple[Any, Any]:
    tf = tensorflow()
    try:
        return _solved_in_memory(fixed, arguments, seed)
    except tf.errors.ResourceExhaustedError as failure:
        raise MemoryError from failure


def _solved_in_memory(fixed: tuple[bool, bool, bool], arguments: list[Any], seed: Any) -> tuple[Any, Any]:
    tf = tensorflow()
    try:
        z, error = _traced(*fixed)(*arguments, seed)
        if bool(tf.math.is_finite(error)):
            return z, error
    except tf.errors.InvalidArgumentError:  # Cholesky met a matrix that rounding had made indefinite
        pass
    wide = [tf.cast(a, tf.float64) if a.dtype == tf.float32 else a for a in arguments]
    try:
        z, error = _step(*fixed)(*wide, seed)
    except tf.errors.InvalidArgumentError as failure:
        raise DataError("numbers_too_extreme") from failure
    z, error = tf.cast(z, tf.float32), tf.cast(error, tf.float32)
    if not bool(tf.reduce_all(tf.math.is_finite(z))):
        raise DataError("numbers_too_extreme")
    return z, error


@cache
def _traced(dual: bool, scaled: bool, draw: bool) -> Any:
    """One graph per form serves batches of all shapes."""
    tf = tensorflow()
    matrix, vector, number = tf.TensorSpec([None, None]), tf.TensorSpec([None]), tf.TensorSpec([])
    codes, seed = tf.TensorSpec([None, None], tf.int32), tf.TensorSpec([2], tf.int32)
    signature = [matrix, vector, matrix, number, matrix, codes, matrix, matrix, seed]
    return tf.function(_step(dual, scaled, draw), input_signature=signature, autograph=False)


def _step(dual: bool, scaled: bool, draw: bool) -> Callable[..., tuple[Any, Any]]:
    """The computation on one batch, in the precision of its arguments."""
    tf = tensorflow()

    def step(
        vectors: Any,
        offsets: Any,
        scale: Any,
        amplitude: Any,
        prior: Any,
        columns: Any,
        targets: Any,
        roots: Any,
        seed: Any,
    ) -> tuple[Any, Any]:
        roots = roots * amplitude
        z = tf.gather(vectors, columns) * roots[:, :, None]
        if scaled:
            z *= scale[:, None, :]
        exact = roots * (targets - tf.gather(offsets, columns))
        noise = tf.random.stateless_normal(tf.shape(targets), seed) if draw else None
        t = exact if noise is None else exact + tf.cast(noise, exact.dtype)
        if dual:
            inner = _solve(tf.einsum("blk,bmk->blm", z, z), t - tf.linalg.matvec(z, prior))
            solution = prior + tf.einsum("blk,bl->bk", z, inner)
        else:
            solution = _solve(tf.einsum("blk,blj->bkj", z, z), prior + tf.einsum("blk,bl->bk", z, t))
        return solution, tf.reduce_sum(tf.square(exact - tf.linalg.matvec(z, solution)))

    return step


def _solve(gram: Any, right: Any) -> Any:
    """(I + gram)^-1 right, for float[b, m, m] and float[b, m]."""
    tf = tensorflow()
    factor = tf.linalg.cholesky(tf.linalg.set_diag(gram, tf.linalg.diag_part(gram) + 1))
    return tf.linalg.cholesky_solve(factor, right[:, :, None])[:, :, 0]
