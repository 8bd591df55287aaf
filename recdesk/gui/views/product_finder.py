"""Finding a product: the search row with its filters, and the table of what it leaves."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models import ProductTableModel, Sort
from recdesk.gui.models.facets import ALL
from recdesk.gui.models.products import FAVOURITE
from recdesk.gui.session import Session
from recdesk.gui.views.facet_button import FacetButton, options
from recdesk.gui.views.favourites_button import FavouritesButton
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.search_keys import SearchKeys
from recdesk.gui.views.widgets import Card, MenuButton, SearchField, icon_button, label, plain_button
from recdesk.i18n import plural, tr

# Names and dear things first to last as people read them; shoppers from the most.
_DESCENDING = {Sort.BEST: True, Sort.SHOPPERS: True}

_USUAL_COLUMNS = ["title", "shoppers"]
_LEAST_TITLE = 180
_LEAST_FIELD = 170


@dataclass(frozen=True)
class Found:
    """What was searched for, and in which order; `chosen` are the filters, by facet."""

    query: str
    chosen: dict[str, int]
    sort_by: Sort
    descending: bool


class SearchRow(QWidget):
    """The search field with the filters at its right."""

    def __init__(self, session: Session, model: ProductTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self.field = SearchField(tr("Search by title, id, brand or category"), self)
        self.field.setObjectName("itemSearch")
        self.field.setAccessibleName(tr("Search products"))
        self.field.setToolTip(
            tr(
                "Search products (Ctrl+F or /) by words, pinyin or initials. "
                "Down goes to the list, Esc clears."
            )
        )
        self.field.setMinimumWidth(_LEAST_FIELD)
        self.field.textChanged.connect(model.set_query)
        self._buttons = {
            "category": self._button("category", tr("Category"), tr("All categories"), by_count=True),
            "brand": self._button("brand", tr("Brand"), tr("All brands"), by_count=True),
            "price": self._button("price", tr("Price"), tr("All prices")),
            "shoppers": self._button("shoppers", tr("Shoppers"), tr("Any number of shoppers")),
            "stock": self._button("stock", tr("Stock"), tr("In stock or not")),
        }
        self._favourites = FavouritesButton(self)
        self._favourites.toggled.connect(self._on_favourites_toggled)
        self._clear = icon_button("close", tr("Clear filters"))
        self._clear.setObjectName("clearFiltersButton")
        self._clear.clicked.connect(model.clear_filters)
        model.filtered.connect(self._on_filtered)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.field, 1)
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addWidget(self._favourites)
        layout.addWidget(self._clear)
        session.notes.changed.connect(self._on_notes_changed)
        self.setFixedHeight(theme.FIELD_HEIGHT)

    def show_shop(self) -> None:
        """Offers the filters that the open shop has now."""
        session, model = self._session, self._model
        for name, button in self._buttons.items():
            known = session.catalogue if name in model.facets else None
            button.set_options(options(name, known, session.product_index) if known is not None else [])
        model.set_favourites(session.notes.favourites)
        self._on_filtered()

    @property
    def found(self) -> Found:
        """What is searched for now."""
        model = self._model
        return Found(model.query, dict(model.chosen), model.sort_by, model.descending)

    def restore(self, found: Found) -> None:
        """Searches for what was searched for before the page was made anew."""
        for name, key in found.chosen.items():
            self._model.set_filter(name, key)
        self._model.set_sort(found.sort_by, found.descending)
        self.field.setText(found.query)

    def _button(self, name: str, title: str, all_text: str, by_count: bool = False) -> FacetButton:
        button = FacetButton(title, all_text, partial(self._model.counts, name), by_count, self)
        button.setObjectName(f"{name}Filter")
        button.chosen.connect(partial(self._model.set_filter, name))
        return button

    @Slot()
    def _on_notes_changed(self) -> None:
        self._model.set_favourites(self._session.notes.favourites)

    @Slot(bool)
    def _on_favourites_toggled(self, only: bool) -> None:
        self._model.set_filter(FAVOURITE, 0 if only else ALL)

    @Slot()
    def _on_filtered(self) -> None:
        model, shown, total = self._model, self._model.rowCount(), self._model.total
        for name, button in self._buttons.items():
            button.choose(model.chosen.get(name, ALL))
        wanted = FAVOURITE in model.chosen or model.has_favourites
        left = int(model.counts(FAVOURITE)[0]) if wanted and FAVOURITE in model.facets else 0
        self._favourites.show_count(left, FAVOURITE in model.chosen, wanted)
        self._clear.setVisible(bool(model.chosen))
        if model.waiting:
            self.field.set_count(tr("preparing…"))
        elif shown == total:
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
        self._field = field
        self._order = MenuButton("", flat=True, parent=self)
        self._order.setObjectName("sortMenu")
        self._order.setToolTip(tr("What the products are sorted by; choose again to turn the order around"))
        for sort in Sort:
            self._order.add_choice(_sort_text(sort), partial(self._sort_by, sort))
        self._columns = MenuButton(tr("Columns"), flat=True, parent=self)
        self._columns.setObjectName("columnMenu")
        self._columns.setToolTip(tr("Which columns the table has"))
        if self.header is not None:
            self.header.addWidget(self._columns)
            self.header.addWidget(self._order)
        self.table = self._make_table()
        self._make_column_menu(self._columns.menu())
        self._nothing = self._make_nothing()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._nothing)
        self.body.addStretch(0)
        model.filtered.connect(self._on_filtered)
        session.current_item_changed.connect(self.table.show_code)
        SearchKeys(field, self.table, self._open)
        self._show_order()

    def _open(self, code: int) -> None:
        self._session.set_current_item(code)
        self._session.trail.visit()

    def _make_table(self) -> RowTable:
        table = RowTable(self._model, least_title=_LEAST_TITLE, parent=self)
        table.setObjectName("itemTable")
        table.setAccessibleName(tr("Products"))
        table.chosen.connect(self._session.set_current_item)
        table.opened.connect(self._open)
        header = table.horizontalHeader()
        header.sectionClicked.connect(self._on_section_clicked)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        return table

    def _make_column_menu(self, menu: QMenu) -> None:
        """One line for each column but the first, which is always there."""
        chosen = self._session.settings.product_columns or _USUAL_COLUMNS
        for section, column in enumerate(self._model.columns):
            shown = section == 0 or column.name in chosen
            self.table.setColumnHidden(section, not shown)
            if section:
                self._columns.add_choice(tr(column.title), self._on_columns_chosen, checked=shown)
        self.table.fit_columns()

    def _make_nothing(self) -> QWidget:
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(12, 24, 12, 24)
        layout.setSpacing(theme.GAP_WIDE)
        self._sentence = label("", "muted", wrap=True, parent=holder)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._remedy = plain_button("")
        self._remedy.setObjectName("nothingFoundButton")
        self._remedy.clicked.connect(self._on_remedy_clicked)
        layout.addWidget(self._sentence)
        layout.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignHCenter)
        return holder

    @Slot()
    def _on_filtered(self) -> None:
        model = self._model
        empty = not model.rowCount() and bool(model.total)
        self.table.setVisible(not empty)
        self._nothing.setVisible(empty)
        if empty:
            self._sentence.setText(_nothing_text(bool(model.query.strip()), bool(model.chosen)))
            self._remedy.setText(tr("Clear filters") if model.chosen else tr("Clear the search"))
        self.table.show_code(self._session.current_item)
        if self.table.currentIndex().row() < 0:
            self.table.scrollToTop()
        self.table.viewport().update()  # the same rows may match by other characters
        self._show_order()

    @Slot()
    def _on_remedy_clicked(self) -> None:
        if self._model.chosen:
            self._model.clear_filters()
        else:
            self._field.clear()

    @Slot()
    def _on_columns_chosen(self) -> None:
        names = ["title"]
        for section, action in enumerate(self._columns.menu().actions(), 1):
            self.table.setColumnHidden(section, not action.isChecked())
            if action.isChecked():
                names.append(self._model.columns[section].name)
        self._session.settings.product_columns = names
        self.table.fit_columns()

    @Slot(QPoint)
    def _on_header_menu(self, at: QPoint) -> None:
        self._columns.menu().popup(self.table.horizontalHeader().mapToGlobal(at))

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        self._sort_by(Sort(self._model.columns[section].name))

    def _sort_by(self, sort: Sort) -> None:
        model = self._model
        again = sort is model.sort_by and sort is not Sort.BEST
        model.set_sort(sort, not model.descending if again else _DESCENDING.get(sort, False))
        self.table.scrollTo(self.table.currentIndex())
        self._show_order()

    def _show_order(self) -> None:
        model, header = self._model, self.table.horizontalHeader()
        sort = model.sort_by
        sections = [Sort(column.name) for column in model.columns]
        section = sections.index(sort) if sort in sections else -1
        down = model.descending
        header.setSortIndicatorShown(section >= 0)
        header.setSortIndicator(
            section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        )
        if sort is Sort.BEST and not model.query.strip():
            sort = Sort.SHOPPERS
        self._order.set_label(_sort_text(sort))
        for choice, action in zip(Sort, self._order.menu().actions(), strict=True):
            action.setChecked(choice is model.sort_by)


def _nothing_text(searched: bool, filtered: bool) -> str:
    if not filtered:
        return tr("No product has all these words.")
    if not searched:
        return tr("No product passes all filters.")
    return tr("No product with these words passes the filters.")


def _sort_text(sort: Sort) -> str:
    return {
        Sort.BEST: tr("best match"),
        Sort.SHOPPERS: tr("by shoppers"),
        Sort.TITLE: tr("by title"),
        Sort.CATEGORY: tr("by category"),
        Sort.BRAND: tr("by brand"),
        Sort.PRICE: tr("by price"),
        Sort.ID: tr("by ID"),
    }[sort]
