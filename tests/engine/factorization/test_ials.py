"""Implicit ALS against a dense brute-force version of the same objective."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from recdesk.engine.factorization import ials as module
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.weighting import Weighting
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device

CPU = Device("CPU", "/CPU:0")


def nothing() -> None:
    pass


@dataclass
class Dense:
    """The objective over full matrices, in double precision."""

    interactions: Interactions
    weights: npt.NDArray[np.float32]
    penalty: Penalty

    def __post_init__(self) -> None:
        shape = self.interactions.users, self.interactions.items
        self.w = np.zeros(shape)
        self.w[self.interactions.user, self.interactions.item] = self.weights
        seen = self.w > 0
        strength, a = self.penalty.regularization, self.penalty.unobserved
        self.user_ridge = strength * (self.w.sum(1) + a * seen.any(0).sum())
        self.item_ridge = strength * (self.w.sum(0) + a * seen.any(1).sum())

    def loss(self, x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> float:
        x, y = x.astype(np.float64), y.astype(np.float64)
        scores = x @ y.T
        total = np.sum(self.w * (1 - scores) ** 2) + self.penalty.unobserved * np.sum(scores**2)
        total += np.sum(self.user_ridge * np.sum(x**2, 1)) + np.sum(self.item_ridge * np.sum(y**2, 1))
        return total / len(self.interactions)

    def best_users(self, y: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        return self._best(self.w, self.user_ridge, y.astype(np.float64))

    def best_items(self, x: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        return self._best(self.w.T, self.item_ridge, x.astype(np.float64))

    def _best(
        self, weights: npt.NDArray[np.float64], ridges: npt.NDArray[np.float64], v: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        rows = []
        for w, ridge in zip(weights, ridges, strict=True):
            system = v.T @ ((w + self.penalty.unobserved)[:, None] * v) + ridge * np.eye(v.shape[1])
            rows.append(np.linalg.solve(system, v.T @ w))
        return np.array(rows)


@pytest.fixture
def data() -> Interactions:
    random = np.random.default_rng(5)
    user, item = np.nonzero(random.random((40, 60)) < random.random((40, 1)) * 0.5)
    item, user = (
        item[item != 7],
        user[item != 7],
    )  # one product that nobody bought, one shopper who bought nothing
    item, user = item[user != 3], user[user != 3]
    value = random.integers(1, 9, len(user)).astype(np.float32)
    ids = [str(n) for n in range(60)]
    return Interactions(user.astype(np.int32), item.astype(np.int32), value, None, ids[:40], ids, "implicit")


@pytest.mark.parametrize("factors", [2, 8, 64])
@pytest.mark.parametrize("unobserved", [0.0, 0.3])
def test_no_sweep_makes_it_worse_and_in_the_end_no_user_could_be_better(
    data: Interactions, factors: int, unobserved: float
) -> None:
    weights, penalty = Weighting.of(data).weights(data.value), Penalty(0.01, unobserved)
    dense = Dense(data, weights, penalty)
    als = ImplicitALS(data, weights, penalty, factors, 0, CPU, nothing)
    last = np.inf
    for _ in range(12):
        loss = als.sweep(nothing)
        assert loss == pytest.approx(dense.loss(als.user_factors, als.item_factors), rel=1e-4)
        assert loss <= last * (1 + 1e-6)
        last = loss
    als.settle(nothing)
    assert dense.loss(als.user_factors, als.item_factors) <= last
    if unobserved:
        assert als.user_factors == pytest.approx(dense.best_users(als.item_factors), rel=1e-3, abs=1e-4)
    assert not als.item_factors[7].any()
    assert not als.user_factors[3].any()


def test_one_step_a_sweep_gets_where_exact_solves_get(data: Interactions) -> None:
    weights, penalty = Weighting.of(data).weights(data.value), Penalty(0.01, 0.1)
    dense = Dense(data, weights, penalty)
    als = ImplicitALS(data, weights, penalty, 8, 0, CPU, nothing)
    y = np.zeros((60, 8))
    x = als.user_factors.astype(np.float64)
    for _ in range(16):
        loss = als.sweep(nothing)
        y = dense.best_items(x)
        x = dense.best_users(y)
    assert loss <= dense.loss(x, y) * 1.01


def test_where_single_precision_fails_rows_are_solved_exactly(
    data: Interactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights, penalty = Weighting.of(data).weights(data.value), Penalty(0.01, 0.1)
    dense = Dense(data, weights, penalty)
    monkeypatch.setattr(module, "descend", lambda *_: (None, float("nan"), 0.0))
    als = ImplicitALS(data, weights, penalty, 8, 0, CPU, nothing)
    loss = als.sweep(nothing)
    assert als.user_factors == pytest.approx(dense.best_users(als.item_factors), rel=1e-3, abs=1e-4)
    assert loss == pytest.approx(dense.loss(als.user_factors, als.item_factors), rel=1e-4)


@pytest.mark.parametrize("spread", [0.0, 6.0])
def test_who_bought_everything_or_one_thing_breaks_nobodys_list(spread: float) -> None:
    random = np.random.default_rng(1)
    bought = random.random((30, 50)) < 0.2
    bought[0], bought[:, 0], bought[1] = True, True, False
    bought[1, 5], bought[2] = True, False
    bought[:, 49] = False
    user, item = np.nonzero(bought)
    weights = (10 ** random.uniform(-spread, spread, len(user))).astype(np.float32)
    ids = [str(n) for n in range(50)]
    codes = user.astype(np.int32), item.astype(np.int32)
    data, penalty = Interactions(*codes, weights, None, ids[:30], ids, "implicit"), Penalty(0.01, 0.2)
    dense = Dense(data, weights, penalty)
    als = ImplicitALS(data, weights, penalty, 6, 0, CPU, nothing)
    for _ in range(5):
        als.sweep(nothing)
    als.settle(nothing)
    assert np.isfinite(als.item_factors).all()
    best = dense.loss(dense.best_users(als.item_factors), als.item_factors)
    assert dense.loss(als.user_factors, als.item_factors) <= best * 1.001
    assert not als.user_factors[2].any()
    assert not als.item_factors[49].any()


def test_whoever_buys_from_one_half_is_shown_that_half() -> None:
    random = np.random.default_rng(2)
    user, item = np.nonzero(random.random((60, 40)) < 0.3)
    same = (user < 30) == (item < 20)
    user, item = user[same].astype(np.int32), item[same].astype(np.int32)
    ids = [str(n) for n in range(60)]
    ones = np.ones(len(user), np.float32)
    halves = Interactions(user, item, ones, None, ids, ids[:40], "implicit")
    als = ImplicitALS(halves, ones, Penalty(0.02, 1.0), 2, 0, CPU, nothing)
    for _ in range(10):
        als.sweep(nothing)
    scores = als.user_factors @ als.item_factors.T
    assert (np.median(scores[:30, :20], 1) > scores[:30, 20:].max(1)).all()
    assert (np.median(scores[30:, 20:], 1) > scores[30:, :20].max(1)).all()
