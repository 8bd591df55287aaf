"""Implicit ALS against a dense brute-force version of the same objective."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from recdesk.engine.factorization.ials import ials
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
        y = y.astype(np.float64)
        rows = []
        for w, ridge in zip(self.w, self.user_ridge, strict=True):
            system = y.T @ ((w + self.penalty.unobserved)[:, None] * y) + ridge * np.eye(y.shape[1])
            rows.append(np.linalg.solve(system, y.T @ w))
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
def test_every_sweep_is_exact_and_none_makes_it_worse(
    data: Interactions, factors: int, unobserved: float
) -> None:
    weights, penalty = Weighting.of(data).weights(data.value), Penalty(0.01, unobserved)
    dense = Dense(data, weights, penalty)
    last = np.inf
    for sweep in ials(data, weights, penalty, factors, 6, 0, CPU, nothing):
        assert sweep.loss == pytest.approx(dense.loss(sweep.user_factors, sweep.item_factors), rel=1e-4)
        best = dense.best_users(sweep.item_factors) if unobserved else None
        if best is not None:
            assert sweep.user_factors == pytest.approx(best, rel=1e-2, abs=1e-4)
        assert sweep.loss <= last * (1 + 1e-6)
        last = sweep.loss
    assert not sweep.item_factors[7].any()
    assert not sweep.user_factors[3].any()


def test_whoever_buys_from_one_half_is_shown_that_half() -> None:
    random = np.random.default_rng(2)
    user, item = np.nonzero(random.random((60, 40)) < 0.3)
    same = (user < 30) == (item < 20)
    user, item = user[same].astype(np.int32), item[same].astype(np.int32)
    ids = [str(n) for n in range(60)]
    ones = np.ones(len(user), np.float32)
    halves = Interactions(user, item, ones, None, ids, ids[:40], "implicit")
    *_, last = ials(halves, ones, Penalty(0.02, 1.0), 2, 10, 0, CPU, nothing)
    scores = last.user_factors @ last.item_factors.T
    assert (np.median(scores[:30, :20], 1) > scores[:30, 20:].max(1)).all()
    assert (np.median(scores[30:, 20:], 1) > scores[30:, :20].max(1)).all()
