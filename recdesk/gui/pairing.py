"""What two products have to do with each other, found on a thread for the dock."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import Explanation, ItemSimilarity, explain
from recdesk.gui.item_rows import rows_of_item
from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.prefetched import Prefetched

_DAY = 86_400
_EARLIEST = 7_305
"""The first day of 1990 in days since 1970; times before it are mistakes."""


@dataclass(frozen=True, eq=False)
class Months:
    """Shoppers of two or more products by the month of their last purchase.

    Attributes:
        first: months from January 1970 to the first one.
        counts: int64[products, months].
    """

    first: int
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pair:
    """Two products.

    Attributes:
        item, other: codes; the explanation is by the shoppers of `item`.
        similarity: what the explanation is of.
        explanation: the score and its parts.
        months: None where times are not known, or all of one month.
    """

    item: int
    other: int
    similarity: ItemSimilarity
    explanation: Explanation
    months: Months | None


class Pairing(QObject):
    """Looks at pairs.

    Signals:
        found: Pair that was asked for last.
    """

    found: ClassVar[Signal] = Signal(object)

    def __init__(self, shop: OpenShop) -> None:
        super().__init__(shop)
        self._shop = shop
        self._thread = Latest(self)
        self._thread.done.connect(self._on_done)
        self._prefetched: Prefetched[Pair] = Prefetched()
        shop.changed.connect(self._on_changed)

    def look(self, item: int, other: int) -> None:
        """Looks at two products of the shop; `found` is told before this returns if they were expected."""
        similarity = self._shop.similarity
        if similarity is None:
            return
        begun = self._prefetched.begun((similarity, item, other))
        if begun is None:
            self._thread.run(partial(_pair, similarity, item, other))
        elif begun.done():
            self._thread.forget()
            self.found.emit(begun.result())
        else:
            self._thread.run(begun.result)

    def expect(self, item: int, other: int) -> None:
        """Begins to look at two products that will probably be asked for next."""
        similarity = self._shop.similarity
        if similarity is not None:
            self._prefetched.expect((similarity, item, other), partial(_pair, similarity, item, other))

    def shutdown(self) -> None:
        self._thread.shutdown()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self._prefetched.forget()

    @Slot(object)
    def _on_done(self, pair: Pair) -> None:
        if pair.similarity is self._shop.similarity:
            self.found.emit(pair)


def _pair(similarity: ItemSimilarity, item: int, other: int) -> Pair:
    with ThreadPoolExecutor(1) as pool:  # of popular products both take long, and take it in NumPy
        months = pool.submit(months_of, similarity.incidence, item, other)
        return Pair(item, other, similarity, explain(similarity, item, other), months.result())


def months_of(incidence: Incidence, *items: int) -> Months | None:
    """The shoppers of some products over time."""
    if incidence.times is None:
        return None
    month_of_day = _month_of_day()
    found: list[npt.NDArray[np.int64]] = []
    for code in items:
        days = incidence.times[rows_of_item(incidence, code)] // _DAY
        found.append(month_of_day[days[(days >= _EARLIEST) & (days < len(month_of_day))]])
    known = np.concatenate(found)
    if not len(known) or known.min() == known.max():
        return None
    first, width = int(known.min()), int(known.max() - known.min()) + 1
    counts = np.stack([np.bincount(months - first, minlength=width) for months in found])
    return Months(first, counts)


def _month_of_day() -> npt.NDArray[np.int64]:
    """Months since 1970 of each day since then, to the end of tomorrow's month: later times are mistakes.

    Looked up, a purchase's month takes a tenth of what NumPy's calendar takes.
    """
    latest = np.datetime64(int(time.time()) + _DAY, "s").astype("datetime64[M]")
    days = np.arange(int((latest + 1).astype("datetime64[D]").astype(int)))
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
