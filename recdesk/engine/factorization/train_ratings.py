"""Trains and measures a ratings model: Gibbs sampling, a mean over draws, in the ratings' own unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from recdesk.engine.evaluation import bias_baseline, mae, rmse
from recdesk.engine.factorization.bayesian import Draw, gibbs
from recdesk.engine.factorization.implicit_features import ImplicitFeatures
from recdesk.engine.factorization.model import FactorModel, Floats
from recdesk.engine.factorization.ratings_run import RatingsRun
from recdesk.engine.factorization.task import Task
from recdesk.engine.progress import Enough

MOST_DRAWS = 16
DRAWS_BYTES = 1 << 29
"""Draws that are kept: so many, unless they would take more memory than this."""

BURN_IN = 0.25
"""Share of the sweeps that the chain gets to forget where it started."""


@dataclass(frozen=True)
class Scale:
    """The ratings' own unit; the sampler sees standard deviations from the mean."""

    mean: float
    spread: float
    low: float
    high: float

    @classmethod
    def of(cls, ratings: npt.NDArray[np.float64]) -> "Scale":
        return cls(float(ratings.mean()), float(ratings.std()), float(ratings.min()), float(ratings.max()))


def train_ratings(task: Task) -> dict[str, Any]:
    """Trains.

    Ends early, with what it has, if a progress call raises `Enough` after the first sweep.

    Returns:
        the fields of `FactorModel` that training determines, but for metrics.
    """
    ratings = task.train.value.astype(np.float64)
    scale = Scale.of(ratings)
    size = (task.train.users + task.train.items) * (task.factors + 1) * 4
    keep, burn_in = kept_sweeps(task.iterations, max(1, min(MOST_DRAWS, DRAWS_BYTES // size)))
    start = task.checkpoints.start
    run = RatingsRun(np.zeros(len(task.held_out))) if start is None else RatingsRun.from_parts(start)
    check = task.check(lambda: len(run.history.get("loss", [])))
    # The matrices of NumPy's part are small; its threads would only wait, at TensorFlow's expense.
    with threadpool_limits(1, user_api="blas"):
        features = ImplicitFeatures.of(task.train, task.options.seed, check)
        standard = ((ratings - scale.mean) / scale.spread).astype(np.float32)
        seed = task.options.seed
        draws = gibbs(task.train, standard, features, task.factors, keep, seed, task.device, check, run.last)
        _go_through(draws, task, burn_in, scale, run)
    fields = _in_rating_units(run.kept or [last for last in (run.last,) if last is not None], scale)
    return fields | {"item_features": features.projection, "history": run.history}


def _go_through(draws: Iterator[Draw], task: Task, burn_in: int, scale: Scale, run: RatingsRun) -> None:
    """Goes through the sweeps, measures each, and gathers the draws to keep."""
    held_out = task.held_out
    plain = bias_baseline(task.train, held_out.user, held_out.item)
    try:
        for draw in draws:
            run.last, sweep = draw, draw.chain.sweeps - 1
            if draw.user_means is not None:
                run.kept.append(draw)
            figures = {"loss": draw.loss * scale.spread**2}
            if len(held_out):
                predicted = _predict(draw, held_out.user, held_out.item)
                run.summed = predicted if sweep <= burn_in else run.summed + predicted
                average = scale.mean + scale.spread * run.summed / max(1, sweep - burn_in + 1)
                figures["rmse"] = rmse(np.clip(average, scale.low, scale.high), held_out.value)
                figures["baseline_rmse"] = rmse(plain, held_out.value)
            for name, value in figures.items():
                run.history.setdefault(name, []).append(value)
            task.progress("sweep", sweep + 1, task.iterations, **figures)
            task.checkpoints.offer(run.to_parts)
    except Enough:
        if run.last is None:
            raise


def rating_metrics(model: FactorModel, task: Task) -> dict[str, float]:
    """Errors on the holdout of the model as it is saved, and of predicting from biases alone."""
    if not len(task.held_out):
        return {}
    users, items, actual = task.held_out.user, task.held_out.item, task.held_out.value
    predicted, plain = model.predict(users, items), bias_baseline(task.train, users, items)
    return {
        "rmse": rmse(predicted, actual),
        "mae": mae(predicted, actual),
        "baseline_rmse": rmse(plain, actual),
        "baseline_mae": mae(plain, actual),
    }


def kept_sweeps(iterations: int, most: int) -> tuple[npt.NDArray[np.bool_], int]:
    """Chooses the sweeps whose draws are kept, evenly over those after burn-in, the last one included.

    Args:
        iterations: all sweeps.
        most: draws to keep at most.

    Returns:
        bool[iterations], and the number of sweeps that are burn-in.
    """
    burn_in = int(iterations * BURN_IN)
    keep = np.zeros(iterations, bool)
    count = min(most, iterations - burn_in)
    keep[np.linspace(iterations - 1, burn_in, count).round().astype(int)] = True
    return keep, burn_in


def _predict(
    draw: Draw, users: npt.NDArray[np.int32], items: npt.NDArray[np.int32]
) -> npt.NDArray[np.float64]:
    x, y = draw.users[users], draw.items[items]
    return np.einsum("nk,nk->n", x[:, :-1], y[:, :-1]).astype(np.float64) + x[:, -1] + y[:, -1]


def _in_rating_units(draws: list[Draw], scale: Scale) -> dict[str, Any]:
    """The kept draws as fields of a model.

    User vectors and all biases are scaled, so that item vectors stay as they are.
    """
    spread = scale.spread
    means = [draw.users if draw.user_means is None else draw.user_means for draw in draws]
    user_rows = np.stack(means) * np.float32(spread)
    item_rows = np.stack([draw.items for draw in draws])
    item_biases = item_rows[:, :, -1] * np.float32(spread)
    user_samples, item_samples = user_rows[:, :, :-1].copy(), item_rows[:, :, :-1].copy()

    def column(values: list[Any]) -> Floats:
        return np.array(values, np.float32)

    return {
        "user_factors": user_samples[-1],
        "item_factors": item_samples[-1],
        "user_bias": user_rows[:, :, -1].mean(0),
        "item_bias": item_biases.mean(0),
        "mean": scale.mean,
        "rating_range": (scale.low, scale.high),
        "user_samples": user_samples,
        "item_samples": item_samples,
        "item_bias_samples": item_biases,
        "user_prior_means": column([draw.user_prior.mean * spread for draw in draws]),
        "user_prior_precisions": column([draw.user_prior.precision / spread**2 for draw in draws]),
        "user_feature_weights": column([draw.user_prior.weights * spread for draw in draws]),
        "noise_precisions": column([draw.noise_precision / spread**2 for draw in draws]),
    }
