"""Measures of lists against another library, scikit-learn, and against sums done by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from recdesk.engine.evaluation import coverage, novelty, popularity_lift, ranked
from recdesk.engine.interactions import Interactions


def pairs(found: list[tuple[int, int]], users: int, items: int) -> Interactions:
    user, item = np.array(found, np.int32).reshape(-1, 2).T
    ids = [str(i) for i in range(max(users, items))]
    return Interactions(
        user.copy(), item.copy(), np.ones(len(found), np.float32), None, ids[:users], ids[:items], "implicit"
    )


@given(st.integers(0, 10**6), st.integers(2, 10), st.integers(3, 60), st.integers(1, 20))
def test_ndcg_is_that_of_scikit_learn(seed: int, users: int, items: int, k: int) -> None:
    random = np.random.default_rng(seed)
    table = random.permutation(users * items).reshape(users, items).astype(np.float32)  # no ties
    wanted = random.random((users, items)) < 0.2
    wanted[:, 0] = True
    held_out = pairs(np.argwhere(wanted).tolist(), users, items)
    lists = ranked(lambda codes: table[codes], pairs([], users, items), held_out, k)
    assert lists.values("ndcg", k).mean() == pytest.approx(ndcg_score(wanted, table, k=k))


TABLE = np.array([[9, 4, 3, 2, 1], [1, 9, 4, 3, 2], [5, 4, 3, 2, 1]], np.float32)
SEEN = [(0, 0), (1, 1), (2, 1), (2, 0)]


def test_mrr_counts_the_first_hit_only() -> None:
    # lists: 1 2 3 4, 2 3 4 0, 2 3 4; wanted: rank 2 and 3, none in the first two, rank 1
    held_out = pairs([(0, 2), (0, 3), (1, 0), (2, 2)], 3, 5)
    lists = ranked(lambda users: TABLE[users], pairs(SEEN, 3, 5), held_out, 3)
    assert lists.values("mrr", 2) == pytest.approx([1 / 2, 0, 1])


def test_breadth_by_hand() -> None:
    train = pairs(SEEN, 3, 5)
    held_out = pairs([(0, 2), (2, 2)], 3, 5)
    lists = ranked(lambda users: TABLE[users], train, held_out, 2)
    assert lists.listed.tolist() == [[1, 2], [2, 3]]  # of users 0 and 2
    assert coverage(lists, 2, train) == 0.5  # 0 and 1 were sold, and 1 is shown
    known_by_two, known_by_none = -math.log2(2 / 3), -math.log2(1 / 3)
    assert novelty(lists, 2, train) == pytest.approx([(known_by_two + known_by_none) / 2, known_by_none])
    # user 0 chose a product with two buyers and is shown ones with two and none
    assert popularity_lift(lists, 2, train) == pytest.approx([1 / 2 - 1, -1])


def test_a_list_that_ends_early_is_not_filled_up() -> None:
    lists = ranked(lambda users: TABLE[users], pairs(SEEN, 3, 5), pairs([(2, 2)], 3, 5), 5)
    assert lists.listed.tolist() == [[2, 3, 4, -1, -1]]
    assert not lists.hits[0, 3:].any()
