"""Whom to recommend to: the current shopper, with a history changed in thought, or a basket typed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.product_lookup import Listing, ProductLookup
from recdesk.gui.recommending import Question, Wanted, answer


@dataclass(frozen=True, eq=False)
class Held:
    """What somebody bought or rated, and what is thought besides.

    Attributes:
        items: int32[m], codes; what is added in thought comes last.
        values: float32[m]; None for a basket, in which all count alike.
        times: int64[m]; None where they are not known. Of what is added they mean nothing.
        added, removed: bool[m], in thought.
    """

    items: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32] | None
    times: npt.NDArray[np.int64] | None
    added: npt.NDArray[np.bool_]
    removed: npt.NDArray[np.bool_]


class WhatIf(QObject):
    """What recommendations go by. The shop's data is never changed.

    Attributes:
        by_basket: whether it is the basket, and not the current shopper.
        basket: codes, in the order in which they were put in.
        added, removed: codes, changes in thought to the current shopper's history.
        lookup: finds products to add.

    Signals:
        changed: no argument; recommendations go by something else now.
        found: Answer to the newest question.
    """

    changed: ClassVar[Signal] = Signal()
    found: ClassVar[Signal] = Signal(object)

    def __init__(self, shop: OpenShop) -> None:
        super().__init__(shop)
        self._shop = shop
        self.by_basket = False
        self.basket: tuple[int, ...] = ()
        self.added: tuple[int, ...] = ()
        self.removed: frozenset[int] = frozenset()
        self._ids: tuple[str, ...] = ()
        self._thread = Latest(self)
        self._thread.done.connect(self.found)
        self.lookup = ProductLookup(shop, self)
        self.lookup.listed.connect(self._on_listed)
        shop.current_user_changed.connect(self._on_current_user_changed)
        shop.changed.connect(self._on_shop_changed)

    def go_by_basket(self, by_basket: bool) -> None:
        """Recommends for the basket, or to the current shopper."""
        if by_basket != self.by_basket:
            self.by_basket = by_basket
            self.lookup.forget()
            self.changed.emit()

    def add(self, codes: Sequence[int]) -> None:
        """Puts products into the basket, or into the shopper's history; what was taken out comes back."""
        if self.by_basket:
            self._set_basket((*self.basket, *codes))
        elif self._shop.current_user >= 0:
            had = set(self._history().tolist())
            self.removed -= set(codes)
            self.added = tuple(dict.fromkeys((*self.added, *(code for code in codes if code not in had))))
            self.changed.emit()

    def take_out(self, codes: Sequence[int]) -> None:
        """Takes products out of the basket, or out of the history with what was added to it."""
        if self.by_basket:
            self._set_basket([code for code in self.basket if code not in codes])
        elif self._shop.current_user >= 0:
            had = set(self._history().tolist())
            self.added = tuple(code for code in self.added if code not in codes)
            self.removed |= had & set(codes)
            self.changed.emit()

    def put_back(self, codes: Sequence[int]) -> None:
        """Puts back what was taken out of the history."""
        self.removed -= set(codes)
        self.changed.emit()

    def reset(self) -> None:
        """Goes by the shopper's own history again, or empties the basket."""
        if self.by_basket:
            self._set_basket(())
        else:
            self.added, self.removed = (), frozenset()
            self.changed.emit()

    def held(self) -> Held | None:
        """What recommendations go by, with what was taken out of it; None where no shopper is chosen."""
        incidence, user = self._shop.incidence, self._shop.current_user
        if self.by_basket:
            nothing = np.zeros(len(self.basket), bool)
            return Held(np.array(self.basket, np.int32), None, None, nothing, nothing)
        if incidence is None or user < 0:
            return None
        rows = slice(int(incidence.user_start[user]), int(incidence.user_start[user + 1]))
        more = np.array(self.added, np.int32)
        items = np.concatenate((incidence.items[rows], more))
        values = np.concatenate((incidence.values[rows], np.full(len(more), self._value_of_added())))
        times = incidence.times
        return Held(
            items,
            values.astype(np.float32),
            None if times is None else np.concatenate((times[rows], np.zeros(len(more), np.int64))),
            np.arange(len(items)) >= len(items) - len(more),
            np.isin(items, list(self.removed)),
        )

    def look(self, wanted: Wanted) -> bool:
        """Asks for recommendations, `found` has them; False where there is nothing to go by."""
        recommender, catalogue, index = self._shop.recommender, self._shop.catalogue, self._shop.product_index
        held = self.held()
        if recommender is None or catalogue is None or held is None or held.removed.all():
            self._thread.forget()
            return False
        kept = ~held.removed
        question = Question(
            recommender,
            catalogue,
            None if index is None else index.stock,
            -1 if self.by_basket else self._shop.current_user,
            held.items[kept],
            None if held.values is None else held.values[kept],
            wanted,
        )
        self._thread.run(lambda: answer(question))
        return True

    def shutdown(self) -> None:
        self._thread.shutdown()
        self.lookup.shutdown()

    def _history(self) -> npt.NDArray[np.int32]:
        incidence = self._shop.incidence
        return np.zeros(0, np.int32) if incidence is None else incidence.items_of(self._shop.current_user)

    def _value_of_added(self) -> float:
        """What is added is liked: the highest rating where there are ratings, else bought once."""
        summary, incidence, model = self._shop.summary, self._shop.incidence, self._shop.model
        if summary is None or incidence is None or summary.feedback != "explicit":
            return 1.0
        if model is not None and model.rating_range is not None:
            return float(model.rating_range[1])
        return float(incidence.values.max())

    def _set_basket(self, codes: Sequence[int]) -> None:
        catalogue = self._shop.catalogue
        self.basket = tuple(dict.fromkeys(codes))
        self._ids = () if catalogue is None else tuple(catalogue.item_ids[code] for code in self.basket)
        self.changed.emit()

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        self.add(listing.known)

    @Slot(int)
    def _on_current_user_changed(self, user: int) -> None:
        del user
        self.lookup.forget()
        if self.added or self.removed:
            self.added, self.removed = (), frozenset()
            self.changed.emit()

    @Slot(str)
    def _on_shop_changed(self, what: str) -> None:
        if what not in ("workspace", "data"):
            return
        self._thread.forget()
        self.lookup.forget()
        self.added, self.removed = (), frozenset()
        if what == "workspace":
            self.by_basket, self.basket, self._ids = False, (), ()
        elif self._shop.catalogue is not None:
            # Data that is read anew may give other codes to the same products, or have some no longer.
            catalogue = self._shop.catalogue
            codes = [catalogue.code(one) for one in self._ids]
            self._set_basket([code for code in codes if code is not None and catalogue.shown[code]])
            return
        self.changed.emit()
