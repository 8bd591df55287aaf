"""The exported lists must be the ones the window shows, and stopping must be possible at any block."""

import numpy as np
import pytest

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Cancelled
from recdesk.engine.similarity import METRICS, ItemSimilarity, all_neighbours
from recdesk.engine.similarity import all_pairs as all_pairs_module
from recdesk.engine.similarity import evidence as evidence_module
from recdesk.engine.similarity.evidence import shopper_rows, shoppers_in_common

ITEMS, USERS = 300, 60
SMALL_TILES = {"TILE_ROWS": 8, "TILE_COLUMNS": 64}


def set_sizes(monkeypatch, sizes):
    for name, size in sizes.items():
        monkeypatch.setattr(all_pairs_module, name, size)


@pytest.fixture(scope="module")
def bought():
    table = np.random.default_rng(0).random((USERS, ITEMS)) < 0.1
    table[0] = True
    table[:, 7::50] = False  # never bought
    return table


@pytest.fixture(scope="module")
def incidence(bought):
    user, item = np.nonzero(bought)
    ids = [str(code) for code in range(ITEMS)]
    return Incidence.of(
        Interactions(
            user.astype(np.int32),
            item.astype(np.int32),
            np.ones(len(user), np.float32),
            None,
            [str(code) for code in range(USERS)],
            ids,
            "implicit",
        )
    )


def model_of(vectors):
    users = np.ones((USERS, vectors.shape[1]), np.float32)
    return FactorModel("ranking", users, vectors, TrainingOptions())


def some_vectors():
    vectors = np.random.default_rng(1).standard_normal((ITEMS, 8)).astype(np.float32)
    vectors[20:60:4] = vectors[20]  # planted duplicates
    vectors[100:104] = 0
    vectors[200] *= 50  # an inner product with everything that is far from its own
    return vectors


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("sizes", [{}, SMALL_TILES, SMALL_TILES | {"LARGEST": 100, "BAND": 128}])
def test_every_list_is_the_one_the_window_shows(monkeypatch, incidence, metric, sizes):
    set_sizes(monkeypatch, sizes)
    similarity = ItemSimilarity.of(model_of(some_vectors()), incidence, None, metric)
    found = all_neighbours(similarity, 20)
    assert found.items.shape == found.scores.shape == found.evidence.shape == (ITEMS, 20)
    assert found.items.dtype == found.evidence.dtype == np.int32
    assert found.scores.dtype == np.float32
    for item in range(ITEMS):
        shown = similarity.neighbours(item, 20)
        length = len(shown)
        np.testing.assert_array_equal(found.items[item, :length], shown.items)
        np.testing.assert_array_equal(found.scores[item, :length], shown.scores)
        np.testing.assert_array_equal(found.evidence[item, :length], shown.evidence)
        assert (found.items[item, length:] == -1).all()
        assert not found.scores[item, length:].any()
        assert not found.evidence[item, length:].any()


def test_a_list_longer_than_the_shop_is_filled_up(incidence, bought):
    similarity = ItemSimilarity.of(model_of(some_vectors()), incidence)
    found = all_neighbours(similarity, 400)
    others = int(similarity.valid.sum()) - 1
    assert ((found.items >= 0).sum(1) == np.where(similarity.valid, others, 0)).all()


def test_a_shop_without_a_usable_product_gives_empty_lists(incidence):
    similarity = ItemSimilarity.of(model_of(np.zeros((ITEMS, 4), np.float32)), incidence, None, "cosine")
    assert (all_neighbours(similarity, 5).items == -1).all()


def test_progress_counts_products_and_cancel_stops_between_blocks(monkeypatch, incidence):
    set_sizes(monkeypatch, SMALL_TILES)
    similarity = ItemSimilarity.of(model_of(some_vectors()), incidence)
    valid = int(similarity.valid.sum())
    heard = []
    all_neighbours(similarity, 5, lambda *step: heard.append(step))
    assert {stage for stage, _, _ in heard} == {"comparing"}
    assert {total for _, _, total in heard} == {valid}
    done = [done for _, done, _ in heard]
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] == valid
    assert len(done) > 4

    def stop(_stage, done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        all_neighbours(similarity, 5, stop)


@pytest.mark.parametrize("chunk", [1, 40, 1 << 22])
def test_evidence_counts_shoppers_in_common(monkeypatch, incidence, bought, chunk):
    monkeypatch.setattr(evidence_module, "_CHUNK_ENTRIES", chunk)
    first, second = np.random.default_rng(3).integers(0, ITEMS, (2, 500))
    counted = shoppers_in_common(shopper_rows(incidence), first, second)
    np.testing.assert_array_equal(counted, (bought[:, first] & bought[:, second]).sum(0))
