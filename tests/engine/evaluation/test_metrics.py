"""Metrics that a user compares models by: each against a sum done by hand, or by the plainest loop."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.evaluation import mae, popularity, ranking_metrics, rmse, top_columns
from recdesk.engine.interactions import Interactions


def pairs(found: list[tuple[int, int]], users: int, items: int) -> Interactions:
    user, item = np.array(found, np.int32).reshape(-1, 2).T
    ids = [str(i) for i in range(max(users, items))]
    return Interactions(
        user.copy(), item.copy(), np.ones(len(found), np.float32), None, ids[:users], ids[:items], "implicit"
    )


def test_errors_of_predictions() -> None:
    predicted, actual = np.array([1, 2, 5], np.float32), np.array([1, 4, 4], np.float32)
    assert rmse(predicted, actual) == pytest.approx(math.sqrt(5 / 3))
    assert mae(predicted, actual) == pytest.approx(1)


def test_ranking_by_hand() -> None:
    seen = pairs([(0, 0), (1, 1)], 3, 5)
    held_out = pairs([(0, 2), (0, 4), (1, 0)], 3, 5)
    table = np.array([[9, 4, 3, 2, 1], [1, 9, 4, 3, 2], [0, 0, 0, 0, 0]], np.float32)
    # user 0 may be shown 1 2 3 4 in that order and wanted 2 and 4; user 1 2 3 4 0, wanted 0; user 2 nothing
    found = ranking_metrics(
        lambda users: table[users], seen, held_out, {"ndcg": 3, "recall": 3, "precision": 3}
    )
    second, ideal = 1 / math.log2(3), 1 + 1 / math.log2(3)
    assert found == pytest.approx({"ndcg@3": second / ideal / 2, "recall@3": 0.25, "precision@3": 1 / 6})


def test_what_was_seen_is_never_a_hit_even_if_little_else_is_left() -> None:
    seen = pairs([(0, 0), (0, 1), (0, 2)], 1, 4)
    held_out = pairs([(0, 3)], 1, 4)
    found = ranking_metrics(lambda users: np.array([[4, 3, 2, 1]], np.float32), seen, held_out)
    assert found == pytest.approx({"ndcg@10": 1, "recall@20": 1, "precision@10": 0.1})


def test_nothing_held_out_means_no_metrics_rather_than_a_perfect_score() -> None:
    assert ranking_metrics(lambda users: np.ones((1, 2)), pairs([(0, 0)], 1, 2), pairs([], 1, 2)) == {}


@given(st.integers(0, 10**6), st.integers(1, 12), st.sampled_from([5, 40, 700]))
def test_ranking_equals_the_plainest_loop(seed: int, users: int, items: int) -> None:
    random = np.random.default_rng(seed)
    table = random.integers(0, items, (users, items)).astype(np.float32)  # with ties
    bought = random.random((users, items)) < 0.3
    hidden = bought & (random.random((users, items)) < 0.4)
    seen = pairs(np.argwhere(bought & ~hidden).tolist(), users, items)
    held_out = pairs(np.argwhere(hidden).tolist(), users, items)
    found = ranking_metrics(lambda codes: table[codes], seen, held_out, {"ndcg": 4, "recall": 4})
    ndcg, recall = [], []
    for u in range(users):
        wanted = set(np.flatnonzero(hidden[u]))
        if not wanted:
            continue
        allowed = [i for i in range(items) if not (bought[u, i] and not hidden[u, i])]
        ranked = sorted(allowed, key=lambda i: (-table[u, i], i))[:4]
        gain = sum(1 / math.log2(n + 2) for n, i in enumerate(ranked) if i in wanted)
        ndcg.append(gain / sum(1 / math.log2(n + 2) for n in range(min(4, len(wanted)))))
        recall.append(len(wanted & set(ranked)) / len(wanted))
    if ndcg:
        assert found == pytest.approx({"ndcg@4": np.mean(ndcg), "recall@4": np.mean(recall)})
    else:
        assert found == {}


def test_a_sample_of_users_is_the_same_each_time() -> None:
    random = np.random.default_rng(0)
    table = random.random((50, 30)).astype(np.float32)
    seen = pairs([(u, u % 30) for u in range(50)], 50, 30)
    held_out = pairs([(u, (u + 1) % 30) for u in range(50)], 50, 30)
    asked: list[int] = []

    def scores(users: np.ndarray) -> np.ndarray:
        asked.extend(users.tolist())
        return table[users]

    first = ranking_metrics(scores, seen, held_out, most_users=10, seed=3)
    assert len(asked) == len(set(asked)) == 10
    assert ranking_metrics(scores, seen, held_out, most_users=10, seed=3) == first


@given(st.integers(0, 10**6), st.integers(1, 2000), st.integers(1, 30), st.integers(1, 50))
def test_top_columns_equals_a_full_stable_sort(seed: int, width: int, count: int, values: int) -> None:
    rows = np.random.default_rng(seed).integers(0, values, (3, width)).astype(np.float32)
    rows[0, : width // 2] = -np.inf
    count = min(count, width)
    expected = np.argsort(-rows, axis=1, kind="stable")[:, :count]
    assert (top_columns(rows, count) == expected).all()


def test_popularity_counts_shoppers() -> None:
    assert popularity(pairs([(0, 1), (1, 1), (1, 2)], 2, 4)).tolist() == [0, 2, 1, 0]
