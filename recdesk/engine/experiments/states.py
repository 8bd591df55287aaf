"""States: where the trials of a bracket ended, so that those that go on need not be trained anew."""

from collections.abc import Collection
from typing import NamedTuple

from recdesk.engine.parts import Parts

MOST_BYTES = 1 << 30
"""The states held at a time; of more, the worst trials' are given up."""


class State(NamedTuple):
    """Where a trial ended.

    Attributes:
        sweeps: that it was trained.
        device: that it was trained on; another would round differently.
        parts: what `Checkpoints.start` is.
        loss: of the trial, the lower the better.
    """

    sweeps: int
    device: str
    parts: Parts
    loss: float


class States:
    """The states by the trial's number; in memory only, so a search that is gone on with has none."""

    def __init__(self, most_bytes: int | None = None) -> None:
        """Holds so many bytes of arrays at most, or `MOST_BYTES`."""
        self._most_bytes = MOST_BYTES if most_bytes is None else most_bytes
        self._states: dict[int, State] = {}

    def __len__(self) -> int:
        return len(self._states)

    def start(self, number: int, sweeps: int, device: str) -> Parts | None:
        """What a training of this trial goes on from; None where it has to begin anew."""
        state = self._states.get(number)
        fits = state is not None and state.sweeps < sweeps and state.device == device
        return state.parts if state is not None and fits else None

    def keep(self, number: int, state: State) -> None:
        """Takes a state in place of an earlier one of the same trial."""
        self._states[number] = state
        # The defaults go on whatever they reach.
        best_first = sorted(self._states, key=lambda one: (one != 0, self._states[one].loss))
        held = 0
        for one in best_first:
            held += sum(array.nbytes for array in self._states[one].parts.arrays.values())
            if held > self._most_bytes:
                del self._states[one]

    def drop_all_but(self, numbers: Collection[int]) -> None:
        """Gives up the states of trials that are out of the running."""
        self._states = {number: state for number, state in self._states.items() if number in numbers}
