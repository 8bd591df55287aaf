"""What goes with a product: counted right, more than chance, and never confused with what is alike."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from recdesk.engine.association import Baskets, bought_together
from recdesk.engine.association.poisson import lower_bound, upper_tail
from recdesk.engine.sample import planted_pairs, write_sample_shop

ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6), st.integers(0, 4)), max_size=60)


def arrays(rows: list[tuple[int, int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    user, item, time = np.array(rows, np.int64).reshape(-1, 3).T
    return user.astype(np.int32), item.astype(np.int32), time.copy()


@given(ROWS)
def test_baskets_are_what_was_bought_at_one_time(rows: list[tuple[int, int, int]]) -> None:
    rows = [(0, 0, 0), (0, 1, 0)] * 20 + rows  # so that times tell baskets
    baskets = Baskets.of(*arrays(rows), 7)
    sets: dict[tuple[int, int], set[int]] = {}
    for user, item, time in rows:
        sets.setdefault((user, time), set()).add(item)
    wanted = sorted(sorted(one) for one in sets.values() if len(one) > 1)
    found = [baskets.items[a:b].tolist() for a, b in zip(baskets.start, baskets.start[1:], strict=False)]
    assert sorted(found) == wanted
    for item in range(7):
        common = [sum(item in one and other in one for one in wanted) for other in range(7)]
        assert baskets.together_with(item).tolist() == common
    copy = Baskets.from_parts(baskets.to_parts())
    assert copy.kind == "basket"
    assert copy.together_with(1).tolist() == baskets.together_with(1).tolist()


def test_where_every_row_has_its_own_second_a_day_is_the_basket() -> None:
    rows = [(u, i, 86_400 * 3 + 60 * i) for u in range(5) for i in range(3)]
    baskets = Baskets.of(*arrays(rows), 3)
    assert baskets.kind == "day"
    assert len(baskets) == 5
    assert baskets.together_with(0).tolist() == [5, 5, 5]


@given(st.lists(st.tuples(st.integers(0, 300), st.floats(0.001, 200)), min_size=1, max_size=20))
def test_tail_is_that_of_scipy(cases: list[tuple[int, float]]) -> None:
    counts, means = np.array([k for k, _ in cases]), np.array([mean for _, mean in cases])
    above = counts > means
    tails = upper_tail(counts, means)
    assert tails[above] == pytest.approx(stats.poisson.sf(counts - 1, means)[above], rel=1e-9)
    assert (tails[~above] == 1).all()


def test_lower_bound_is_that_of_the_gamma_distribution() -> None:
    counts = np.arange(4, 500)
    assert lower_bound(counts) == pytest.approx(stats.gamma.ppf(0.05, counts), rel=0.01)
    assert lower_bound(np.array([0])).tolist() == [0]


def test_expected_is_what_shuffled_baskets_hold() -> None:
    random = np.random.default_rng(0)
    sizes = random.integers(2, 9, 3000)
    user = np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)
    item = (random.pareto(1.2, len(user)) * 30).astype(np.int32) % 400
    common, expected = np.zeros(20), np.zeros(20)
    for _ in range(20):
        random.shuffle(item)
        baskets = Baskets.of(user, item, np.zeros(len(user), np.int64), 400)
        popular = np.argsort(-baskets.counts)[10:30]
        common += [baskets.together_with(one)[popular].sum() - baskets.counts[one] for one in popular]
        expected += [
            baskets.chance * baskets.counts[one] * (baskets.counts[popular].sum() - baskets.counts[one])
            for one in popular
        ]
    assert common.sum() == pytest.approx(expected.sum(), rel=0.1)


def test_chance_alone_fills_no_list() -> None:
    random = np.random.default_rng(1)
    user = np.repeat(np.arange(4000), 5).astype(np.int32)
    item = random.integers(0, 300, len(user)).astype(np.int32)
    baskets = Baskets.of(user, item, np.zeros(len(user), np.int64), 300)
    listed = sum(bool(len(bought_together(baskets, one))) for one in range(300))
    assert listed <= 0.08 * 300  # one in twenty is promised


def test_nothing_goes_with_a_product_that_was_never_in_a_basket() -> None:
    baskets = Baskets.of(*arrays([(0, 0, 0), (0, 1, 0), (1, 2, 5)] * 10), 4)
    assert not len(bought_together(baskets, 2))
    assert not len(bought_together(baskets, 3))
    assert not len(bought_together(Baskets.of(*arrays([]), 4), 0))


def test_planted_complements_of_the_sample_shop_are_found(tmp_path: Path) -> None:
    shop = write_sample_shop(tmp_path)
    with shop.catalogue.open(encoding="utf-8", newline="") as file:
        code = {row["item_id"]: at for at, row in enumerate(csv.DictReader(file))}
    with gzip.open(shop.purchases, "rt", encoding="utf-8", newline="") as file:
        rows = [(row["user_id"], code[row["item_id"]], row["time"]) for row in csv.DictReader(file)]
    user = np.unique([row[0] for row in rows], return_inverse=True)[1].astype(np.int32)
    time = np.array([row[2] for row in rows], "datetime64[s]").astype(np.int64)
    baskets = Baskets.of(user, np.array([row[1] for row in rows], np.int32), time, len(code))
    hits: dict[str, list[bool]] = {"complement": [], "near-duplicate": []}
    for pair in planted_pairs():
        a, b = code[pair.item_a], code[pair.item_b]
        for one, other in ((a, b), (b, a)):
            hits[pair.kind].append(other in bought_together(baskets, one, 10).items)
    assert np.mean(hits["complement"]) >= 0.9
    assert np.mean(hits["near-duplicate"]) <= 0.1
