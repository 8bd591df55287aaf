"""What a shopper would be offered wrongly if this failed."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.errors import DataError, OptionError
from recdesk.engine.factorization import fit
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Cancelled
from recdesk.engine.recommendation import Recommender, recommend_all


def interactions_of(table, feedback="implicit"):
    """Interactions from a table users x items, 0 for none."""
    user, item = np.nonzero(table)
    return Interactions(
        user.astype(np.int32),
        item.astype(np.int32),
        table[user, item].astype(np.float32),
        None,
        [str(code) for code in range(table.shape[0])],
        [str(code) for code in range(table.shape[1])],
        feedback,
    )


def model_of(users, items, biased):
    """A model with these vectors, float32[draws, n, k]; Bayesian if there is more than one draw."""
    model = FactorModel("ranking", users[-1], items[-1], TrainingOptions())
    if len(users) > 1 or biased:
        model = dataclasses.replace(
            model,
            objective="ratings",
            user_samples=users,
            item_samples=items,
            user_bias=np.linspace(-1, 1, users.shape[1], dtype=np.float32),
            item_bias=np.linspace(1, -1, items.shape[1], dtype=np.float32),
            mean=3.5,
            rating_range=(1.0, 5.0),
        )
    return model


def definition(model, users, items):
    """float64[users, items]: predictions by the book, not clipped."""
    scores = np.einsum("suk,sik->ui", users.astype(np.float64), items.astype(np.float64)) / len(users)
    if model.user_bias is not None and model.item_bias is not None:
        scores += model.mean + model.user_bias[:, None].astype(np.float64) + model.item_bias
    return scores


@st.composite
def shops(draw):
    """Tastes of small integers (many ties and zero vectors), and who bought what."""
    random = np.random.default_rng(draw(st.integers(0, 2**16)))
    draws, count, items = draw(st.integers(1, 3)), draw(st.integers(1, 8)), draw(st.integers(1, 40))
    k = draw(st.integers(1, 3))
    users = random.integers(-2, 3, (draws, count, k)).astype(np.float32)
    vectors = random.integers(-2, 3, (draws, items, k)).astype(np.float32)
    bought = random.random((count, items)) < draw(st.sampled_from([0.05, 0.3, 0.9]))
    return users, vectors, bought, draw(st.booleans())


def check_list(found_items, found_scores, scores, allowed, top):
    """The list is the best of the allowed ones, each with its score, equal ones in the order of codes."""
    assert len(found_items) == min(top, allowed.sum())
    assert allowed[found_items].all()
    best = np.sort(scores[allowed])[::-1][:top]
    np.testing.assert_allclose(scores[found_items], best, atol=3e-6)
    assert len(set(found_items.tolist())) == len(found_items)


@settings(max_examples=100, deadline=None)
@given(shops(), st.integers(1, 45), st.booleans())
def test_one_shopper_gets_the_best_of_what_is_new_to_them(shop, top, exclude_seen):
    users, vectors, bought, biased = shop
    model = model_of(users, vectors, biased)
    recommender = Recommender.of(model, Incidence.of(interactions_of(bought)))
    scores = definition(model, users, vectors)
    offered = bought.any(0) & (vectors != 0).any((0, 2))
    for user in range(len(bought)):
        if not bought[user].any():
            with pytest.raises(DataError) as caught:
                recommender.for_user(user, top)
            assert caught.value.code == "shopper_without_history"
            continue
        found = recommender.for_user(user, top, exclude_seen=exclude_seen)
        allowed = offered & ~bought[user] if exclude_seen else offered
        check_list(found.items, found.scores, scores[user], allowed, top)
        expected = scores[user, found.items]
        if model.rating_range is not None:
            expected = expected.clip(1, 5)
            predicted = model.predict(np.full(len(found), user), found.items)
            np.testing.assert_allclose(found.scores, predicted, atol=1e-5)
        np.testing.assert_allclose(found.scores, expected, atol=3e-6)


@settings(max_examples=8, deadline=None)
@given(shops(), st.integers(1, 12))
def test_all_shoppers_get_what_each_would_get(shop, top):
    users, vectors, bought, biased = shop
    recommender = Recommender.of(model_of(users, vectors, biased), Incidence.of(interactions_of(bought)))
    table = recommend_all(recommender, top, block_elements=2 * bought.shape[1])
    for user in range(len(bought)):
        found = recommender.for_user(user, top) if bought[user].any() else ()
        length = len(found)
        assert (table.items[user, length:] == -1).all()
        assert not table.scores[user, length:].any()
        if length:
            np.testing.assert_array_equal(table.items[user, :length], found.items)
            np.testing.assert_array_equal(table.scores[user, :length], found.scores)


def test_progress_counts_shoppers_and_cancel_stops_between_blocks():
    random = np.random.default_rng(0)
    bought = random.random((50, 30)) < 0.3
    users, vectors = random.standard_normal((1, 50, 4)), random.standard_normal((1, 30, 4))
    model = model_of(users.astype(np.float32), vectors.astype(np.float32), biased=False)
    recommender = Recommender.of(model, Incidence.of(interactions_of(bought)))
    heard = []
    recommend_all(recommender, 5, lambda *step: heard.append(step))
    assert heard[0] == ("recommending", 0, 50)
    assert heard[-1] == ("recommending", 50, 50)

    def stop(_stage, done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        recommend_all(recommender, 5, stop, block_elements=300)


def two_tastes(feedback):
    """120 shoppers of one of two tastes over 40 products; the last product was never bought."""
    random = np.random.default_rng(7)
    taste = np.arange(120) % 2
    fits = (np.arange(40) % 2)[None] == taste[:, None]
    table = (random.random((120, 40)) < np.where(fits, 0.5, 0.05)).astype(np.float32)
    if feedback == "explicit":
        table *= np.where(fits, random.integers(4, 6, fits.shape), random.integers(1, 3, fits.shape))
    table[:, -1] = 0
    return table


@pytest.fixture(scope="module")
def ranking():
    table = two_tastes("implicit")
    options = TrainingOptions("ranking", factors=4, iterations=15, holdout=0, device="cpu")
    return table, fit(interactions_of(table), options)


@pytest.fixture(scope="module")
def ratings():
    table = two_tastes("explicit")
    options = TrainingOptions("ratings", factors=4, iterations=60, holdout=0, device="cpu")
    return table, fit(interactions_of(table, "explicit"), options)


def test_a_basket_is_answered_with_its_own_taste_and_without_itself(ranking, ratings):
    for table, model in (ranking, ratings):
        recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
        for taste in (0, 1):
            basket = [10 + taste, 2 + taste, 20 + taste, 10 + taste]
            found = recommender.for_basket(basket, 8)
            assert len(found) == 8
            assert not set(basket) & set(found.items.tolist())
            assert (found.items % 2 == taste).mean() >= 0.75
            assert np.isin(basket[:1], recommender.for_basket(basket, 39, exclude_seen=False).items)


def test_the_never_bought_product_is_never_offered(ranking, ratings):
    for table, model in (ranking, ratings):
        recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
        assert 39 not in recommender.for_basket([0, 39], 39, exclude_seen=False).items
        assert 39 not in recommend_all(recommender, 39).items
        with pytest.raises(DataError) as caught:
            recommender.for_basket([39])
        assert caught.value.code == "not_in_model"


def test_a_history_folded_in_gives_about_the_trained_list(ranking, ratings):
    for table, model in (ranking, ratings):
        recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
        newcomers = Recommender.of(
            dataclasses.replace(
                model,
                user_factors=model.user_factors[:60],
                user_bias=None if model.user_bias is None else model.user_bias[:60],
                user_samples=None if model.user_samples is None else model.user_samples[:, :60],
            ),
            recommender.incidence,
        )
        for user in (60, 61, 119):
            trained = recommender.for_user(user, 39, exclude_seen=False)
            folded = newcomers.for_user(user, 39, exclude_seen=False)
            by_code = [np.argsort(found.items) for found in (trained, folded)]
            first, second = trained.scores[by_code[0]], folded.scores[by_code[1]]
            assert np.corrcoef(first, second)[0, 1] > 0.99
            np.testing.assert_allclose(first, second, atol=0.15 * np.ptp(first))
        table_of_all = recommend_all(newcomers, 5)
        np.testing.assert_array_equal(table_of_all.items[119], newcomers.for_user(119, 5).items)
        np.testing.assert_array_equal(table_of_all.scores[119], newcomers.for_user(119, 5).scores)


def test_products_newer_than_the_model_are_left_out_and_do_not_count(ranking):
    table, model = ranking
    grown = np.pad(table, ((0, 2), (0, 3)))
    grown[3, 40] = grown[120, 41] = grown[121, 41] = grown[121, 2] = 1
    recommender = Recommender.of(model, Incidence.of(interactions_of(grown)))
    for user in (3, 121):
        assert recommender.for_user(user, 50).items.max() < 39
    with pytest.raises(DataError) as caught:
        recommender.for_user(120)
    assert caught.value.code == "not_in_model"
    found = recommend_all(recommender, 6)
    assert (found.items[120] == -1).all()
    assert (found.items[121] >= 0).all()


def test_impossible_questions_are_refused(ranking):
    table, model = ranking
    recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
    with pytest.raises(DataError) as caught:
        recommender.for_basket([])
    assert caught.value.code == "empty_basket"
    for ask in (
        lambda: recommender.for_user(-1),
        lambda: recommender.for_user(120),
        lambda: recommender.for_basket([3, 40]),
        lambda: recommender.for_basket([-1]),
    ):
        with pytest.raises(IndexError):
            ask()
    for ask in (
        lambda: recommender.for_user(0, 0),
        lambda: recommender.for_basket([1], 1001),
        lambda: recommend_all(recommender, -5),
    ):
        with pytest.raises(OptionError):
            ask()
    with pytest.raises(ValueError, match="the model knows"):
        Recommender.of(model, Incidence.of(interactions_of(table[:50])))


def test_who_rated_little_is_predicted_less_surely():
    random = np.random.default_rng(3)
    truth = np.clip(np.round(3 + random.normal(size=(80, 2)) @ random.normal(size=(2, 50))), 1, 5)
    rated = random.random(truth.shape) < 0.4
    rated[0] = False
    rated[0, :2] = True
    data = interactions_of(np.where(rated, truth, 0), "explicit")
    model = fit(data, TrainingOptions(objective="ratings", factors=3, iterations=30, holdout=0))
    recommender = Recommender.of(model, Incidence.of(data))
    little, much = recommender.for_user(0, 50), recommender.for_user(1, 50)
    for found in (little, much, recommender.for_basket([3, 4], 50)):
        assert found.low is not None
        assert found.high is not None
        assert (found.low <= found.scores).all()
        assert (found.scores <= found.high).all()
        assert found.low.min() >= 1
        assert found.high.max() <= 5
    widths = [
        np.mean((found.high - found.low)[(found.low > 1) & (found.high < 5)]) for found in (little, much)
    ]
    assert widths[0] > 1.5 * widths[1]
    ranking = fit(data, TrainingOptions(objective="ranking", factors=3, iterations=3, holdout=0))
    assert Recommender.of(ranking, Incidence.of(data)).for_user(1).low is None
