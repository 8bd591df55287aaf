"""Lists that go to a file must hold what the list of one product holds: no variants, nothing by chance."""

import numpy as np
import pytest

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.errors import OptionError
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Cancelled
from recdesk.engine.similarity import (
    ChanceModel,
    ItemSimilarity,
    ListOptions,
    all_lists,
    least_score,
    listed,
)

USERS, ITEMS, KINDS = 400, 240, 4


@pytest.fixture(scope="module")
def incidence():
    random = np.random.default_rng(2)
    same = random.integers(0, KINDS, USERS)[:, None] == np.arange(ITEMS) % KINDS
    user, item = np.nonzero(random.random((USERS, ITEMS)) < np.where(same, 0.3, 0.01))
    kept = item % 60 != 11  # nobody bought these
    user, item = user[kept].astype(np.int32), item[kept].astype(np.int32)
    ids = [[str(code) for code in range(count)] for count in (USERS, ITEMS)]
    return Incidence.of(Interactions(user, item, np.ones(len(user), np.float32), None, *ids, "implicit"))


@pytest.fixture(scope="module")
def families():
    """Products of one kind in families of 1 to 40, so that long lists may hold few families."""
    sizes = np.repeat(np.arange(12), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 10, 20])
    codes = np.arange(ITEMS)
    family = sizes[codes // KINDS] * KINDS + codes % KINDS
    first = {kind: int(codes[family == kind][0]) for kind in np.unique(family).tolist()}
    return np.array([first[kind] for kind in family.tolist()], np.int32)


def similarity_of(incidence, metric):
    random = np.random.default_rng(5)
    kinds = np.eye(KINDS, dtype=np.float32)
    items = kinds[np.arange(ITEMS) % KINDS] + random.normal(0, 0.2, (ITEMS, KINDS)).astype(np.float32)
    users = random.normal(0, 1, (USERS, KINDS)).astype(np.float32)
    return ItemSimilarity.of(FactorModel("ranking", users, items, TrainingOptions()), incidence, None, metric)


CHOICES = [
    ListOptions(8),
    ListOptions(8, collapse=True),
    ListOptions(8, chance=0.05),
    ListOptions(8, threshold=0.3),
    ListOptions(30, share=0.2),
    ListOptions(10, collapse=True, chance=0.2, share=0.1),
]


@pytest.mark.parametrize("metric", ["shoppers", "dot"])
@pytest.mark.parametrize("options", CHOICES, ids=str)
def test_lists_of_all_products_are_those_of_each(incidence, families, metric, options):
    similarity = similarity_of(incidence, metric)
    found = all_lists(similarity, options, families)
    lengths = []
    for item in range(ITEMS):
        one = listed(similarity, item, options, families).found
        lengths.append(len(one))
        for name in ("items", "scores", "evidence"):
            rows = getattr(found, name)[item]
            np.testing.assert_array_equal(rows[: len(one)], getattr(one, name))
            assert (rows[len(one) :] == (-1 if name == "items" else 0)).all()
    assert max(lengths) <= options.top
    assert np.mean(lengths) > 1


def test_a_list_is_the_full_one_without_what_does_not_count(incidence, families):
    similarity, chance = similarity_of(incidence, "shoppers"), ChanceModel.of(incidence)
    options = ListOptions(6, collapse=True, chance=0.05)
    for item in range(0, ITEMS, 7):
        full = similarity.neighbours(item, ITEMS - 1).items.tolist()
        best, seen = [], {int(families[item])}
        for code in full:
            if families[code] not in seen:
                seen.add(int(families[code]))
                best.append(code)
        beyond = chance.beyond_chance(item, 0.05)
        found, variants = listed(similarity, item, options, families)
        assert found.items.tolist() == [code for code in best[:6] if beyond[code]]
        for code, others in zip(found.items.tolist(), variants, strict=True):
            assert others == [o for o in full if families[o] == families[code] and o != code][: len(others)]


def test_all_products_beyond_chance_are_those_of_each(incidence):
    chance = ChanceModel.of(incidence)
    found = dict(chance.all_beyond_chance(0.1))
    assert sorted(found) == list(range(ITEMS))
    for item, codes in found.items():
        np.testing.assert_array_equal(codes, np.flatnonzero(chance.beyond_chance(item, 0.1)))
    assert sum(map(len, found.values())) > ITEMS


def test_a_share_is_of_the_highest_score_there_can_be():
    scores = np.array([12.0, 3.0, -1.0])
    assert least_score(scores, "dot", 0.5) == 6
    assert least_score(scores, "cosine", 0.5) == 0.5
    assert least_score(np.array([-2.0]), "dot", 0.5) == 0


@pytest.mark.parametrize("wrong", [{"chance": 0}, {"chance": 1.5}, {"chance": float("nan")}, {"share": 2}])
def test_impossible_choices_are_refused(wrong):
    with pytest.raises(OptionError, match="option_out_of_range"):
        ListOptions(**wrong)


def test_variants_need_families(incidence):
    with pytest.raises(ValueError, match="families"):
        all_lists(similarity_of(incidence, "cosine"), ListOptions(collapse=True))


@pytest.mark.parametrize("stage", ["comparing", "collapsing", "cutting"])
def test_every_stage_can_be_cancelled(incidence, families, stage):
    def cancel(name, *_, **__):
        if name == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        all_lists(similarity_of(incidence, "cosine"), ListOptions(5, True, 0.05), families, cancel)
