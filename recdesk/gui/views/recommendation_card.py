"""What to recommend to the current shopper or for the basket, with the reasons."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from recdesk.engine.errors import DataError
from recdesk.gui import theme
from recdesk.gui.models import RecommendationTableModel
from recdesk.gui.models.reasons import Because
from recdesk.gui.models.recommendations import BECAUSE, TITLE
from recdesk.gui.recommending import Answer, Wanted
from recdesk.gui.session import Session
from recdesk.gui.views.recommendation_tools import RecommendationTools
from recdesk.gui.views.row_painting import PADDING
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.shopper_cards import NARROW, ShopperCard
from recdesk.gui.views.widgets import label
from recdesk.i18n import plural, tr
from recdesk.messages import sentence

_WIDE = 600
"""From this width on, reasons have a column of their own."""

_LETTERS = "because of freeze-dried coffee"


class RecommendationCard(ShopperCard):
    """The newest answer; what it is made of changes at once with what it goes by."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.model = RecommendationTableModel()
        super().__init__(session, lambda stack: RowTable(self.model, NARROW, parent=stack), parent)
        self.model.setParent(self)
        self.table.setObjectName("recommendationTable")
        self.table.setAccessibleName(tr("Recommendations"))
        self.aside.setObjectName("diversity")
        self._note = label("", "band", wrap=True, parent=self)
        self._note.setObjectName("scoreNote")
        self._tools = RecommendationTools(self)
        self._tools.changed.connect(self.refresh)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._note)
        self.body.addWidget(self.stack, 1)
        session.product_index_ready.connect(self.soon.start)
        session.what_if.found.connect(self._on_found)
        self.table.horizontalHeader().sectionResized.connect(self._measure)
        self._fit(wide=False)  # it would ask for much room before it is laid out
        self.refresh()

    @property
    def wanted(self) -> Wanted:
        """How the list is wanted."""
        return self._tools.wanted

    def restore(self, wanted: Wanted) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._tools.restore(wanted)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        session = self.session
        self._tools.show_shop(session)
        ratings = session.model is not None and session.model.objective == "ratings"
        self._note.setVisible(ratings)
        self._note.setText(
            tr("The score is the rating this model predicts. A ranking model is better at what comes next.")
        )
        if not session.what_if.look(self.wanted):
            self._show_nothing(self._reason_for_nothing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width() >= _WIDE)

    def _fit(self, wide: bool) -> None:
        self._tools.fit(wide)
        self.model.reasons_below = not wide
        self.table.setColumnHidden(self.model.columns.index(BECAUSE), not wide)
        self.table.fit_columns()
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Finds out how much of a reason can be seen."""
        below, columns = self.model.reasons_below, self.model.columns
        room = self.table.columnWidth(columns.index(TITLE if below else BECAUSE)) - 2 * PADDING
        self.model.room = round(room / _width_of_letter(theme.TINY if below else theme.BODY))

    def _reason_for_nothing(self) -> str:
        what_if = self.session.what_if
        if what_if.by_basket:
            return tr("What fits the basket is listed here as soon as something is in it.")
        if self.session.current_user < 0:
            return tr("Choose a shopper on the left.")
        if what_if.removed:
            return tr("Nothing of the history is left to go by. Put something back, or add a product.")
        return sentence(DataError("shopper_without_history"))

    def _show_nothing(self, text: str) -> None:
        self.model.clear()
        self._show_heading()
        self.aside.setText("")
        self.say(text)

    def _show_heading(self) -> None:
        session = self.session
        if session.what_if.by_basket:
            self.heading.set_text(tr("Recommended for the basket"))
        elif session.current_user < 0:
            self.heading.set_text(tr("Recommended"))
        else:
            self.heading.set_text(tr("Recommended to {id}", id=session.user_ids[session.current_user]))

    @Slot(object)
    def _on_found(self, answer: Answer) -> None:
        model, question = self.session.model, answer.question
        if answer.error is not None or answer.found is None:
            self._show_nothing("" if answer.error is None else sentence(answer.error))
            return
        if not len(answer.found):
            self._show_nothing(tr("There is no product left to recommend."))
            return
        scale = None if model is None else model.rating_range
        because = None
        if answer.reasons is not None:
            because = Because(question.catalogue, question.items, answer.reasons, scale is not None)
        self._show_heading()
        self._show_diversity(answer.categories)
        self.model.set_rows(question.catalogue, answer.found, because, None if scale is None else scale[1])
        self.show_table()
        self.table.show_code(self.session.current_item)

    def _show_diversity(self, categories: dict[str, int]) -> None:
        count = sum(bool(name) for name in categories)
        self.aside.setText(plural("{n} category", "{n} categories", count) if count else "")
        counted = [f"{name or tr('no category')}: {number}" for name, number in categories.items()]
        self.aside.setToolTip("\n".join(counted))


def _width_of_letter(pixels: int) -> float:
    """How wide a Latin letter of a font is as a rule; two of them take the room of a Chinese character."""
    return QFontMetricsF(theme.font(pixels)).horizontalAdvance(_LETTERS) / len(_LETTERS)
