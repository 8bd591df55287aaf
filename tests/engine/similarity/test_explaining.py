"""A merchandiser who is told why two products are alike can add the reasons up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ItemSimilarity, explain

K = 3


def similarity_of(bought, metric="shoppers", draws=1, discount=0.1, shrinkage=4.0):
    user, item = np.nonzero(bought)
    ids = [[str(code) for code in range(count)] for count in bought.shape]
    interactions = Interactions(
        user.astype(np.int32), item.astype(np.int32), np.ones(len(user), np.float32), None, *ids, "implicit"
    )
    random = np.random.default_rng(1)
    users, items = (random.standard_normal((draws, count, K)).astype(np.float32) for count in bought.shape)
    model = FactorModel(
        "ranking" if draws == 1 else "ratings",
        users[-1],
        items[-1],
        TrainingOptions(),
        **({} if draws == 1 else {"user_samples": users, "item_samples": items}),
    )
    options = {"discount": discount, "shrinkage": shrinkage}
    return ItemSimilarity.of(model, Incidence.of(interactions), None, metric, **options)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    share=st.floats(0.02, 0.9),
    draws=st.sampled_from([1, 4]),
    discount=st.floats(0, 1),
    shrinkage=st.floats(0, 100),
)
def test_parts_add_up_and_every_shopper_is_in_one(seed, share, draws, discount, shrinkage):
    random = np.random.default_rng(seed)
    bought = random.random((30, 8)) < share
    similarity = similarity_of(bought, draws=draws, discount=discount, shrinkage=shrinkage)
    item, other = random.choice(8, 2, replace=False).tolist()
    found = explain(similarity, item, other)
    assert found.score == similarity.pair(item, other)
    assert found.evidence == np.count_nonzero(bought[:, item] & bought[:, other])
    if not (bought[:, item].any() and bought[:, other].any()):
        assert (found.parts, found.score) == ((), 0)
        return
    parts = {part.name: part for part in found.parts}
    assert sum(part.value for part in found.parts) == pytest.approx(found.score, abs=1e-6)
    assert sum(part.shoppers for part in found.parts) == np.count_nonzero(bought[:, item])
    assert parts["both"].shoppers == found.evidence
    assert parts["similar_taste"].value >= 0 >= parts["other_taste"].value


def test_parts_are_those_of_the_kernel_of_the_definition():
    """From each pair of shoppers, one of each product, in double precision."""
    random = np.random.default_rng(5)
    bought = random.random((40, 6)) < 0.4
    similarity = similarity_of(bought, shrinkage=0.0, discount=0.0)
    factors = np.random.default_rng(1).standard_normal((1, 40, K)).astype(np.float32)[0].astype(np.float64)
    active = bought.any(1)
    activity = bought.sum(1).astype(float)
    weight = np.where(active, np.maximum(activity, 1) ** -0.2, 0)
    weight *= activity.sum() / (weight @ activity)
    centred = factors - factors[active].mean(0)
    points = centred @ np.linalg.cholesky(np.linalg.inv(np.cov(factors[active].T, bias=True)))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    points[~active] = 0
    share = activity * np.sqrt(weight)
    points = np.sqrt(weight)[:, None] * (points - share @ points / share.sum())
    tastes, same = points @ points.T, 3 * np.diag(weight)
    temper = np.sqrt(20 / (20 + weight @ bought))
    wide = bought.astype(float)
    sums = np.outer(temper, temper) * (wide.T @ tastes @ wide) + wide.T @ same @ wide
    for item, other in ((0, 1), (2, 5)):
        values = temper[item] * temper[other] * (tastes @ wide[:, other]) + same @ wide[:, other]
        values /= np.sqrt(sums[item, item] * sums[other, other])
        groups = (
            bought[:, item] & bought[:, other],
            bought[:, item] & ~bought[:, other] & (values > 0),
            bought[:, item] & ~bought[:, other] & (values <= 0),
        )
        parts = explain(similarity, item, other).parts
        assert [part.value for part in parts] == pytest.approx(
            [values[group].sum() for group in groups], abs=1e-4
        )


@pytest.mark.parametrize("metric", ["cosine", "euclidean", "dot"])
def test_a_metric_of_factors_claims_no_parts(metric):
    bought = np.random.default_rng(0).random((20, 5)) < 0.5
    found = explain(similarity_of(bought, metric), 0, 1)
    assert found.parts == ()
    assert (found.metric, found.evidence) == (metric, np.count_nonzero(bought[:, 0] & bought[:, 1]))
