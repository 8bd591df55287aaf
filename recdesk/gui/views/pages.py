"""The pages of the window, one shown at a time, with the dock that follows the current product."""

from collections.abc import Mapping
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.holdings import Shop
from recdesk.gui.jobs import Latest
from recdesk.gui.session import Session
from recdesk.gui.turns import Turns
from recdesk.gui.views.compare_page import ComparePage
from recdesk.gui.views.data_page import DataPage
from recdesk.gui.views.heatmap_page import HeatmapPage
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.kept import Keeping, Kept
from recdesk.gui.views.shopper_page import ShopperPage
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.start_page import StartPage

if TYPE_CHECKING:
    from recdesk.gui.views.train_page import TrainPage

KEYS = ("start", "data", "train", "similar", "heatmap", "shopper", "compare")

ROOM_FOR_DOCK = {"similar": 1160, "heatmap": 0, "shopper": 1440}
"""Width of a window from which on a page's lists can spare the room that the dock takes."""


class Pages(QStackedWidget):
    """All pages on one session; each is made when it is first shown or asked for, or at leisure before.

    A page follows the session from then on, so it reads all that it shows from the session when it is made.

    Signals:
        page_requested: key of the page that a page leads to.
        import_asked, open_asked: the user wants to choose a file for it.
        made: QWidget, a page or the dock's content that has just been made.

    Attributes:
        dock: stands beside the pages that are about products.
    """

    page_requested: ClassVar[Signal] = Signal(str)
    import_asked: ClassVar[Signal] = Signal()
    open_asked: ClassVar[Signal] = Signal()
    made: ClassVar[Signal] = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self._kept: dict[str, Kept] = {}
        self._kept_of: Shop | None = None
        self._shown = ""
        self._turns = Turns(self)
        plots = self._plots = Latest(self)
        plots.done.connect(self._on_plots_loaded)
        self.destroyed.connect(lambda: plots.shutdown())
        self.dock = _empty_dock()

    # The pages ------------------------------------------------------------------------------------------

    @cached_property
    def start(self) -> StartPage:
        page = StartPage(self._session, self)
        page.import_asked.connect(self.import_asked)
        page.open_asked.connect(self.open_asked)
        self._add("start", page)
        return page

    @cached_property
    def data(self) -> DataPage:
        page = DataPage(self._session, self)
        page.train_asked.connect(self._on_train_asked)
        self._add("data", page)
        return page

    @cached_property
    def train(self) -> "TrainPage":
        from recdesk.gui.views.train_page import TrainPage  # it brings the plots

        page = TrainPage(self._session, self)
        page.explore_asked.connect(self._on_explore_asked)
        self._add("train", page)
        return page

    @cached_property
    def similar(self) -> SimilarPage:
        page = SimilarPage(self._session, self)
        page.pair_chosen.connect(self.facts.show_pair)
        page.page_requested.connect(self.page_requested)
        self._add("similar", page)
        return page

    @cached_property
    def heatmap(self) -> HeatmapPage:
        page = HeatmapPage(self._session, self)
        page.pair_chosen.connect(self.facts.show_pair)
        page.page_requested.connect(self.page_requested)
        self._add("heatmap", page)
        return page

    @cached_property
    def shopper(self) -> ShopperPage:
        page = ShopperPage(self._session, self)
        page.page_requested.connect(self.page_requested)
        self._add("shopper", page)
        return page

    @cached_property
    def compare(self) -> ComparePage:
        page = ComparePage(self._session, self)
        page.page_requested.connect(self.page_requested)
        self._add("compare", page)
        return page

    @cached_property
    def facts(self) -> ItemDock:
        """The dock's content."""
        facts = ItemDock(self._session)
        layout = self.dock.layout()
        assert layout is not None
        layout.addWidget(facts)
        self._take("dock", facts)
        return facts

    def make_ready(self) -> None:
        """Makes what is not shown yet, a piece at a time, so that nobody waits for it later.

        What draws plots is loaded on a thread before: it takes a third of the time that the window takes to
        start.
        """
        self._plots.run(_load_plots)

    @Slot()
    def _on_plots_loaded(self) -> None:
        pages = [partial(self.page, key) for key in KEYS]
        painted = [partial(self._paint_once, key) for key in KEYS]
        self._turns.take(
            lambda: self.data.make_panel(),  # a file comes first
            lambda: self.facts,
            *pages,
            lambda: self.data.make_overview(),
            lambda: self.similar.make_ready(),
            lambda: self.heatmap.make_ready(),
            *painted,
        )

    def _paint_once(self, key: str) -> None:
        """Styles, lays out and paints a page that is not shown: the first time takes longest."""
        page = self.page(key)
        if not page.isVisible():
            page.resize(self.size())
            page.grab()

    def page(self, key: str) -> QWidget:
        """The page of one of KEYS."""
        if key not in KEYS:
            raise KeyError(key)
        page: QWidget = getattr(self, key)
        return page

    def _add(self, key: str, page: QWidget) -> None:
        page.setObjectName(f"page{key.title()}")
        self.addWidget(page)
        self._take(key, page)

    def _take(self, key: str, part: QWidget) -> None:
        self._made[key] = part
        # The type last: to ask for it has Python 3.11 read `choices`, and a page make all its parts for that.
        if key in self._kept and isinstance(part, Keeping):
            part.restore(self._still(self._kept.pop(key)))
        self.made.emit(part)

    # Showing --------------------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Shows a page; the keyboard goes to what it is about."""
        page, before = self.page(key), self._shown
        self._shown = key
        self.fit(self.window().width())
        if key != before:
            # Once the dock has given or taken its room: a page that was laid out otherwise first would
            # divide its width otherwise ever after.
            self._take_room()
            self.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int) -> None:
        """Shows the dock where the page wants it and a window of this width has room for it."""
        wanted = self._shown in ROOM_FOR_DOCK and width >= ROOM_FOR_DOCK[self._shown]
        if wanted:
            self.facts.show()
        self.dock.setVisible(wanted)

    def _take_room(self) -> None:
        """Lays out what is around the pages at once, not with the next event."""
        for around in (self.window(), self.parentWidget()):
            layout = None if around is None else around.layout()
            if layout is not None:
                layout.activate()

    # Keeping --------------------------------------------------------------------------------------------

    @property
    def choices(self) -> dict[str, Kept]:
        """What is chosen and typed, by page; also on pages that were not made again since the last change."""
        made = {key: part.choices for key, part in self._made.items() if isinstance(part, Keeping)}
        return {key: self._still(kept) for key, kept in self._kept.items()} | made

    def restore(self, choices: Mapping[str, Kept]) -> None:
        """Goes on with the choices of the pages that these ones replace, each when it is made."""
        self._kept, self._kept_of = dict(choices), self._session.shop
        for key, kept in choices.items():
            if kept.at_once:
                self.page(key)

    def _still(self, kept: Kept) -> Kept:
        """What is left of choices now."""
        return kept if self._session.shop is self._kept_of else kept.for_other_data()

    @Slot()
    def _on_train_asked(self) -> None:
        self.page_requested.emit("train")

    @Slot()
    def _on_explore_asked(self) -> None:
        self.page_requested.emit("similar")


def _load_plots() -> None:
    for view in ("train_page", "shop_overview", "heatmap_view"):
        import_module(f"recdesk.gui.views.{view}")


def _empty_dock() -> QFrame:
    dock = QFrame()
    dock.setObjectName("dock")
    dock.setFixedWidth(theme.DOCK_WIDTH)
    layout = QVBoxLayout(dock)
    layout.setContentsMargins(1, 0, 0, 0)
    return dock
