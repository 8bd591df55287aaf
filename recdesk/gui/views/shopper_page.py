"""The Shopper page: find a shopper or type a basket, see what is in it, and what to recommend for it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models import ShopperTableModel
from recdesk.gui.recommending import Wanted
from recdesk.gui.session import Session
from recdesk.gui.views.basket_field import BasketField
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.model_needed import ModelNeeded
from recdesk.gui.views.recommendation_card import RecommendationCard
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.search_keys import SearchKeys
from recdesk.gui.views.shopper_cards import HistoryCard
from recdesk.gui.views.widgets import Card, SearchField, label, segments
from recdesk.i18n import plural, tr

_LIST_WIDTH, _CARD_WIDTH = 200, 466
_SHOPPER, _BASKET = range(2)


@dataclass(frozen=True)
class ShopperChoices(Kept):
    """What is searched for, how recommendations are wanted, and how wide the three parts are."""

    query: str
    wanted: Wanted
    sizes: tuple[int, ...]


class ShopperPage(QWidget):
    """Shoppers at the left, the current one's history and recommendations beside; or a basket for them.

    Signals:
        page_requested: key of the page to go to ("data", "train", or "similar" for the current product).
    """

    page_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageShopper")
        self._session = session
        self._model = ShopperTableModel(self)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.MARGIN] * 4)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._make_content())
        self._basket.product_added.connect(self._history.show_added)
        needed = ModelNeeded(session, self._stack)
        needed.page_requested.connect(self.page_requested)
        self._stack.addWidget(needed)
        slash = QShortcut(QKeySequence("/"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self._on_slash)
        for card in (self._history, self._recommendations):
            card.table.opened.connect(self._on_opened)
        self.setFocusProxy(self.table)
        session.changed.connect(self._on_changed)
        session.current_user_changed.connect(self.table.show_code)
        session.current_item_changed.connect(self._on_current_item_changed)
        session.what_if.changed.connect(self._show_subject)
        self._on_changed("workspace")
        self._show_subject()

    @property
    def choices(self) -> ShopperChoices:
        """What is typed and chosen; whom it is for, the session knows."""
        wanted, sizes = self._recommendations.wanted, tuple(self._split.sizes())
        return ShopperChoices(self._field.text(), wanted, sizes)

    def restore(self, choices: ShopperChoices) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._field.setText(choices.query)
        self._recommendations.restore(choices.wanted)
        self._split.setSizes(choices.sizes)

    def _make_list(self, parent: QWidget) -> Card:
        card = Card(tr("Shoppers"), padded=False, parent=parent)
        self.table = RowTable(self._model, {"number": 80}, parent=card)
        self.table.setObjectName("shopperTable")
        self.table.setAccessibleName(tr("Shoppers"))
        self.table.chosen.connect(self._session.set_current_user)
        SearchKeys(self._field, self.table, self._session.set_current_user)
        self._nobody = label(tr("No shopper's id has this text."), "muted", wrap=True, parent=card)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nobody.setContentsMargins(12, 24, 12, 24)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._nobody)
        card.body.addStretch(0)
        return card

    def _make_content(self) -> QWidget:
        # From the outside in: what is styled before it is in its place would be styled again in it.
        content = QWidget(self._stack)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_WIDE)
        layout.addWidget(self._make_top(content))
        split = self._split = QSplitter(Qt.Orientation.Horizontal, content)
        layout.addWidget(split, 1)
        split.setHandleWidth(theme.GAP_WIDE)
        split.setChildrenCollapsible(False)
        self._list = self._make_list(split)
        self._history = HistoryCard(self._session, self, split)
        self._recommendations = RecommendationCard(self._session, split)
        for position, card in enumerate((self._list, self._history, self._recommendations)):
            split.addWidget(card)
            split.setStretchFactor(position, int(card is not self._list))
        split.setSizes([_LIST_WIDTH, _CARD_WIDTH, _CARD_WIDTH])
        return content

    def _make_top(self, parent: QWidget) -> QWidget:
        """Shopper or basket, and the field to find the one or fill the other."""
        top = QWidget(parent)
        top.setFixedHeight(theme.FIELD_HEIGHT)
        holder, self._subject = segments([tr("Shopper"), tr("Basket")], parent=top)
        holder.setObjectName("subjectChoice")
        self._subject.idClicked.connect(self._on_subject_clicked)
        self._field = SearchField(tr("Search shoppers by id"), top)
        self._field.setObjectName("shopperSearch")
        self._field.setAccessibleName(tr("Search shoppers"))
        self._field.setToolTip(tr("Search shoppers (Ctrl+F or /). Down goes to the list, Esc clears."))
        self._field.textChanged.connect(self._on_text_changed)
        self._basket = BasketField(self._session, self, top)
        self._basket.setObjectName("basketField")
        layout = QHBoxLayout(top)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(holder)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._basket, 1)
        return top

    @Slot()
    def _show_subject(self) -> None:
        by_basket = self._session.what_if.by_basket
        self._subject.button(_BASKET if by_basket else _SHOPPER).setChecked(True)
        for part in (self._field, self._list):
            part.setVisible(not by_basket)
        self._basket.setVisible(by_basket)
        # Who looks for the page's search field or its list gets to the one that is shown.
        self._field.setFocusProxy(self._basket if by_basket else None)  # pyright: ignore[reportArgumentType]
        self.setFocusProxy(self._basket if by_basket else self.table)

    @Slot(int)
    def _on_subject_clicked(self, position: int) -> None:
        self._session.what_if.go_by_basket(position == _BASKET)
        (self._basket if position == _BASKET else self._field).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        session, incidence = self._session, self._session.incidence
        if what in ("workspace", "data"):
            degrees = np.zeros(0, np.int64) if incidence is None else incidence.user_degrees
            ids = session.user_ids if incidence is not None else ()
            self._model.set_source(ids, degrees, session.users_by_degree)
            self._show_found()
        self._stack.setCurrentIndex(0 if session.recommender is not None else 1)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._model.set_query(text)
        self._show_found()

    def _show_found(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        self.table.setVisible(bool(shown) or not total)
        self._nobody.setVisible(not shown and bool(total))
        if shown == total:
            self._field.set_count(plural("{n} shopper", "{n} shoppers", total) if total else "")
        else:
            self._field.set_count(tr("{n} of {total}", n=f"{shown:,}", total=f"{total:,}"))
        self.table.show_code(self._session.current_user)
        if self.table.currentIndex().row() < 0:
            self.table.scrollToTop()

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        self._history.table.show_code(item)
        self._recommendations.table.show_code(item)

    @Slot(int)
    def _on_opened(self, item: int) -> None:
        self._session.trail.open(item)
        self.page_requested.emit("similar")

    @Slot()
    def _on_slash(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
