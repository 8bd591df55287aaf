"""The holdout and the baseline that the reported figures rest on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.errors import DataError
from recdesk.engine.evaluation import (
    bias_baseline,
    random_folds,
    random_holdout,
    time_holdout,
    user_holdout,
)
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


def shop(users: list[int], times: list[int] | None = None) -> Interactions:
    size = len(users)
    item = np.arange(size, dtype=np.int32)
    time = None if times is None else np.array(times, np.int64)
    ids = [str(n) for n in range(max(size, 10))]
    return Interactions(
        np.array(users, np.int32), item, np.ones(size, np.float32), time, ids, ids, "implicit"
    )


@given(st.lists(st.integers(0, 9), min_size=1, max_size=80), st.floats(0, 0.9), st.integers(0, 99))
def test_each_user_gives_the_same_share_and_keeps_something(
    users: list[int], share: float, seed: int
) -> None:
    held_out = user_holdout(shop(users), share, seed)
    for user in set(users):
        mine = np.array(users) == user
        assert held_out[mine].sum() == min(np.rint(mine.sum() * share), mine.sum() - 1)


@given(st.lists(st.integers(-5, 5), min_size=2, max_size=60), st.floats(0.01, 0.9))
def test_by_time_nothing_in_training_is_later_than_what_is_foretold(times: list[int], share: float) -> None:
    held_out = time_holdout(shop([0] * len(times), times), share)
    assert held_out.sum() <= round(len(times) * share)
    if held_out.any():
        moments = np.array(times)
        assert moments[~held_out].max() < moments[held_out].min()


def test_no_split_by_time_without_times() -> None:
    with pytest.raises(DataError, match="no_times"):
        time_holdout(shop([0, 1]), 0.5)


def test_folds_hold_out_everything_once() -> None:
    masks = list(random_folds(103, 5, 1))
    assert (sum(mask.astype(int) for mask in masks) == 1).all()
    assert sorted(int(mask.sum()) for mask in masks) == [20, 20, 21, 21, 21]
