"""A training that a crash ended goes on, and comes to the very model that it would have come to."""

import io
import json
from dataclasses import replace

import numpy as np
import pytest

from recdesk.engine.factorization import Checkpoints, FactorModel, TrainingOptions, fit
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled


def shop(feedback: str) -> Interactions:
    random = np.random.default_rng(0)
    taste = np.where(np.arange(60)[:, None] % 2 == np.arange(40) % 2, 1.0, -1.0)
    user, item = np.nonzero(random.random((60, 40)) < 0.2 + 0.15 * taste)
    value = 3 + taste[user, item] + random.normal(size=len(user)) * 0.3
    if feedback == "implicit":
        value = random.integers(1, 5, len(user))
    ids = [str(n) for n in range(60)]
    arrays = user.astype(np.int32), item.astype(np.int32), value.astype(np.float32), None
    return Interactions(*arrays, ids, ids[:40], feedback)  # type: ignore[arg-type]


def stored(state: Parts) -> Parts:
    """As a workspace gives it back."""
    arrays = {}
    for name, array in state.arrays.items():
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=False)
        arrays[name] = np.load(io.BytesIO(buffer.getvalue()), allow_pickle=False)
    return Parts(json.loads(json.dumps(state.header)), arrays)


@pytest.mark.parametrize(
    ("feedback", "options"),
    [
        ("explicit", TrainingOptions(objective="ratings", factors=4, iterations=12)),
        ("implicit", TrainingOptions(objective="ranking", factors=8, iterations=6)),
    ],
)
@pytest.mark.parametrize("sweeps", [1, 5])
def test_going_on_is_going_through(feedback: str, options: TrainingOptions, sweeps: int) -> None:
    data = shop(feedback)
    through = fit(data, options)
    states: list[Parts] = []

    def crash(stage: str, done: int, total: int, /, **figures: float) -> None:
        if len(states) == sweeps:
            raise Cancelled

    keep = Checkpoints(lambda state: states.append(stored(state)), seconds_between=0)
    with pytest.raises(Cancelled):
        fit(data, options, crash, keep)
    went_on = fit(data, options, checkpoints=Checkpoints(start=states[-1]))
    assert_same(replace(through, seconds=0), replace(went_on, seconds=0))


def assert_same(one: FactorModel, other: FactorModel) -> None:
    first, second = one.to_parts(), other.to_parts()
    assert first.header == second.header
    assert first.arrays.keys() == second.arrays.keys()
    for name, array in first.arrays.items():
        np.testing.assert_array_equal(array, second.arrays[name], err_msg=name)


def test_states_are_asked_for_now_and_then_only() -> None:
    states: list[Parts] = []
    fit(shop("implicit"), TrainingOptions(factors=4, iterations=5), checkpoints=Checkpoints(states.append))
    assert states == []
