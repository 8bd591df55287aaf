"""The baselines that a model is held against, each by its formula: a weak one would flatter the model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.errors import DataError
from recdesk.engine.evaluation import ease, fit_ease, fit_neighbourhood, item_average, neighbourhood
from recdesk.engine.interactions import Interactions


def random_shop(seed: int, users: int = 30, items: int = 12) -> tuple[Interactions, np.ndarray]:
    random = np.random.default_rng(seed)
    table = (random.random((users, items)) < random.random(items)).astype(np.float32)
    table[0, :2] = 1
    user, item = np.nonzero(table)
    ids = [str(i) for i in range(max(users, items))]
    ones = np.ones(len(user), np.float32)
    arrays = user.astype(np.int32), item.astype(np.int32), ones, None
    return Interactions(*arrays, ids[:users], ids[:items], "implicit"), table


@given(st.integers(0, 10**6))
def test_neighbourhood_is_the_sum_of_shrunk_cosines(seed: int) -> None:
    train, table = random_shop(seed)
    common = table.T @ table
    degrees = np.maximum(np.diag(common), 1)
    similar = common / np.sqrt(np.outer(degrees, degrees)) * common / (common + neighbourhood.SHRINKAGE)
    np.fill_diagonal(similar, 0)
    users = np.arange(5, dtype=np.int32)
    assert fit_neighbourhood(train)(users) == pytest.approx(table[:5] @ similar, abs=1e-5)


def test_neighbourhood_keeps_the_nearest_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhood, "NEIGHBOURS", 1)
    # 0 and 1 are always together, 2 is with them once
    user = np.array([0, 0, 1, 1, 2, 2, 2], np.int32)
    item = np.array([0, 1, 0, 1, 0, 1, 2], np.int32)
    ids = ["a", "b", "c"]
    train = Interactions(user, item, np.ones(7, np.float32), None, ids, ids, "implicit")
    of_first = fit_neighbourhood(train)(np.array([0], np.int32))[0]
    assert of_first[2] == 0
    assert of_first[0] == of_first[1] == pytest.approx(1 * 3 / 13)


def test_ease_solves_its_equations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ease, "MOST_ITEMS_TO_CHOOSE", 0)
    train, table = random_shop(1)
    x = table.astype(np.float64)
    inverse = np.linalg.inv(x.T @ x + ease.USUAL_PENALTY * np.eye(x.shape[1]))
    weights = np.eye(x.shape[1]) - inverse / np.diag(inverse)
    assert np.diag(weights) == pytest.approx(np.zeros(x.shape[1]))
    assert fit_ease(train)(np.arange(30, dtype=np.int32)) == pytest.approx(x @ weights, abs=1e-5)


def test_ease_is_refused_where_it_would_fill_the_memory() -> None:
    ids = [str(i) for i in range(ease.MOST_ITEMS + 1)]
    one = np.zeros(1, np.int32)
    train = Interactions(one, one, np.ones(1, np.float32), None, ["u"], ids, "implicit")
    with pytest.raises(DataError, match="too_many_items"):
        fit_ease(train)


def test_item_average_by_hand() -> None:
    user, item = np.array([0, 0, 1], np.int32), np.array([0, 1, 0], np.int32)
    value = np.array([5, 3, 4], np.float32)
    train = Interactions(user, item, value, None, ["a", "b"], ["x", "y", "z"], "explicit")
    predicted = item_average(train, np.array([0, 1, 2], np.int32))
    assert predicted == pytest.approx([4 + 1 / 12, 4 - 1 / 11, 4])
