"""The Gibbs sampler against closed forms, and on ratings whose truth is known."""

import numpy as np
import pytest

from recdesk.engine.factorization.bayesian import draw_noise_precision, draw_prior, draw_wishart, gibbs
from recdesk.engine.factorization.train_ratings import kept_sweeps
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device

CPU = Device("CPU", "/CPU:0")


def nothing() -> None:
    pass


def test_wishart_draws_have_its_mean_and_variance() -> None:
    random = np.random.default_rng(0)
    scale = np.array([[2, 0.5, 0], [0.5, 1, -0.3], [0, -0.3, 0.5]])
    draws = np.array([draw_wishart(np.linalg.inv(scale), 7, random) for _ in range(20_000)])
    assert draws.mean(0) == pytest.approx(7 * scale, abs=0.15)
    variance = 7 * (scale**2 + np.outer(np.diag(scale), np.diag(scale)))
    assert draws.var(0) == pytest.approx(variance, rel=0.1)


def test_prior_follows_the_rows_it_is_drawn_for() -> None:
    random = np.random.default_rng(1)
    covariance = np.array([[0.5, 0.2], [0.2, 0.3]])
    rows = random.multivariate_normal([1, -2], covariance, 50_000).astype(np.float32)
    priors = [draw_prior(rows, random) for _ in range(50)]
    assert np.mean([prior.mean for prior in priors], 0) == pytest.approx([1, -2], abs=0.02)
    mean_precision = np.mean([prior.precision for prior in priors], 0)
    assert np.linalg.inv(mean_precision) == pytest.approx(covariance, abs=0.02)


def test_noise_precision_has_the_mean_of_its_gamma_distribution() -> None:
    random = np.random.default_rng(2)
    draws = [draw_noise_precision(10, 4.0, random) for _ in range(20_000)]
    assert np.mean(draws) == pytest.approx((1 + 5) / (1 + 2), rel=0.02)


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


def test_planted_ratings_and_their_noise_are_recovered() -> None:
    known, truth = planted()
    total, noise, kept = np.zeros_like(truth), [], 0
    for n, draw in enumerate(gibbs(known, known.value, 4, np.zeros(60, bool), 0, CPU, nothing)):
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
    *_, draw = gibbs(known, known.value, 3, keep, 0, CPU, nothing)
    assert draw.user_means is not None
    for u in range(20):
        mine = known.user == u
        regressors = np.append(draw.items[known.item[mine], :-1], np.ones((mine.sum(), 1)), 1).astype(float)
        errors = known.value[mine] - draw.items[known.item[mine], -1]
        system = draw.user_prior.precision + draw.noise_precision * regressors.T @ regressors
        right = (
            draw.user_prior.precision @ draw.user_prior.mean + draw.noise_precision * regressors.T @ errors
        )
        assert draw.user_means[u] == pytest.approx(np.linalg.solve(system, right), rel=1e-3, abs=1e-4)


def test_kept_sweeps_are_spread_over_the_chain_after_burn_in() -> None:
    keep, burn_in = kept_sweeps(80, 16)
    assert burn_in == 20
    assert keep.sum() == 16
    assert not keep[:20].any()
    assert keep[[20, 79]].all()
    assert kept_sweeps(1, 16)[0].tolist() == [True]
    assert kept_sweeps(5, 16)[0].sum() == 4
    assert kept_sweeps(80, 1)[0].nonzero()[0].tolist() == [79]
