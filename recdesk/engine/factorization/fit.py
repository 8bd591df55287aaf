"""fit: interactions and options in, a measured model out."""

import time
from dataclasses import replace

import numpy as np

from recdesk.engine.errors import DataError
from recdesk.engine.evaluation import random_holdout
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.factorization.task import Task
from recdesk.engine.factorization.train_ranking import train_ranking
from recdesk.engine.factorization.train_ratings import rating_metrics, train_ratings
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.tensors import choose_device, tensorflow

RATINGS_SWEEPS = 80
RANKING_SWEEPS = 10
REGULARIZATION = 0.006
UNOBSERVED_SHARE = 40.0
"""Defaults of the ranking objective: the pull to zero, and what all unobserved pairs together weigh against
all observed ones. They were chosen on validation parts of MovieLens-100K (6 % of all pairs observed) and of
a grocer's purchases (0.4 %): weighed so, the same two numbers suit both."""

FEWEST_INTERACTIONS = 5


def fit(
    interactions: Interactions, options: TrainingOptions | None = None, progress: Progress | None = None
) -> FactorModel:
    """Trains a model, and measures it on interactions that training does not see.

    Args:
        interactions: what to learn from.
        options: what is asked for; all defaults if None.
        progress: hears "preparing", "sweep" (with loss, and rmse or ndcg@10 on the holdout) and
            "measuring", and cancels by raising `Cancelled`. During a long sweep it is asked without figures.

    Returns:
        the model; its options have every default that applies filled in.

    Raises:
        DataError: "too_few_interactions", "one_user", "one_item", "ratings_need_explicit",
            "ratings_all_equal", "numbers_too_extreme".
        OptionError: a GPU was asked for and there is none.
    """
    started = time.monotonic()
    progress = progress or no_progress
    progress("preparing", 0, 1)
    options = filled_in(options or TrainingOptions(), interactions)
    held_out = random_holdout(len(interactions), options.holdout, options.seed)
    train = interactions.subset(~held_out)
    _validate(train, options)
    device = choose_device(options.device, _work(train, options))
    task = Task(train, interactions.subset(held_out), options, device, progress)
    progress("preparing", 1, 1)
    objective = "ratings" if options.objective == "ratings" else "ranking"
    with tensorflow().device(device.name):
        fields = train_ratings(task) if objective == "ratings" else train_ranking(task)
    model = FactorModel(
        objective=objective,
        options=options,
        name=options.name or f"{objective}-{options.factors}",
        device=str(device),
        fingerprint=interactions.fingerprint(),
        **fields,
    )
    if objective == "ratings":
        progress("measuring", 0, 1)
        model = replace(model, metrics=rating_metrics(model, task))
    progress("measuring", 1, 1)
    return replace(model, seconds=time.monotonic() - started)


def filled_in(options: TrainingOptions, interactions: Interactions) -> TrainingOptions:
    """The options with the defaults that apply to these interactions."""
    objective = options.objective
    if objective == "auto":
        objective = "ratings" if interactions.feedback == "explicit" else "ranking"
    if objective == "ratings":
        return replace(options, objective=objective, iterations=options.iterations or RATINGS_SWEEPS)
    return replace(
        options,
        objective=objective,
        iterations=options.iterations or RANKING_SWEEPS,
        regularization=_or(options.regularization, REGULARIZATION),
        unobserved_weight=_or(options.unobserved_weight, _unobserved_weight(interactions)),
    )


def _unobserved_weight(interactions: Interactions) -> float:
    """The weight of one unobserved pair, at most that of an observed one."""
    users, items = len(np.unique(interactions.user)), len(np.unique(interactions.item))
    return min(1.0, UNOBSERVED_SHARE * len(interactions) / max(1, users * items))


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


def _validate(train: Interactions, options: TrainingOptions) -> None:
    if len(train) < FEWEST_INTERACTIONS:
        raise DataError("too_few_interactions", count=len(train), least=FEWEST_INTERACTIONS)
    if (train.user == train.user[0]).all():
        raise DataError("one_user")
    if (train.item == train.item[0]).all():
        raise DataError("one_item")
    if options.objective == "ratings":
        if train.feedback == "implicit":
            raise DataError("ratings_need_explicit")
        if (train.value == train.value[0]).all():
            raise DataError("ratings_all_equal", value=float(train.value[0]))


def _work(train: Interactions, options: TrainingOptions) -> float:
    """Floating-point operations of the training, roughly: outer products and Cholesky factorizations."""
    k = options.factors
    degrees = np.concatenate([np.bincount(train.user), np.bincount(train.item)]).astype(np.float64)
    smaller = np.minimum(degrees, k)
    per_sweep = np.sum(2 * degrees * smaller * k + smaller**3 / 3)
    return float(per_sweep) * (options.iterations or 1)
