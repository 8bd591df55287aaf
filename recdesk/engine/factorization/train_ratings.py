"""Trains and measures a ratings model: Gibbs sampling, a mean over draws, in the ratings' own unit."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation import bias_baseline, mae, rmse
from recdesk.engine.factorization.bayesian import Draw, gibbs
from recdesk.engine.factorization.model import FactorModel, Floats
from recdesk.engine.factorization.task import Task

MOST_DRAWS = 16
DRAWS_BYTES = 1 << 29
"""Draws that are kept: so many, unless they would take more memory than this."""

BURN_IN = 0.25
"""Share of the sweeps that the chain gets to forget where it started."""


def train_ratings(task: Task) -> dict[str, Any]:
    """Trains.

    Returns:
        the fields of `FactorModel` that training determines, but for metrics.
    """
    ratings = task.train.value.astype(np.float64)
    mean, spread = float(ratings.mean()), float(ratings.std())
    size = (task.train.users + task.train.items) * (task.options.factors + 1) * 4
    keep, burn_in = kept_sweeps(task.iterations, max(1, min(MOST_DRAWS, DRAWS_BYTES // size)))
    low, high = float(ratings.min()), float(ratings.max())
    history: dict[str, list[float]] = {"loss": []}
    standard = ((ratings - mean) / spread).astype(np.float32)
    draws = gibbs(
        task.train,
        standard,
        task.options.factors,
        keep,
        task.options.seed,
        task.device,
        task.check(lambda: len(history["loss"])),
    )
    kept: list[Draw] = []
    summed = np.zeros(len(task.held_out))
    for sweep, draw in enumerate(draws):
        if draw.user_means is not None:
            kept.append(draw)
        figures = {"loss": draw.loss * spread**2}
        if len(task.held_out):
            predicted = _predict(draw, task.held_out.user, task.held_out.item)
            summed = predicted if sweep <= burn_in else summed + predicted
            average = mean + spread * summed / max(1, sweep - burn_in + 1)
            figures["rmse"] = rmse(np.clip(average, low, high), task.held_out.value)
        for name, value in figures.items():
            history.setdefault(name, []).append(value)
        task.progress("sweep", sweep + 1, task.iterations, **figures)
    return _in_rating_units(kept, mean, spread) | {"rating_range": (low, high), "history": history}


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


def _in_rating_units(draws: list[Draw], mean: float, spread: float) -> dict[str, Any]:
    """The kept draws as fields of a model.

    The sampler sees ratings in standard deviations around their mean. Its user vectors and all biases are
    scaled back, so that item vectors stay as they are.
    """
    user_rows = np.stack([draw.user_means for draw in draws if draw.user_means is not None]) * np.float32(
        spread
    )
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
        "mean": mean,
        "user_samples": user_samples,
        "item_samples": item_samples,
        "item_bias_samples": item_biases,
        "user_prior_means": column([draw.user_prior.mean * spread for draw in draws]),
        "user_prior_precisions": column([draw.user_prior.precision / spread**2 for draw in draws]),
        "noise_precisions": column([draw.noise_precision / spread**2 for draw in draws]),
    }
