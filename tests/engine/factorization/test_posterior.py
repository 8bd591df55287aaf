"""How sure a model says it is must be how sure it may be."""

import numpy as np
import pytest

from recdesk.engine.factorization import FactorModel, TrainingOptions, fit
from recdesk.engine.factorization import fold_in_many as fold_in_many_module
from recdesk.engine.factorization.fold_in_many import Histories
from recdesk.engine.factorization.posterior import COVERED, DEVIATIONS, rating_spread, user_posterior
from recdesk.engine.factorization.posterior_many import rating_spreads
from recdesk.engine.interactions import Interactions

NOISE = 0.5


def planted() -> tuple[Interactions, np.ndarray]:
    """Ratings of rank 2 with biases, from very few to most per user; and all true values."""
    random = np.random.default_rng(4)
    truth = random.normal(size=(150, 2)) @ random.normal(size=(2, 80))
    truth += random.normal(size=(150, 1)) * 0.5 + random.normal(size=80) * 0.5
    user, item = np.nonzero(random.random((150, 80)) < np.linspace(0.03, 0.6, 150)[:, None])
    value = (truth[user, item] + NOISE * random.normal(size=len(user))).astype(np.float32)
    ids = [str(n) for n in range(150)]
    codes = user.astype(np.int32), item.astype(np.int32)
    return Interactions(*codes, value, None, ids, ids[:80], "explicit"), truth


@pytest.fixture(scope="module")
def model() -> FactorModel:
    return fit(planted()[0], TrainingOptions(factors=3, iterations=60, holdout=0))


def test_the_distribution_is_the_one_that_training_drew_from(model: FactorModel) -> None:
    data, _ = planted()
    assert model.user_samples is not None
    for user in (0, 70, 149):
        mine = data.user == user
        posterior = user_posterior(model, data.item[mine], data.value[mine])
        assert posterior.means[:, :-1] == pytest.approx(model.user_samples[:, user], rel=1e-2, abs=1e-3)
        for draw in (0, len(posterior.means) - 1):
            vectors = np.append(model.item_samples[draw, data.item[mine]], np.ones((mine.sum(), 1)), 1)
            noise = model.noise_precisions[draw]
            precision = model.user_prior_precisions[draw] + noise * vectors.T @ vectors
            product = posterior.covariances[draw] @ precision.astype(np.float64)
            assert product == pytest.approx(np.eye(4), abs=1e-3)


def test_the_spread_is_that_of_simulated_users(model: FactorModel) -> None:
    data, _ = planted()
    mine = data.user == 20
    posterior = user_posterior(model, data.item[mine], data.value[mine])
    random = np.random.default_rng(0)
    simulated = []
    for draw, (mean, covariance) in enumerate(zip(posterior.means, posterior.covariances, strict=True)):
        users = random.multivariate_normal(mean, covariance, 20_000)
        ratings = users[:, :-1] @ model.item_samples[draw, :5].T + users[:, -1:]
        simulated.append(ratings + model.item_bias_samples[draw, :5])
    within = np.mean([ratings.var(0) for ratings in simulated], 0)
    between = np.var([ratings.mean(0) for ratings in simulated], 0, ddof=1)
    spread = rating_spread(model, posterior, np.arange(5))
    assert spread == pytest.approx(np.sqrt(within + between), rel=0.02)


def test_nine_in_ten_true_ratings_lie_between_low_and_high(model: FactorModel) -> None:
    data, truth = planted()
    everybody, everything = np.meshgrid(np.arange(150), np.arange(80), indexing="ij")
    predicted = model.predict(everybody, everything)
    spread = np.array(
        [
            rating_spread(model, user_posterior(model, data.item[mine], data.value[mine]), np.arange(80))
            for mine in (data.user == user for user in range(150))
        ]
    )
    low, high = model.rating_range or (0, 0)
    within = (truth > low) & (truth < high)
    covered = np.abs(predicted - truth) < DEVIATIONS * spread
    assert covered[within].mean() == pytest.approx(COVERED, abs=0.04)
    assert spread[:20].mean() > 1.5 * spread[-20:].mean()  # who rated little is predicted less surely


@pytest.mark.parametrize("elements", [1 << 20, 500])
def test_many_spreads_are_those_of_one_after_the_other(
    model: FactorModel, monkeypatch: pytest.MonkeyPatch, elements: int
) -> None:
    monkeypatch.setattr(fold_in_many_module, "ELEMENTS", elements)
    data, _ = planted()
    degrees = np.bincount(data.user, minlength=150)
    some = np.flatnonzero(degrees)
    assert degrees[some].min() < 4 < degrees.max(), "both ways to solve"
    order = np.argsort(data.user, kind="stable")
    start = np.concatenate(([0], np.cumsum(degrees[some])))
    histories = Histories(start, data.item[order], data.value[order])
    asked = np.random.default_rng(1).integers(0, 80, (len(some), 6))
    found = rating_spreads(model, histories, asked)
    for place, user in enumerate(some):
        mine = data.user == user
        posterior = user_posterior(model, data.item[mine], data.value[mine])
        assert found[place] == pytest.approx(rating_spread(model, posterior, asked[place]), rel=1e-9)
