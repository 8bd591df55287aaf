"""Sums per user of what a contender reached, added up over folds."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation import PER_USER, UserSums, coverage, novelty, popularity_lift, ranked
from recdesk.engine.experiments.contenders import Trained
from recdesk.engine.interactions import Interactions

CUTOFFS = {"ndcg": 10, "recall": 20, "precision": 10, "mrr": 10}
SHOWN = 10
"""The ranks that count for coverage, novelty and popularity."""

MOST_USERS = 10_000
"""Lists are measured for so many users at most, drawn at random."""

Floats = npt.NDArray[np.float64]


class Tally:
    """What one contender reached in all folds so far."""

    def __init__(self, users: int) -> None:
        self._users = users
        self._sums: dict[str, Floats] = {}
        self._weights: dict[str, Floats] = {}
        self._coverages: list[float] = []

    def add(self, trained: Trained, train: Interactions, held_out: Interactions, seed: int) -> None:
        """Measures a trained contender on what one fold holds out."""
        if trained.predict is not None:
            errors = trained.predict(held_out.user, held_out.item).astype(np.float64) - held_out.value
            self._sum("rmse", held_out.user, np.square(errors))
            self._sum("mae", held_out.user, np.abs(errors))
        if trained.scores is not None:
            # Somebody without a history can be shown nothing of their own.
            known = np.bincount(train.user, minlength=train.users) > 0
            findable = held_out.subset(known[held_out.user])
            depth = max(*CUTOFFS.values(), SHOWN)
            lists = ranked(trained.scores, train, findable, depth, MOST_USERS, seed)
            for name in PER_USER:
                self._sum(f"{name}@{CUTOFFS[name]}", lists.users, lists.values(name, CUTOFFS[name]))
            self._sum(f"novelty@{SHOWN}", lists.users, novelty(lists, SHOWN, train))
            self._sum(f"popularity_lift@{SHOWN}", lists.users, popularity_lift(lists, SHOWN, train))
            self._coverages.append(coverage(lists, SHOWN, train))

    @property
    def measured(self) -> npt.NDArray[np.bool_]:
        """bool[users]: who was measured."""
        return np.any(list(self._weights.values()), axis=0)

    def figures(self) -> Iterator[tuple[str, UserSums]]:
        """Each metric's name and sums; users are those measured, in code order."""
        for name, sums in self._sums.items():
            there = self._weights[name] > 0
            yield name, UserSums(sums[there], self._weights[name][there], root=name == "rmse")

    @property
    def coverage(self) -> float | None:
        """Mean over folds, None where nothing was ranked."""
        return float(np.mean(self._coverages)) if self._coverages else None

    def _sum(self, name: str, users: npt.NDArray[np.int32], values: Floats) -> None:
        for kept, added in ((self._sums, values), (self._weights, None)):
            before = kept.get(name, np.zeros(self._users))
            kept[name] = before + np.bincount(users, added, minlength=self._users)
