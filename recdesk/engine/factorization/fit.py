"""fit: interactions and options in, a measured model out."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError, EngineError
from recdesk.engine.evaluation import random_holdout
from recdesk.engine.factorization.checkpoints import Checkpoints
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.task import Task
from recdesk.engine.factorization.train_ranking import train_ranking
from recdesk.engine.factorization.train_ratings import rating_metrics, train_ratings
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Enough, Progress, no_progress
from recdesk.engine.tensors import Device, choose_device, tensorflow

RATINGS_FACTORS, RATINGS_SWEEPS = 32, 40
RANKING_FACTORS, RANKING_SWEEPS = 64, 16
MANY_ITEMS, FACTORS_OF_MANY_ITEMS = 10_000, 96
"""On two validation parts of a grocer's 68,000 products 96 factors rank 1 % better than 64, and 192 another
2 %, at twice the time; on MovieLens' 1,700 films more than 64 make no difference."""

FEWEST_INTERACTIONS = 5
HOLDOUT_SEED = 0


def fit(
    interactions: Interactions,
    options: TrainingOptions | None = None,
    progress: Progress | None = None,
    checkpoints: Checkpoints | None = None,
) -> FactorModel:
    """Trains a model, and measures it on interactions that training does not see.

    Args:
        interactions: what to learn from.
        options: what is asked for; all defaults if None.
        progress: hears "preparing", "sweep" (with loss, and rmse or ndcg@10 on the holdout) and
            "measuring", and cancels by raising `Cancelled`, or ends early with what there is by raising
            `Enough`. During a long sweep it is asked without figures.
        checkpoints: a state to go on from, of a training with the same interactions and options, and who
            keeps the states of this one. Going on gives the same model as going through.

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
    held_out = held_out_mask(interactions, options)
    train = interactions.subset(~held_out)
    _validate(train, options)
    device = device_for(train, options)
    task = Task(train, interactions.subset(held_out), options, device, progress, checkpoints or Checkpoints())
    progress("preparing", 1, 1)
    objective = "ratings" if options.objective == "ratings" else "ranking"
    device, fields = _trained(task, train_ratings if objective == "ratings" else train_ranking)
    model = FactorModel(
        objective=objective,
        options=options,
        name=options.name or f"{objective}-{options.factors}",
        device=str(device),
        fingerprint=interactions.fingerprint(),
        **fields,
    )
    if objective == "ratings":
        with suppress(Enough):
            progress("measuring", 0, 1)
        model = replace(model, metrics=rating_metrics(model, task))
    with suppress(Enough):
        progress("measuring", 1, 1)
    return replace(model, seconds=time.monotonic() - started)


def _trained(task: Task, trainer: Callable[[Task], dict[str, Any]]) -> tuple[Device, dict[str, Any]]:
    """Trains on the task's device; where its memory does not do, with smaller batches, at last on the CPU.

    Returns:
        the device that it went on, and what the trainer gives.
    """
    tf = tensorflow()
    for device in (task.device, *task.device.with_less_memory()):
        if device is not task.device:
            task.progress("less_memory", 0, 0)
        try:
            with tf.device(device.name):
                return device, trainer(replace(task, device=device))
        except tf.errors.ResourceExhaustedError:
            continue
    raise EngineError("out_of_memory")


def held_out_mask(interactions: Interactions, options: TrainingOptions) -> npt.NDArray[np.bool_]:
    """bool[n]: what a training with these options measures on and does not learn from.

    It does not depend on the training's seed, so that all models of the same data and share are measured on
    the same interactions.
    """
    return random_holdout(len(interactions), options.holdout, HOLDOUT_SEED)


def device_for(train: Interactions, options: TrainingOptions) -> Device:
    """Where a training starts that learns from all of these interactions.

    Args:
        train: what is learned from.
        options: with the defaults filled in.

    Raises:
        OptionError: a GPU was asked for and there is none.
    """
    return choose_device(options.device, _work(train, options))


def filled_in(options: TrainingOptions, interactions: Interactions) -> TrainingOptions:
    """The options with the defaults that apply to these interactions."""
    objective = options.objective
    if objective == "auto":
        objective = "ratings" if interactions.feedback == "explicit" else "ranking"
    if objective == "ratings":
        return replace(
            options,
            objective=objective,
            factors=options.factors or RATINGS_FACTORS,
            iterations=options.iterations or RATINGS_SWEEPS,
        )
    penalty = Penalty.usual(interactions, options.unobserved_weight)
    return replace(
        options,
        objective=objective,
        factors=options.factors or _ranking_factors(interactions),
        iterations=options.iterations or RANKING_SWEEPS,
        regularization=penalty.regularization if options.regularization is None else options.regularization,
        unobserved_weight=penalty.unobserved,
    )


def _ranking_factors(interactions: Interactions) -> int:
    sold = len(np.unique(interactions.item))
    return FACTORS_OF_MANY_ITEMS if sold >= MANY_ITEMS else RANKING_FACTORS


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
    """Floating-point operations of the training, roughly: steps of descent for a ranking, and for ratings
    outer products and Cholesky factorizations."""
    k = options.factors or 1
    if options.objective == "ranking":
        return 12.0 * len(train) * k * (options.iterations or 1)
    degrees = np.concatenate([np.bincount(train.user), np.bincount(train.item)]).astype(np.float64)
    smaller = np.minimum(degrees, k)
    per_sweep = np.sum(2 * degrees * smaller * k + smaller**3 / 3)
    return float(per_sweep) * (options.iterations or 1)
