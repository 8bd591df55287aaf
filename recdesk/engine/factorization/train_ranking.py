"""Trains and measures a ranking model: implicit ALS, sweep by sweep."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation import popularity, ranking_metrics
from recdesk.engine.factorization.ials import Sweep, ials
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.task import Task
from recdesk.engine.factorization.weighting import Weighting

LIVE_USERS = 2_000
LIVE_SCORES = 1 << 24
"""The curve during training is measured on at most so many users and scores per sweep."""

MOST_USERS = 10_000
"""The metrics at the end are averages over at most so many users, drawn at random."""


def train_ranking(task: Task) -> dict[str, Any]:
    """Trains.

    Returns:
        the fields of `FactorModel` that training determines.
    """
    history: dict[str, list[float]] = {"loss": []}
    weighting = Weighting.of(task.train)
    penalty = Penalty.of(task.options)
    sweeps = ials(
        task.train,
        weighting.weights(task.train.value),
        penalty,
        task.options.factors,
        task.iterations,
        task.options.seed,
        task.device,
        task.check(lambda: len(history["loss"])),
    )
    live = max(1, min(LIVE_USERS, LIVE_SCORES // task.train.items))
    last: Sweep | None = None
    for last in sweeps:
        figures = {"loss": last.loss} | _measure(task, last, {"ndcg": 10}, live)
        for name, value in figures.items():
            history.setdefault(name, []).append(value)
        task.progress("sweep", len(history["loss"]), task.iterations, **figures)
    if last is None:
        raise ValueError("training needs at least one sweep")
    task.progress("measuring", 0, 1)
    metrics = _measure(task, last, None, MOST_USERS) | _baseline(task)
    return {
        "user_factors": last.user_factors,
        "item_factors": last.item_factors,
        "weighting": weighting,
        "metrics": metrics,
        "history": history,
    }


def _measure(task: Task, sweep: Sweep, cutoffs: dict[str, int] | None, most_users: int) -> dict[str, float]:
    def scores(users: npt.NDArray[np.int32]) -> Floats:
        return sweep.user_factors[users] @ sweep.item_factors.T

    return ranking_metrics(scores, task.train, task.held_out, cutoffs, most_users, task.options.seed)


def _baseline(task: Task) -> dict[str, float]:
    """What recommending the same popular items to everybody reaches."""
    popular = popularity(task.train)

    def scores(users: npt.NDArray[np.int32]) -> Floats:
        return np.broadcast_to(popular, (len(users), len(popular)))

    found = ranking_metrics(scores, task.train, task.held_out, None, MOST_USERS, task.options.seed)
    return {f"baseline_{name}": value for name, value in found.items()}
