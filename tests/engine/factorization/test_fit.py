"""fit: what a user is told of a model must be true of it, and what cannot be trained is refused clearly."""

import gc
import sys
from dataclasses import replace

import numpy as np
import pytest

from recdesk import messages
from recdesk.engine.errors import DataError, EngineError, OptionError
from recdesk.engine.evaluation import ranking, rmse
from recdesk.engine.factorization import FactorModel, TrainingOptions, fit
from recdesk.engine.factorization.task import Task
from recdesk.engine.interactions import Feedback, Interactions
from recdesk.engine.progress import Cancelled, Enough
from recdesk.engine.tensors import Device, tensorflow

fitting_module = sys.modules["recdesk.engine.factorization.fit"]


def shop(feedback: Feedback, users: int = 60, items: int = 40, seed: int = 0) -> Interactions:
    """Two tastes; one user and one item more than anybody interacted with."""
    random = np.random.default_rng(seed)
    taste = np.where(np.arange(users)[:, None] % 2 == np.arange(items) % 2, 1.0, -1.0)
    user, item = np.nonzero(random.random((users, items)) < 0.2 + 0.15 * taste)
    value = 3 + taste[user, item] + random.normal(size=len(user)) * 0.3
    if feedback == "implicit":
        value = random.integers(1, 5, len(user))
    return Interactions(
        user.astype(np.int32),
        item.astype(np.int32),
        value.astype(np.float32),
        None,
        [f"u{n}" for n in range(users + 1)],
        [f"i{n}" for n in range(items + 1)],
        feedback,
    )


RATINGS = TrainingOptions(factors=4, iterations=24)
RANKING = TrainingOptions(objective="ranking", factors=8, iterations=4)


@pytest.fixture(scope="module")
def ratings_model() -> FactorModel:
    return fit(shop("explicit"), RATINGS)


@pytest.fixture(scope="module")
def ranking_model() -> FactorModel:
    return fit(shop("implicit"), RANKING)


def held_out(data: Interactions, seed: int = 0, share: float = 0.1) -> np.ndarray:
    chosen = np.zeros(len(data), bool)
    chosen[np.random.default_rng(seed).permutation(len(data))[: round(len(data) * share)]] = True
    return chosen


def test_reported_error_is_that_of_the_saved_model(ratings_model: FactorModel) -> None:
    data = shop("explicit")
    kept = data.subset(held_out(data))
    saved = FactorModel.from_parts(ratings_model.to_parts())
    assert rmse(saved.predict(kept.user, kept.item), kept.value) == ratings_model.metrics["rmse"]
    assert ratings_model.metrics["rmse"] < 0.6 * ratings_model.metrics["baseline_rmse"]
    assert ratings_model.metrics["mae"] < ratings_model.metrics["rmse"]


def test_a_ratings_model_is_complete(ratings_model: FactorModel) -> None:
    data = shop("explicit")
    assert (ratings_model.objective, ratings_model.name) == ("ratings", "ratings-4")
    assert ratings_model.options == replace(RATINGS, objective="ratings")
    assert ratings_model.fingerprint == data.fingerprint()
    assert ratings_model.device.startswith(("CPU: ", "GPU"))
    assert ratings_model.seconds > 0
    assert ratings_model.item_vectors().shape == (16, 41, 4)
    assert [len(values) for values in ratings_model.history.values()] == [24, 24, 24]
    assert set(ratings_model.history) == {"loss", "rmse", "baseline_rmse"}
    for array in ratings_model.to_parts().arrays.values():
        assert array.dtype == np.float32
        assert np.isfinite(array).all()
    low, high = ratings_model.rating_range or (0, 0)
    everybody, everything = np.meshgrid(np.arange(61), np.arange(41), indexing="ij")
    predicted = ratings_model.predict(everybody, everything)
    assert low <= predicted.min() < predicted.max() <= high


def test_a_ranking_model_is_complete(ranking_model: FactorModel) -> None:
    assert (ranking_model.objective, ranking_model.name) == ("ranking", "ranking-8")
    assert ranking_model.options.regularization is not None
    assert ranking_model.options.unobserved_weight is not None
    assert set(ranking_model.history) == {"loss", "ndcg@10", "baseline_ndcg@10"}
    assert {"ndcg@10", "recall@20", "baseline_ndcg@10"} <= set(ranking_model.metrics)
    assert ranking_model.metrics["ndcg@10"] > 1.3 * ranking_model.metrics["baseline_ndcg@10"]
    assert ranking_model.rating_range is None
    assert not ranking_model.user_factors[60].any()
    assert not ranking_model.item_factors[40].any()
    assert np.isfinite(ranking_model.user_factors).all()


@pytest.mark.parametrize("feedback", ["explicit", "implicit"])
def test_the_same_seed_gives_the_same_model_bit_for_bit(feedback: Feedback) -> None:
    options = TrainingOptions(factors=6, iterations=3, seed=11, device="cpu")
    first, second, other = (
        fit(shop(feedback), chosen) for chosen in (options, options, replace(options, seed=12))
    )
    for name, array in first.to_parts().arrays.items():
        assert array.tobytes() == second.to_parts().arrays[name].tobytes()
    assert first.history == second.history
    assert first.metrics == second.metrics
    assert (first.item_factors != other.item_factors).any()


def test_reported_ranking_is_that_of_the_saved_model(ranking_model: FactorModel) -> None:
    data = shop("implicit")
    kept = held_out(data)
    scores = ranking_model.user_factors @ ranking_model.item_factors.T
    scores[data.user[~kept], data.item[~kept]] = -np.inf
    gains = []
    for user in np.unique(data.user[kept]):
        wanted = data.item[kept & (data.user == user)]
        found = np.isin(np.argsort(-scores[user], kind="stable")[:10], wanted)
        discounts = 1 / np.log2(np.arange(2, 12))
        gains.append(np.sum(found * discounts) / np.sum(discounts[: len(wanted)]))
    assert ranking_model.metrics["ndcg@10"] == pytest.approx(np.mean(gains))


def test_sweeps_end_when_the_holdout_is_ranked_no_better() -> None:
    model = fit(shop("implicit"), replace(RANKING, iterations=200))
    curve = model.history["ndcg@10"]
    assert len(curve) < 200
    assert max(curve[-3:]) <= max(curve[:-3])
    assert len(fit(shop("implicit"), replace(RANKING, iterations=30, holdout=0)).history["loss"]) == 30


def test_enough_keeps_what_a_ranking_has_learned() -> None:
    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        if stage == "sweep" and figures and done == 2:
            raise Enough

    model = fit(shop("implicit"), replace(RANKING, iterations=9), stop)
    same = fit(shop("implicit"), replace(RANKING, iterations=2))
    assert len(model.history["loss"]) == 2
    assert (model.user_factors == same.user_factors).all()


def test_enough_after_the_last_sweep_costs_nothing() -> None:
    raised = False

    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        nonlocal raised
        if stage == "measuring" and not raised:
            raised = True
            raise Enough

    assert fit(shop("implicit"), RANKING, stop).metrics == fit(shop("implicit"), RANKING).metrics
    assert raised


def test_measuring_many_shoppers_can_be_cancelled_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "SCORES_AT_ONCE", 100)
    asked = 0

    def count(stage: str, done: int, total: int, /, **figures: float) -> None:
        nonlocal asked
        asked += stage == "measuring"

    fit(shop("implicit"), RANKING, count)
    assert asked > 20


def test_without_holdout_nothing_is_measured_and_everything_is_learned_from() -> None:
    for feedback in ("explicit", "implicit"):
        model = fit(shop(feedback), TrainingOptions(factors=2, iterations=2, holdout=0))
        assert model.metrics == {}
        assert set(model.history) == {"loss"}


def test_ratings_on_any_scale_are_learned_alike(ratings_model: FactorModel) -> None:
    data = shop("explicit")
    scaled = replace(data, value=(data.value * 1000 - 7).astype(np.float32))
    model = fit(scaled, RATINGS)
    assert model.metrics["rmse"] == pytest.approx(1000 * ratings_model.metrics["rmse"], rel=0.02)


def test_extreme_counts_and_ratings_give_finite_models() -> None:
    data = shop("implicit")
    extreme = (10 ** np.random.default_rng(0).uniform(-6, 6, len(data))).astype(np.float32)
    for feedback in ("explicit", "implicit"):
        model = fit(replace(data, value=extreme, feedback=feedback), TrainingOptions(factors=5, iterations=3))
        assert all(np.isfinite(array).all() for array in model.to_parts().arrays.values())
        assert all(np.isfinite(list(model.metrics.values())))


def test_more_factors_than_users_and_items_work() -> None:
    for feedback in ("explicit", "implicit"):
        model = fit(shop(feedback, 8, 6), TrainingOptions(factors=100, iterations=2))
        assert np.isfinite(model.item_factors).all()


def test_progress_tells_the_stages_in_order_with_the_figures_of_the_history() -> None:
    heard: list[tuple[str, int, int, dict[str, float]]] = []
    model = fit(
        shop("implicit"),
        RANKING,
        lambda stage, done, total, **figures: heard.append((stage, done, total, figures)),
    )
    stages = [stage for stage, *_ in heard]
    assert stages == sorted(stages, key=["preparing", "sweep", "measuring"].index)
    sweeps = [(done, total, figures) for stage, done, total, figures in heard if figures]
    assert [(done, total) for done, total, _ in sweeps] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [figures["loss"] for *_, figures in sweeps] == model.history["loss"]
    assert [figures["ndcg@10"] for *_, figures in sweeps] == model.history["ndcg@10"]


@pytest.mark.parametrize("feedback", ["explicit", "implicit"])
@pytest.mark.parametrize("at", ["preparing", "sweep", "measuring"])
def test_a_cancel_at_any_stage_ends_the_training(feedback: Feedback, at: str) -> None:
    def cancel(stage: str, done: int, total: int, /, **figures: float) -> None:
        if stage == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit(shop(feedback), TrainingOptions(factors=2, iterations=2), cancel)


def table(user: list[int], item: list[int], value: list[float], feedback: Feedback) -> Interactions:
    ids = [str(n) for n in range(20)]
    codes = np.array(user, np.int32), np.array(item, np.int32)
    return Interactions(*codes, np.array(value, np.float32), None, ids, ids, feedback)


@pytest.mark.parametrize(
    ("data", "options", "code"),
    [
        (table([], [], [], "implicit"), TrainingOptions(), "too_few_interactions"),
        (table([0, 1], [0, 1], [1, 2], "implicit"), TrainingOptions(), "too_few_interactions"),
        (table([3] * 9, list(range(9)), [1] * 9, "implicit"), TrainingOptions(), "one_user"),
        (table(list(range(9)), [3] * 9, [1] * 9, "implicit"), TrainingOptions(), "one_item"),
        (table([0, 1] * 5, [*range(10)], [4] * 10, "explicit"), TrainingOptions(), "ratings_all_equal"),
        (
            table([0, 1] * 5, [*range(10)], [4] * 10, "implicit"),
            TrainingOptions(objective="ratings"),
            "ratings_need_explicit",
        ),
    ],
)
def test_what_cannot_be_learned_from_is_refused_with_a_sentence(
    data: Interactions, options: TrainingOptions, code: str
) -> None:
    with pytest.raises(DataError) as refused:
        fit(data, options)
    assert refused.value.code == code
    assert "{" not in messages.sentence(refused.value)


def test_equal_ratings_can_still_be_ranked() -> None:
    data = table([0, 1] * 5, [*range(10)], [4] * 10, "explicit")
    assert fit(data, TrainingOptions(objective="ranking", factors=2, iterations=2)).objective == "ranking"


def test_asking_for_a_gpu_that_is_not_there_is_an_error_not_a_slow_training() -> None:
    tf = pytest.importorskip("tensorflow")
    if tf.config.list_physical_devices("GPU"):
        pytest.skip("there is a GPU")
    with pytest.raises(OptionError) as refused:
        fit(shop("implicit"), TrainingOptions(device="gpu"))
    assert "GPU" in messages.sentence(refused.value)


@pytest.mark.parametrize("feedback", ["explicit", "implicit"])
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_cancelled_training_leaves_nothing_behind_that_spoils_the_next(feedback: Feedback) -> None:
    def cancel(stage: str, done: int, total: int, /, **figures: float) -> None:
        if stage == "sweep" and done == 1:
            raise Cancelled

    options = TrainingOptions(factors=3, iterations=3)
    alone = fit(shop(feedback), options)
    with pytest.raises(Cancelled):
        fit(shop(feedback), options, cancel)
    gc.collect()
    assert (fit(shop(feedback), options).item_factors == alone.item_factors).all()


def test_what_is_not_asked_for_suits_the_objective() -> None:
    for feedback, factors in (("explicit", 32), ("implicit", 64)):
        model = fit(shop(feedback), TrainingOptions(iterations=1))
        assert model.factors == model.options.factors == factors


@pytest.mark.parametrize("after", [1, 5, 15])
def test_a_ratings_training_ended_early_keeps_what_it_has(after: int) -> None:
    def enough(stage: str, done: int, total: int, /, **figures: float) -> None:
        if figures and done == after:
            raise Enough

    data = shop("explicit")
    model = fit(data, replace(RATINGS, factors=3), enough)
    assert len(model.history["rmse"]) == after
    kept = data.subset(held_out(data))
    assert rmse(model.predict(kept.user, kept.item), kept.value) == model.metrics["rmse"]
    assert all(np.isfinite(array).all() for array in model.to_parts().arrays.values())
    if after > 6:  # of them are burn-in
        assert model.metrics["rmse"] < model.metrics["baseline_rmse"]


def test_a_training_ended_before_its_first_sweep_is_cancelled() -> None:
    def enough(stage: str, done: int, total: int, /, **figures: float) -> None:
        raise Enough

    with pytest.raises(Cancelled):
        fit(shop("explicit"), RATINGS, enough)


def test_one_who_rated_all_one_who_rated_one_and_one_who_rated_nothing() -> None:
    random = np.random.default_rng(8)
    rated = random.random((30, 20)) < 0.3
    rated[0], rated[:, 0] = True, True
    rated[1], rated[:, 1] = False, False
    rated[1, 0] = rated[0, 1] = True
    rated[2], rated[:, 2] = False, False
    user, item = np.nonzero(rated)
    value = np.where(user % 2 == item % 2, 5, 1) + 0.1 * random.normal(size=len(user))
    data = replace(table([0], [0], [1], "explicit"), user_ids=[str(n) for n in range(30)])
    codes = user.astype(np.int32), item.astype(np.int32)
    data = replace(data, user=codes[0], item=codes[1], value=value.astype(np.float32))
    model = fit(data, TrainingOptions(factors=2, iterations=40, holdout=0))
    predicted = model.predict(*np.meshgrid(np.arange(30), np.arange(20), indexing="ij"))
    assert all(np.isfinite(array).all() for array in model.to_parts().arrays.values())
    assert np.abs(predicted[0] - np.where(np.arange(20) % 2, 1, 5))[3:].max() < 1
    assert predicted[2].std() < predicted[0].std()  # of whom nothing is known, nothing special is said


@pytest.mark.parametrize("feedback", ["explicit", "implicit"])
def test_a_training_ended_early_when_all_is_learned_is_whole(feedback: Feedback) -> None:
    def enough(stage: str, done: int, total: int, /, **figures: float) -> None:
        if stage == "measuring":
            raise Enough

    options = TrainingOptions(factors=2, iterations=3)
    model = fit(shop(feedback), options, enough)
    assert model.metrics == fit(shop(feedback), options).metrics
    assert model.metrics


@pytest.mark.parametrize(("fitting", "told"), [(2, "GPU"), (9, "CPU: gpu_memory")])
def test_a_gpu_with_too_little_memory_gets_smaller_batches_and_then_the_cpu_does_it(
    fitting: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tf = tensorflow()
    monkeypatch.setattr(fitting_module, "choose_device", lambda *_: Device("GPU", "/GPU:0"))
    tried: list[tuple[str, float]] = []
    real = fitting_module.train_ranking

    def train(task: Task) -> dict[str, object]:
        tried.append((task.device.kind, task.device.batch_share))
        if task.device.kind == "GPU" and len(tried) < fitting:
            raise tf.errors.ResourceExhaustedError(None, None, "out of memory")
        return real(replace(task, device=Device("CPU", "/CPU:0")))

    monkeypatch.setattr(fitting_module, "train_ranking", train)
    stages: list[str] = []
    with tf.device("/CPU:0"):
        model = fit(shop("implicit"), RANKING, lambda stage, *_, **__: stages.append(stage))
    assert model.device == told
    assert "less_memory" in stages
    shares = [share for kind, share in tried if kind == "GPU"]
    assert shares == [1.0, 0.5, 0.25, 0.125][: min(fitting, 4)]


def test_without_memory_anywhere_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def train(task: Task) -> dict[str, object]:
        raise tensorflow().errors.ResourceExhaustedError(None, None, "out of memory")

    monkeypatch.setattr(fitting_module, "train_ranking", train)
    with pytest.raises(EngineError, match="out_of_memory"):
        fit(shop("implicit"), RANKING)
