"""What two models find similar to the current product, side by side."""

from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.engine.similarity import ItemSimilarity, Neighbours
from recdesk.gui import theme
from recdesk.gui.models.compared import ComparedTableModel
from recdesk.gui.session import Session
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.widgets import Card, ElidedLabel, label, line, link_button
from recdesk.i18n import tr

LENGTH = 10
NARROW = {"score": 116, "number": 96}
NOTHING = Neighbours(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32))


class ListsCard(Card):
    """Follows the current product and the two models.

    Signals:
        choose_asked: the user wants to choose another product.
    """

    choose_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__("", padded=False, parent=page)
        self._session = session
        self._page = page
        self._heading = ElidedLabel("", "heading")
        self._in_both = label("", "small")
        self._in_both.setObjectName("inBoth")
        another = link_button(tr("Another product"))
        another.setObjectName("compareAnother")
        another.setToolTip(tr("Choose a product on the Similar page, or double-click one in a list"))
        another.clicked.connect(self.choose_asked)
        assert self.header is not None
        assert self.title is not None
        self.title.hide()
        self.header.insertWidget(0, self._heading)
        self.header.addWidget(self._in_both)
        self.header.addWidget(another)
        self._names = tuple(ElidedLabel("", "strong") for _ in range(2))
        self._tables = tuple(RowTable(ComparedTableModel(self), NARROW) for _ in range(2))
        row = QHBoxLayout()
        row.setSpacing(0)
        for side, (name, table) in enumerate(zip(self._names, self._tables, strict=True)):
            if side:
                row.addWidget(line(upright=True))
            table.setObjectName(f"comparedTable{'AB'[side]}")
            table.opened.connect(session.trail.open)
            table.setFixedHeight(theme.HEADER_HEIGHT + LENGTH * theme.ROW_HEIGHT)
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            row.addLayout(_named(name, table), 1)
        self.body.addLayout(row)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        session.experiments.pair_changed.connect(self._refresh_soon)
        session.current_item_changed.connect(self._on_current_item_changed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows both lists, once both models are here."""
        session, pair = self._session, self._session.experiments.pair
        compared = [session.experiments.models.get(name) for name in pair]
        catalogue, item = session.catalogue, session.current_item
        first, second = compared
        self.setVisible(catalogue is not None and item >= 0 and first is not None and second is not None)
        if catalogue is None or item < 0 or first is None or second is None:
            return
        self._heading.set_text(tr("Similar to {title}", title=catalogue.title(item)))
        lists = [_list(one.similarity, item) for one in (first, second)]
        for name, table, title, mine, other in zip(
            self._names, self._tables, pair, lists, reversed(lists), strict=True
        ):
            name.set_text(title)
            model = table.rows
            assert isinstance(model, ComparedTableModel)
            model.smallest_group = session.settings.smallest_group
            model.show_lists(catalogue, item, mine, other, first.similarity.metric)
        both = len(np.intersect1d(lists[0].items, lists[1].items))
        self._in_both.setVisible(any(len(found) for found in lists))
        self._in_both.setText(tr("{n} of {total} in both", n=both, total=max(len(found) for found in lists)))

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        del item
        self._refresh_soon()

    @Slot()
    def _refresh_soon(self) -> None:
        """Nothing is looked up for a page that nobody sees; it refreshes when it is shown."""
        if self._page.isVisible():
            self._soon.start()


def _list(similarity: ItemSimilarity, item: int) -> Neighbours:
    """The list of a product; empty where it came after the model."""
    return similarity.neighbours(item, LENGTH) if item < similarity.items else NOTHING


def _named(name: ElidedLabel, table: RowTable) -> QVBoxLayout:
    heading = QFrame()
    layout = QHBoxLayout(heading)
    layout.setContentsMargins(12, 8, 12, 0)
    layout.addWidget(name)
    layout.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(heading)
    column.addWidget(table)
    return column
