"""What similar lists hold: how many, variants or not, and where they end: at chance, at a score, nowhere."""

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ChanceModel, ListOptions
from recdesk.engine.similarity.threshold import RATE
from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop

Kind = Literal["chance", "score", "none"]


@dataclass(frozen=True, eq=False)
class Chance:
    """What chance would do with one product.

    Attributes:
        item: code of the product.
        rate: share of chance neighbours that is put up with.
        beyond: bool[items], which products share more shoppers with it than chance explains.
        expected: float64[items], shoppers in common by chance.
    """

    item: int
    rate: float
    beyond: npt.NDArray[np.bool_]
    expected: npt.NDArray[np.float64]


class Cut(QObject):
    """Follows the current product; chance is computed on a thread, after the list is there.

    Signals:
        changed: no argument; anything of it is new. Not told of another current product alone: what shows its
            list asks then, and would be painted for the list before otherwise.

    Attributes:
        kind: what the list is cut by.
        rate: for "chance", as in `Chance`.
        fraction: for "score", of the highest score that there can be; 0..1.
        chance: of the current product; None until it is known.
        length: of a list, at most.
        collapse: whether variants are collapsed.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, shop: OpenShop) -> None:
        super().__init__(shop)
        self._shop = shop
        self.kind: Kind = "chance"
        self.rate = RATE
        self.fraction = 0.5
        self.length = 20
        self.collapse = False
        self.chance: Chance | None = None
        self._model: ChanceModel | None = None
        self._thread = Latest(self, after_painting=True)
        self._thread.done.connect(self._on_done)
        shop.current_item_changed.connect(self._on_current_item_changed)

    def choose(self, kind: Kind, rate: float = RATE) -> None:
        """Cuts in another way; `rate` is for "chance"."""
        self.kind = kind
        if kind == "chance" and rate != self.rate:
            self.rate = rate
            self._look()
        self.changed.emit()

    def set_fraction(self, fraction: float) -> None:
        """Cuts at another score."""
        self.fraction = fraction
        self.changed.emit()

    def set_length(self, length: int) -> None:
        """Makes lists longer or shorter."""
        self.length = length
        self.changed.emit()

    def set_collapse(self, collapse: bool) -> None:
        """Collapses variants, or lists them all."""
        self.collapse = collapse
        self.changed.emit()

    def options(self) -> ListOptions:
        """The same for the engine, which makes the lists of all products."""
        return ListOptions(
            self.length,
            self.collapse,
            chance=self.rate if self.kind == "chance" else None,
            share=self.fraction if self.kind == "score" else None,
        )

    def shutdown(self) -> None:
        self._thread.shutdown()

    def _look(self) -> None:
        incidence, item, rate = self._shop.incidence, self._shop.current_item, self.rate
        self.chance = None
        if incidence is None or item < 0 or not self._shop.item_degrees[item]:
            self._thread.forget()
            return

        def work() -> Chance:
            model = self._model_of(incidence)
            return Chance(item, rate, model.beyond_chance(item, rate), model.expected(item))

        self._thread.run(work)

    def _model_of(self, incidence: Incidence) -> ChanceModel:
        """The model of a shop, made at its first product; called on the thread alone."""
        model = self._model
        if model is None or model.incidence is not incidence:
            model = self._model = ChanceModel.of(incidence)
        return model

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        del item
        self._look()

    @Slot(object)
    def _on_done(self, chance: Chance) -> None:
        self.chance = chance
        self.changed.emit()
