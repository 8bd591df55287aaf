"""The list of what is bought together with the current product, which is not what is similar to it."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import wording
from recdesk.gui.models import TogetherTableModel
from recdesk.gui.session import Session
from recdesk.gui.together import Companions
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.thumbnail_cells import list_thumbnails
from recdesk.gui.views.widgets import label, line
from recdesk.i18n import plural, tr

_WIDTHS = {"number": 84}


class TogetherList(QWidget):
    """Follows the session's current product while it is shown.

    Signals:
        pair_chosen: item code of the product that was selected.
    """

    pair_chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TogetherTableModel(self)
        self.table = RowTable(self.model, _WIDTHS)
        self.table.setObjectName("togetherTable")
        self.table.setAccessibleName(wording.together(wording.is_rated(session.summary)))
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.chosen.connect(self.pair_chosen)
        self.table.opened.connect(session.trail.open)
        self.table.show_pictures(list_thumbnails(session, self))
        self._about = label("", "small", wrap=True)
        self._about.setObjectName("togetherSentence")
        self._about.setContentsMargins(12, 10, 12, 10)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 24, 24, 24)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._about, line()):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(found)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        session.together.found.connect(self._on_found)
        session.baskets_known.connect(self.refresh)
        session.current_item_changed.connect(self._on_current_item_changed)
        session.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Looks for what goes with the current product, or says why there is no list."""
        if not self.isVisible():
            return
        if reason := self._reason_for_nothing():
            self._say(reason)
        else:
            self._session.together.look(self._session.settings.smallest_group)

    def _reason_for_nothing(self) -> str:
        session = self._session
        if session.current_item < 0 or session.incidence is None:
            return tr("Choose a product on the left.")
        if session.incidence.times is None:
            return tr(
                "This shop's file has no times, so nothing tells what a shopper took at once. "
                "Import a file with a date or a time to see it."
            )
        if session.baskets is None:
            reading = session.reading_baskets
            return tr("The baskets are being read…") if reading else tr("The baskets could not be read.")
        if not len(session.baskets):
            return tr("No shopper ever took two products at once.")
        return ""

    def _say(self, sentence: str) -> None:
        self.model.clear()
        self._empty.setText(sentence)
        self._stack.setCurrentWidget(self._empty)

    @Slot(object)
    def _on_found(self, companions: Companions) -> None:
        baskets = self._session.baskets
        if baskets is None or not self.isVisible():  # others ask too; it looks again when it is shown
            return
        if not len(companions.found):
            self._say(
                tr(
                    "Nothing goes together with this product more often than by chance, in {n} baskets "
                    "or more.",
                    n=companions.fewest,
                )
            )
            return
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.model.set_rows(self._session.catalogue, companions.found)
        self._about.setText(_about(baskets.kind, companions))
        self._stack.setCurrentIndex(0)
        self.table.scrollToTop()

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        del item
        self.refresh()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self.table.setAccessibleName(wording.together(wording.is_rated(self._session.summary)))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _about(kind: str, companions: Companions) -> str:
    if kind == "basket":
        return plural(
            "In the same basket, of {n} basket with this product and another one.",
            "In the same basket, of {n} baskets with this product and another one.",
            companions.baskets,
        )
    return plural(
        "By the same shopper on the same day, of {n} such day with this product and another one.",
        "By the same shopper on the same day, of {n} such days with this product and another one.",
        companions.baskets,
    )
