"""The Compare page: two models at the left, what tells them apart at the right."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.compare_cards import DifferencesCard, VerdictCard
from recdesk.gui.views.compare_lists import ListsCard
from recdesk.gui.views.measure_card import MeasureCard
from recdesk.gui.views.model_picker import ModelPicker
from recdesk.gui.views.widgets import EmptyState
from recdesk.i18n import tr

LEFT_WIDTH = 304


class ComparePage(QWidget):
    """Follows `session.experiments`.

    Signals:
        page_requested: key of the page to go to ("train", "similar").
    """

    page_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._make_content())
        self._stack.addWidget(
            EmptyState(
                tr("Two models are needed to compare: train another one, with other options."),
                tr("Go to Train"),
                lambda: self.page_requested.emit("train"),
                "compare",
            )
        )
        session.experiments.pair_changed.connect(self._update)
        self._update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()
        self._lists.refresh()

    def _make_content(self) -> QWidget:
        # From the outside in: what is styled before it is in its place would be styled again in it.
        content = QWidget(self._stack)
        left = QWidget(content)
        left.setFixedWidth(LEFT_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        column.addWidget(ModelPicker(self._session, left), 1)
        column.addWidget(MeasureCard(self._session, left))
        scroll = QScrollArea(content)
        right = QWidget(scroll.viewport())
        right.setObjectName("scrolled")
        self._lists = ListsCard(self._session, right)
        self._lists.choose_asked.connect(self._on_choose_asked)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        for card in (VerdictCard(self._session, right), DifferencesCard(self._session, right), self._lists):
            column.addWidget(card)
        column.addStretch(1)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(left)
        row.addWidget(scroll, 1)
        return content

    @Slot()
    def _update(self) -> None:
        experiments = self._session.experiments
        self._stack.setCurrentIndex(1 if "" in experiments.pair else 0)
        if self.isVisible():  # a second model takes memory that nobody else needs
            experiments.load_models()

    @Slot()
    def _on_choose_asked(self) -> None:
        self.page_requested.emit("similar")
