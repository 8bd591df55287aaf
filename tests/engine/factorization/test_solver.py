"""The row equation against NumPy in double precision: wrong vectors here mean wrong lists everywhere."""

import numpy as np
import pytest

from recdesk.engine.factorization import batches, solver
from recdesk.engine.factorization.batches import Side
from recdesk.engine.factorization.solver import solve_rows
from recdesk.engine.progress import Cancelled
from recdesk.engine.tensors import Device, tensorflow

CPU = Device("CPU", "/CPU:0")


def nothing() -> None:
    pass


def constant(array: object) -> object:
    return tensorflow().constant(array, tensorflow().float32)


@pytest.mark.parametrize("unknowns", [1, 6, 40])  # all rows primal, mixed, all rows dual
def test_rows_equal_the_normal_equations(unknowns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "WORTH_A_CALL", 0)
    random = np.random.default_rng(unknowns)
    count, others = 30, 20
    mask = random.random((count, others)) < np.linspace(0, 1, count)[:, None]  # row 0 has nothing
    row, column = np.nonzero(mask)
    target, weight = random.normal(size=len(row)), random.random(len(row)) * 3
    vectors, offsets = random.normal(size=(others, unknowns)), random.normal(size=others)
    scales, prior = random.random((count, unknowns)) + 0.5, random.normal(size=(count, unknowns))
    side = Side.of(
        row.astype(np.int32),
        column.astype(np.int32),
        target.astype(np.float32),
        weight.astype(np.float32),
        count,
        unknowns,
        CPU,
    )
    found, error = solve_rows(
        side, constant(vectors), constant(offsets), constant(scales), constant(1.5), constant(prior), nothing
    )
    expected, squares = prior.copy(), 0.0
    for u in range(count):
        mine = row == u
        root = 1.5 * np.sqrt(weight[mine])
        z = vectors[column[mine]] * root[:, None] * scales[u]
        t = root * (target[mine] - offsets[column[mine]])
        expected[u] = np.linalg.solve(np.eye(unknowns) + z.T @ z, prior[u] + z.T @ t)
        squares += np.sum((t - z @ expected[u]) ** 2)
    assert found.numpy() == pytest.approx(expected, rel=1e-3, abs=1e-4)
    assert error == pytest.approx(squares, rel=1e-3)
    assert (found.numpy()[0] == prior[0].astype(np.float32)).all()


@pytest.mark.parametrize("degree", [3, 30])  # dual, primal
def test_draws_have_the_mean_and_covariance_of_the_posterior(degree: int) -> None:
    random = np.random.default_rng(degree)
    count, unknowns = 20_000, 4
    vectors, target = random.normal(size=(degree, unknowns)), random.normal(size=degree)
    prior = random.normal(size=unknowns)
    side = Side.of(
        np.repeat(np.arange(count, dtype=np.int32), degree),
        np.tile(np.arange(degree, dtype=np.int32), count),
        np.tile(target, count).astype(np.float32),
        np.ones(count * degree, np.float32),
        count,
        unknowns,
        CPU,
    )
    start = constant(prior + random.normal(size=(count, unknowns)))
    rows, _ = solve_rows(
        side, constant(vectors), constant(np.zeros(degree)), None, constant(1.0), start, nothing, [3, 5]
    )
    covariance = np.linalg.inv(np.eye(unknowns) + vectors.T @ vectors)
    draws = rows.numpy().astype(np.float64)
    spread = np.sqrt(np.diag(covariance))
    assert (
        np.abs(draws.mean(0) - covariance @ (prior + vectors.T @ target)).max()
        < 5 * spread.max() / count**0.5
    )
    assert np.cov(draws.T) == pytest.approx(covariance, abs=0.05 * np.abs(covariance).max())


@pytest.mark.parametrize("degree", [5, 60])
def test_weights_over_twelve_orders_of_magnitude_give_no_nan(degree: int) -> None:
    random = np.random.default_rng(0)
    unknowns, others, count = 16, 100, 50
    column = np.concatenate([random.choice(others, degree, replace=False) for _ in range(count)])
    row = np.repeat(np.arange(count), degree)
    weight = 10 ** random.uniform(-6, 6, len(row))
    vectors = random.normal(size=(others, unknowns)).astype(np.float32)
    side = Side.of(
        row.astype(np.int32),
        column.astype(np.int32),
        np.ones(len(row), np.float32),
        weight.astype(np.float32),
        count,
        unknowns,
        CPU,
    )
    zeros = constant(np.zeros((count, unknowns)))
    found, _ = solve_rows(
        side, constant(vectors), constant(np.zeros(others)), None, constant(1.0), zeros, nothing
    )
    solution = found.numpy().astype(np.float64)
    assert np.isfinite(solution).all()
    for u in range(count):
        mine = row == u
        root = np.sqrt(weight[mine])
        z, t = vectors[column[mine]] * root[:, None], root
        best = np.linalg.solve(np.eye(unknowns) + z.T @ z, z.T @ t)

        def objective(x: np.ndarray, z: np.ndarray = z, t: np.ndarray = t) -> float:
            return float(np.sum(x**2) + np.sum((t - z @ x) ** 2))

        assert objective(solution[u]) <= objective(best) * 1.01 + 1e-3


@pytest.mark.parametrize("failure", ["not positive definite", "not finite"])
def test_what_single_precision_cannot_solve_is_solved_in_double(
    failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tf = tensorflow()

    def fails(*_: object) -> tuple[object, object]:
        if failure == "not finite":
            return tf.fill([1, 2], float("nan")), tf.constant(float("nan"))
        raise tf.errors.InvalidArgumentError(None, None, "Cholesky decomposition was not successful")

    monkeypatch.setattr(solver, "_traced", lambda *_: fails)
    vectors = np.array([[1e6, 1e6], [1e6, 1e6 + 1], [1e6, 1e6 - 1]], np.float32)
    one = np.ones(3, np.float32)
    side = Side.of(np.zeros(3, np.int32), np.arange(3, dtype=np.int32), one, one, 1, 2, CPU)
    found, _ = solver.solve_rows(
        side, constant(vectors), constant(np.zeros(3)), None, constant(1.0), constant([[0, 0]]), nothing
    )
    wide = vectors.astype(np.float64)
    expected = np.linalg.solve(np.eye(2) + wide.T @ wide, wide.T @ np.ones(3))
    assert found.numpy()[0] == pytest.approx(expected, rel=1e-3)


def test_a_cancel_is_heard_between_batches() -> None:
    one = np.ones(5, np.float32)
    codes = np.arange(5, dtype=np.int32)
    side = Side.of(codes, codes, one, one, 5, 2, CPU)

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        solve_rows(
            side,
            constant(np.ones((5, 2))),
            constant(np.zeros(5)),
            None,
            constant(1),
            constant(np.zeros((5, 2))),
            stop,
        )
