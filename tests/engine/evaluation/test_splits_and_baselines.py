"""The holdout and the baseline that the reported figures rest on."""

import numpy as np
import pytest

from recdesk.engine.evaluation import bias_baseline, random_holdout
from recdesk.engine.interactions import Interactions


def test_holdout_has_the_share_asked_for_and_follows_the_seed() -> None:
    first = random_holdout(1000, 0.1, 7)
    assert first.sum() == 100
    assert (first == random_holdout(1000, 0.1, 7)).all()
    assert (first != random_holdout(1000, 0.1, 8)).any()
    assert not random_holdout(1000, 0.0, 7).any()


def test_holdout_favours_no_part_of_the_file() -> None:
    times = sum(random_holdout(200, 0.25, seed).astype(int) for seed in range(400))
    assert times.mean() == 100
    assert times.min() > 55
    assert times.max() < 145


def test_bias_baseline_by_hand() -> None:
    user, item = np.array([0, 0, 1], np.int32), np.array([0, 1, 0], np.int32)
    value = np.array([5, 3, 4], np.float32)
    train = Interactions(user, item, value, None, ["a", "b"], ["x", "y"], "explicit")
    x, y = 1 / 12, -1 / 11  # mean 4; item 0 is one above it over two ratings, item 1 one below over one
    a = (1 - x + -1 - y) / 17
    predicted = bias_baseline(train, np.array([0, 0], np.int32), np.array([0, 1], np.int32))
    assert predicted == pytest.approx([4 + x + a, 4 + y + a])
