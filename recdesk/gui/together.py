"""What is bought together with the current product, found on a thread when a list asks for it."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.association import FEWEST, Baskets, Together, bought_together
from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop

LONGEST = 100


@dataclass(frozen=True, eq=False)
class Companions:
    """What goes with a product.

    Attributes:
        among: the baskets that were looked into.
        item: code of the product.
        fewest: baskets that hold both, at least.
        found: at most LONGEST products.
        baskets: of the product, beside something else.
    """

    among: Baskets
    item: int
    fewest: int
    found: Together
    baskets: int


class BoughtTogether(QObject):
    """Looks into the shop's baskets.

    Signals:
        found: Companions of the product that was asked for last.
    """

    found: ClassVar[Signal] = Signal(object)

    def __init__(self, shop: OpenShop) -> None:
        super().__init__(shop)
        self._shop = shop
        self._thread = Latest(self)
        self._thread.done.connect(self._on_done)

    def look(self, smallest: int) -> None:
        """Looks for the current product; pairs in fewer than `smallest` baskets are left out."""
        baskets, item = self._shop.baskets, self._shop.current_item
        if baskets is None or item < 0:
            self._thread.forget()
            return
        fewest = max(FEWEST, smallest)
        self._thread.run(lambda: _companions(baskets, item, fewest))

    def shutdown(self) -> None:
        self._thread.shutdown()

    @Slot(object)
    def _on_done(self, companions: Companions) -> None:
        if companions.among is self._shop.baskets and companions.item == self._shop.current_item:
            self.found.emit(companions)


def _companions(baskets: Baskets, item: int, fewest: int) -> Companions:
    found = bought_together(baskets, item, LONGEST, fewest=fewest)
    return Companions(baskets, item, fewest, found, int(baskets.counts[item]))
