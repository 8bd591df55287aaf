"""Lists of a large shop are approximate; they must be as good as they are said to be, or exact."""

import sys

import numpy as np
import pytest

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Cancelled
from recdesk.engine.similarity import METRICS, ItemSimilarity, all_neighbours
from recdesk.engine.similarity import approximate as approximate_module

ITEMS, USERS = 1_500, 200


@pytest.fixture(scope="module")
def shop():
    random = np.random.default_rng(0)
    centres = random.standard_normal((30, 8))
    vectors = (centres[random.integers(0, 30, ITEMS)] + random.standard_normal((ITEMS, 8))).astype(np.float32)
    vectors[100:110] = vectors[100]  # planted duplicates
    share = 0.5 / np.arange(1, ITEMS + 1) ** 0.6  # popular products share shoppers with nearly all
    bought = random.random((USERS, ITEMS)) < np.maximum(share, 0.01)
    bought[:, 7::50] = False  # never bought
    user, item = np.nonzero(bought)
    interactions = Interactions(
        user.astype(np.int32),
        item.astype(np.int32),
        np.ones(len(user), np.float32),
        None,
        [str(code) for code in range(USERS)],
        [str(code) for code in range(ITEMS)],
        "implicit",
    )
    users = random.standard_normal((USERS, 8)).astype(np.float32)
    return FactorModel("ranking", users, vectors, TrainingOptions()), Incidence.of(interactions)


@pytest.mark.parametrize("metric", METRICS)
def test_approximate_lists_hold_what_one_list_at_a_time_finds(shop, metric):
    similarity = ItemSimilarity.of(*shop, metric=metric)
    found = all_neighbours(similarity, 20, approximate_from=1)
    assert found.recall is not None
    assert found.recall >= 0.98
    assert found.measured == 300
    shares = []
    for item in range(0, ITEMS, 15):
        shown = similarity.neighbours(item, 20)
        if not len(shown):
            assert (found.items[item] == -1).all()
            continue
        shares.append(np.mean(found.scores[item] >= shown.scores[-1]))
        assert item not in found.items[item]
        listed = found.items[item][found.items[item] >= 0]
        assert len(set(listed.tolist())) == len(listed)
        both = np.isin(listed, shown.items)
        exact = dict(zip(shown.items.tolist(), zip(shown.scores, shown.evidence, strict=True), strict=True))
        for place in np.flatnonzero(both):
            score, evidence = exact[int(listed[place])]
            assert found.scores[item, place] == score
            assert found.evidence[item, place] == evidence
    assert np.mean(shares) >= 0.97


def test_the_same_shop_gives_the_same_lists_again(shop):
    similarity = ItemSimilarity.of(*shop)
    first, second = (all_neighbours(similarity, 20, approximate_from=1) for _ in range(2))
    np.testing.assert_array_equal(first.items, second.items)
    np.testing.assert_array_equal(first.scores, second.scores)
    assert first.recall == second.recall


def test_smaller_shops_and_those_who_ask_get_exact_lists(shop):
    similarity = ItemSimilarity.of(*shop)
    assert all_neighbours(similarity, 5, approximate_from=ITEMS + 1).recall is None
    assert all_neighbours(similarity, 5, approximate_from=None).recall is None


def test_where_no_effort_is_enough_the_lists_are_exact(shop, monkeypatch):
    random = np.random.default_rng(2).standard_normal((ITEMS, 64)).astype(np.float32)
    model = FactorModel("ranking", shop[0].user_factors, random, TrainingOptions())
    similarity = ItemSimilarity.of(model, shop[1], metric="cosine")
    module = sys.modules[all_neighbours.__module__]  # the package offers the function by the same name
    monkeypatch.setattr(module, "EFFORTS", (1,))
    found = all_neighbours(similarity, 20, approximate_from=1)
    assert found.recall is None
    np.testing.assert_array_equal(found.items[:200], all_neighbours(similarity, 20).items[:200])


def test_recall_counts_ties_as_found_and_short_lists_by_their_length():
    none = -np.inf
    exact = np.array([[3, 2, 2], [1, none, none], [none, none, none]], np.float32)
    found = np.array([[3, 2, 2], [none, none, none], [none, none, none]], np.float32)
    assert approximate_module.recall(found, exact) == pytest.approx(0.5)
    assert approximate_module.recall(exact, exact) == 1


def test_a_cancel_is_heard_between_blocks(shop, monkeypatch):
    monkeypatch.setattr(approximate_module, "_BLOCK", 100)

    def stop(_stage, done, _total):
        if done:
            assert done == 100
            raise Cancelled

    with pytest.raises(Cancelled):
        all_neighbours(ItemSimilarity.of(*shop), 5, stop, approximate_from=1)
