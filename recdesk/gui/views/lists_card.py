"""The lists of the current product: what is similar to it, and what is bought together with it."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from recdesk.gui import wording
from recdesk.gui.session import Session
from recdesk.gui.views.similar_list import SimilarList
from recdesk.gui.views.together_list import TogetherList
from recdesk.gui.views.widgets import Card, ElidedLabel, segments
from recdesk.i18n import tr


@dataclass(frozen=True)
class ListChoices:
    """Which list is shown, and what is selected; what the lists hold, the session knows.

    Attributes:
        shown: as `ListsCard.shown`.
        pair: the current product and the one that is selected in the similar list, -1 for none.
    """

    shown: int
    pair: tuple[int, int]


class ListsCard(Card):
    """One list at a time, never mixed: alike is what can replace a product, together what goes with it.

    Signals:
        pair_chosen: item code of the listed product that was selected.
    """

    pair_chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, parent=parent)
        self._session = session
        self._stack = QStackedWidget(self)
        self.similar, self.together = SimilarList(session, self._stack), TogetherList(session, self._stack)
        self._heading = ElidedLabel("", "heading")
        holder, self._chosen = segments([tr("Similar"), wording.together(wording.is_rated(session.summary))])
        holder.setObjectName("listChoice")
        self._chosen.idClicked.connect(self._on_clicked)
        if self.header is not None and self.title is not None:
            self.title.hide()
            self.header.insertWidget(0, self._heading)
            self.header.addWidget(holder)
        for one in (self.similar, self.together):
            one.pair_chosen.connect(self.pair_chosen)
            self._stack.addWidget(one)
        self.body.addWidget(self._stack, 1)
        session.current_item_changed.connect(self._on_current_item_changed)
        session.changed.connect(self._on_changed)
        self._show_heading()

    @property
    def choices(self) -> ListChoices:
        """What is chosen now."""
        return ListChoices(self.shown, (self._session.current_item, self.similar.selected))

    def restore(self, choices: ListChoices) -> None:
        """Chooses what was chosen before the card was made anew."""
        self.show_list(choices.shown)
        if choices.pair[0] == self._session.current_item:
            self.similar.table.show_code(choices.pair[1])

    @property
    def shown(self) -> int:
        """0 for what is similar, 1 for what is bought together."""
        return self._stack.currentIndex()

    def show_list(self, position: int) -> None:
        """Shows one of the lists; see `shown`."""
        self._chosen.button(position).setChecked(True)
        self._stack.setCurrentIndex(position)
        self._show_heading()

    def _show_heading(self) -> None:
        rated = wording.is_rated(self._session.summary)
        self._chosen.button(1).setText(wording.together(rated))
        catalogue, item = self._session.catalogue, self._session.current_item
        if catalogue is None or item < 0:
            self._heading.set_text(wording.together(rated) if self.shown else tr("Similar products"))
            return
        title = catalogue.title(item)
        self._heading.set_text(
            wording.together(rated, title) if self.shown else tr("Similar to {title}", title=title)
        )

    @Slot(int)
    def _on_clicked(self, position: int) -> None:
        self.show_list(position)

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        del item
        self._show_heading()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self._show_heading()
