"""The pages of the window, one shown at a time, with the dock that follows the current product."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.data_page import DataPage
from recdesk.gui.views.heatmap_page import HeatmapPage
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.shopper_page import ShopperPage
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.start_page import StartPage
from recdesk.gui.views.train_page import TrainPage

WITH_DOCK = ("similar", "heatmap", "shopper")


class Pages(QStackedWidget):
    """All pages on one session.

    Signals:
        page_requested: key of the page that a page leads to.

    Attributes:
        by_key: the pages by "start", "data", "train", "similar", "heatmap", "shopper".
        dock: stands beside the pages that are about products.
    """

    page_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = StartPage(session)
        self.data = DataPage(session)
        self.data.train_asked.connect(self._on_train_asked)
        self.train = TrainPage(session)
        self.train.explore_asked.connect(self._on_explore_asked)
        similar, heatmap, shopper = SimilarPage(session), HeatmapPage(session), ShopperPage(session)
        facts = ItemDock(session)
        for page in (similar, heatmap):
            page.pair_chosen.connect(facts.show_pair)
        for page in (similar, heatmap, shopper):
            page.page_requested.connect(self.page_requested)
        self.by_key: dict[str, QWidget] = {
            "start": self.start,
            "data": self.data,
            "train": self.train,
            "similar": similar,
            "heatmap": heatmap,
            "shopper": shopper,
        }
        for key, page in self.by_key.items():
            page.setObjectName(f"page{key.title()}")
            self.addWidget(page)
        self.dock = _framed(facts)

    def show_page(self, key: str) -> None:
        self.setCurrentWidget(self.by_key[key])
        self.dock.setVisible(key in WITH_DOCK)

    @Slot()
    def _on_train_asked(self) -> None:
        self.page_requested.emit("train")

    @Slot()
    def _on_explore_asked(self) -> None:
        self.page_requested.emit("similar")


def _framed(content: QWidget) -> QFrame:
    dock = QFrame()
    dock.setObjectName("dock")
    dock.setFixedWidth(theme.DOCK_WIDTH)
    layout = QVBoxLayout(dock)
    layout.setContentsMargins(1, 0, 0, 0)
    layout.addWidget(content)
    return dock
