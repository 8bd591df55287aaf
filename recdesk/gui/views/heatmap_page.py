"""The Heatmap page: which products are shown, in which order, and the picture with its legend."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.errors import RecDeskError
from recdesk.engine.heatmap import LIMIT, Heatmap, in_category, make_heatmap, popular
from recdesk.engine.search import find
from recdesk.gui import theme, wording
from recdesk.gui.heatmap_image import save_heatmap
from recdesk.gui.jobs import Latest
from recdesk.gui.messages import Notice
from recdesk.gui.models.wording import score_text
from recdesk.gui.session import Session
from recdesk.gui.views.heatmap_legend import HeatmapLegend
from recdesk.gui.views.heatmap_tools import HeatmapChoices, HeatmapTools
from recdesk.gui.views.model_needed import ModelNeeded
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.gui.views.heatmap_view import HeatmapView

POPULAR = (50, 100, 200)


class HeatmapPage(QWidget):
    """How alike the products of a group are, each with each.

    The picture is made when the page is first shown, since drawing needs a library that start-up can do
    without, and from then on whenever model, metric or choice change while it is shown.

    Attributes:
        tools: the row of choices above the picture.

    Signals:
        page_requested: key of the page to go to ("data", "train").
        pair_chosen: item code of the product that the current one was clicked together with.
    """

    page_requested: ClassVar[Signal] = Signal(str)
    pair_chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageHeatmap")
        self._session = session
        self.heatmap: Heatmap | None = None
        self._stale = True
        self._maker = self._make_calculator(self._on_made)
        self._saver = self._make_calculator(self._on_saved)
        self.tools = HeatmapTools()
        self.tools.changed.connect(self.refresh)
        self.tools.finder.textChanged.connect(self._on_find_changed)
        self.tools.export.clicked.connect(self._on_export_clicked)
        self._lay_out()
        session.changed.connect(self._on_changed)
        self._on_changed("workspace")

    def _make_calculator(self, on_done: Callable[[Any], None]) -> Latest:
        calculator = Latest(self)
        calculator.done.connect(on_done)
        # Its thread ends with the page, which a change of language replaces.
        self.destroyed.connect(lambda: calculator.shutdown())
        return calculator

    def _lay_out(self) -> None:
        self._notice = label("", "band", wrap=True)
        self._notice.setObjectName("heatmapNotice")
        self._notice.hide()
        self._remark = label("", "tiny", wrap=True)
        self._legend = HeatmapLegend()
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = QVBoxLayout()
        side.addSpacing(30)
        side.addWidget(self._legend)
        side.addWidget(self._remark)
        side.addStretch(1)
        self._picture = QHBoxLayout()
        self._picture.setContentsMargins(20, 16, 20, 20)
        self._picture.setSpacing(24)
        self._picture.addStretch(1)
        self._picture.addLayout(side)
        self._picture.addStretch(1)
        shown = QWidget()
        shown.setLayout(self._picture)
        self._inside = QStackedWidget()
        self._inside.addWidget(shown)
        self._inside.addWidget(self._nothing)
        card = Card(padded=False)
        card.body.addWidget(self._notice)
        card.body.addWidget(self._inside, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_WIDE)
        column.addWidget(self.tools)
        column.addWidget(card, 1)
        needed = ModelNeeded(self._session)
        needed.page_requested.connect(self.page_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(needed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.MARGIN] * 4)
        outer.addWidget(self._stack)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Choosing

    @property
    def choices(self) -> HeatmapChoices:
        """What is chosen and typed now."""
        return self.tools.choices

    def restore(self, choices: HeatmapChoices) -> None:
        """Chooses what was chosen before the page was made anew."""
        self.tools.restore(choices)

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self.tools.offer(self._session.catalogue)
        self._stack.setCurrentIndex(0 if self._session.similarity is not None else 1)
        self.refresh()

    # Making

    @Slot()
    def refresh(self) -> None:
        """Makes the heatmap anew; on a thread, and only while the page is shown."""
        self._stale = True
        session = self._session
        similarity, catalogue = session.similarity, session.catalogue
        if not self.isVisible() or similarity is None or catalogue is None:
            return
        self._stale = False
        key, degrees, order = self.tools.key, session.item_degrees, self.tools.order

        def make() -> Heatmap:
            wanted = popular(degrees, -key) if key < 0 else in_category(catalogue, degrees, key)
            return make_heatmap(similarity, catalogue, wanted, order)

        self._maker.run(make)

    @Slot(object)
    def _on_made(self, heatmap: Heatmap) -> None:
        catalogue = self._session.catalogue
        if catalogue is None:
            return
        self.heatmap = heatmap
        self.tools.export.setEnabled(len(heatmap.items) > 1)
        self._tell(heatmap)
        if len(heatmap.items) < 2:
            self._nothing.setText(tr("Fewer than two of these products can be compared."))
            self._inside.setCurrentWidget(self._nothing)
            return
        self._inside.setCurrentIndex(0)
        self._legend.show_heatmap(heatmap)
        self._view.show_heatmap(heatmap, [catalogue.title(int(code)) for code in heatmap.items])
        self._on_find_changed(self.tools.finder.text())

    def make_ready(self) -> None:
        """Makes what the first model will need."""
        _ = self._view

    @cached_property
    def _view(self) -> "HeatmapView":
        """Made when there is something to draw, or at leisure before."""
        from recdesk.gui.views.heatmap_view import HeatmapView

        view = HeatmapView(self._describe)
        view.setAccessibleName(tr("Heatmap"))
        view.clicked.connect(self._on_clicked)
        self._picture.insertWidget(1, view, 1000)
        self.setFocusProxy(view)
        return view

    def _tell(self, heatmap: Heatmap) -> None:
        shown = len(heatmap.items)
        self._notice.setVisible(heatmap.wanted > shown)
        self._notice.setText(
            tr(
                "{wanted} products can be compared here; these are the {limit} that most shoppers have.",
                wanted=f"{heatmap.wanted:,}",
                limit=LIMIT,
            )
        )
        without = plural(
            "{n} product that nobody has is left out.",
            "{n} products that nobody has are left out.",
            heatmap.unknown,
        )
        self._remark.setText(without if heatmap.unknown else "")

    def _describe(self, row: int, column: int) -> str:
        """The last line of the hover card."""
        heatmap, incidence = self.heatmap, self._session.incidence
        if heatmap is None or incidence is None:
            return ""
        first, second = int(heatmap.items[row]), int(heatmap.items[column])
        if first == second:
            return plural("{n} shopper", "{n} shoppers", int(self._session.item_degrees[first]))
        common = int(incidence.users_in_common(first, np.array([second]))[0])
        score = score_text(float(heatmap.block[row, column]), None)
        parts = (tr("similarity {score}", score=score), plural("{n} in common", "{n} in common", common))
        return wording.SEPARATOR.join(parts)

    # Acting

    @Slot(int, int)
    def _on_clicked(self, row: int, column: int) -> None:
        if self.heatmap is None:
            return
        first, second = int(self.heatmap.items[row]), int(self.heatmap.items[column])
        self._session.trail.open(first)
        if first != second:
            self.pair_chosen.emit(second)

    @Slot(str)
    def _on_find_changed(self, text: str) -> None:
        index = self._session.product_index
        if self.heatmap is None or len(self.heatmap.items) < 2:
            return
        if not text.strip() or index is None:
            self.tools.finder.set_count(tr("preparing…") if text.strip() else "")
            return
        rows = np.flatnonzero(np.isin(self.heatmap.items, find(index.search, text).codes))
        self.tools.finder.set_count(plural("{n} row", "{n} rows", len(rows)))
        if len(rows):
            self._view.point_at(int(rows[0]), int(rows[0]))

    @Slot()
    def _on_export_clicked(self) -> None:
        heatmap, session = self.heatmap, self._session
        if heatmap is None or session.catalogue is None:
            return
        stem = session.path.stem if session.path is not None else "recdesk"
        start = str(session.settings.last_folder / f"{stem}-heatmap.png")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export"), start, tr("Picture (*.png)"))
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.png")
        session.settings.last_folder = path.parent
        name, catalogue = self._name(), session.catalogue
        self._saver.run(lambda: _saved(heatmap, catalogue, name, path))

    @Slot(object)
    def _on_saved(self, notice: Notice) -> None:
        self._session.notice.emit(notice)

    def _name(self) -> str:
        """What the picture shows, for its caption."""
        catalogue, key = self._session.catalogue, self.tools.key
        if key >= 0 and catalogue is not None:
            return catalogue.categories.names[key]
        return tr("Most popular {n}", n=-key)


def _saved(heatmap: Heatmap, catalogue: Catalogue, name: str, path: Path) -> Notice:
    """Saves a picture and tells how that went; runs on a thread."""
    try:
        save_heatmap(heatmap, catalogue, name, path)
    except RecDeskError as error:
        return Notice.of(error)
    return Notice("info", tr("Saved {path}.", path=str(path)))
