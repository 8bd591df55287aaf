"""What lists promise at the size of real shops: the right one of the two, and hardly anything by chance."""

import numpy as np
import pytest

from recdesk.engine import Interactions, Workspace
from recdesk.engine.association import bought_together
from recdesk.engine.incidence import Incidence
from recdesk.engine.operations import prepare_sample
from recdesk.engine.sample import planted_pairs
from recdesk.engine.similarity import ChanceModel

pytestmark = pytest.mark.slow
GROUPS = 10


def generated(users, items, mean, random, groups=1):
    """Long-tailed shoppers and products; with groups, shoppers buy those of their own 40 times as gladly."""
    popularity, activity = random.lognormal(0, 1.2, items), random.lognormal(0, 0.9, users)
    counts = np.clip(random.poisson(activity / activity.mean() * mean), 1, items // 4)
    of_item = np.arange(items) % groups
    shares = [np.cumsum(popularity * np.where(of_item == group, 12, 0.3)) for group in range(groups)]
    pairs = []
    for user, count in enumerate(counts.tolist()):
        share = shares[random.integers(groups)]
        taken = np.unique(np.searchsorted(share, random.random(count) * share[-1]))
        pairs.append(np.stack((np.full(len(taken), user), taken)))
    user, item = np.hstack(pairs).astype(np.int32)
    ids = [[str(code) for code in range(count)] for count in (users, items)]
    ones = np.ones(len(user), np.float32)
    return Incidence.of(Interactions(user, item, ones, None, *ids, "implicit")), of_item


@pytest.mark.parametrize(("users", "items", "mean"), [(5_000, 1_000, 30), (20_000, 5_000, 25)])
def test_chance_alone_makes_no_neighbours(users, items, mean):
    incidence, _ = generated(users, items, mean, np.random.default_rng(items))
    found = [len(codes) > 0 for _, codes in ChanceModel.of(incidence).all_beyond_chance(0.05)]
    assert len(found) == items
    assert np.mean(found) < 0.01


@pytest.mark.parametrize(("users", "items", "mean"), [(5_000, 1_000, 30), (20_000, 5_000, 25)])
def test_neighbours_are_of_the_planted_group(users, items, mean):
    incidence, group = generated(users, items, mean, np.random.default_rng(items), GROUPS)
    own = listed = with_any = 0
    for item, codes in ChanceModel.of(incidence).all_beyond_chance(0.05):
        own += np.count_nonzero(group[codes] == group[item])
        listed += len(codes)
        with_any += len(codes) > 0
    assert own / listed >= 0.95
    assert with_any > 0.7 * items


def test_planted_pairs_of_the_sample_shop_are_in_the_right_list(tmp_path):
    with Workspace.open(prepare_sample(tmp_path)) as shop:
        similarity, catalogue, baskets = shop.similarity(shop.model()), shop.catalogue(), shop.baskets()
    hits = {kind: {"similar": [], "together": []} for kind in ("near-duplicate", "complement")}
    for pair in planted_pairs():
        for item_id, other_id in ((pair.item_a, pair.item_b), (pair.item_b, pair.item_a)):
            item, other = catalogue.code(item_id), catalogue.code(other_id)
            hits[pair.kind]["similar"].append(other in similarity.neighbours(item, 10).items)
            hits[pair.kind]["together"].append(other in bought_together(baskets, item, 10).items)
    shares = {kind: {name: np.mean(found) for name, found in lists.items()} for kind, lists in hits.items()}
    assert shares["near-duplicate"]["similar"] >= 0.9
    assert shares["near-duplicate"]["together"] <= 0.1
    assert shares["complement"]["together"] >= 0.9
