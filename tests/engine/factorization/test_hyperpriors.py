"""What rows are drawn from must follow the rows: every draw against its closed form."""

import numpy as np
import pytest

from recdesk.engine.factorization.hyperpriors import Prior, draw_noise_precision, draw_prior, draw_wishart

NO_FEATURES = np.zeros((50_000, 0), np.float32)


def nothing() -> None:
    pass


def test_wishart_draws_have_its_mean_and_variance() -> None:
    random = np.random.default_rng(0)
    scale = np.array([[2, 0.5, 0], [0.5, 1, -0.3], [0, -0.3, 0.5]])
    draws = np.array([draw_wishart(np.linalg.inv(scale), 7, random) for _ in range(10_000)])
    assert draws.mean(0) == pytest.approx(7 * scale, abs=0.15)
    variance = 7 * (scale**2 + np.outer(np.diag(scale), np.diag(scale)))
    assert draws.var(0) == pytest.approx(variance, rel=0.1)


def test_prior_follows_the_rows_it_is_drawn_for() -> None:
    random = np.random.default_rng(1)
    covariance = np.array([[0.5, 0.2], [0.2, 0.3]])
    rows = random.multivariate_normal([1, -2], covariance, 50_000).astype(np.float32)
    priors = [draw_prior(rows, NO_FEATURES, Prior.start(0, 2), random, nothing) for _ in range(50)]
    assert np.mean([prior.mean for prior in priors], 0) == pytest.approx([1, -2], abs=0.02)
    mean_precision = np.mean([prior.precision for prior in priors], 0)
    assert np.linalg.inv(mean_precision) == pytest.approx(covariance, abs=0.02)


def test_what_features_add_is_found_beside_mean_and_covariance() -> None:
    random = np.random.default_rng(3)
    features = np.linalg.qr(random.normal(size=(20_000, 3)))[0].astype(np.float32) * 20_000**0.5
    covariance = np.array([[0.5, 0.2], [0.2, 0.3]])
    weights = np.array([[1, 0], [0, -0.5], [0, 0]])
    rows = random.multivariate_normal([1, -2], covariance, 20_000) + features @ weights
    prior, kept = Prior.start(3, 2), []
    for _ in range(60):
        prior = draw_prior(rows.astype(np.float32), features, prior, random, nothing)
        kept.append(prior)
    assert np.mean([one.weights for one in kept[10:]], 0) == pytest.approx(weights, abs=0.02)
    assert np.mean([one.mean for one in kept[10:]], 0) == pytest.approx([1, -2], abs=0.03)
    mean_precision = np.mean([one.precision for one in kept[10:]], 0)
    assert np.linalg.inv(mean_precision) == pytest.approx(covariance, abs=0.02)


def test_weights_are_drawn_from_the_posterior_of_ridge_regression() -> None:
    """One column of known precision: mean F'y / (F'F + shrinkage), variance over the precision."""
    random = np.random.default_rng(5)
    features = np.ones((4, 1), np.float32)
    rows = np.array([[1], [2], [3], [6]], np.float32)
    last = Prior(np.zeros(1), np.eye(1), np.zeros((1, 1)), shrinkage=2.0)
    scores = []
    for _ in range(8_000):
        prior = draw_prior(rows, features, last, random, nothing)
        expected = (rows - prior.mean).sum() / (4 + last.shrinkage)
        deviation = (prior.precision[0, 0] * (4 + last.shrinkage)) ** -0.5
        scores.append((prior.weights[0, 0] - expected) / deviation)
    assert np.mean(scores) == pytest.approx(0, abs=0.03)
    assert np.std(scores) == pytest.approx(1, abs=0.03)


def test_noise_precision_has_the_mean_of_its_gamma_distribution() -> None:
    random = np.random.default_rng(2)
    draws = [draw_noise_precision(10, 4.0, random) for _ in range(20_000)]
    assert np.mean(draws) == pytest.approx((1 + 5) / (1 + 2), rel=0.02)
