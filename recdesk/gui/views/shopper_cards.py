"""The cards of the Shopper page: what they have in common, and the one of the history or basket."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from recdesk.gui import theme
from recdesk.gui.models import HistoryTableModel
from recdesk.gui.models.history import Changes
from recdesk.gui.models.reasons import shortened
from recdesk.gui.product_lookup import Unknown
from recdesk.gui.session import Session
from recdesk.gui.views.basket_field import BasketField
from recdesk.gui.views.basket_table import BasketTable
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.widgets import Card, ElidedLabel, label, link_button
from recdesk.gui.what_if import Held
from recdesk.i18n import plural, tr

NARROW = {"score": 124, "number": 76, "text": 96, "label": 240}


class ShopperCard(Card):
    """A card that follows what recommendations go by: a table, or a sentence why there is none."""

    def __init__(
        self, session: Session, make_table: Callable[[QWidget], RowTable], parent: QWidget | None = None
    ) -> None:
        """
        Args:
            session: what it follows.
            make_table: gives the table, made in the widget that it stands in.
            parent: what the card stands in.
        """
        super().__init__("", padded=False, parent=parent)
        self.session = session
        self.heading = ElidedLabel("", "heading", parent=self)
        self.aside = label("", "small", parent=self)
        if self.header is not None and self.title is not None:
            self.title.hide()
            self.header.insertWidget(0, self.heading)
            self.header.addWidget(self.aside)
        self.stack = QStackedWidget(self)
        table = self.table = make_table(self.stack)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.chosen.connect(session.set_current_item)
        self._sentence = label("", "muted", wrap=True, parent=self.stack)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setContentsMargins(24, 24, 24, 24)
        self.stack.addWidget(table)
        self.stack.addWidget(self._sentence)
        self.soon = QTimer(self, singleShot=True, interval=0)
        self.soon.timeout.connect(self.refresh)
        session.current_user_changed.connect(self.soon.start)
        session.changed.connect(self.soon.start)
        session.what_if.changed.connect(self.soon.start)

    @Slot()
    def refresh(self) -> None:
        """Shows what belongs to the session's current shopper, or to the basket."""
        raise NotImplementedError

    def show_table(self) -> None:
        """Shows the rows in their own order."""
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.stack.setCurrentWidget(self.table)
        self.table.scrollToTop()

    def say(self, text: str) -> None:
        """Shows a sentence in place of the table."""
        self._sentence.setText(text)
        self.stack.setCurrentWidget(self._sentence)


class HistoryCard(ShopperCard):
    """What the shopper bought or rated, with what is changed in thought; or what is in the basket."""

    def __init__(self, session: Session, host: QWidget, parent: QWidget | None = None) -> None:
        """
        Args:
            session: whose shopper it follows.
            host: the page over which products to add are offered.
            parent: what it stands in.
        """
        self.model = HistoryTableModel()
        super().__init__(session, self._make_table, parent)
        self.model.setParent(self)
        self._subject = (False, -1)
        self._added = -1
        self._empty = link_button(tr("Empty"), self)
        self._empty.setObjectName("emptyBasketButton")
        self._empty.setToolTip(tr("Take everything out of the basket"))
        self._empty.clicked.connect(session.what_if.reset)
        if self.header is not None:
            self.header.addWidget(self._empty)
        self._tools = QFrame(self)
        self._tools.setObjectName("cardHeader")
        self.field = BasketField(session, host, self._tools)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self.field)
        self.field.setObjectName("historyField")
        self.field.product_added.connect(self.show_added)
        self._band, self._change = _band(session.what_if.reset, self)
        self._note = label("", "warning", wrap=True, parent=self)
        self._note.setObjectName("unknownIds")
        self._note.setContentsMargins(12, 8, 12, 8)
        self._note.hide()
        for part in (self._tools, self._band, self._note):
            self.body.addWidget(part)
        self.body.addWidget(self.stack, 1)
        session.what_if.changed.connect(self._note.hide)
        session.current_user_changed.connect(self._note.hide)
        session.what_if.lookup.missed.connect(self._on_missed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        session, what_if = self.session, self.session.what_if
        held, by_basket = what_if.held(), what_if.by_basket
        removed, added = len(what_if.removed), len(what_if.added)
        self._tools.setVisible(held is not None and not by_basket)
        self._band.setVisible(bool(removed or added) and not by_basket)
        self._change.set_text(_change_text(removed, added))
        self._empty.setVisible(by_basket and bool(what_if.basket))
        self.table.setAccessibleName(tr("Basket") if by_basket else tr("History"))
        if held is None:
            self.model.clear()
            self.heading.set_text(tr("History"))
            self.aside.setText("")
            self.say(tr("Choose a shopper on the left."))
            return
        user = session.current_user
        self.heading.set_text(tr("Basket") if by_basket else tr("History of {id}", id=session.user_ids[user]))
        count = len(held.items) - int(held.removed.sum())
        self.aside.setText(plural("{n} product", "{n} products", count) if count else "")
        self._show_rows(held, (by_basket, -1 if by_basket else user))

    def _make_table(self, parent: QWidget) -> BasketTable:
        table = BasketTable(self.model, NARROW, parent)
        table.setObjectName("historyTable")
        table.taken_out.connect(self._on_taken_out)
        table.put_back.connect(self._on_put_back)
        table.typed.connect(self._on_typed)
        return table

    @Slot(int)
    def show_added(self, code: int) -> None:
        """Selects the row of a product as soon as it is there."""
        self._added = code
        self.soon.start()

    def _show_rows(self, held: Held, subject: tuple[bool, int]) -> None:
        session, table = self.session, self.table
        explicit = session.summary is not None and session.summary.feedback == "explicit"
        same, self._subject = subject == self._subject, subject
        row, code = table.currentIndex().row(), self.model.code_at(table.currentIndex().row())
        scrolled, header = table.verticalScrollBar().value(), table.horizontalHeader()
        section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        changes = Changes(held.added, held.removed)
        self.model.set_rows(session.catalogue, held.items, held.values, held.times, explicit, changes)
        if not len(held.items):
            self.say(_empty_sentence(subject[0]))
            return
        self.show_table()
        if not same:
            table.show_code(session.current_item)
            return
        # The same list with another row: it stays where it was, and so does the keyboard.
        if section >= 0:
            table.sortByColumn(section, order)
        table.verticalScrollBar().setValue(scrolled)
        if row >= 0:
            near = self.model.code_at(min(row, len(self.model.order) - 1))
            table.show_code(code if self.model.row_of(code) >= 0 else near)
        if self._added >= 0:
            table.show_code(self._added)
            self._added = -1

    @Slot(list)
    def _on_taken_out(self, codes: list[int]) -> None:
        self.session.what_if.take_out(codes)

    @Slot(list)
    def _on_put_back(self, codes: list[int]) -> None:
        self.session.what_if.put_back(codes)

    @Slot(object)
    def _on_missed(self, unknown: Unknown) -> None:
        self._note.setText(_unknown_text(unknown))
        self._note.show()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self.field.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(text)


def _band(reset: Callable[[], object], parent: QWidget) -> tuple[QFrame, ElidedLabel]:
    """The band that says that a history is changed in thought, and its words."""
    band = QFrame(parent)
    band.setObjectName("whatIfBand")
    words = ElidedLabel("", "warning", parent=band)
    words.setObjectName("whatIfText")
    back = link_button(tr("Reset"), band)
    back.setObjectName("whatIfReset")
    back.setToolTip(tr("Go by the shopper's own history again"))
    back.clicked.connect(reset)
    colours = theme.current().names()
    band.setStyleSheet(f"#whatIfBand {{ background: {colours['warning_soft']}; border: none; }}")
    layout = QHBoxLayout(band)
    layout.setContentsMargins(12, 3, 12, 3)
    layout.addWidget(words)
    layout.addStretch(1)
    layout.addWidget(back)
    return band, words


def _change_text(removed: int, added: int) -> str:
    if removed and added:
        return tr("What if: {removed} removed, {added} added", removed=removed, added=added)
    if removed:
        return tr("What if: {removed} removed", removed=removed)
    return tr("What if: {added} added", added=added)


def _empty_sentence(by_basket: bool) -> str:
    if by_basket:
        return tr("The basket is empty. Type a product above and press Enter, or paste a list of ids.")
    return tr("This shopper has nothing yet. Products can be added above to see what would fit.")


def _unknown_text(unknown: Unknown) -> str:
    """Which ids of a list no product has; only the first ones by name, each with the nearest id."""
    named = [
        tr("{id} (nearest: {nearest})", id=shortened(one), nearest=shortened(near))
        for one, near in zip(unknown.ids, unknown.nearest, strict=False)
    ]
    more = len(unknown.ids) - len(named)
    if more:
        named.append(tr("{n} more", n=f"{more:,}"))
    return plural(
        "No product has this id: {ids}.",
        "No product has these ids: {ids}.",
        len(unknown.ids),
        ids=", ".join(named),
    )
