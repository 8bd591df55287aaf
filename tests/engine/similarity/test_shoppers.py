"""A merchandiser would be misled by lists that popularity, or two chance shoppers, fill."""

import dataclasses

import numpy as np
import pytest

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.errors import OptionError
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ItemSimilarity, all_neighbours, shoppers

USERS, ITEMS, K = 40, 60, 3


def incidence_of(bought):
    user, item = np.nonzero(bought)
    ids = [[str(code) for code in range(count)] for count in bought.shape]
    return Incidence.of(
        Interactions(
            user.astype(np.int32),
            item.astype(np.int32),
            np.ones(len(user), np.float32),
            None,
            *ids,
            "implicit",
        )
    )


def model_of(users, items=ITEMS):
    k = users.shape[-1]
    last = users[-1] if users.ndim == 3 else users
    model = FactorModel("ranking", last, np.ones((items, k), np.float32), TrainingOptions())
    if users.ndim == 2:
        return model
    samples = np.ones((len(users), items, k), np.float32)
    return dataclasses.replace(model, objective="ratings", user_samples=users, item_samples=samples)


@pytest.fixture(scope="module")
def bought():
    random = np.random.default_rng(0)
    table = random.random((USERS, ITEMS)) < random.uniform(0.05, 0.5, ITEMS)
    table[5] = False  # came, and bought nothing
    table[:, 7::20] = False  # never bought
    table[0, 8] = True
    return table


def kernel_sums(bought, draws, discount, shrinkage, most=K):
    """float64[items, items] by the definition: over all pairs of shoppers of the two products."""
    bought = bought.astype(np.float64)
    activity = bought.sum(1)
    active = activity > 0
    weight = np.zeros(len(bought))
    weight[active] = activity[active] ** -0.2
    weight *= activity.sum() / (weight @ activity)
    tastes = np.zeros((len(bought), len(bought)))
    for factors in draws.astype(np.float64):
        centred = factors - factors[active].mean(0)
        spread, directions = np.linalg.svd(centred[active])[1:]
        points = centred @ directions[:most].T / spread[:most]
        points /= np.linalg.norm(points, axis=1, keepdims=True)
        points[~active] = 0
        share = activity * np.sqrt(weight)
        points = np.sqrt(weight)[:, None] * (points - share @ points / share.sum())
        tastes += points @ points.T / len(draws)
    temper = np.sqrt(20 / (20 + weight @ bought))
    sums = np.outer(temper, temper) * (bought.T @ tastes @ bought)
    sums += 3 * bought.T @ np.diag(weight) @ bought
    degrees = bought.sum(0)
    sold = degrees > 0
    length = np.sqrt(np.diag(sums) + 3 * shrinkage)
    held = np.minimum(1, np.median(degrees[sold]) / np.maximum(degrees, 1)) ** discount
    scale = np.where(sold, held / np.maximum(length, 1e-9), 0)
    return sums * scale[:, None] * scale


@pytest.mark.parametrize("draws", [1, 3])
@pytest.mark.parametrize(("discount", "shrinkage", "most"), [(0, 0, 3), (0.1, 4, 2), (1, 50, 3)])
def test_scores_are_those_of_the_definition(monkeypatch, bought, draws, discount, shrinkage, most):
    monkeypatch.setattr(shoppers, "MOST_TASTES", most)
    users = np.random.default_rng(1).standard_normal((draws, USERS, K)).astype(np.float32)
    model = model_of(users if draws > 1 else users[0])
    similarity = ItemSimilarity.of(
        model, incidence_of(bought), None, "shoppers", discount=discount, shrinkage=shrinkage
    )
    expected = kernel_sums(bought, users, discount, shrinkage, most)
    np.testing.assert_array_equal(similarity.valid, bought.any(0))
    codes = np.random.default_rng(2).permutation(ITEMS)
    block = similarity.block(codes)
    beside = ~np.eye(ITEMS, dtype=bool)
    np.testing.assert_allclose(block[beside], expected[np.ix_(codes, codes)][beside], atol=1e-4)
    np.testing.assert_array_equal(block, block.T)
    for item in np.flatnonzero(similarity.valid):
        found = similarity.neighbours(int(item), 12)
        others = np.flatnonzero(similarity.valid & (np.arange(ITEMS) != item))
        np.testing.assert_allclose(found.scores, np.sort(expected[item, others])[::-1][:12], atol=1e-4)
        for other, score in zip(found.items[:3], found.scores[:3], strict=True):
            assert similarity.pair(int(item), int(other)) == similarity.pair(int(other), int(item)) == score


def test_lists_of_all_products_are_those_of_each(bought):
    users = np.random.default_rng(1).standard_normal((USERS, K)).astype(np.float32)
    similarity = ItemSimilarity.of(model_of(users), incidence_of(bought), None, "shoppers")
    found = all_neighbours(similarity, 10)
    for item in range(ITEMS):
        shown = similarity.neighbours(item, 10)
        np.testing.assert_array_equal(found.items[item, : len(shown)], shown.items)
        np.testing.assert_array_equal(found.scores[item, : len(shown)], shown.scores)


def test_the_parts_of_the_shoppers_add_up_to_the_score(bought):
    users = np.random.default_rng(1).standard_normal((USERS, K)).astype(np.float32)
    similarity = ItemSimilarity.of(model_of(users), incidence_of(bought), None, "shoppers")
    for item, other in ((0, 1), (2, 30), (8, 9)):
        shoppers, parts = similarity.shared.contributions(item, other)
        np.testing.assert_array_equal(shoppers, np.flatnonzero(bought[:, item]))
        assert parts.sum() == pytest.approx(similarity.pair(item, other), abs=1e-6)


def test_two_shoppers_in_common_are_not_enough_for_a_full_score():
    """Products with the very same shoppers, who have the very same taste: n / (n + shrinkage) at most."""
    bought = np.zeros((200, 60), bool)
    for pair, buyers in enumerate((1, 2, 5, 50)):
        bought[:buyers, [2 * pair, 2 * pair + 1]] = True
    bought[:, 10:] = np.random.default_rng(0).random((200, 50)) < 0.2
    similarity = ItemSimilarity.of(
        model_of(np.zeros((200, 2), np.float32), 60), incidence_of(bought), None, "shoppers", discount=0
    )
    source = similarity.shared.source
    scores = [similarity.pair(2 * pair, 2 * pair + 1) for pair in range(4)]
    expected = source.evidence[[0, 2, 4, 6]] / (source.evidence[[0, 2, 4, 6]] + 4)
    np.testing.assert_allclose(scores, expected, rtol=1e-6)
    assert scores[1] < 0.5 < scores[3] < 1
    assert similarity.tuned(0, 0).pair(2, 3) == pytest.approx(1)


def test_a_stronger_discount_brings_smaller_products():
    random = np.random.default_rng(3)
    bought = random.random((300, 200)) < random.pareto(2, 200) * 0.05 + 0.02
    bought[0] = True
    users = random.standard_normal((300, 8)).astype(np.float32)
    similarity = ItemSimilarity.of(model_of(users, 200), incidence_of(bought), None, "shoppers")
    degrees = bought.sum(0)

    def popularity(discount):
        tuned = similarity.tuned(discount, 4)
        return np.mean([np.log(degrees[tuned.neighbours(item, 20).items]).mean() for item in range(200)])

    means = [popularity(discount) for discount in (0, 0.1, 0.5, 1)]
    assert means == sorted(means, reverse=True)
    assert means[-1] < means[0] - 0.3


def test_a_product_that_came_after_training_has_neighbours_by_its_shoppers():
    random = np.random.default_rng(4)
    groups = np.repeat([0, 1], 30)
    users = random.standard_normal((60, 2)).astype(np.float32) + 4 * groups[:, None].astype(np.float32)
    bought = random.random((64, 21)) < 0.1
    bought[:60] |= (groups[:, None] == np.arange(21) % 2) & (random.random((60, 21)) < 0.6)
    similarity = ItemSimilarity.of(model_of(users, 20), incidence_of(bought), None, "shoppers")
    assert (similarity.neighbours(20, 5).items % 2 == 0).all()


def test_draws_give_an_interval_around_the_score(bought):
    users = np.random.default_rng(1).standard_normal((16, USERS, K)).astype(np.float32)
    similarity = ItemSimilarity.of(model_of(users), incidence_of(bought), None, "shoppers")
    found = similarity.neighbours(0, 20)
    assert ((found.low < found.scores) & (found.scores < found.high)).all()


def test_impossible_settings_are_refused(bought):
    model, incidence = model_of(np.eye(USERS, K, dtype=np.float32)), incidence_of(bought)
    for wrong in ({"discount": -0.1}, {"discount": 1.1}, {"shrinkage": -1}, {"shrinkage": float("nan")}):
        with pytest.raises(OptionError) as caught:
            ItemSimilarity.of(model, incidence, None, "shoppers", **wrong)
        assert caught.value.code == "option_out_of_range"
    with pytest.raises(ValueError, match="cosine"):
        ItemSimilarity.of(model, incidence, None, "cosine").tuned(0.1, 4)
