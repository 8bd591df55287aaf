"""What a training may be asked for, checked before it starts."""

from dataclasses import dataclass
from typing import Literal

from recdesk.engine.errors import OptionError

Objective = Literal["auto", "ratings", "ranking"]
DeviceChoice = Literal["auto", "cpu", "gpu"]

LIMITS: dict[str, tuple[float, float]] = {
    "factors": (1, 512),
    "iterations": (1, 10_000),
    "holdout": (0.0, 0.5),
    "seed": (0, 2**31 - 1),
    "regularization": (0.0, 1e6),
    "unobserved_weight": (0.0, 1e6),
}


@dataclass(frozen=True)
class TrainingOptions:
    """Options of one training.

    Attributes:
        objective: "ratings" predicts ratings (Bayesian matrix factorization), "ranking" ranks products
            (implicit ALS), "auto" takes ratings for explicit and ranking for implicit feedback.
        factors: length of the product and shopper vectors; None takes the objective's default.
        iterations: sweeps; a ranking ends earlier when its holdout is ranked no better any more. None takes
            the objective's default.
        holdout: share of the interactions kept from training to measure on, 0 for none.
        device: where to compute.
        seed: of the random numbers; the same seed gives the same model on the CPU.
        name: the model's name, None for one made from objective and factors.
        regularization: strength that pulls vectors to zero (ranking); None takes what suits the data.
        unobserved_weight: weight of a pair that was never seen against a typical one that was (ranking);
            None takes what suits the data (`Penalty.usual`).

    Raises:
        OptionError: on construction, for a value outside its limits.
    """

    objective: Objective = "auto"
    factors: int | None = None
    iterations: int | None = None
    holdout: float = 0.1
    device: DeviceChoice = "auto"
    seed: int = 0
    name: str | None = None
    regularization: float | None = None
    unobserved_weight: float | None = None

    def __post_init__(self) -> None:
        for name, choices in (
            ("objective", ("auto", "ratings", "ranking")),
            ("device", ("auto", "cpu", "gpu")),
        ):
            if getattr(self, name) not in choices:
                raise OptionError(
                    "option_not_a_choice", option=name, value=str(getattr(self, name)), choices=list(choices)
                )
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise OptionError("option_out_of_range", option=name, value=value, low=low, high=high)
