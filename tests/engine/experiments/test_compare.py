"""Two models on the same split: their users are the same, and equal options are never told apart."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from recdesk.engine.evaluation import Figure, ranked
from recdesk.engine.experiments import Evaluation, EvaluationPlan, compare, preset
from recdesk.engine.experiments.evaluation import model_is_better
from recdesk.engine.factorization import fit
from recdesk.engine.factorization.fit import filled_in
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions

Shops = Callable[..., Interactions]
PLAN = EvaluationPlan("user", holdout=0.3)


def options(factors: int, name: str, objective: str = "ranking") -> TrainingOptions:
    return TrainingOptions(
        objective="ratings" if objective == "ratings" else "ranking", factors=factors, iterations=4, name=name
    )


def test_a_model_with_room_for_the_tastes_beats_one_without(two_tastes: Shops) -> None:
    shop = two_tastes()
    starved = TrainingOptions(
        objective="ranking", factors=1, iterations=1, regularization=1e6, name="starved"
    )
    found = compare(shop, [options(8, "rich"), starved], PLAN)
    rich, other, plain = found.contenders
    assert [rich.name, other.name, plain.name] == ["rich", "starved", "popularity"]
    apart = other.against_model["ndcg@10"]
    assert apart.value == pytest.approx(rich.metrics["ndcg@10"].value - other.metrics["ndcg@10"].value)
    assert model_is_better("ndcg@10", apart) is True
    # The figure is the one that the model reaches when it is trained and measured by hand.
    held_out = next(PLAN.masks(shop))
    train, rest = shop.subset(~held_out), shop.subset(held_out)
    model = fit(train, replace(filled_in(options(8, "rich"), shop), holdout=0.0))
    lists = ranked(lambda users: model.user_factors[users] @ model.item_factors.T, train, rest, 20, 10_000, 0)
    assert rich.metrics["ndcg@10"].value == pytest.approx(float(np.mean(lists.values("ndcg", 10))), abs=1e-4)


def test_equal_options_differ_by_nothing(two_tastes: Shops) -> None:
    found = compare(two_tastes(), [options(4, "one"), options(4, "two")], PLAN)
    assert set(found.contenders[1].against_model.values()) == {Figure(0.0, 0.0, 0.0)}
    assert model_is_better("ndcg@10", found.contenders[1].against_model["ndcg@10"]) is None


def test_models_for_different_ends_have_no_common_measure(two_tastes: Shops) -> None:
    found = compare(two_tastes(), [options(4, "ranks"), options(2, "rates", "ratings")], PLAN)
    assert "ndcg@10" in found.contenders[0].metrics
    assert "rmse" in found.contenders[1].metrics
    assert found.contenders[1].against_model == {}


def test_an_evaluation_is_the_same_after_its_way_through_json(two_tastes: Shops) -> None:
    found = compare(two_tastes(), [options(4, "one"), options(2, "two")], PLAN)
    again = Evaluation.from_dict(found.to_dict())
    assert again.contenders[1].against_model == found.contenders[1].against_model
    assert again.contenders[0].metrics == found.contenders[0].metrics
    assert (again.plan, again.users, again.fingerprint) == (found.plan, found.users, found.fingerprint)


@pytest.mark.parametrize("objective", ["ranking", "ratings"])
def test_balanced_is_what_the_engine_does_by_itself(two_tastes: Shops, objective: str) -> None:
    plain = filled_in(
        TrainingOptions(objective="ratings" if objective == "ratings" else "ranking"), two_tastes()
    )
    assert preset("balanced", objective) == (plain.factors, plain.iterations)
    quick, balanced, best = (preset(quality, objective) for quality in ("quick", "balanced", "best"))
    assert quick.factors < balanced.factors < best.factors
    assert quick.iterations < balanced.iterations < best.iterations
