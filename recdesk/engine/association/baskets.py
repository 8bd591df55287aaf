"""Baskets: what was bought at one time, ready to look up from either side."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Parts

Codes = npt.NDArray[np.int32]

DAY = 86_400
WHOLE_BASKETS = 0.2
"""Share of purchases at the same second as another one of the shopper from which on times tell baskets."""


@dataclass(frozen=True, eq=False)
class Baskets:
    """Baskets of two products or more.

    Attributes:
        kind: "basket" where the data's times tell what was paid at once, else "day".
        start: int64[b + 1]; basket b is items[start[b]:start[b + 1]].
        items: int32[n], item codes grouped by basket, each once.
        item_start: int64[products + 1]; product i is in baskets[item_start[i]:item_start[i + 1]].
        baskets: int32[n], basket numbers grouped by product, ascending.
    """

    kind: Literal["basket", "day"]
    start: npt.NDArray[np.int64]
    items: Codes
    item_start: npt.NDArray[np.int64]
    baskets: Codes

    @classmethod
    def of(cls, user: Codes, item: Codes, time: npt.NDArray[np.int64], products: int) -> "Baskets":
        """Puts purchases into baskets.

        Args:
            user, item: int32[n], codes.
            time: int64[n], seconds since 1970 UTC.
            products: number of item codes.
        """
        kind = "basket" if _share_at_once(user, time) >= WHOLE_BASKETS else "day"
        period = time if kind == "basket" else time // DAY
        order = np.lexsort((item, period, user))
        user, period, item = user[order], period[order], item[order].astype(np.int32)
        begins = _changes(user) | _changes(period)
        once = begins | _changes(item)
        number, item = (np.cumsum(begins) - 1)[once], item[once]
        shared = np.bincount(number)[number] > 1
        number, item = number[shared], item[shared]
        number = (np.cumsum(_changes(number)) - 1).astype(np.int32)
        baskets = int(number[-1]) + 1 if len(number) else 0
        by_item = np.argsort(item, kind="stable")
        return cls(
            kind,
            _starts(number, baskets),
            item,
            _starts(item, products),
            number[by_item],
        )

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def chance(self) -> float:
        """Times the basket counts of two products, the number of baskets that would hold both by chance.

        Chance means that baskets keep their sizes and products their counts, and nothing else (the
        configuration model): a basket of size s has s (s - 1) ordered pairs out of all places squared.
        """
        sizes = np.diff(self.start).astype(np.float64)
        places = sizes.sum()
        return float((sizes * (sizes - 1)).sum() / places**2) if places else 0.0

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """int64[products]: baskets of each product."""
        return np.diff(self.item_start)

    def together_with(self, item: int) -> npt.NDArray[np.int64]:
        """int64[products]: baskets that hold a product and each other one; its own count at its own place."""
        mine = self.baskets[self.item_start[item] : self.item_start[item + 1]]
        sizes = self.start[mine + 1] - self.start[mine]
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.repeat(self.start[mine], sizes) + within
        return np.bincount(self.items[places], minlength=len(self.item_start) - 1)

    def to_parts(self) -> Parts:
        return Parts(
            {"kind": self.kind},
            {
                "start": self.start,
                "items": self.items,
                "item_start": self.item_start,
                "baskets": self.baskets,
            },
        )

    @classmethod
    def from_parts(cls, parts: Parts) -> "Baskets":
        arrays = parts.arrays
        return cls(
            parts.header["kind"], arrays["start"], arrays["items"], arrays["item_start"], arrays["baskets"]
        )


def _share_at_once(user: Codes, time: npt.NDArray[np.int64]) -> float:
    """Share of purchases with another one of the same shopper at the same second."""
    order = np.lexsort((time, user))
    begins = _changes(user[order]) | _changes(time[order])
    together = np.bincount(np.cumsum(begins) - 1) if len(user) else np.zeros(0, np.int64)
    return float(together[together > 1].sum()) / max(1, len(user))


def _changes(values: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """bool[n]: whether a value differs from the one before; the first one does."""
    changes = np.ones(len(values), bool)
    changes[1:] = values[1:] != values[:-1]
    return changes


def _starts(codes: npt.NDArray[np.integer], count: int) -> npt.NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(codes, minlength=count), out=starts[1:])
    return starts
