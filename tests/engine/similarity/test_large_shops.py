"""What makes lists of a large shop fast changes none of them: blocks, and sums that are kept."""

import numpy as np
import pytest

from recdesk.engine import incidence as incidence_module
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.interactions import Interactions
from recdesk.engine.similarity import ItemSimilarity, shoppers

USERS, ITEMS = 50, 12


@pytest.fixture
def bought():
    random = np.random.default_rng(5)
    return random.random((USERS, ITEMS)) < np.linspace(0.05, 0.9, ITEMS)


@pytest.fixture
def incidence(bought):
    user, item = np.nonzero(bought)
    ids = [str(code) for code in range(USERS)]
    values = np.ones(len(user), np.float32)
    return Incidence.of(
        Interactions(user.astype(np.int32), item.astype(np.int32), values, None, ids, ids[:ITEMS], "implicit")
    )


@pytest.fixture
def model():
    users, items = (
        np.random.default_rng(2).standard_normal((count, 4)).astype(np.float32) for count in (USERS, ITEMS)
    )
    return FactorModel("ranking", users, items, TrainingOptions(factors=4))


@pytest.mark.parametrize("rows", [1, 7, 1 << 18])
def test_shoppers_in_common_are_all_added_up_however_many_at_a_time(monkeypatch, bought, incidence, rows):
    monkeypatch.setattr(incidence_module, "_ROWS", rows)
    weights = np.arange(USERS) / 8
    for item in range(ITEMS):
        expected = (bought[:, item] * weights) @ bought
        assert incidence.common_with_all(item, weights).tolist() == expected.tolist()


def test_who_has_both_products_is_told_in_the_order_of_the_shoppers(bought, incidence):
    assert incidence.having(9, 4).tolist() == bought[bought[:, 9], 4].tolist()


def test_sums_kept_for_busy_products_give_the_lists_that_there_would_be_without(
    monkeypatch, incidence, model
):
    plain = ItemSimilarity.of(model, incidence)
    monkeypatch.setattr(shoppers, "_BUSY", 1)
    kept = ItemSimilarity.of(model, incidence)
    assert plain.shared is not None
    assert kept.shared is not None
    assert not plain.shared.source.busiest
    assert len(kept.shared.source.busiest) == ITEMS
    for item in range(ITEMS):
        ours, theirs = kept.neighbours(item), plain.neighbours(item)
        assert ours.items.tolist() == theirs.items.tolist()
        assert ours.scores.tolist() == theirs.scores.tolist()


def test_a_pair_asked_for_alone_scores_as_in_its_list(incidence, model):
    similarity = ItemSimilarity.of(model, incidence)
    assert similarity.shared is not None
    for item in range(ITEMS):
        of_all = similarity.shared.of(item)
        assert [similarity.shared.of_pair(item, other) for other in range(ITEMS)] == of_all.tolist()
