"""The parts of a score as people read them: in points, and of no group too small to be told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recdesk.engine.similarity import Part
from recdesk.i18n import tr


@dataclass(frozen=True)
class ShownPart:
    """A part of a score.

    Attributes:
        name: "both", "similar_taste" or "other_taste" as in the engine; "others" for the last two
            together, "all" for all three.
        value: what it adds to the score.
        shoppers: how many shoppers it stands on.
    """

    name: str
    value: float
    shoppers: int


def shown_parts(parts: Sequence[Part], smallest: int) -> list[ShownPart]:
    """The parts of at least `smallest` shoppers; smaller ones are told together with others.

    Returns:
        parts that add up to the score; empty where all shoppers are fewer than that.
    """
    if not parts:
        return []
    both, similar, other = (ShownPart(part.name, part.value, part.shoppers) for part in parts)
    others = [similar, other]
    if any(_small(part, smallest) for part in others):
        others = [_together("others", others)]
    if any(_small(part, smallest) for part in (both, *others)):
        both, others = _together("all", [both, *others]), []
    return [] if _small(both, smallest) else [part for part in (both, *others) if part.shoppers]


def points(values: Sequence[float], score: float) -> list[int]:
    """Parts of a score in whole hundredths that add up to the rounded score."""
    exact = np.array(values) * 100
    whole = np.floor(exact).astype(int)
    missing = round(100 * score) - int(whole.sum())
    for place in np.argsort(whole - exact, kind="stable")[: max(missing, 0)]:
        whole[place] += 1
    return whole.tolist()


def part_title(name: str, explicit: bool) -> str:
    """What the shoppers of a part have in common."""
    return {
        "both": tr("Rated by the same shoppers") if explicit else tr("Bought by the same shoppers"),
        "similar_taste": tr("Shoppers with similar taste"),
        "other_taste": tr("Shoppers with other taste"),
        "others": tr("Its other shoppers"),
        "all": tr("All of its shoppers"),
    }[name]


def _small(part: ShownPart, smallest: int) -> bool:
    return 0 < part.shoppers < smallest


def _together(name: str, parts: Sequence[ShownPart]) -> ShownPart:
    return ShownPart(name, sum(part.value for part in parts), sum(part.shoppers for part in parts))
