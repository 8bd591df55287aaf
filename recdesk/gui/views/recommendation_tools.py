"""How a list of recommendations is wanted: its length, what it leaves out, how it is spread."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.recommending import Wanted
from recdesk.gui.session import Session
from recdesk.gui.views.length_box import length_box
from recdesk.gui.views.widgets import label
from recdesk.i18n import tr

LENGTHS = (5, 10, 20, 50, 100)
USUAL_LENGTH = 10
MOST = (None, 1, 2, 3, 5)
"""Products of one category, at most."""


class RecommendationTools(QFrame):
    """One line where there is room, else two.

    Signals:
        changed: no argument; another list is wanted.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardHeader")
        self._wide = True
        self._above, self._below = QWidget(self), QWidget(self)
        self._length = length_box("recommendationCount", LENGTHS, USUAL_LENGTH, self._on_chosen, self._above)
        self._most = QComboBox(self._above)
        self._most.setObjectName("mostPerCategory")
        self._most.setAccessibleName(tr("Products of one category"))
        self._most.setToolTip(tr("How many products of one category the list may have"))
        for most in MOST:
            text = tr("Any number per category") if most is None else tr("At most {n} per category", n=most)
            self._most.addItem(text, most)
        self._most.activated.connect(self._on_chosen)
        self._without = QWidget(self._above)
        self._unseen = self._box("excludeSeen")
        self._in_stock = self._box("excludeSoldOut")
        self._in_stock.setText(tr("sold out"))
        self._in_stock.setAccessibleName(tr("Leave out what is sold out"))
        self._in_stock.setToolTip(tr("Leave out what is sold out"))
        leave_out = label(tr("Leave out:"), "muted", parent=self._without)
        _line(self._without, leave_out, self._unseen, self._in_stock)
        _line(self._above, self._length, self._most, self._without)
        _line(self._below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._above)
        layout.addWidget(self._below)
        self._place()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(
            int(self._length.currentData()),
            self._unseen.isChecked(),
            self._in_stock.isChecked(),
            self._most.currentData(),
        )

    def restore(self, wanted: Wanted) -> None:
        """Chooses what was chosen before."""
        self._length.setCurrentIndex(LENGTHS.index(wanted.top))
        self._most.setCurrentIndex(MOST.index(wanted.most_per_category))
        self._unseen.setChecked(wanted.unseen)
        self._in_stock.setChecked(wanted.in_stock)

    def show_shop(self, session: Session) -> None:
        """Offers what the open shop's data can answer."""
        explicit = session.summary is not None and session.summary.feedback == "explicit"
        full = tr("Leave out what is rated") if explicit else tr("Leave out what is bought")
        if session.what_if.by_basket:
            full = tr("Leave out what is in the basket")
        short = tr("the basket") if session.what_if.by_basket else tr("rated") if explicit else tr("bought")
        self._unseen.setText(short)
        self._unseen.setAccessibleName(full)
        self._unseen.setToolTip(full)
        index, catalogue = session.product_index, session.catalogue
        self._in_stock.setVisible(index is not None and bool((index.stock >= 0).any()))
        self._most.setVisible(catalogue is not None and bool((catalogue.categories.codes >= 0).any()))
        self._place()

    def fit(self, wide: bool) -> None:
        """Takes one line, or two where they are needed."""
        self._wide = wide
        self._place()

    def _place(self) -> None:
        two = not self._wide and not (self._most.isHidden() and self._in_stock.isHidden())
        holder = self._below if two else self._above
        if self._without.parentWidget() is not holder:
            line = holder.layout()
            assert isinstance(line, QHBoxLayout)
            line.insertWidget(line.count() - 1, self._without)
        self._below.setVisible(two)

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox(self._without)
        box.setObjectName(name)
        box.setChecked(True)
        box.clicked.connect(self._on_clicked)
        return box

    @Slot(int)
    def _on_chosen(self, position: int) -> None:
        del position
        self.changed.emit()

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        del checked
        self.changed.emit()


def _line(holder: QWidget, *parts: QWidget) -> None:
    """Puts widgets side by side, at the left."""
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.GAP_WIDE)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
