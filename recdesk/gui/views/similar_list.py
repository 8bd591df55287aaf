"""What is similar to the current product: the list, how it is measured and cut, and its export."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import ClassVar, cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recdesk import messages
from recdesk.engine.catalogue import Catalogue
from recdesk.engine.similarity import (
    METRICS,
    Collapsed,
    ItemSimilarity,
    ListOptions,
    Metric,
    Neighbours,
    absence,
    listed,
)
from recdesk.gui import theme, wording
from recdesk.gui.complements import Complements
from recdesk.gui.list_wording import what_lists_hold
from recdesk.gui.models import NeighbourTableModel
from recdesk.gui.models.flags import Flags
from recdesk.gui.models.wording import metric_sentence, metric_title
from recdesk.gui.prefetched import Prefetched
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.cut_bar import CutBar
from recdesk.gui.views.fairness_button import FairnessButton
from recdesk.gui.views.length_box import length_box
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.stale_band import StaleBand
from recdesk.gui.views.thumbnail_cells import list_thumbnails
from recdesk.gui.views.widgets import label, line, primary_button
from recdesk.i18n import tr

LENGTHS = (10, 20, 50, 100)
_WIDTHS = {"score": 148, "number": 100}


class SimilarList(QWidget):
    """Follows the session's current product, model, metric and cut.

    Signals:
        pair_chosen: item code of the similar product that was selected.
    """

    pair_chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = NeighbourTableModel(self)
        self.table = RowTable(self.model, _WIDTHS, parent=self)
        self.table.setObjectName("similarTable")
        self.table.setAccessibleName(tr("Similar products"))
        self.table.setToolTip("")
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.chosen.connect(self.pair_chosen)
        self.table.opened.connect(session.trail.open)
        self.table.likely.connect(self._on_likely)
        self.table.show_pictures(list_thumbnails(session, self))
        self._prefetched: Prefetched[Collapsed] = Prefetched()
        self._complements = Complements(session, self)
        self._complements.came.connect(self._on_complements_came)
        self._metric = self._make_metric_box()
        self._length = length_box("similarCount", LENGTHS, session.cut.length, self._on_length_activated)
        self._collapse = QCheckBox(tr("Collapse variants"), self)
        self._collapse.setObjectName("collapseVariants")
        self._collapse.setToolTip(tr("List the best of each family alone: sizes and colours are one product"))
        self._collapse.setChecked(session.cut.collapse)
        self._collapse.toggled.connect(self._on_collapse_toggled)
        self._fairness = FairnessButton(session.fairness)
        self._fairness.changed.connect(session.set_fairness)
        self._cut = CutBar(session.cut, self.model, self)
        self._stack = QStackedWidget(self)
        self._sentence = label("", "muted", wrap=True, parent=self._stack)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setContentsMargins(24, 24, 24, 24)
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self._sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_tools())
        layout.addWidget(line())
        layout.addWidget(StaleBand(session))
        layout.addWidget(self._stack, 1)
        # One refresh for everything that changes within one turn of the event loop.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh_where_seen)
        self._behind = False
        session.current_item_changed.connect(self._on_current_item_changed)
        session.changed.connect(self._on_changed)
        session.product_index_ready.connect(self._soon.start)
        session.baskets_known.connect(self._look_for_complements)
        session.cut.changed.connect(self._tell_what_is_exported)
        self.refresh()

    def _make_list(self) -> QWidget:
        listed = QWidget(self._stack)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(line())
        column.addWidget(self._cut)
        return listed

    def _make_metric_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("metricBox")
        box.setAccessibleName(tr("Similarity metric"))
        for position, metric in enumerate(METRICS):
            box.addItem(metric_title(metric), metric)
            box.setItemData(position, metric_sentence(metric), Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._on_metric_activated)
        return box

    def _make_tools(self) -> QWidget:
        tools = QWidget(self)
        tools.setFixedHeight(44)
        export = self._export = primary_button(tr("Export"))
        export.setObjectName("exportSimilarButton")
        export.clicked.connect(self._on_export_clicked)
        layout = QHBoxLayout(tools)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._metric)
        layout.addWidget(self._length)
        layout.addWidget(self._fairness)
        layout.addWidget(self._collapse)
        layout.addStretch(1)
        layout.addWidget(export)
        return tools

    @property
    def length(self) -> int:
        """How long the list is at most."""
        return int(self._length.currentData())

    @property
    def selected(self) -> int:
        """Code of the product that is selected in the list, -1 for none."""
        row = self.table.currentIndex().row()
        return self.model.code_at(row) if row >= 0 else -1

    @Slot()
    def refresh(self) -> None:
        """Shows the list of the session's current product."""
        session, similarity = self._session, self._session.similarity
        item, catalogue = session.current_item, session.catalogue
        self._metric.setCurrentIndex(METRICS.index(session.metric))
        self._metric.setToolTip(metric_sentence(session.metric))
        self.model.smallest_group = session.settings.smallest_group
        self._fairness.setVisible(session.metric == "shoppers")
        families = self._families()
        self._collapse.setVisible(families is not None)
        self._tell_what_is_exported()
        if similarity is None or catalogue is None or item < 0:
            self._say(tr("Choose a product on the left."))
            return
        if reason := self._reason_for_nothing(item, catalogue, similarity):
            self._say(reason)
            return
        found, variants = self._prefetched.answer(*self._list_of(similarity, item))
        if not len(found.items):
            self._say(messages.absence("alone", explicit=False))
            return
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        titles = [[catalogue.title(code) for code in codes] for codes in variants]
        flags = self._flags(item, found, titles)
        self.model.show(catalogue, item, found, similarity.metric, flags)
        self._cut.show_cut()
        self._stack.setCurrentIndex(0)
        self.table.scrollToTop()
        self._look_for_complements()

    @Slot(int)
    def expect(self, item: int) -> None:
        """Prepares the list of a product that will probably be the next current one."""
        similarity = self._session.similarity
        if similarity is not None and self.isVisible():
            self._prefetched.expect(*self._list_of(similarity, item))

    @Slot(int)
    def _on_likely(self, other: int) -> None:
        """A listed product may be selected, for the pair, and then opened."""
        self._session.pairing.expect(self._session.current_item, other)
        self.expect(other)

    def _list_of(self, similarity: ItemSimilarity, item: int) -> tuple[Hashable, Callable[[], Collapsed]]:
        """What is asked for with a product's list, and how it is made."""
        families = self._families()
        options = ListOptions(self.length, families is not None and self._collapse.isChecked())
        return (similarity, item, options), partial(listed, similarity, item, options, families)

    @Slot()
    def _refresh_where_seen(self) -> None:
        """While another list or page is shown, this one waits until it is."""
        self._behind = not self.isVisible()
        if not self._behind:
            self.refresh()

    def _families(self) -> npt.NDArray[np.int32] | None:
        """Of the shop's products; None where each is alone, and until they are known."""
        index = self._session.product_index
        return index.families if index is not None and index.has_variants else None

    def _flags(self, item: int, found: Neighbours, variants: list[list[str]]) -> Flags:
        index, model, companions = self._session.product_index, self._session.model, self._complements.codes
        goes_with = None if companions is None else np.isin(found.items, companions)
        nothing, rated = Flags.none(len(found)), wording.is_rated(self._session.summary)
        trained = len(self._session.item_degrees) if model is None else len(model.item_factors)
        predicted = found.items >= trained
        if index is None:
            return Flags(nothing.family, nothing.sold_out, predicted, (), goes_with, rated)
        family = index.families[found.items] == index.families[item]
        sold_out = index.stock[found.items] == 0
        return Flags(family, sold_out, predicted, variants, goes_with, rated)

    @Slot()
    def _look_for_complements(self) -> None:
        """Only for a list that is seen."""
        if self.isVisible() and len(self.model.codes):
            self._complements.look()

    @Slot()
    def _on_complements_came(self) -> None:
        if self.model.item == self._session.current_item:
            self.model.set_companions(self._complements.codes)

    def _lists_hold(self) -> str:
        """What the exported lists hold: what is seen here."""
        session = self._session
        return what_lists_hold(session.cut.options(), session.metric, session.fairness)

    @Slot()
    def _tell_what_is_exported(self) -> None:
        told = tr("Write this list of every product to a file")
        self._export.setToolTip(f"{told}\n{self._lists_hold()}")

    def _reason_for_nothing(self, item: int, catalogue: Catalogue, similarity: ItemSimilarity) -> str:
        """Why a product has no list; empty where it has one."""
        summary, code = self._session.summary, absence(similarity, item, catalogue)
        if code == "item_merged" and catalogue.stands_for is not None:
            stands = int(catalogue.stands_for[item])
            return tr("A correction merged this product with {title}.", title=catalogue.title(stands))
        explicit = summary is not None and summary.feedback == "explicit"
        return "" if code is None else messages.absence(code, explicit)

    def _say(self, sentence: str) -> None:
        self.model.clear()
        self._sentence.setText(sentence)
        self._stack.setCurrentWidget(self._sentence)

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        """At once, or the list before would be painted again first; but with all else that changes now."""
        del item
        if not self._soon.isActive():
            self._refresh_where_seen()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self._prefetched.forget()
        self._soon.start()

    @Slot(int)
    def _on_metric_activated(self, position: int) -> None:
        self._session.set_metric(cast("Metric", self._metric.itemData(position)))

    @Slot(int)
    def _on_length_activated(self, position: int) -> None:
        del position
        self._session.cut.set_length(self.length)
        self.refresh()

    @Slot(bool)
    def _on_collapse_toggled(self, collapse: bool) -> None:
        self._session.cut.set_collapse(collapse)
        self.refresh()

    @Slot()
    def _on_export_clicked(self) -> None:
        path = self._session.path
        name = f"{path.stem}-similar" if path is not None else "similar"
        chosen = file_dialogs.ask_export(self, self._session.settings, name, self._lists_hold())
        if chosen is not None:
            self._session.export("similar", chosen, self._session.cut.options())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._refresh_where_seen()
        self._look_for_complements()
