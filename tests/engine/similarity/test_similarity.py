"""What a merchandiser would be told wrongly about similar products if this failed."""

import dataclasses
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.errors import OptionError, UnknownIdError
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import METRICS, ItemSimilarity, item_similarity

USERS = 12
FACTOR_METRICS = tuple(metric for metric in METRICS if metric != "shoppers")


def shop(items, seed, cold=()):
    """Who bought what at random; everything is bought once at least but for the `cold` products."""
    bought = np.random.default_rng(seed).random((USERS, items)) < 0.3
    bought[seed % USERS] = True
    bought[:, list(cold)] = False
    user, item = np.nonzero(bought)
    ones = np.ones(len(user), np.float32)
    ids = [f"SKU-{code:04}" for code in range(items)]
    interactions = Interactions(
        user.astype(np.int32),
        item.astype(np.int32),
        ones,
        None,
        [str(u) for u in range(USERS)],
        ids,
        "implicit",
    )
    return bought, Incidence.of(interactions)


def catalogue(items):
    unknown = Labels.of([None] * items)
    ids, empty = [f"SKU-{code:04}" for code in range(items)], [""] * items
    titles = [f"Product {code}" if code % 2 else "" for code in range(items)]
    prices = np.full(items, np.nan, np.float32)
    return Catalogue(ids, titles, unknown, unknown, prices, empty, empty, empty)


def model_of(vectors):
    """A model with these item vectors, float32[draws, items, k]."""
    users = np.ones((USERS, vectors.shape[2]), np.float32)
    model = FactorModel("ranking", users, vectors[-1], TrainingOptions())
    if len(vectors) == 1:
        return model
    draws = np.stack([users] * len(vectors))
    return dataclasses.replace(model, objective="ratings", user_samples=draws, item_samples=vectors)


def brute_force(vectors, metric):
    """float64[items, items], by the definition of each metric, draw by draw."""
    wide = vectors.astype(np.float64)
    if metric == "euclidean":
        squares = ((wide[:, :, None] - wide[:, None]) ** 2).sum(-1)
        return 1 / (1 + np.sqrt(squares.mean(0)))
    if metric == "cosine":
        lengths = np.linalg.norm(wide, axis=-1, keepdims=True)
        wide = np.divide(wide, lengths, out=np.zeros_like(wide), where=lengths > 0)
    return np.einsum("sik,sjk->sij", wide, wide).mean(0)


@st.composite
def vectors_with_traps(draw):
    """Small integer vectors: many duplicates, ties, opposite and zero vectors."""
    count, items, k = draw(st.integers(1, 3)), draw(st.integers(1, 40)), draw(st.integers(1, 3))
    seed = draw(st.integers(0, 2**16))
    return np.random.default_rng(seed).integers(-2, 3, (count, items, k)).astype(np.float32)


@settings(max_examples=60, deadline=None)
@given(
    vectors_with_traps(),
    st.sampled_from(FACTOR_METRICS),
    st.integers(1, 45),
    st.sets(st.integers(0, 39), max_size=5),
    st.sampled_from(["small", "large"]),
)
def test_lists_are_those_of_the_definition(vectors, metric, top, cold, size):
    items = vectors.shape[1]
    cold = [code for code in cold if code < items]
    bought, incidence = shop(items, seed=items, cold=cold)
    with mock.patch.object(item_similarity, "_LARGE", item_similarity._LARGE if size == "small" else 0):
        similarity = ItemSimilarity.of(model_of(vectors), incidence, None, metric)
    expected = brute_force(vectors, metric)
    valid = (np.linalg.norm(vectors, axis=-1) > 0).all(0) & bought.any(0)
    np.testing.assert_array_equal(similarity.valid, valid)
    for item in range(items):
        found = similarity.neighbours(item, top)
        others = [code for code in np.flatnonzero(valid) if code != item] if valid[item] else []
        assert len(found) == min(top, len(others))
        assert item not in found.items
        assert valid[found.items].all()
        best = np.sort(expected[item, others])[::-1][:top]
        np.testing.assert_allclose(found.scores, best, atol=2e-6)
        np.testing.assert_allclose(found.scores, expected[item, found.items], atol=2e-6)
        np.testing.assert_array_equal(found.evidence, (bought[:, [item]] & bought[:, found.items]).sum(0))
        order = np.lexsort((found.items, -found.scores))
        np.testing.assert_array_equal(order, np.arange(len(order)))


@settings(max_examples=40, deadline=None)
@given(vectors_with_traps(), st.sampled_from(FACTOR_METRICS))
def test_heatmap_pair_and_list_show_the_same_score(vectors, metric):
    items = vectors.shape[1]
    _, incidence = shop(items, seed=items)
    similarity = ItemSimilarity.of(model_of(vectors), incidence, None, metric)
    codes = np.arange(items)[::-1]
    block = similarity.block(codes)
    assert block.dtype == np.float32
    assert np.isfinite(block).all()
    np.testing.assert_array_equal(block, block.T)
    ok = similarity.valid[codes]
    expected = np.where(ok[:, None] & ok, brute_force(vectors, metric)[np.ix_(codes, codes)], 0)
    np.testing.assert_allclose(block, expected, atol=1e-5)
    for item in range(items):
        found = similarity.neighbours(item, items)
        for other, score in zip(found.items, found.scores, strict=True):
            assert similarity.pair(item, int(other)) == score
            assert similarity.pair(int(other), item) == score


def test_products_with_the_same_vector_stand_in_the_order_of_their_codes():
    random = np.random.default_rng(0).standard_normal((1, 200, 24)).astype(np.float32)
    random[0, 17::5] = random[0, 17]
    _, incidence = shop(200, seed=1)
    for metric in ("cosine", "euclidean"):
        found = ItemSimilarity.of(model_of(random), incidence, None, metric).neighbours(17, 10)
        np.testing.assert_array_equal(found.items, np.arange(22, 72, 5))
        assert len(set(found.scores.tolist())) == 1


def test_rotating_each_draw_changes_nothing():
    random = np.random.default_rng(5)
    draws = random.standard_normal((4, 30, 6)).astype(np.float32)
    turned = np.stack([draw @ np.linalg.qr(random.standard_normal((6, 6)))[0] for draw in draws])
    _, incidence = shop(30, seed=2)
    for metric in FACTOR_METRICS:
        first = ItemSimilarity.of(model_of(draws), incidence, None, metric)
        second = ItemSimilarity.of(model_of(turned.astype(np.float32)), incidence, None, metric)
        np.testing.assert_allclose(
            first.block(np.arange(30)), second.block(np.arange(30)), atol=1e-5, rtol=1e-5
        )


def test_near_duplicates_are_told_apart_by_distance():
    """Distances from squares in single precision would put both at 0."""
    vectors = np.full((1, 4, 8), 100, np.float32)
    vectors[0, 1, 0] += 0.01
    vectors[0, 2, 0] += 0.02
    vectors[0, 3] = 0.5
    _, incidence = shop(4, seed=3)
    similarity = ItemSimilarity.of(model_of(vectors), incidence, None, "euclidean")
    found = similarity.neighbours(0, 2)
    np.testing.assert_array_equal(found.items, [1, 2])
    np.testing.assert_allclose(found.scores, [1 / 1.01, 1 / 1.02], rtol=1e-4)
    np.testing.assert_allclose(similarity.block(np.arange(3))[0, 1:], found.scores, rtol=1e-4)


def test_a_diverged_or_missing_vector_has_no_neighbours():
    vectors = np.random.default_rng(0).standard_normal((1, 10, 4)).astype(np.float32)
    vectors[0, 3, 1], vectors[0, 4, 0] = np.nan, np.inf
    _, incidence = shop(12, seed=4)  # two products came after the training
    for metric in FACTOR_METRICS:
        similarity = ItemSimilarity.of(model_of(vectors), incidence, None, metric)
        np.testing.assert_array_equal(np.flatnonzero(~similarity.valid), [3, 4, 10, 11])
        assert len(similarity.neighbours(11)) == len(similarity.neighbours(3)) == 0
        assert similarity.pair(0, 3) == 0
        assert len(similarity.neighbours(0)) == 7


def test_records_carry_ids_titles_and_ranks():
    vectors = np.random.default_rng(0).standard_normal((1, 6, 4)).astype(np.float32)
    _, incidence = shop(6, seed=4)
    similarity = ItemSimilarity.of(model_of(vectors), incidence, catalogue(6))
    records = similarity.similar("SKU-0002", top=3)
    found = similarity.neighbours(2, 3)
    assert [record.item_id for record in records] == [f"SKU-{code:04}" for code in found.items]
    assert [record.rank for record in records] == [1, 2, 3]
    for record, code in zip(records, found.items, strict=True):
        assert record.title == (f"Product {code}" if code % 2 else f"SKU-{code:04}")


def test_an_unknown_id_is_answered_with_the_nearest():
    _, incidence = shop(20, seed=4)
    similarity = ItemSimilarity.of(model_of(np.ones((1, 20, 2), np.float32)), incidence, catalogue(20))
    with pytest.raises(UnknownIdError) as caught:
        similarity.similar("sku 0012")
    assert caught.value.code == "unknown_item"
    assert caught.value.params["id"] == "sku 0012"
    nearest = caught.value.params["nearest"]
    assert nearest[0] == "SKU-0012"
    assert len(nearest) == 3


def test_impossible_questions_are_refused():
    _, incidence = shop(3, seed=4)
    model = model_of(np.ones((1, 3, 2), np.float32))
    similarity = ItemSimilarity.of(model, incidence)
    for top in (0, -1, 1001):
        with pytest.raises(OptionError) as caught:
            similarity.neighbours(0, top)
        assert caught.value.code == "option_out_of_range"
    for code in (-1, 3):
        with pytest.raises(IndexError):
            similarity.neighbours(code)
    with pytest.raises(OptionError) as caught:
        ItemSimilarity.of(model, incidence, None, "jaccard")
    assert caught.value.code == "option_not_a_choice"
    with pytest.raises(ValueError, match="4 items"):
        ItemSimilarity.of(model_of(np.ones((1, 4, 2), np.float32)), incidence)


@pytest.mark.parametrize("metric", FACTOR_METRICS)
def test_low_and_high_hold_nine_tenths_of_what_the_draws_say(metric):
    vectors = np.random.default_rng(2).normal(size=(16, 30, 4)).astype(np.float32)
    _, incidence = shop(30, seed=0)
    similarity = ItemSimilarity.of(model_of(vectors), incidence, metric=metric)
    found = similarity.neighbours(3, 29)
    by_draw = np.array([brute_force(draw[None], metric)[3, found.items] for draw in vectors])
    ordered = np.sort(by_draw, axis=0)  # the 5 % and 95 % points lie between 1st and 2nd, 15th and 16th
    assert found.low == pytest.approx(0.25 * ordered[0] + 0.75 * ordered[1], abs=1e-5)
    assert found.high == pytest.approx(0.75 * ordered[14] + 0.25 * ordered[15], abs=1e-5)
    assert (found.low <= found.scores).all()
    assert (found.scores <= found.high).all()


def test_a_model_with_one_answer_claims_no_interval():
    _, incidence = shop(30, seed=0)
    vectors = np.random.default_rng(2).normal(size=(1, 30, 4)).astype(np.float32)
    found = ItemSimilarity.of(model_of(vectors), incidence, catalogue(30))
    assert found.neighbours(3).low is None
    assert found.similar("SKU-0003")[0].high is None
