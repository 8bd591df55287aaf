"""The products that were visited, to go back and forward through them as through pages."""

from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recdesk.gui.open_shop import OpenShop

LONGEST = 200
STAY = 600
"""Milliseconds for which a product stays the current one before it counts as visited."""


class Trail(QObject):
    """Follows the current product; products are kept by id, so they outlive data that are read anew.

    A visit from the middle drops what was ahead, and the same product twice in a row counts once.

    Signals:
        changed: no argument; `back_item` or `forward_item` may be another one.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, shop: OpenShop) -> None:
        super().__init__(shop)
        self._shop = shop
        # Ids and codes of the same products: asking for the code of an id is slow the first time.
        self._ids: list[str] = []
        self._codes: list[int] = []
        self._at = -1
        self._staying = QTimer(self, singleShot=True, interval=STAY)
        self._staying.timeout.connect(self.visit)
        shop.current_item_changed.connect(self._on_current_item_changed)
        shop.changed.connect(self._on_shop_changed)

    @property
    def back_item(self) -> int:
        """Code of the product that `go_back` goes to, -1 for none."""
        return self._code(self._at - 1 if self._is_here else self._at)

    @property
    def forward_item(self) -> int:
        """Code of the product that `go_forward` goes to, -1 for none."""
        return self._code(self._at + 1) if self._is_here else -1

    @Slot()
    def visit(self) -> None:
        """Counts the current product as visited, as after a while: it was opened on purpose."""
        self._staying.stop()
        current = self._shop.current_item_id
        if current is None or self._is_here:
            return
        self._ids = [*self._ids[: self._at + 1], current][-LONGEST:]
        self._codes = [*self._codes[: self._at + 1], self._shop.current_item][-LONGEST:]
        self._at = len(self._ids) - 1
        self.changed.emit()

    @Slot(int)
    def open(self, item: int) -> None:
        """Goes to a product on purpose: a step, from the current one, however short its stay."""
        self.visit()
        self._shop.set_current_item(item)
        self.visit()

    @Slot()
    def go_back(self) -> None:
        """Goes to the product visited before; the current one is ahead then, however short its stay."""
        if self.back_item >= 0:
            self.visit()
            self._go(self._at - 1 if self._is_here else self._at)

    @Slot()
    def go_forward(self) -> None:
        if self.forward_item >= 0:
            self._go(self._at + 1)

    @property
    def _is_here(self) -> bool:
        """Whether the current product is the one that was visited last."""
        return 0 <= self._at < len(self._ids) and self._ids[self._at] == self._shop.current_item_id

    def _go(self, place: int) -> None:
        self._at = place
        self._shop.set_current_item(self._code(place))
        self.changed.emit()

    def _code(self, place: int) -> int:
        return self._codes[place] if 0 <= place < len(self._codes) else -1

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        if item >= 0 and not self._is_here:
            self._staying.start()
        else:
            self._staying.stop()
        self.changed.emit()

    @Slot(str)
    def _on_shop_changed(self, what: str) -> None:
        if what == "workspace":
            self._ids, self._codes, self._at = [], [], -1
        elif what == "data":
            self._follow_data()
        else:
            return
        self.changed.emit()

    def _follow_data(self) -> None:
        """Drops products that are gone; one that was merged becomes the one that it goes by."""
        catalogue = self._shop.catalogue
        ids, codes, at = list[str](), list[int](), -1
        for place, item_id in enumerate(self._ids):
            code = None if catalogue is None else catalogue.code(item_id)
            if catalogue is not None and code is not None and catalogue.shown[code] and codes[-1:] != [code]:
                ids.append(catalogue.item_ids[code])
                codes.append(code)
            if place == self._at:
                at = len(ids) - 1
        self._ids, self._codes, self._at = ids, codes, max(at, 0) if ids else -1
