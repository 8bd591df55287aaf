"""Quality presets: a training that is quick, balanced, or as good as patience allows."""

from typing import Literal, NamedTuple

from recdesk.engine.factorization.fit import (
    RANKING_FACTORS,
    RANKING_SWEEPS,
    RATINGS_FACTORS,
    RATINGS_SWEEPS,
)

Quality = Literal["quick", "balanced", "best"]

_TIMES: dict[Quality, tuple[float, float]] = {"quick": (0.5, 0.5), "balanced": (1, 1), "best": (2, 2)}
"""What factors and sweeps are multiplied with."""


class Preset(NamedTuple):
    """The two options that a training's time and quality hang on most.

    Attributes:
        factors: length of the vectors.
        iterations: sweeps; a training that gets no better any more ends before.
    """

    factors: int
    iterations: int


def preset(quality: Quality, objective: str) -> Preset:
    """What a quality means for an objective, "ranking" or "ratings"; balanced are the engine's defaults."""
    of_factors, of_sweeps = _TIMES[quality]
    factors, sweeps = (
        (RATINGS_FACTORS, RATINGS_SWEEPS) if objective == "ratings" else (RANKING_FACTORS, RANKING_SWEEPS)
    )
    return Preset(round(factors * of_factors), round(sweeps * of_sweeps))
