"""The Similar page: find a product at the left, see what is similar to it at the right."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Self

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models import ProductTableModel
from recdesk.gui.session import Session
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.lists_card import ListChoices, ListsCard
from recdesk.gui.views.model_needed import ModelNeeded
from recdesk.gui.views.product_finder import Found, ProductsCard, SearchRow
from recdesk.gui.views.widgets import Card
from recdesk.i18n import tr

_LIST_WIDTH, _SIMILAR_WIDTH = 306, 546


@dataclass(frozen=True)
class SimilarChoices(Kept):
    """What is searched for, which list is shown in which way, and how wide both sides are."""

    found: Found
    lists: ListChoices
    sizes: tuple[int, ...]

    def for_other_data(self) -> Self:
        return replace(self, found=replace(self.found, chosen={}), lists=replace(self.lists, pair=(-1, -1)))


class SimilarPage(QWidget):
    """Search, products, and the list of the current one.

    Signals:
        page_requested: key of the page to go to ("data", "train").
        pair_chosen: item code of the similar product that was selected; the dock shows the pair.
    """

    page_requested: ClassVar[Signal] = Signal(str)
    pair_chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageSimilar")
        self._session = session
        self._model = ProductTableModel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.MARGIN] * 4)
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._make_content())
        self._no_data = ModelNeeded(session, self._stack)
        self._stack.addWidget(self._no_data)
        for needed in (self._needed, self._no_data):
            needed.page_requested.connect(self.page_requested)
        slash = QShortcut(QKeySequence("/"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self._on_slash)
        self.setFocusProxy(self._products.table)
        session.changed.connect(self._on_changed)
        session.product_index_ready.connect(self._on_product_index_ready)
        self._on_changed("workspace")

    @property
    def choices(self) -> SimilarChoices:
        """What is chosen and typed now."""
        return SimilarChoices(self._search.found, self._lists.choices, tuple(self._split.sizes()))

    def restore(self, choices: SimilarChoices) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._search.restore(choices.found)
        self._lists.restore(choices.lists)
        self._split.setSizes(choices.sizes)

    def make_ready(self) -> None:
        """Makes what the first model will need."""
        _ = self._lists

    @cached_property
    def _lists(self) -> ListsCard:
        """Made when there is something to list, or at leisure before: it takes as long as all else here."""
        lists = ListsCard(self._session, self._beside)
        lists.pair_chosen.connect(self.pair_chosen)
        self._products.table.likely.connect(lists.similar.expect)
        self._beside.addWidget(lists)
        return lists

    def _make_content(self) -> QWidget:
        content = QWidget(self._stack)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_WIDE)
        self._search = SearchRow(self._session, self._model, content)
        split = self._split = QSplitter(Qt.Orientation.Horizontal, content)
        split.setHandleWidth(theme.GAP_WIDE)
        split.setChildrenCollapsible(False)
        self._products = ProductsCard(self._session, self._model, self._search.field, split)
        self._beside = QStackedWidget(split)
        card = self._without_model = Card(tr("Similar products"), padded=False, parent=self._beside)
        self._needed = ModelNeeded(self._session, card)
        card.body.addWidget(self._needed, 1)
        self._beside.addWidget(card)
        split.setSizes([_LIST_WIDTH, _SIMILAR_WIDTH])
        split.setStretchFactor(0, 36)
        split.setStretchFactor(1, 64)
        layout.addWidget(self._search)
        layout.addWidget(split, 1)
        return content

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        session = self._session
        if what in ("workspace", "data"):
            degrees, index = session.item_degrees, session.product_index
            self._model.set_source(session.catalogue, degrees, session.items_by_degree, index)
            self._search.show_shop()
        self._stack.setCurrentIndex(0 if session.incidence is not None else 1)
        self._beside.setCurrentWidget(self._without_model if session.similarity is None else self._lists)

    @Slot()
    def _on_product_index_ready(self) -> None:
        self._model.set_index(self._session.product_index)
        self._search.show_shop()

    @Slot()
    def _on_slash(self) -> None:
        self._search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.field.selectAll()
