"""A basket's vector must be what training would have given a shopper with that basket."""

import subprocess
import sys

import numpy as np
import pytest

from recdesk.engine.factorization import FactorModel, TrainingOptions, fit, fold_in, fold_in_scores
from recdesk.engine.interactions import Feedback, Interactions


def data(feedback: Feedback) -> Interactions:
    random = np.random.default_rng(1)
    user, item = np.nonzero(random.random((50, 41)) < 0.3)
    item, user = item[item != 40], user[item != 40]
    value = random.integers(1, 6, len(user)).astype(np.float32)
    ids = [str(n) for n in range(50)]
    return Interactions(user.astype(np.int32), item.astype(np.int32), value, None, ids, ids[:41], feedback)


@pytest.fixture(scope="module")
def ranking() -> FactorModel:
    return fit(data("implicit"), TrainingOptions(factors=6, iterations=4, holdout=0))


@pytest.fixture(scope="module")
def ratings() -> FactorModel:
    return fit(data("explicit"), TrainingOptions(factors=3, iterations=8, holdout=0))


def test_a_known_shoppers_history_gives_the_known_vector(ranking: FactorModel, ratings: FactorModel) -> None:
    counts, stars = data("implicit"), data("explicit")
    for user in (0, 17, 49):
        mine = counts.user == user
        vector, bias = fold_in(ranking, counts.item[mine], counts.value[mine])
        assert bias is None
        assert vector == pytest.approx(ranking.user_factors[user], rel=1e-2, abs=1e-3)
        vectors, biases = fold_in(ratings, stars.item[mine], stars.value[mine])
        assert ratings.user_samples is not None
        assert ratings.user_bias is not None
        assert biases is not None
        assert vectors == pytest.approx(ratings.user_samples[:, user], rel=1e-2, abs=1e-3)
        assert biases.mean() == pytest.approx(ratings.user_bias[user], rel=1e-2, abs=1e-3)
        everything = np.arange(41)
        predicted = ratings.predict(np.full(41, user), everything)
        assert fold_in_scores(ratings, stars.item[mine], stars.value[mine]) == pytest.approx(
            predicted, abs=1e-2
        )


def test_an_empty_basket_says_nothing_and_breaks_nothing(ranking: FactorModel, ratings: FactorModel) -> None:
    nothing = np.zeros(0, np.int32)
    assert not fold_in(ranking, nothing)[0].any()
    scores = fold_in_scores(ratings, nothing)
    assert scores.shape == (41,)
    assert np.isfinite(scores).all()


def test_counts_may_be_left_out(ranking: FactorModel, ratings: FactorModel) -> None:
    basket = np.array([1, 5, 9])
    assert fold_in(ranking, basket)[0].shape == (6,)
    assert fold_in(ratings, basket)[0].shape == (5, 3) or fold_in(ratings, basket)[0].shape[1] == 3
    assert fold_in_scores(ranking, basket).shape == (41,)


def test_the_window_can_fold_in_without_loading_tensorflow() -> None:
    code = (
        "import sys; import recdesk.engine.factorization.fold_in;"
        "heavy = {'tensorflow', 'keras', 'duckdb', 'pandas', 'scipy'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
