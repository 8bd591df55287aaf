"""How one product was bought or rated: counted from its interactions, and told in words."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.incidence import Incidence
from recdesk.gui import wording
from recdesk.gui.item_rows import rows_of_item
from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop
from recdesk.i18n import tr

AT_ONCE = 1_000
"""Shoppers of a product up to which its purchases are counted sooner than a thread would answer."""


@dataclass(frozen=True)
class Bought:
    """How one product was bought or rated.

    Attributes:
        total, mean: of its amounts or ratings.
        first, last: seconds since 1970, None where times are not known.
    """

    total: float
    mean: float
    first: int | None
    last: int | None

    @classmethod
    def of(cls, incidence: Incidence, item: int) -> "Bought | None":
        """None for a product that nobody bought."""
        rows = rows_of_item(incidence, item)
        if not len(rows):
            return None
        values = incidence.values[rows].astype(np.float64)
        times = None if incidence.times is None else incidence.times[rows]
        return cls(
            float(values.sum()),
            float(values.mean()),
            None if times is None else int(times.min()),
            None if times is None else int(times.max()),
        )

    def facts(self, explicit: bool) -> dict[str, str]:
        """By name: mean rating or amount, and first and last day where they are known."""
        told = [f"{self.mean:.2f}" if explicit else f"{self.total:,.0f}"]
        if self.first is not None and self.last is not None:
            told += [wording.day(self.first), wording.day(self.last)]
        return dict(zip(fact_names(explicit, len(told) > 1), told, strict=True))


def fact_names(explicit: bool, dated: bool) -> list[str]:
    """What `Bought.facts` tells, by whether the shop has ratings and whether times are known."""
    if explicit:
        return [tr("Mean rating"), *([tr("First rated"), tr("Last rated")] if dated else ())]
    return [tr("Amount"), *([tr("First bought"), tr("Last bought")] if dated else ())]


@dataclass(frozen=True, eq=False)
class Counted:
    """How a product was bought, and by which interactions."""

    item: int
    incidence: Incidence
    bought: Bought | None


class Counting(QObject):
    """Counts the purchases of one product at a time: of a popular one on a thread, since it takes a frame.

    Signals:
        found: Counted, of the product that was asked for last, where `count` did not know it at once.
    """

    found: ClassVar[Signal] = Signal(object)

    def __init__(self, shop: OpenShop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._known: Counted | None = None
        self._thread = Latest(self, after_painting=True)
        self._thread.done.connect(self._on_done)

    def count(self, item: int) -> Counted | None:
        """Of a product of the shop; None where it has no interactions, or `found` will tell."""
        incidence, known = self._shop.incidence, self._known
        if incidence is None:
            self._thread.forget()
            return None
        if known is None or known.item != item or known.incidence is not incidence:
            if self._shop.item_degrees[item] > AT_ONCE:
                self._thread.run(lambda: Counted(item, incidence, Bought.of(incidence, item)))
                return None
            known = self._known = Counted(item, incidence, Bought.of(incidence, item))
        self._thread.forget()
        return known

    def shutdown(self) -> None:
        self._thread.shutdown()

    @Slot(object)
    def _on_done(self, counted: Counted) -> None:
        if counted.incidence is self._shop.incidence:
            self._known = counted
            self.found.emit(counted)
