"""The row above the heatmap: which products, in which order, a row to find, and the export."""

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Self, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.heatmap import USUAL, Order
from recdesk.gui import theme
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.list_button import Choice, ListButton, label_choices
from recdesk.gui.views.widgets import MenuButton, SearchField, primary_button
from recdesk.i18n import tr

POPULAR = (50, 100, 200)


@dataclass(frozen=True)
class HeatmapChoices(Kept):
    """Which products are shown, in which order, and what is looked for.

    Attributes:
        key: as `HeatmapTools.key`.
        order: how the products are ordered.
        text: what is looked for.
    """

    key: int
    order: Order
    text: str

    def for_other_data(self) -> Self:
        return replace(self, key=-USUAL)


class HeatmapTools(QWidget):
    """Holds the choices.

    Attributes:
        order: how the products are ordered.

    Signals:
        changed: other products or another order were chosen.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order: Order = "similarity"
        self.setFixedHeight(theme.FIELD_HEIGHT)
        self.show_button = ListButton(tr("Show"))
        self.show_button.setObjectName("heatmapShow")
        self.show_button.chosen.connect(self.changed)
        self._order_button = MenuButton("")
        self._order_button.setObjectName("heatmapOrder")
        for order in get_args(Order):
            self._order_button.add_choice(_order_text(order), partial(self._order_by, order))
        self.finder = SearchField(tr("Find a row"))
        self.finder.setObjectName("heatmapSearch")
        self.finder.setToolTip(tr("Point at the first product that has all these words"))
        self.export = primary_button(tr("Export"), tall=True)
        self.export.setObjectName("exportHeatmapButton")
        self.export.setToolTip(tr("Save this heatmap as a picture"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.show_button)
        layout.addWidget(self._order_button)
        layout.addWidget(self.finder, 1)
        layout.addWidget(self.export)
        self._show_order()

    def offer(self, catalogue: Catalogue | None) -> None:
        """Offers what a shop has, and chooses its most popular products."""
        choices = [
            Choice(-count, tr("Most popular {n}", n=count), tr("most popular {n}", n=count))
            for count in POPULAR
        ]
        if catalogue is not None:
            choices += label_choices(catalogue.categories)
        self.show_button.set_choices(choices, -USUAL)

    @property
    def key(self) -> int:
        """Code of the chosen category, or minus the number of most popular products."""
        return self.show_button.key

    @property
    def choices(self) -> HeatmapChoices:
        """What is chosen and typed now."""
        return HeatmapChoices(self.key, self.order, self.finder.text())

    def restore(self, choices: HeatmapChoices) -> None:
        """Chooses what was chosen before the page was made anew."""
        self.order = choices.order
        self.show_button.choose(choices.key)
        self._show_order()
        self.finder.setText(choices.text)
        self.changed.emit()

    def _order_by(self, order: Order) -> None:
        self.order = order
        self._show_order()
        self.changed.emit()

    def _show_order(self) -> None:
        self._order_button.set_label(tr("Order: {order}", order=_order_text(self.order)))
        for order, action in zip(get_args(Order), self._order_button.menu().actions(), strict=True):
            action.setChecked(order == self.order)


def _order_text(order: Order) -> str:
    return {
        "popularity": tr("by popularity"),
        "category": tr("by category"),
        "similarity": tr("by similarity"),
    }[order]
