"""A merchandiser would act on neighbours that are nothing but chance."""

import numpy as np
import pytest
from scipy import stats

from recdesk.engine import Interactions
from recdesk.engine.errors import OptionError
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ChanceModel
from recdesk.engine.similarity.threshold import poisson_tail

USERS, ITEMS, GROUPS = 500, 400, 10


def incidence_of(bought):
    user, item = np.nonzero(bought)
    ids = [[str(code) for code in range(count)] for count in bought.shape]
    ones = np.ones(len(user), np.float32)
    return Incidence.of(
        Interactions(user.astype(np.int32), item.astype(np.int32), ones, None, *ids, "implicit")
    )


def long_tailed(random):
    """float64[users, items]: some shoppers buy much, some products sell well, and nothing else."""
    activity, popularity = random.lognormal(0, 0.8, USERS), random.lognormal(0, 1, ITEMS)
    return np.minimum(0.9, 0.05 * np.outer(activity, popularity) / (activity.mean() * popularity.mean()))


def planted(random):
    of_user, of_item = random.integers(0, GROUPS, USERS), np.arange(ITEMS) % GROUPS
    same = of_user[:, None] == of_item
    return random.random((USERS, ITEMS)) < np.minimum(
        0.9, long_tailed(random) * np.where(same, 12, 0.3)
    ), of_item


def traded(bought, random, trades=4_000):
    """Shuffled with all degrees kept: pairs of shoppers trade products (curveball, Strona et al. 2014)."""
    baskets = [set(np.flatnonzero(row)) for row in bought]
    for _ in range(trades):
        first, second = random.choice(len(baskets), 2, replace=False)
        mine, theirs = baskets[first] - baskets[second], baskets[second] - baskets[first]
        pool = random.permutation(sorted(mine | theirs))
        baskets[first] = baskets[first] - mine | set(pool[: len(mine)])
        baskets[second] = baskets[second] - theirs | set(pool[len(mine) :])
    shuffled = np.zeros_like(bought)
    for row, basket in zip(shuffled, baskets, strict=True):
        row[sorted(basket)] = True
    return shuffled


def lists(bought):
    chance = ChanceModel.of(incidence_of(bought))
    return np.array([chance.beyond_chance(item) for item in range(bought.shape[1])])


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_without_structure_fewer_than_one_product_in_a_hundred_has_neighbours(seed):
    random = np.random.default_rng(seed)
    assert lists(random.random((USERS, ITEMS)) < long_tailed(random)).any(axis=1).mean() < 0.01


def test_shuffling_away_the_structure_takes_the_neighbours_away():
    random = np.random.default_rng(3)
    shuffled = traded(planted(random)[0], random)
    assert lists(shuffled).any(axis=1).mean() < 0.01


def test_planted_groups_are_found_and_hardly_anything_else():
    bought, group = planted(np.random.default_rng(4))
    found = lists(bought)
    item, other = np.nonzero(found)
    assert (group[item] == group[other]).mean() >= 0.95
    sold = bought.sum(0) >= 20
    assert found[sold].any(axis=1).mean() > 0.9
    np.testing.assert_array_equal(found.diagonal(), False)


def test_a_looser_rate_never_takes_a_neighbour_away():
    chance = ChanceModel.of(incidence_of(planted(np.random.default_rng(5))[0]))
    for item in range(0, ITEMS, 40):
        strict, loose = chance.beyond_chance(item, 0.01), chance.beyond_chance(item, 0.2)
        assert not (strict & ~loose).any()


def test_chance_keeps_what_everybody_bought_and_every_product_sold():
    random = np.random.default_rng(6)
    bought = random.random((60, 40)) < 0.2
    bought[3] = True  # bought everything
    bought[4] = False
    bought[:, 7] = False
    chance = ChanceModel.of(incidence_of(bought))
    per_item = (chance.shoppers @ chance.chances)[chance.item_class]
    np.testing.assert_allclose(per_item, bought.sum(0), atol=0.05)
    np.testing.assert_allclose(
        chance.shoppers @ chance.chances[:, chance.item_class].sum(1), bought.sum(), rtol=1e-2
    )
    assert chance.expected(7).max() == 0


def test_tails_are_scipys():
    random = np.random.default_rng(0)
    means = 10 ** random.uniform(-6, 4, 500)
    counts = np.floor(means + random.integers(1, 8, 500) * np.sqrt(means)).astype(np.int64) + 1
    np.testing.assert_allclose(poisson_tail(counts, means), stats.poisson.sf(counts - 1, means), rtol=1e-6)


def test_an_impossible_rate_is_refused():
    chance = ChanceModel.of(incidence_of(np.eye(5, dtype=bool)))
    for rate in (0, 1, float("nan")):
        with pytest.raises(OptionError, match="option_out_of_range"):
            chance.beyond_chance(0, rate)
