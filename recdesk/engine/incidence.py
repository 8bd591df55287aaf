"""Who bought what, ready to look up from either side: compressed rows by user and by item."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from recdesk.engine.gathering import at
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Parts

_ROWS = 1 << 18
"""Rows that are gathered at a time; small enough to stay near a processor's caches."""


@dataclass(frozen=True, eq=False)
class Incidence:
    """The same interactions twice, grouped by user and grouped by item.

    Attributes:
        user_start: int64[users + 1]; user u's rows are user_start[u]:user_start[u + 1] of `items`,
            `values` and `times`, ordered by item.
        items: int32[n], item codes grouped by user.
        values: float32[n], grouped by user.
        times: int64[n], grouped by user, or None.
        item_start: int64[items + 1]; item i's users are users[item_start[i]:item_start[i + 1]].
        users: int32[n], user codes grouped by item, ascending.
    """

    user_start: npt.NDArray[np.int64]
    items: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]
    times: npt.NDArray[np.int64] | None
    item_start: npt.NDArray[np.int64]
    users: npt.NDArray[np.int32]

    @classmethod
    def of(cls, interactions: Interactions) -> "Incidence":
        by_user = np.lexsort((interactions.item, interactions.user))
        by_item = np.lexsort((interactions.user, interactions.item))
        return cls(
            _starts(interactions.user, interactions.users),
            interactions.item[by_user],
            interactions.value[by_user],
            None if interactions.time is None else interactions.time[by_user],
            _starts(interactions.item, interactions.items),
            interactions.user[by_item],
        )

    @cached_property
    def item_degrees(self) -> npt.NDArray[np.int64]:
        """int64[items], read-only: users of each item."""
        degrees = np.diff(self.item_start)
        degrees.flags.writeable = False
        return degrees

    @property
    def user_degrees(self) -> npt.NDArray[np.int64]:
        """int64[users]: items of each user."""
        return np.diff(self.user_start)

    def users_of(self, item: int) -> npt.NDArray[np.int32]:
        return self.users[self.item_start[item] : self.item_start[item + 1]]

    def items_of(self, user: int) -> npt.NDArray[np.int32]:
        return self.items[self.user_start[user] : self.user_start[user + 1]]

    def users_in_common(self, item: int, others: npt.NDArray[np.integer]) -> npt.NDArray[np.int32]:
        """int32[len(others)]: how many users `item` shares with each of `others`."""
        bought = np.zeros(len(self.user_start) - 1, bool)
        bought[self.users_of(item)] = True
        return np.array([np.count_nonzero(bought[self.users_of(other)]) for other in others], np.int32)

    def having(self, item: int, other: int) -> npt.NDArray[np.bool_]:
        """bool[users of item]: which of them are users of `other`, too."""
        bought = np.zeros(len(self.user_start) - 1, bool)
        bought[self.users_of(other)] = True
        return bought[self.users_of(item)]

    def rows_with(self, item: int) -> int:
        """How many interactions the users of an item have, which `common_with_all` goes through."""
        users = self.users_of(item)
        return int((self.user_start[users + 1] - self.user_start[users]).sum())

    def common_with_all(self, item: int, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """float64[items]: summed weights, float64[users], of the users that `item` shares with each."""
        users = self.users_of(item)
        starts, weighed = self.user_start[users], weights[users]
        counts = self.user_start[users + 1] - starts
        ends = np.cumsum(counts)
        sums = np.zeros(len(self.item_start) - 1)
        first = 0
        while first < len(users):
            end = ends[first - 1] + _ROWS if first else _ROWS
            last = max(first + 1, int(np.searchsorted(ends, end, "right")))
            part = slice(first, last)
            items = at(self.items, _runs(starts[part], counts[part]))
            sums += np.bincount(items, np.repeat(weighed[part], counts[part]), len(sums))
            first = last
        return sums

    def to_parts(self) -> Parts:
        arrays = {
            "user_start": self.user_start,
            "items": self.items,
            "values": self.values,
            "item_start": self.item_start,
            "users": self.users,
        }
        if self.times is not None:
            arrays["times"] = self.times
        return Parts({}, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "Incidence":
        arrays = parts.arrays
        return cls(
            arrays["user_start"],
            arrays["items"],
            arrays["values"],
            arrays.get("times"),
            arrays["item_start"],
            arrays["users"],
        )


def _runs(starts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Runs of so many places from each start on, one after the other; no run is empty."""
    ends = np.cumsum(counts)
    steps = np.ones(ends[-1], np.int64)
    steps[0] = starts[0]
    steps[ends[:-1]] = np.diff(starts) - counts[:-1] + 1
    return np.cumsum(steps, out=steps)


def _starts(codes: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(codes, minlength=count), out=starts[1:])
    return starts
