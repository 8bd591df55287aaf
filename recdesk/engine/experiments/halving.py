"""Successive halving (Jamieson & Talwalkar 2016): which trial comes next, and who is still in the running."""

from typing import NamedTuple

from recdesk.engine.experiments.trials import Tuning

BRACKET = 8
"""Trials that start together; the better half goes on with twice the sweeps, until one is left."""


class Turn(NamedTuple):
    """What comes next.

    Attributes:
        number: of the trial.
        sweeps: to train.
        entrants: numbers of all who came as far as this; who is not among them does not go on.
    """

    number: int
    sweeps: int
    entrants: tuple[int, ...]


def next_trial(found: Tuning) -> Turn:
    """The trial that comes after those that were done.

    The defaults, which are in the first bracket, always go on to the end.
    """
    scores = {(one.number, one.options.iterations): found.loss(one.score) for one in found.trials}
    rungs = _rungs(found.sweeps)
    bracket = 0
    while True:
        entrants = list(range(bracket * BRACKET, (bracket + 1) * BRACKET))
        for rung, sweeps in enumerate(rungs):
            for number in entrants:
                if (number, sweeps) not in scores:
                    return Turn(number, sweeps, tuple(entrants))
            if rung + 1 < len(rungs):
                ranked = sorted(entrants, key=lambda number, at=sweeps: scores[number, at])
                best = ranked[: max(1, len(entrants) // 2)]
                entrants = best if 0 not in entrants or 0 in best else [0, *best]
        bracket += 1


def _rungs(sweeps: int) -> list[int]:
    """The sweeps of each stage of a bracket: a quarter, half, and all of them."""
    return sorted({max(1, sweeps // 4), max(1, sweeps // 2), sweeps})
