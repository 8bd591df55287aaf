"""Trains contenders on the same part of the data, and measures all of them on the rest."""

import time
from collections.abc import Sequence

from recdesk.engine.errors import DataError
from recdesk.engine.evaluation import Figure, difference
from recdesk.engine.experiments.contenders import Contender
from recdesk.engine.experiments.evaluation import Measured
from recdesk.engine.experiments.plan import EvaluationPlan
from recdesk.engine.experiments.tallies import SHOWN, Tally
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Progress

STAGE = "evaluating"


def measured(
    contenders: Sequence[Contender], interactions: Interactions, plan: EvaluationPlan, progress: Progress
) -> tuple[tuple[Measured, ...], int]:
    """What each contender reaches; against the first where both have a metric.

    Args:
        contenders: in the order of the answer.
        interactions: what to split.
        plan: the split.
        progress: hears stage "evaluating" in trainings, and cancels.

    Returns:
        one a contender, and the number of users whom the first was measured on.

    Raises:
        DataError: "no_times", "nothing_held_out", or as `fit` does.
    """
    tallies = [Tally(interactions.users) for _ in contenders]
    seconds = [0.0] * len(contenders)
    done, total = 0, len(contenders) * plan.folds
    for held_out in plan.masks(interactions):
        if not held_out.any() or held_out.all():
            raise DataError("nothing_held_out", count=len(interactions))
        train, rest = interactions.subset(~held_out), interactions.subset(held_out)
        for place, contender in enumerate(contenders):
            progress(STAGE, done, total)
            started = time.monotonic()
            trained = contender.train(train, lambda at=done: progress(STAGE, at, total))
            tallies[place].add(trained, train, rest, plan.seed)
            seconds[place] += time.monotonic() - started
            done += 1
    progress(STAGE, total, total)
    found = tuple(
        _measured(contender.name, tally, tallies[0], took)
        for contender, tally, took in zip(contenders, tallies, seconds, strict=True)
    )
    return found, int(tallies[0].measured.sum())


def _measured(name: str, tally: Tally, first: Tally, seconds: float) -> Measured:
    sums = dict(tally.figures())
    metrics = {metric: one.figure() for metric, one in sums.items()}
    if (share := tally.coverage) is not None:
        metrics[f"coverage@{SHOWN}"] = Figure(share, share, share)
    of_first = {} if tally is first else dict(first.figures())
    against = {metric: difference(of_first[metric], sums[metric]) for metric in sums if metric in of_first}
    return Measured(name, metrics, against, seconds)
