"""Who is measured: the model that would be trained, and the baselines that it must beat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation import (
    ScoreRows,
    bias_baseline,
    fit_ease,
    fit_neighbourhood,
    item_average,
    popularity,
)
from recdesk.engine.evaluation.ease import MOST_ITEMS as MOST_ITEMS_OF_EASE
from recdesk.engine.factorization import fit
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions

Codes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Check = Callable[[], None]
"""Called often; cancels by raising."""


@dataclass(frozen=True, eq=False)
class Trained:
    """What a contender can do; one of the two at least.

    Attributes:
        scores: ranks all products for users.
        predict: ratings of pairs, users and items as int32[m].
    """

    scores: ScoreRows | None = None
    predict: Callable[[Codes, Codes], Floats] | None = None


@dataclass(frozen=True, eq=False)
class Contender:
    name: str
    train: Callable[[Interactions, Check], Trained]


def contenders(interactions: Interactions, options: TrainingOptions) -> Iterator[Contender]:
    """The model first, then the baselines for its objective.

    Args:
        interactions: of the evaluation; they decide which baselines can run.
        options: of the model, with the objective filled in.
    """
    yield model_contender(options)
    if options.objective == "ratings":
        yield Contender("item_average", _item_average)
        yield plain_contender(options)
        return
    yield plain_contender(options)
    yield Contender("neighbours", lambda train, check: Trained(fit_neighbourhood(train, check)))
    if not left_out(interactions, options):
        yield Contender("ease", lambda train, check: Trained(fit_ease(train)))


def model_contender(options: TrainingOptions) -> Contender:
    """A model with these options, with the objective filled in."""
    return Contender(options.name or f"{options.objective}-{options.factors}", _model(options))


def plain_contender(options: TrainingOptions) -> Contender:
    """What the window and the training measure a model of this objective against."""
    if options.objective == "ratings":
        return Contender("biases", _biases)
    return Contender("popularity", _popularity)


def left_out(interactions: Interactions, options: TrainingOptions) -> dict[str, str]:
    """Baselines that cannot run, with the code of the reason."""
    if options.objective == "ranking" and interactions.items > MOST_ITEMS_OF_EASE:
        return {"ease": "too_many_items"}
    return {}


def _model(options: TrainingOptions) -> Callable[[Interactions, Check], Trained]:
    def train(interactions: Interactions, check: Check) -> Trained:
        def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
            del stage, done, total, figures
            check()

        return trained(fit(interactions, replace(options, holdout=0.0), progress))

    return train


def trained(model: FactorModel) -> Trained:
    """What a model can do."""
    if model.objective == "ratings":
        return Trained(predict=model.predict)
    return Trained(lambda users: model.user_factors[users] @ model.item_factors.T)


def _popularity(train: Interactions, check: Check) -> Trained:
    del check
    popular = popularity(train)
    return Trained(lambda users: np.broadcast_to(popular, (len(users), len(popular))))


def _item_average(train: Interactions, check: Check) -> Trained:
    del check
    return Trained(predict=lambda users, items: item_average(train, items))


def _biases(train: Interactions, check: Check) -> Trained:
    del check
    return Trained(predict=lambda users, items: bias_baseline(train, users, items))
