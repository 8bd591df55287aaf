"""Intervals that a user decides by, against SciPy's bootstrap and against what they promise."""

import numpy as np
import pytest
from scipy import stats

from recdesk.engine.evaluation import UserSums, difference


def test_interval_of_a_mean_is_that_of_scipy() -> None:
    values = np.random.default_rng(1).gamma(2.0, size=300)
    found = UserSums.mean(values).figure()
    expected = stats.bootstrap((values,), np.mean, method="percentile", rng=np.random.default_rng(2))
    assert found.value == pytest.approx(values.mean())
    width = found.high - found.low
    assert found.low == pytest.approx(expected.confidence_interval.low, abs=0.1 * width)
    assert found.high == pytest.approx(expected.confidence_interval.high, abs=0.1 * width)


def test_interval_of_an_rmse_holds_the_truth_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(3)
    inside = 0
    for _ in range(200):
        counts = random.integers(1, 20, 150)
        squares = np.array([np.square(random.normal(0, 2, n)).sum() for n in counts])
        figure = UserSums(squares, counts.astype(np.float64), root=True).figure()
        inside += figure.low <= 2 <= figure.high
    assert 0.9 <= inside / 200 <= 0.99


def test_a_paired_difference_is_seen_where_the_intervals_overlap() -> None:
    random = np.random.default_rng(4)
    hard = random.normal(0, 1, 200)  # how hard each user is, the same for both
    one, other = hard + 0.1 + random.normal(0, 0.1, 200), hard + random.normal(0, 0.1, 200)
    first, second = UserSums.mean(one), UserSums.mean(other)
    assert first.figure().low < second.figure().high
    found = difference(first, second)
    assert found.low > 0
    assert found.value == pytest.approx(0.1, abs=0.03)


def test_no_difference_is_claimed_between_equals() -> None:
    random = np.random.default_rng(5)
    claims = 0
    for _ in range(200):
        found = difference(UserSums.mean(random.random(100)), UserSums.mean(random.random(100)))
        claims += not found.low <= 0 <= found.high
    assert claims <= 20  # one in twenty is promised


def test_different_users_are_not_compared() -> None:
    with pytest.raises(ValueError, match="3 and 4 users"):
        difference(UserSums.mean(np.ones(3)), UserSums.mean(np.ones(4)))
