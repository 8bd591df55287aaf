"""fit: what a user is told of a model must be true of it, and what cannot be trained is refused clearly."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from recdesk import messages
from recdesk.engine.errors import DataError, OptionError
from recdesk.engine.evaluation import rmse
from recdesk.engine.factorization import FactorModel, TrainingOptions, fit
from recdesk.engine.interactions import Feedback, Interactions
from recdesk.engine.progress import Cancelled


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
    assert [len(values) for values in ratings_model.history.values()] == [24, 24]
    assert set(ratings_model.history) == {"loss", "rmse"}
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
    assert set(ranking_model.history) == {"loss", "ndcg@10"}
    assert {"ndcg@10", "recall@20", "baseline_ndcg@10"} <= set(ranking_model.metrics)
    assert ranking_model.metrics["ndcg@10"] > 1.3 * ranking_model.metrics["baseline_ndcg@10"]
    assert ranking_model.history["ndcg@10"][-1] == ranking_model.metrics["ndcg@10"]
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
