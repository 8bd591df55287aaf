"""A shop in which everybody has one of two tastes."""

from collections.abc import Callable

import numpy as np
import pytest

from recdesk.engine.interactions import Interactions


@pytest.fixture(scope="session")
def two_tastes() -> Callable[..., Interactions]:
    return make


def make(seed: int = 0, users: int = 80, items: int = 40) -> Interactions:
    """Half of the users take from the first half of the items, the others from the rest."""
    random = np.random.default_rng(seed)
    side = np.arange(users) % 2
    bought = random.random((users, items)) < np.where(
        (np.arange(items) < items // 2) == (side[:, None] == 0), 0.5, 0.02
    )
    user, item = np.nonzero(bought)
    value = np.where((item < items // 2) == (side[user] == 0), 5, 1) + random.normal(0, 0.1, len(user))
    return Interactions(
        user.astype(np.int32),
        item.astype(np.int32),
        value.astype(np.float32),
        random.permutation(len(user)).astype(np.int64),
        [str(n) for n in range(users)],
        [str(n) for n in range(items)],
        "explicit",
    )
