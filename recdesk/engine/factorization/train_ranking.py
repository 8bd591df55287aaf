"""Trains and measures a ranking model: implicit ALS, sweep by sweep."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation import ScoreRows, popularity, ranking_metrics
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.model import Floats
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.task import Task
from recdesk.engine.factorization.weighting import Weighting
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Enough

LIVE_USERS = 2_000
LIVE_SCORES = 1 << 24
"""The curve during training is measured on at most so many users and scores per sweep."""

MOST_USERS = 10_000
"""The metrics at the end are averages over at most so many users, drawn at random."""

PATIENCE = 3
"""Training ends when so many sweeps in a row have not ranked the holdout better than one before them."""


def train_ranking(task: Task) -> dict[str, Any]:
    """Trains, for the sweeps asked for at most.

    Ends early, with what it has, when the holdout is ranked no better any more, or if a progress call raises
    `Enough` after the first sweep.

    Returns:
        the fields of `FactorModel` that training determines.
    """
    start = task.checkpoints.start
    history: dict[str, list[float]] = {} if start is None else _copied(start.header["history"])
    weighting = Weighting.of(task.train)
    weights, penalty = weighting.weights(task.train.value), Penalty.of(task.options)
    check = task.check(lambda: len(history.get("loss", [])))
    als = ImplicitALS(task.train, weights, penalty, task.factors, task.options.seed, task.device, check)
    if start is not None:
        als.go_on(**start.arrays)
    _sweeps(als, task, history, check)
    als.settle(_deaf_to_enough(check))
    user_factors, item_factors = als.user_factors, als.item_factors
    metrics = _metrics(task, user_factors, item_factors)
    return {
        "user_factors": user_factors,
        "item_factors": item_factors,
        "weighting": weighting,
        "metrics": metrics,
        "history": history,
    }


def _sweeps(als: ImplicitALS, task: Task, history: dict[str, list[float]], check: Callable[[], None]) -> None:
    """Sweeps, and measures each sweep into `history`."""
    live = max(1, min(LIVE_USERS, LIVE_SCORES // task.train.items))
    plain = _baseline(task, {"ndcg": 10}, live, check)
    try:
        for sweep in range(len(history.get("loss", [])), task.iterations):
            figures = {"loss": als.sweep(check)}
            scores = _scores(als.user_factors, als.item_factors, check)
            figures |= _measured(task, scores, {"ndcg": 10}, live) | plain
            for name, value in figures.items():
                history.setdefault(name, []).append(value)
            task.progress("sweep", sweep + 1, task.iterations, **figures)
            if _settled(history.get("ndcg@10", [])):
                return
            task.checkpoints.offer(lambda: _state(als, history))
    except Enough:
        if not history:
            raise


def _state(als: ImplicitALS, history: dict[str, list[float]]) -> Parts:
    """What `Checkpoints.start` is another time."""
    header = {"history": _copied(history)}
    return Parts(header, {"user_factors": als.user_factors, "item_factors": als.item_factors})


def _copied(history: dict[str, list[float]]) -> dict[str, list[float]]:
    """Training appends to its own, and a state may be gone on from more than once."""
    return {name: list(values) for name, values in history.items()}


def _settled(curve: list[float]) -> bool:
    """Whether the last sweeps were no better than the best before them."""
    return len(curve) > PATIENCE and max(curve[-PATIENCE:]) <= max(curve[:-PATIENCE])


def _metrics(task: Task, user_factors: Floats, item_factors: Floats) -> dict[str, float]:
    """On the holdout: the model's, and what recommending the same popular items to everybody reaches."""

    check = _deaf_to_enough(lambda: task.progress("measuring", 0, 1))
    check()
    found = _measured(task, _scores(user_factors, item_factors, check), None, MOST_USERS)
    return found | _baseline(task, None, MOST_USERS, check)


def _baseline(
    task: Task, cutoffs: dict[str, int] | None, most_users: int, check: Callable[[], None]
) -> dict[str, float]:
    """What recommending the same popular items to everybody reaches."""
    popular = popularity(task.train)

    def alike(users: npt.NDArray[np.int32]) -> Floats:
        check()
        return np.broadcast_to(popular, (len(users), len(popular)))

    found = _measured(task, alike, cutoffs, most_users)
    return {f"baseline_{name}": value for name, value in found.items()}


def _deaf_to_enough(check: Callable[[], None]) -> Callable[[], None]:
    """A check for when all sweeps are over: `Enough` changes nothing any more."""

    def finishing() -> None:
        with suppress(Enough):
            check()

    return finishing


def _scores(user_factors: Floats, item_factors: Floats, check: Callable[[], None]) -> ScoreRows:
    def scores(users: npt.NDArray[np.int32]) -> Floats:
        check()
        return user_factors[users] @ item_factors.T

    return scores


def _measured(
    task: Task, scores: ScoreRows, cutoffs: dict[str, int] | None, most_users: int
) -> dict[str, float]:
    return ranking_metrics(scores, task.train, task.held_out, cutoffs, most_users, task.options.seed)
