"""A pill that filters products by a facet; its list tells how many products each choice would leave."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search import ProductIndex
from recdesk.gui.models.facets import ALL, EVIDENCE
from recdesk.gui.views.list_button import Choice, ListButton, shortened
from recdesk.gui.views.widgets import restyle
from recdesk.i18n import tr

_LONGEST = 14


class FacetButton(ListButton):
    """Its keys are those of a facet, ALL for all products; choices that would leave nothing are left out.

    Five of them stand in a row, so a choice is shown in place of the title.
    """

    def __init__(
        self,
        title: str,
        all_text: str,
        counts: Callable[[], npt.NDArray[np.int64]],
        by_count: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            title: what the button says.
            all_text: the choice that filters nothing.
            counts: asked when the list opens, by key.
            by_count: whether the list begins with what leaves most.
        """
        super().__init__(title, parent)
        self._all_text = all_text
        self._counts = counts
        self._by_count = by_count
        self._options: dict[int, str] = {}

    def set_options(self, options: Sequence[tuple[int, str]]) -> None:
        """Offers keys with their texts; hides where there is nothing to choose."""
        self._options = dict(options)
        self.setVisible(bool(options))
        self.choose(ALL)

    def choose(self, key: int) -> None:
        filters = key in self._options
        restyle(self, "filters", filters)
        super().choose(key)
        if filters:
            self.set_label(shortened(self._options[key], _LONGEST))
            self.setAccessibleName(tr("{title}: {choice}", title=self._title, choice=self._options[key]))

    @Slot()
    def _on_clicked(self) -> None:
        counts = self._counts()
        left = [key for key in self._options if counts[key] or key == self.key]
        if self._by_count:
            left.sort(key=lambda key: -counts[key])
        choices = [Choice(key, f"{self._options[key]}  ({counts[key]:,})") for key in left]
        self.set_choices([Choice(ALL, self._all_text), *choices], self.key)
        super()._on_clicked()


def options(name: str, catalogue: Catalogue, index: ProductIndex | None) -> list[tuple[int, str]]:
    """What a facet of a shop can be filtered by, with the texts to show."""
    match name:
        case "category":
            return list(enumerate(catalogue.categories.names))
        case "brand":
            return list(enumerate(catalogue.brands.names))
        case "shoppers":
            return [(key, tr("{n}+ shoppers", n=least)) for key, least in enumerate(EVIDENCE, 1)]
        case "price":
            return _price_options(index) if index is not None else []
        case _:
            return [(1, tr("in stock")), (0, tr("sold out"))]


def _price_options(index: ProductIndex) -> list[tuple[int, str]]:
    """The ranges of prices, and the products without one."""
    edges = [f"{edge:,.2f}".rstrip("0").rstrip(".") for edge in index.price_edges.tolist()]
    if not edges:
        return []
    between = [tr("{low} to {high}", low=low, high=high) for low, high in pairwise(edges)]
    texts = [tr("under {price}", price=edges[0]), *between, tr("{price} and more", price=edges[-1])]
    return list(enumerate([*texts, tr("no price")]))
