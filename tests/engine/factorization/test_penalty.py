"""The defaults of the ranking objective must suit a small dense shop and a large sparse one."""

import numpy as np
import pytest

from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.interactions import Interactions


def shop(users: int, items: int, bought: int) -> Interactions:
    """Everybody buys as many products, in turn, and there are ids that nobody used."""
    user = np.repeat(np.arange(users, dtype=np.int32), bought)
    item = (np.arange(len(user)) * 7 % items).astype(np.int32)
    ids = [str(n) for n in range(2 * max(users, items))]
    return Interactions(user, item, np.ones(len(user), np.float32), None, ids, ids, "implicit")


@pytest.mark.parametrize(
    ("data", "lowest", "highest"),
    [(shop(943, 1681, 80), 0.015, 0.025), (shop(2469, 6826, 34), 0.005, 0.015)],
)
def test_defaults_lie_where_validation_put_them(data: Interactions, lowest: float, highest: float) -> None:
    usual = Penalty.usual(data)
    assert lowest < usual.regularization < highest
    assert 0 < usual.unobserved <= 0.3


def test_a_given_weight_of_the_unobserved_is_kept() -> None:
    usual = Penalty.usual(shop(50, 60, 5))
    same = Penalty.usual(shop(50, 60, 5), usual.unobserved)
    assert same == usual
    assert Penalty.usual(shop(50, 60, 5), 1.0).unobserved == 1.0


def test_noise_is_held_back_whatever_the_shape_of_the_shop() -> None:
    """Purchases without any taste: what is learned must stay close to what everybody has in common."""
    from recdesk.engine.factorization import TrainingOptions, fit

    random = np.random.default_rng(0)
    for users, items, density in ((300, 300, 0.1), (1000, 60, 0.1), (100, 1500, 0.03)):
        user, item = np.nonzero(random.random((users, items)) < density)
        ids = [str(n) for n in range(max(users, items))]
        ones = np.ones(len(user), np.float32)
        codes = user.astype(np.int32), item.astype(np.int32)
        data = Interactions(*codes, ones, None, ids[:users], ids[:items], "implicit")
        model = fit(data, TrainingOptions(objective="ranking", factors=16, holdout=0))
        spectrum = np.linalg.svd(model.user_factors @ model.item_factors.T, compute_uv=False)
        assert spectrum[1] < 0.5 * spectrum[0]
