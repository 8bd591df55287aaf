"""The two cards of a shopper: what they bought or rated, and what to recommend to them."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QStackedWidget, QWidget

from recdesk.engine.errors import DataError
from recdesk.gui import theme
from recdesk.gui.models import HistoryTableModel, RecommendationTableModel
from recdesk.gui.session import Session
from recdesk.gui.views.length_box import length_box
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.widgets import Card, ElidedLabel, label
from recdesk.i18n import plural, tr
from recdesk.messages import sentence

LENGTHS = (5, 10, 20, 50, 100)
USUAL_LENGTH = 10
NARROW = {"score": 124, "number": 76, "text": 96}


class _ShopperCard(Card):
    """A card that follows the session's current shopper: a table, or a sentence why there is none."""

    def __init__(self, session: Session, table: RowTable, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, parent=parent)
        self._session = session
        self.table = table
        self._heading = ElidedLabel("", "heading")
        self._aside = label("", "small")
        if self.header is not None and self.title is not None:
            self.title.hide()
            self.header.insertWidget(0, self._heading)
            self.header.addWidget(self._aside)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.chosen.connect(session.set_current_item)
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setContentsMargins(24, 24, 24, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self._sentence)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        session.current_user_changed.connect(self._on_current_user_changed)
        session.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Shows what belongs to the session's current shopper."""
        raise NotImplementedError

    def _show_table(self) -> None:
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._stack.setCurrentWidget(self.table)
        self.table.scrollToTop()

    def _say(self, text: str) -> None:
        self._sentence.setText(text)
        self._stack.setCurrentWidget(self._sentence)

    @Slot(int)
    def _on_current_user_changed(self, user: int) -> None:
        del user
        self._soon.start()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self._soon.start()


class HistoryCard(_ShopperCard):
    """What the shopper bought or rated."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.model = HistoryTableModel()
        super().__init__(session, RowTable(self.model, NARROW), parent)
        self.model.setParent(self)
        self.table.setObjectName("historyTable")
        self.table.setAccessibleName(tr("History"))
        self.body.addWidget(self._stack, 1)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        session, user = self._session, self._session.current_user
        incidence, summary = session.incidence, session.summary
        if incidence is None or summary is None or user < 0:
            self.model.clear()
            self._heading.set_text(tr("History"))
            self._aside.setText("")
            self._say(tr("Choose a shopper on the left."))
            return
        rows = slice(int(incidence.user_start[user]), int(incidence.user_start[user + 1]))
        times = None if incidence.times is None else incidence.times[rows]
        explicit = summary.feedback == "explicit"
        self.model.set_rows(session.catalogue, incidence.items[rows], incidence.values[rows], times, explicit)
        self._heading.set_text(tr("History of {id}", id=session.user_ids[user]))
        count = rows.stop - rows.start
        self._aside.setText(plural("{n} product", "{n} products", count))
        if count:
            self._show_table()
        else:
            self._say(tr("This shopper has bought nothing yet."))


class RecommendationCard(_ShopperCard):
    """What to recommend to the shopper."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.model = RecommendationTableModel()
        super().__init__(session, RowTable(self.model, NARROW), parent)
        self.model.setParent(self)
        self.table.setObjectName("recommendationTable")
        self.table.setAccessibleName(tr("Recommendations"))
        self._note = label("", "band", wrap=True)
        self._note.setObjectName("scoreNote")
        self._length = length_box("recommendationCount", LENGTHS, USUAL_LENGTH, self._on_length_activated)
        self._unseen = QCheckBox()
        self._unseen.setObjectName("excludeSeen")
        self._unseen.setChecked(True)
        self._unseen.toggled.connect(self._on_toggled)
        self.body.addWidget(self._make_tools())
        self.body.addWidget(self._note)
        self.body.addWidget(self._stack, 1)
        self.refresh()

    def _make_tools(self) -> QFrame:
        tools = QFrame()
        tools.setObjectName("cardHeader")
        tools.setFixedHeight(45)
        layout = QHBoxLayout(tools)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(theme.GAP_WIDE)
        layout.addWidget(self._length)
        layout.addWidget(self._unseen)
        layout.addStretch(1)
        return tools

    @property
    def choices(self) -> tuple[int, bool]:
        """How long the list is at most, and whether it leaves out what the shopper has."""
        return int(self._length.currentData()), self._unseen.isChecked()

    def restore(self, choices: tuple[int, bool]) -> None:
        """Chooses what was chosen before the page was made anew."""
        length, unseen = choices
        self._length.setCurrentIndex(LENGTHS.index(length))
        self._unseen.setChecked(unseen)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        session, user, recommender = self._session, self._session.current_user, self._session.recommender
        explicit = session.summary is not None and session.summary.feedback == "explicit"
        self._unseen.setText(tr("Leave out what is rated") if explicit else tr("Leave out what is bought"))
        self._heading.set_text(tr("Recommended"))
        ratings = session.model is not None and session.model.objective == "ratings"
        self._note.setVisible(ratings)
        self._note.setText(
            tr("The score is the rating this model predicts. A ranking model is better at what comes next.")
        )
        if recommender is None or user < 0:
            self.model.clear()
            self._say(tr("Choose a shopper on the left."))
            return
        self._heading.set_text(tr("Recommended to {id}", id=session.user_ids[user]))
        try:
            found = recommender.for_user(user, *self.choices)
        except DataError as error:
            self.model.clear()
            self._say(sentence(error))
            return
        self.model.set_rows(session.catalogue, found.items, found.scores)
        if len(found):
            self._show_table()
        else:
            self._say(tr("There is no product left to recommend."))

    @Slot(int)
    def _on_length_activated(self, position: int) -> None:
        del position
        self.refresh()

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        del checked
        self.refresh()
