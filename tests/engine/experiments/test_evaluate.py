"""The evaluation that a user trusts a model by: no peeking, the baselines beside, intervals that hold."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from recdesk.engine.errors import DataError, OptionError
from recdesk.engine.evaluation import Figure
from recdesk.engine.experiments import EvaluationPlan, evaluate
from recdesk.engine.experiments.evaluation import model_is_better
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Cancelled

RANKING = TrainingOptions(objective="ranking", factors=8, iterations=4)


Shops = Callable[..., Interactions]


def test_a_model_that_learned_the_tastes_beats_popularity_for_certain(two_tastes: Shops) -> None:
    found = evaluate(two_tastes(), RANKING, EvaluationPlan("user", holdout=0.3))
    by_name = {one.name: one for one in found.contenders}
    assert list(by_name) == ["ranking-8", "popularity", "neighbours", "ease"]
    model = by_name["ranking-8"]
    assert not model.against_model
    ndcg = by_name["popularity"].against_model["ndcg@10"]
    assert ndcg.value == pytest.approx(
        model.metrics["ndcg@10"].value - by_name["popularity"].metrics["ndcg@10"].value
    )
    assert model_is_better("ndcg@10", ndcg) is True
    assert found.users == 80
    for one in found.contenders:
        assert all(figure.low <= figure.value <= figure.high for figure in one.metrics.values())


def test_ratings_are_compared_with_averages(two_tastes: Shops) -> None:
    options = TrainingOptions(objective="ratings", factors=4, iterations=20)
    found = evaluate(two_tastes(), options, EvaluationPlan(holdout=0.2))
    by_name = {one.name: one for one in found.contenders}
    assert list(by_name) == ["ratings-4", "item_average", "biases"]
    assert model_is_better("rmse", by_name["item_average"].against_model["rmse"]) is True
    record = found.to_dict()["contenders"][0]
    low, high = record["intervals"]["rmse"]
    assert low < record["metrics"]["rmse"] < high


def test_all_folds_together_measure_every_rating(two_tastes: Shops) -> None:
    shop = two_tastes()
    found = evaluate(
        shop, TrainingOptions(objective="ratings", factors=2, iterations=2), EvaluationPlan(folds=3)
    )
    average = next(one for one in found.contenders if one.name == "item_average")
    errors: list[float] = []
    for held_out in EvaluationPlan(folds=3).masks(shop):
        train = shop.subset(~held_out)
        mean = float(train.value.mean(dtype=np.float64))
        for item, value in zip(shop.item[held_out], shop.value[held_out], strict=True):
            mine = train.value[train.item == item].astype(np.float64)
            errors.append(mean + (mine - mean).sum() / (len(mine) + 10) - value)
    assert len(errors) == len(shop)
    assert average.metrics["rmse"].value == pytest.approx(np.sqrt(np.mean(np.square(errors))), rel=1e-5)


def test_by_time_newcomers_are_not_held_against_anybody(two_tastes: Shops) -> None:
    shop = two_tastes()
    assert shop.time is not None
    shop = replace(shop, time=np.where(shop.user == 7, 10**6, shop.time))  # bought nothing before
    found = evaluate(shop, RANKING, EvaluationPlan("time", holdout=0.3))
    assert found.users < 80


def test_without_times_the_future_cannot_be_foretold(two_tastes: Shops) -> None:
    with pytest.raises(DataError, match="no_times"):
        evaluate(replace(two_tastes(), time=None), RANKING, EvaluationPlan("time"))


@pytest.mark.parametrize(
    "wrong", [{"split": "shuffled"}, {"folds": 0}, {"holdout": 1.0}, {"split": "user", "folds": 5}]
)
def test_impossible_plans_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(OptionError):
        EvaluationPlan(**wrong)  # type: ignore[arg-type]


def test_cancelled_between_and_within_trainings(two_tastes: Shops) -> None:
    asked = 0

    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        evaluate(two_tastes(), RANKING, progress=progress)


@pytest.mark.parametrize(
    ("metric", "figure", "verdict"),
    [
        ("ndcg@10", Figure(0.1, 0.05, 0.15), True),
        ("ndcg@10", Figure(-0.1, -0.15, -0.05), False),
        ("rmse", Figure(-0.1, -0.15, -0.05), True),
        ("rmse", Figure(0.01, -0.05, 0.07), None),
    ],
)
def test_verdicts(metric: str, figure: Figure, verdict: bool | None) -> None:
    assert model_is_better(metric, figure) is verdict
