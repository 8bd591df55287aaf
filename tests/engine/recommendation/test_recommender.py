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
from recdesk.engine.recommendation import Choice, Recommender, all_recommendations, recommend_all, top_reasons


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


def model_of(random, items, biased):
    """A model with these vectors, float32[draws, items, k]; Bayesian if there is more than one draw."""
    draws, count, k = items.shape
    options = TrainingOptions("ranking", regularization=0.05, unobserved_weight=0.3)
    model = FactorModel("ranking", np.zeros((1, k), np.float32), items[-1], options)
    if draws == 1 and not biased:
        return model
    roots = random.standard_normal((draws, k + 1, k + 1))
    biases = random.standard_normal((draws, count)).astype(np.float32)
    return dataclasses.replace(
        model,
        objective="ratings",
        item_samples=items,
        item_bias_samples=biases,
        item_bias=biases.mean(0),
        user_prior_means=random.standard_normal((draws, k + 1)).astype(np.float32),
        user_prior_precisions=(roots @ roots.swapaxes(1, 2) + np.eye(k + 1)).astype(np.float32),
        noise_precisions=random.uniform(0.5, 2, draws).astype(np.float32),
        item_features=random.standard_normal((count, 2)).astype(np.float32),
        user_feature_weights=random.standard_normal((draws, 2, k + 1)).astype(np.float32),
        mean=3.5,
        rating_range=(1.0, 5.0),
    )


def definition(model, items, values):
    """float64[items]: predictions by the book for who has this history, not clipped.

    Minimizes the model's objective over the shopper's vector as one stacked least-squares problem.
    """
    if model.objective == "ranking":
        every = model.item_factors.astype(np.float64)
        sold = np.count_nonzero(every.any(1))
        ridge = 0.05 * (len(items) + 0.3 * sold)
        stacked = np.vstack((every[items], 0.3**0.5 * every, ridge**0.5 * np.eye(every.shape[1])))
        target = np.concatenate((np.ones(len(items)), np.zeros(len(stacked) - len(items))))
        return every @ np.linalg.lstsq(stacked, target, rcond=None)[0]
    scores = []
    for draw, vectors in enumerate(model.item_samples.astype(np.float64)):
        bias = model.item_bias_samples[draw].astype(np.float64)
        rows = np.column_stack((vectors, np.ones(len(vectors))))
        features = model.item_features[items].sum(0, dtype=np.float64) / len(items) ** 0.25
        expected = model.user_prior_means[draw] + features @ model.user_feature_weights[draw]
        root = np.linalg.cholesky(model.user_prior_precisions[draw].astype(np.float64)).T
        noise = float(model.noise_precisions[draw]) ** 0.5
        stacked = np.vstack((noise * rows[items], root))
        target = np.concatenate((noise * (values - model.mean - bias[items]), root @ expected))
        scores.append(model.mean + bias + rows @ np.linalg.lstsq(stacked, target, rcond=None)[0])
    return np.mean(scores, axis=0)


@st.composite
def shops(draw):
    """A model whose products have vectors of small integers (many ties and zero vectors), and a table of
    who bought what."""
    random = np.random.default_rng(draw(st.integers(0, 2**16)))
    draws, count, items = draw(st.integers(1, 3)), draw(st.integers(1, 8)), draw(st.integers(1, 40))
    vectors = random.integers(-2, 3, (draws, items, draw(st.integers(1, 3)))).astype(np.float32)
    bought = random.random((count, items)) < draw(st.sampled_from([0.05, 0.3, 0.9]))
    return model_of(random, vectors, draw(st.booleans())), bought * random.integers(1, 6, bought.shape)


def offered_of(model, bought):
    return bought.any(0) & (model.item_vectors() != 0).any((0, 2))


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
    model, table = shop
    recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
    offered = offered_of(model, table)
    for user, row in enumerate(table):
        known = np.flatnonzero((row > 0) & offered)
        if not len(known):
            with pytest.raises(DataError) as caught:
                recommender.for_user(user, top)
            assert caught.value.code == ("not_in_model" if row.any() else "shopper_without_history")
            continue
        scores = definition(model, known, row[known])
        found = recommender.for_user(user, top, exclude_seen=exclude_seen)
        allowed = offered & ~(row > 0) if exclude_seen else offered
        check_list(found.items, found.scores, scores, allowed, top)
        expected = scores[found.items]
        expected = expected if model.rating_range is None else expected.clip(1, 5)
        np.testing.assert_allclose(found.scores, expected, atol=3e-6)


def capped(scores, codes, categories, most, top):
    """The best codes one by one, as long as their category has room."""
    taken, counts = [], {}
    for code in sorted(codes, key=lambda code: (-scores[code], code)):
        category = categories[code]
        if category < 0 or counts.get(category, 0) < most:
            counts[category] = counts.get(category, 0) + 1
            taken.append(code)
    return taken[:top]


@pytest.mark.parametrize("biased", [False, True])
@pytest.mark.parametrize(("groups", "most"), [(40, 1), (6, 2), (2, 3), (1, 1)])
def test_a_list_holds_only_what_is_allowed_and_no_more_of_a_category(monkeypatch, biased, groups, most):
    monkeypatch.setattr(all_recommendations, "BLOCK_ELEMENTS", 2_000)
    random = np.random.default_rng(groups)
    table = (random.random((30, 300)) < 0.05) * random.integers(1, 6, (30, 300))
    vectors = random.standard_normal((2 if biased else 1, 300, 4)).astype(np.float32)
    recommender = Recommender.of(model_of(random, vectors, biased), Incidence.of(interactions_of(table)))
    allowed, categories = random.random(300) < 0.5, random.integers(-1, groups, 300).astype(np.int32)
    categories[random.random(300) < 0.8] = 0  # one category that a list would be full of
    choice = Choice(allowed, most, categories)
    table_of_all = recommend_all(recommender, 12, choice=choice)
    for user, row in enumerate(table):
        known = np.flatnonzero(row)
        scores = definition(recommender.model, known, row[known])
        codes = np.flatnonzero(allowed & recommender.offered & (row == 0))
        wanted = capped(scores, codes, categories, most, 12)
        assert recommender.for_user(user, 12, choice=choice).items.tolist() == wanted
        in_table = table_of_all.items[user]
        assert in_table[in_table >= 0].tolist() == wanted


def test_a_choice_that_cannot_be_is_refused():
    with pytest.raises(OptionError):
        Choice(most_per_category=0, categories=np.zeros(3, np.int32))
    with pytest.raises(ValueError, match="needs the categories"):
        Choice(most_per_category=1)


@settings(max_examples=8, deadline=None)
@given(shops(), st.integers(1, 12))
def test_all_shoppers_get_what_each_would_get(shop, top):
    model, table = shop
    recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
    offered = offered_of(model, table)
    lists = recommend_all(recommender, top)
    for user, row in enumerate(table):
        known = np.flatnonzero((row > 0) & offered)
        allowed = offered & (row == 0)
        length = min(top, allowed.sum()) if len(known) else 0
        assert (lists.items[user, length:] == -1).all()
        assert not lists.scores[user, length:].any()
        if length:  # equal scores may change places between two ways to round, so not by code
            scores, items = definition(model, known, row[known]), lists.items[user, :length]
            check_list(items, lists.scores[user, :length], scores, allowed, top)
            found = recommender.for_user(user, top)
            np.testing.assert_allclose(lists.scores[user, :length], found.scores, rtol=1e-6, atol=1e-6)
            same = items == found.items
            for bound, own in zip(lists.bounds or (), (found.low, found.high), strict=False):
                np.testing.assert_allclose(bound[user, :length][same], own[same], rtol=1e-5, atol=1e-5)
                assert not bound[user, length:].any()
    assert (lists.bounds is None) == (model.objective == "ranking")


def test_progress_counts_shoppers_and_cancel_stops_between_blocks(monkeypatch):
    monkeypatch.setattr(all_recommendations, "BLOCK_ELEMENTS", 300)
    random = np.random.default_rng(0)
    bought = random.random((50, 30)) < 0.3
    model = model_of(random, random.standard_normal((1, 30, 4)).astype(np.float32), biased=False)
    recommender = Recommender.of(model, Incidence.of(interactions_of(bought)))
    heard = []
    recommend_all(recommender, 5, lambda *step: heard.append(step))
    assert heard[0] == ("recommending", 0, 50)
    assert heard[-1] == ("recommending", 50, 50)

    def stop(_stage, done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        recommend_all(recommender, 5, stop)


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


def test_a_list_is_that_of_the_training_and_the_same_for_one_and_all(ranking, ratings):
    for table, model in (ranking, ratings):
        recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
        lists = recommend_all(recommender, 5)
        for user in range(120):
            every = recommender.for_user(user, 39, exclude_seen=False)
            trained = model.predict(np.full(len(every), user), every.items)
            np.testing.assert_allclose(every.scores, trained, atol=1e-3)
            alone = recommender.for_user(user, 5)
            np.testing.assert_array_equal(lists.items[user], alone.items)
            np.testing.assert_allclose(lists.scores[user], alone.scores, rtol=1e-6)


def test_what_was_bought_since_the_training_counts_at_once(ranking):
    table, model = ranking
    changed = table.copy()
    changed[0] = table[1]
    recommender = Recommender.of(model, Incidence.of(interactions_of(changed)))
    np.testing.assert_array_equal(recommender.for_user(0).items, recommender.for_user(1).items)
    np.testing.assert_array_equal(recommend_all(recommender).items[0], recommender.for_user(1).items)


def test_reasons_add_up_to_the_score(ranking, ratings):
    random = np.random.default_rng(1)
    for table, model in (ranking, ratings):
        recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
        for user in random.integers(0, 120, 100):
            items, values = recommender.history(int(user))
            codes = random.choice(39, 10, replace=False)
            reasons = recommender.reasons(items, values, codes)
            assert reasons.parts.shape == (10, len(items))
            every = recommender.for_user(int(user), 39, exclude_seen=False)
            shown = every.scores[np.argsort(every.items)][codes].astype(np.float64)
            whole = reasons.base + reasons.parts.sum(1)
            whole = whole if model.rating_range is None else whole.clip(*model.rating_range)
            assert (np.abs(whole - shown) <= 1e-6 * np.maximum(1, np.abs(shown))).all()
            for places, parts in zip(top_reasons(reasons, 2), reasons.parts, strict=True):
                assert parts[places].tolist() == sorted(parts[parts > 0])[::-1][:2]


def test_a_reason_is_what_a_product_brings_in(ratings, ranking):
    """A part of a rating is linear in it: one star more changes only that part, by its slope. A part of a
    ranking comes from the taste of its product."""
    table, model = ratings
    recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
    items, values = recommender.history(3)
    raised = values.copy()
    raised[2] += 1
    first, second = (recommender.reasons(items, one, np.arange(39)) for one in (values, raised))
    changed = np.abs(second.parts - first.parts).max(0) > 1e-9
    assert np.flatnonzero(changed).tolist() == [2]
    np.testing.assert_allclose(first.base, second.base, atol=1e-12)
    table, model = ranking
    recommender = Recommender.of(model, Incidence.of(interactions_of(table)))
    parts = recommender.reasons(np.array([4, 5]), None, np.arange(39)).parts
    assert parts[::2, 0].mean() > parts[1::2, 0].mean()
    assert parts[1::2, 1].mean() > parts[::2, 1].mean()


def test_products_newer_than_the_model_are_left_out_and_do_not_count(ranking):
    table, model = ranking
    grown = np.pad(table, ((0, 2), (0, 3)))
    grown[3, 40] = grown[120, 41] = grown[121, 41] = grown[121, 2] = 1
    recommender = Recommender.of(model, Incidence.of(interactions_of(grown)))
    for user in (3, 121):
        assert recommender.for_user(user, 50).items.max() < 39
        items, values = recommender.history(user)
        parts = recommender.reasons(items, values, np.arange(39)).parts
        assert not parts[:, items >= 40].any()
        assert parts[:, items < 40].all()
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
        lambda: recommender.for_history(np.array([40])),
        lambda: recommender.reasons(np.array([3]), None, np.array([40])),
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
