"""Which options a search tries: samples around the defaults, wide enough to leave them."""

from dataclasses import replace

import numpy as np

from recdesk.engine.factorization.options import LIMITS, TrainingOptions

FACTORS = {"ranking": (32, 64, 96, 128, 192), "ratings": (8, 16, 32, 48, 64)}
TIMES_MORE_OR_LESS = 8.0
"""Regularization and the weight of unobserved pairs are drawn between the default over and times this."""


def sampled(defaults: TrainingOptions, number: int) -> TrainingOptions:
    """The options of trial `number`: the defaults for 0, else random ones, the same each time.

    Args:
        defaults: with everything filled in.
        number: 0, 1, ...
    """
    if number == 0:
        return defaults
    random = np.random.default_rng([defaults.seed, number])
    objective = "ratings" if defaults.objective == "ratings" else "ranking"
    drawn = replace(defaults, factors=int(random.choice(FACTORS[objective])))
    if objective == "ratings":
        return drawn
    return replace(
        drawn,
        regularization=_scaled(defaults.regularization, random, LIMITS["regularization"]),
        unobserved_weight=_scaled(defaults.unobserved_weight, random, LIMITS["unobserved_weight"]),
    )


def _scaled(value: float | None, random: np.random.Generator, limits: tuple[float, float]) -> float | None:
    """A value drawn evenly on a logarithmic scale around a default."""
    if not value:
        return value
    factor = np.exp(random.uniform(-np.log(TIMES_MORE_OR_LESS), np.log(TIMES_MORE_OR_LESS)))
    # Short numbers can be told and typed again.
    return float(np.clip(float(f"{value * factor:.3g}"), *limits))
