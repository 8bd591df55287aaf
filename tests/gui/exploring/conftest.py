"""A small shop, learned, in a real session without an engine process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.interactions import Interactions
from recdesk.engine.search import ProductIndex
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.holdings import Learned, Shop
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.item_dock import ItemDock


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # The offscreen platform says this of windows with a smallest size, and of popups.
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


USERS = 40
TITLES = [
    "西湖龙井 明前特级 250 g",
    "Longjing loose leaf 100 g",
    "碧螺春 洞庭一级 200 g",
    "Glass infuser 400 ml",
    "Gaiwan, white porcelain",
    "شاي أخضر 🍵",
    "Coffee filter no. 4",
    "Espresso beans 1 kg",
    "Moka pot",
    "",  # nobody knows what it is, nobody bought it
]
CATEGORIES = ["Tea", "Tea", "Tea", "Teaware", "Teaware", "Tea", "Coffee", "Coffee", "Coffee", ""]
NEVER_BOUGHT = 9


def purchases() -> Interactions:
    """Shoppers 0..24 buy tea things, 15..39 coffee things; all of it once a day, in the order of codes."""
    pairs = [
        (user, item)
        for user in range(USERS)
        for item in range(9)
        if (user < 25 if item < 6 else user >= 15) and (user * 7 + item * 3) % 5
    ]
    user, item = (np.array(column, np.int32) for column in zip(*pairs, strict=True))
    value = (1 + (user + item) % 3).astype(np.float32)
    time = 1_700_000_000 + 86_400 * np.arange(len(pairs), dtype=np.int64)
    users = [f"M{number:03d}" for number in range(USERS)]
    return Interactions(user, item, value, time, users, [f"SKU-{n:03d}" for n in range(10)], "implicit")


def catalogue(ids: list[str]) -> Catalogue:
    nothing = [""] * len(ids)
    prices = np.array([268, 89, 198, 79.5, np.nan, 12.25, 15, 120, 240, np.nan], np.float32)
    brands = ["狮峰", "Jade Leaf", "三万昌", "Kinto", "", "", "", "", "Bialetti", ""]
    attributes = ['{"origin": "杭州", "units_in_stock": 46}', *nothing[1:]]
    descriptions = ["Picked before Qingming.", *nothing[1:]]
    return Catalogue(
        ids, TITLES, Labels.of(CATEGORIES), Labels.of(brands), prices, descriptions, nothing, attributes
    )


def trained(interactions: Interactions, objective: str) -> FactorModel:
    """A truncated SVD: real factors of the real purchases, without TensorFlow."""
    matrix = np.zeros((interactions.users, interactions.items))
    matrix[interactions.user, interactions.item] = 1
    left, sizes, right = np.linalg.svd(matrix, full_matrices=False)
    roots = np.sqrt(sizes[:3])
    return FactorModel(
        "ratings" if objective == "ratings" else "ranking",
        (left[:, :3] * roots).astype(np.float32),
        (right[:3].T * roots).astype(np.float32),
        TrainingOptions(factors=3, regularization=0.1, unobserved_weight=0.1),
        name=f"{objective}-3",
    )


@pytest.fixture
def empty_session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session with nothing open."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=False)
    session = Session(Settings())
    yield session
    session.shutdown()


@pytest.fixture
def open_shop(empty_session: Session, tmp_path: Path) -> Callable[..., Session]:
    """Opens the small shop in the session, as the jobs would."""

    def do(objective: str | None = "ranking", times: bool = True) -> Session:
        session, interactions = empty_session, purchases()
        if not times:
            interactions = Interactions(
                interactions.user,
                interactions.item,
                interactions.value,
                None,
                interactions.user_ids,
                interactions.item_ids,
                "implicit",
            )
        incidence, known = Incidence.of(interactions), catalogue(list(interactions.item_ids))
        summary = ShopSummary(
            name="teashop",
            users=USERS,
            items=10,
            sold=10,
            interactions=len(interactions),
            events=len(interactions),
            feedback="implicit",
            duplicates="sum",
            first_time=None,
            last_time=None,
            in_catalogue=10,
            categories=3,
        )
        session.path = tmp_path / "teashop.recdesk"
        session.shop = Shop(
            summary, [], [], known, incidence, list(interactions.user_ids), incidence.item_degrees
        )
        session.product_index = ProductIndex.of(known)
        session.changed.emit("workspace")
        session.changed.emit("data")
        if objective is not None:
            session.learned = Learned.of(trained(interactions, objective), session.shop, "cosine")
            session.changed.emit("model")
        return session

    return do


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a widget at the size that it has in the smallest usual window."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(896, 644)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def session(open_shop: Callable[..., Session]) -> Session:
    """The session with the small shop."""
    return open_shop()


@pytest.fixture
def dock(session: Session, shown: Callable[[QWidget], QWidget]) -> ItemDock:
    """The dock beside the pages, on its own."""
    dock = ItemDock(session)
    shown(dock)
    dock.resize(296, 640)
    return dock
