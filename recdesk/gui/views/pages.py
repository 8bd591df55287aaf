"""The pages of the window, one shown at a time, with the dock that follows the current product."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.gui import theme
from recdesk.gui.heatmap_data import Order
from recdesk.gui.import_draft import ImportPlan
from recdesk.gui.session import Session
from recdesk.gui.views.compare_page import ComparePage
from recdesk.gui.views.data_page import DataPage
from recdesk.gui.views.findings_card import FindingChoices
from recdesk.gui.views.heatmap_page import HeatmapPage
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.product_finder import Found
from recdesk.gui.views.shopper_page import ShopperChoices, ShopperPage
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.start_page import StartPage
from recdesk.gui.views.train_page import TrainPage

ROOM_FOR_DOCK = {"similar": 1160, "heatmap": 0, "shopper": 1440}
"""Width of a window from which on a page's lists can spare the room that the dock takes."""


@dataclass(frozen=True)
class Choices:
    """What the pages hold that the session does not: it outlives pages that are made anew."""

    plan: ImportPlan | None
    findings: FindingChoices
    training: tuple[TrainingOptions, int]
    similar: tuple[Found, tuple[int, int]]
    heatmap: tuple[int, Order, str]
    shopper: ShopperChoices


class Pages(QStackedWidget):
    """All pages on one session.

    Signals:
        page_requested: key of the page that a page leads to.

    Attributes:
        by_key: the pages by "start", "data", "train", "similar", "heatmap", "shopper", "compare".
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
        self.similar = SimilarPage(session)
        self.heatmap = HeatmapPage(session)
        self.shopper = ShopperPage(session)
        self.compare = ComparePage(session)
        facts = ItemDock(session)
        for page in (self.similar, self.heatmap):
            page.pair_chosen.connect(facts.show_pair)
        for page in (self.similar, self.heatmap, self.shopper, self.compare):
            page.page_requested.connect(self.page_requested)
        self.by_key: dict[str, QWidget] = {
            "start": self.start,
            "data": self.data,
            "train": self.train,
            "similar": self.similar,
            "heatmap": self.heatmap,
            "shopper": self.shopper,
            "compare": self.compare,
        }
        for key, page in self.by_key.items():
            page.setObjectName(f"page{key.title()}")
            self.addWidget(page)
        self.dock = _framed(facts)

    def show_page(self, key: str) -> None:
        """Shows a page; the keyboard goes to what it is about."""
        page = self.by_key[key]
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit(self.window().width())

    def fit(self, width: int) -> None:
        """Shows the dock where the page wants it and a window of this width has room for it."""
        page = self.currentWidget()
        self.dock.setVisible(
            any(page is self.by_key[key] and width >= least for key, least in ROOM_FOR_DOCK.items())
        )

    @property
    def choices(self) -> Choices:
        """What is chosen and typed on all pages."""
        return Choices(
            self.data.plan,
            self.data.findings.choices,
            self.train.choices,
            self.similar.choices,
            self.heatmap.tools.choices,
            self.shopper.choices,
        )

    def restore(self, choices: Choices) -> None:
        """Goes on with what was chosen and typed on the pages that these ones replace."""
        self.data.restore(choices.plan)
        self.data.findings.restore(choices.findings)
        self.train.restore(choices.training)
        self.similar.restore(choices.similar)
        self.heatmap.tools.restore(choices.heatmap)
        self.shopper.restore(choices.shopper)

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
