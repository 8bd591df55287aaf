"""Evaluation: what was measured of a model and of the baselines, with intervals and a verdict."""

from dataclasses import dataclass
from typing import Any

from recdesk.engine.evaluation import Figure
from recdesk.engine.experiments.plan import EvaluationPlan

LOWER_IS_BETTER = frozenset(("rmse", "mae"))


@dataclass(frozen=True)
class Measured:
    """What one contender reached.

    Attributes:
        name: the model's, or that of the baseline: "popularity", "neighbours", "ease", "item_average"
            or "biases".
        metrics: figures by name, such as "ndcg@10"; coverage has no interval.
        against_model: how much the first contender measures more than this one, over the same users;
            empty for the first itself.
        seconds: training and measuring, all folds.
    """

    name: str
    metrics: dict[str, Figure]
    against_model: dict[str, Figure]
    seconds: float


@dataclass(frozen=True)
class Evaluation:
    """A model among the baselines on the same held-out interactions.

    Attributes:
        plan: how they were held out.
        fingerprint: of the interactions evaluated on.
        users: of whom something was held out.
        contenders: the model first.
        left_out: baselines that could not run, by name, with the reason's code.
    """

    plan: EvaluationPlan
    fingerprint: str
    users: int
    contenders: tuple[Measured, ...]
    left_out: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """As JSON values: metrics as numbers by name, intervals as [low, high] beside them."""
        return {
            "split": self.plan.split,
            "folds": self.plan.folds,
            "holdout": 1 / self.plan.folds if self.plan.folds > 1 else self.plan.holdout,
            "seed": self.plan.seed,
            "fingerprint": self.fingerprint,
            "users": self.users,
            "contenders": [
                {
                    "name": one.name,
                    "metrics": {name: figure.value for name, figure in one.metrics.items()},
                    "intervals": {
                        name: [figure.low, figure.high]
                        for name, figure in one.metrics.items()
                        if figure.low < figure.high
                    },
                    "against_model": {name: figure._asdict() for name, figure in one.against_model.items()},
                    "seconds": round(one.seconds, 3),
                }
                for one in self.contenders
            ],
            "left_out": self.left_out,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Evaluation":
        """From what `to_dict` makes."""
        plan = EvaluationPlan(values["split"], values["folds"], values["holdout"], values["seed"])
        contenders = tuple(_measured(one) for one in values["contenders"])
        return cls(plan, values["fingerprint"], values["users"], contenders, values["left_out"])


def _measured(values: dict[str, Any]) -> Measured:
    intervals = values["intervals"]
    return Measured(
        values["name"],
        {
            name: Figure(value, *intervals.get(name, (value, value)))
            for name, value in values["metrics"].items()
        },
        {name: Figure(**figure) for name, figure in values["against_model"].items()},
        values["seconds"],
    )


def model_is_better(metric: str, difference: Figure) -> bool | None:
    """Whether a difference, the model's figure less the other's, speaks for the model; None: by chance."""
    if difference.low <= 0 <= difference.high:
        return None
    lower = metric.partition("@")[0] in LOWER_IS_BETTER
    return (difference.value < 0) == lower
