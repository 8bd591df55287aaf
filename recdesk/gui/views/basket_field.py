"""A field to add products with: what fits is offered while one types, and lists of ids can be pasted."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.models.found_products import FoundProductsModel
from recdesk.gui.product_lookup import Matches
from recdesk.gui.session import Session
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.widgets import SearchField, label
from recdesk.i18n import plural, tr

_LEAST_WIDTH = 320
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BasketField(SearchField):
    """Enter adds the best match, or all products of a list of ids; Down goes to the other matches.

    Signals:
        product_added: code of the product that was added, or had been there before.
    """

    product_added: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, host: QWidget, parent: QWidget | None = None) -> None:
        """
        Args:
            session: whose basket or history is added to.
            host: the page over which the matches are shown.
            parent: what the field stands in.
        """
        super().__init__(tr("Add a product: title, id, brand or pinyin"), parent)
        self._host = host
        self._session, self._lookup = session, session.what_if.lookup
        self._newest: Matches | None = None
        self._wants_best = False
        self.setAccessibleName(tr("Add a product"))
        self.setToolTip(
            tr("Enter adds the best match, Down goes to the others. A list of ids can be pasted here.")
        )
        self._offer: _Offer | None = None  # made for the first matches
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_focus_moved)
        self.textChanged.connect(self._search)
        self._lookup.matched.connect(self._on_matched)
        session.product_index_ready.connect(self._search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_list():
            return
        if event.key() in _ENTER:
            self._wants_best = bool(self.text().strip())
            self._take_best()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down and self._offer is not None and self._offer.isVisible():
            self._offer.enter()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape and self.text():
            event.accept()  # else the window's own Esc would get it
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the list of matches goes back to the field."""
        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.KeyPress:
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.clear()
                event.accept()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._soon.start()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._offer is not None:
            self._offer.place(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_offer()

    @Slot()
    def _search(self) -> None:
        text = self.text()
        self._wants_best = False
        waits = bool(text.strip()) and not self._lookup.ready
        self.set_count(tr("preparing…") if waits else "")
        if text.strip():
            self._lookup.search(text)
        else:
            self._newest = None
            self._hide_offer()

    @Slot(object)
    def _on_matched(self, matches: Matches) -> None:
        if matches.query != self.text() or not self.isVisible():
            return  # meant for another field, or typed over
        self._newest = matches
        self._show_offer()
        self._take_best()

    def _show_offer(self) -> None:
        matches, session = self._newest, self._session
        if matches is None or not self.text().strip() or not self.hasFocus():
            return
        held = session.what_if.held()
        had = frozenset() if held is None else frozenset(held.items[~held.removed].tolist())
        offer = self._offer = self._offer or self._make_offer()
        offer.rows.set_rows(session.catalogue, matches.codes, session.product_index, matches.query, had)
        offer.say(_sentence(matches))
        offer.place(self)
        offer.show()
        offer.raise_()

    def _make_offer(self) -> "_Offer":
        offer = _Offer(self._host)
        offer.table.clicked.connect(self._on_clicked)
        offer.table.opened.connect(self._add)
        offer.table.typed.connect(self._on_typed)
        offer.table.installEventFilter(self)
        return offer

    def _hide_offer(self) -> None:
        if self._offer is not None:
            self._offer.hide()

    def _take_best(self) -> None:
        """Adds what Enter asked for, once it is known what that is."""
        matches = self._newest
        if not self._wants_best or matches is None or matches.query != self.text():
            return
        self._wants_best = False
        if matches.listed:
            self._lookup.read(matches.query)
            self.clear()
        elif len(matches.codes):
            self._add(int(matches.codes[0]))

    def _paste_list(self) -> bool:
        """Adds what is pasted at once where it has several lines or cells, which a field cannot show."""
        text = QGuiApplication.clipboard().text().strip()
        if "\n" not in text and "\t" not in text:
            return False
        self._lookup.read(text)
        self.clear()
        return True

    @Slot(int)
    def _add(self, code: int) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear()
        self._session.what_if.add([code])
        self.product_added.emit(code)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self._offer is not None:
            self._add(self._offer.rows.code_at(index.row()))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(text)

    @Slot()
    def _on_focus_moved(self) -> None:
        if self._offer is not None and not self.hasFocus() and not self._offer.table.hasFocus():
            self._offer.hide()


class _Offer(QFrame):
    """The list that floats under the field, or a sentence instead."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("basketOffer")
        colours = theme.current().names()
        self.setStyleSheet(
            f"#basketOffer {{ background: {colours['surface']}; border: 1px solid {colours['faint']};"
            " border-radius: 6px; }"
        )
        self.rows = FoundProductsModel(self)
        self.table = RowTable(self.rows, parent=self)
        self.table.setObjectName("basketOfferTable")
        self.table.setAccessibleName(tr("Matching products"))
        self.table.horizontalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sentence = label("", "small", wrap=True, parent=self)
        self._sentence.setContentsMargins(11, 8, 11, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        layout.addWidget(self._sentence)
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows a sentence; without one, the list."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.table.setVisible(not sentence)

    def place(self, field: QWidget) -> None:
        """Moves under a field."""
        host = self._host
        width = min(max(field.width(), _LEAST_WIDTH), host.width())
        corner = field.mapTo(host, QPoint(0, field.height() + 2))
        height = self._sentence.heightForWidth(width) if self._sentence.text() else 0
        if not height:
            height = len(self.rows.order) * theme.ROW_HEIGHT
        self.setGeometry(min(corner.x(), host.width() - width), corner.y(), width, height + 2)

    def enter(self) -> None:
        """Takes the keyboard."""
        if self.table.isVisible() and len(self.rows.order):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)


def _sentence(matches: Matches) -> str:
    if matches.listed:
        return plural(
            "Enter adds the {n} product of this list.",
            "Enter adds the {n} products of this list.",
            len(matches.listed),
        )
    return "" if len(matches.codes) else tr("No product has all these words.")
