"""Finding a product: the search row with its filters, and the table of what it leaves."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models import ProductTableModel, Sort
from recdesk.gui.session import Session
from recdesk.gui.views.list_button import LabelButton
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.search_keys import SearchKeys
from recdesk.gui.views.widgets import Card, MenuButton, SearchField, label
from recdesk.i18n import plural, tr

# Names and dear things first to last as people read them; shoppers from the most.
_DESCENDING = {Sort.BEST: True, Sort.SHOPPERS: True}


@dataclass(frozen=True)
class Found:
    """What was searched for, and in which order; category and brand are label codes, -1 for all."""

    query: str
    category: int
    brand: int
    sort_by: Sort
    descending: bool


class SearchRow(QWidget):
    """The search field with the category and brand filters at its right."""

    def __init__(self, session: Session, model: ProductTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self.field = SearchField(tr("Search by title, id, brand or category"))
        self.field.setObjectName("itemSearch")
        self.field.setAccessibleName(tr("Search products"))
        self.field.setToolTip(tr("Search products (Ctrl+F or /). Down goes to the list, Esc clears."))
        self.field.textChanged.connect(model.set_query)
        self.category = LabelButton(tr("Category"), tr("All categories"))
        self.category.setObjectName("categoryFilter")
        self.category.chosen.connect(model.set_category)
        self.brand = LabelButton(tr("Brand"), tr("All brands"))
        self.brand.setObjectName("brandFilter")
        self.brand.chosen.connect(model.set_brand)
        model.filtered.connect(self._on_filtered)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.category)
        layout.addWidget(self.brand)
        self.setFixedHeight(theme.FIELD_HEIGHT)

    def show_shop(self) -> None:
        """Offers the labels of the shop that is open now."""
        catalogue = self._session.catalogue
        self.category.set_labels(catalogue.categories if catalogue is not None else None)
        self.brand.set_labels(catalogue.brands if catalogue is not None else None)

    @property
    def found(self) -> Found:
        """What is searched for now."""
        model = self._model
        return Found(model.query, model.category, model.brand, model.sort_by, model.descending)

    def restore(self, found: Found) -> None:
        """Searches for what was searched for before the page was made anew."""
        self.category.choose(found.category)
        self.brand.choose(found.brand)
        self._model.set_category(found.category)
        self._model.set_brand(found.brand)
        self._model.set_sort(found.sort_by, found.descending)
        self.field.setText(found.query)

    @Slot()
    def _on_filtered(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        if shown == total:
            self.field.set_count(plural("{n} product", "{n} products", total) if total else "")
        else:
            self.field.set_count(tr("{n} of {total}", n=f"{shown:,}", total=f"{total:,}"))


class ProductsCard(Card):
    """All products that search and filters leave; the selected row is the session's current product."""

    def __init__(
        self, session: Session, model: ProductTableModel, field: SearchField, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Products"), padded=False, parent=parent)
        self._session = session
        self._model = model
        self._order = MenuButton("", flat=True)
        self._order.setObjectName("sortMenu")
        self._order.setToolTip(tr("What the products are sorted by; choose again to turn the order around"))
        for sort in Sort:
            self._order.add_choice(_sort_text(sort), partial(self._sort_by, sort))
        if self.header is not None:
            self.header.addWidget(self._order)
        self.table = RowTable(model)
        self.table.setObjectName("itemTable")
        self.table.setAccessibleName(tr("Products"))
        self.table.chosen.connect(session.set_current_item)
        self.table.horizontalHeader().sectionClicked.connect(self._on_section_clicked)
        self._nothing = label(tr("No product has all these words."), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(12, 24, 12, 24)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._nothing)
        self.body.addStretch(0)
        model.filtered.connect(self._on_filtered)
        session.current_item_changed.connect(self.table.show_code)
        SearchKeys(field, self.table, session.set_current_item)
        self._show_order()

    @Slot()
    def _on_filtered(self) -> None:
        empty = not self._model.rowCount() and bool(self._model.total)
        self.table.setVisible(not empty)
        self._nothing.setVisible(empty)
        self.table.show_code(self._session.current_item)
        if self.table.currentIndex().row() < 0:
            self.table.scrollToTop()
        self._show_order()

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        self._sort_by((Sort.TITLE, Sort.SHOPPERS)[section])

    def _sort_by(self, sort: Sort) -> None:
        model = self._model
        again = sort is model.sort_by and sort is not Sort.BEST
        model.set_sort(sort, not model.descending if again else _DESCENDING.get(sort, False))
        self.table.scrollTo(self.table.currentIndex())
        self._show_order()

    def _show_order(self) -> None:
        sort = self._model.sort_by
        if sort is Sort.BEST and not self._model.query.strip():
            sort = Sort.SHOPPERS
        self._order.set_label(_sort_text(sort))
        for choice, action in zip(Sort, self._order.menu().actions(), strict=True):
            action.setChecked(choice is self._model.sort_by)


def _sort_text(sort: Sort) -> str:
    return {
        Sort.BEST: tr("best match"),
        Sort.SHOPPERS: tr("by shoppers"),
        Sort.TITLE: tr("by title"),
        Sort.CATEGORY: tr("by category"),
        Sort.BRAND: tr("by brand"),
        Sort.PRICE: tr("by price"),
    }[sort]
