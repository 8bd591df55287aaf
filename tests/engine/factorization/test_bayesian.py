"""The Gibbs sampler against closed forms, and on ratings whose truth is known."""

from collections.abc import Iterator

import numpy as np
import pytest

from recdesk.engine.factorization.bayesian import Draw, gibbs
from recdesk.engine.factorization.implicit_features import ImplicitFeatures
from recdesk.engine.factorization.train_ratings import kept_sweeps
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device

CPU = Device("CPU", "/CPU:0")


def nothing() -> None:
    pass


def planted(users: int = 150, items: int = 100, noise: float = 0.3) -> tuple[Interactions, np.ndarray]:
    """Ratings of rank 2 with biases, 30 % of them known; and all true values."""
    random = np.random.default_rng(4)
    truth = random.normal(size=(users, 2)) @ random.normal(size=(2, items))
    truth += random.normal(size=(users, 1)) * 0.5 + random.normal(size=items) * 0.5
    user, item = np.nonzero(random.random((users, items)) < 0.3)
    value = (truth[user, item] + noise * random.normal(size=len(user))).astype(np.float32)
    ids = [str(n) for n in range(users)]
    known = Interactions(
        user.astype(np.int32), item.astype(np.int32), value, None, ids, ids[:items], "explicit"
    )
    return known, truth


def sampled(
    known: Interactions, factors: int, keep: np.ndarray, features: ImplicitFeatures
) -> Iterator[Draw]:
    return gibbs(known, known.value, features, factors, keep, 0, CPU, nothing)


def test_planted_ratings_and_their_noise_are_recovered() -> None:
    known, truth = planted()
    total, noise, kept = np.zeros_like(truth), [], 0
    features = ImplicitFeatures.of(known, 0, nothing)
    for n, draw in enumerate(sampled(known, 4, np.zeros(60, bool), features)):
        if n >= 30:
            x, y = draw.users, draw.items
            total += x[:, :-1] @ y[:, :-1].T + x[:, -1:] + y[:, -1]
            noise.append(draw.noise_precision)
            kept += 1
    error = np.sqrt(np.mean((total / kept - truth) ** 2))
    assert error < 0.2  # two thirds of the noise of a single rating
    assert np.mean(noise) ** -0.5 == pytest.approx(0.3, rel=0.1)


def test_users_posterior_means_equal_the_closed_form() -> None:
    known, _ = planted(20, 15)
    keep = np.array([False, False, True])
    features = ImplicitFeatures.of(known, 0, nothing)
    *_, draw = sampled(known, 3, keep, features)
    assert draw.user_means is not None
    for u in range(20):
        mine = known.user == u
        regressors = np.append(draw.items[known.item[mine], :-1], np.ones((mine.sum(), 1)), 1).astype(float)
        errors = known.value[mine] - draw.items[known.item[mine], -1]
        system = draw.user_prior.precision + draw.noise_precision * regressors.T @ regressors
        expected = draw.user_prior.mean + features.users[u] @ draw.user_prior.weights
        right = draw.user_prior.precision @ expected + draw.noise_precision * regressors.T @ errors
        assert draw.user_means[u] == pytest.approx(np.linalg.solve(system, right), rel=1e-3, abs=1e-4)


def test_what_people_chose_to_rate_helps_to_predict_how() -> None:
    """Two tastes; people mostly rate what they like, and of half of them only five ratings are known."""
    random = np.random.default_rng(6)
    liked = np.arange(200)[:, None] % 2 == np.arange(120) % 2
    rated = random.random((200, 120)) < np.where(liked, 0.25, 0.08)
    user, item = np.nonzero(rated)
    value = (np.where(liked[user, item], 1.0, -1.0) + random.normal(size=len(user))).astype(np.float32)
    hidden = (user >= 100) & (np.arange(len(user)) % 3 > 0)
    ids = [str(n) for n in range(200)]
    codes = user.astype(np.int32), item.astype(np.int32)
    shop = Interactions(*codes, value, None, ids, ids[:120], "explicit")
    known, unknown = shop.subset(~hidden), shop.subset(hidden)

    def error(features: ImplicitFeatures) -> float:
        draws = list(sampled(known, 2, np.zeros(40, bool), features))[10:]
        predicted = np.mean(
            [
                np.einsum("nk,nk->n", x[:, :-1], y[:, :-1]) + x[:, -1] + y[:, -1]
                for x, y in ((draw.users[unknown.user], draw.items[unknown.item]) for draw in draws)
            ],
            0,
        )
        return float(np.sqrt(np.mean((predicted - unknown.value) ** 2)))

    without, noise = error(ImplicitFeatures.none(200, 120)), 1.0
    assert noise < error(ImplicitFeatures.of(known, 0, nothing)) < without - 0.02


def test_kept_sweeps_are_spread_over_the_chain_after_burn_in() -> None:
    keep, burn_in = kept_sweeps(80, 16)
    assert burn_in == 20
    assert keep.sum() == 16
    assert not keep[:20].any()
    assert keep[[20, 79]].all()
    assert kept_sweeps(1, 16)[0].tolist() == [True]
    assert kept_sweeps(5, 16)[0].sum() == 4
    assert kept_sweeps(80, 1)[0].nonzero()[0].tolist() == [79]
