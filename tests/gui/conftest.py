"""A window of one's own: settings in a temporary file, a small shop on disk or in memory."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.interactions import Interactions
from recdesk.engine.search import ProductIndex
from recdesk.engine.service.client import EngineClient
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import appearance
from recdesk.gui.holdings import Learned, Shop
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.main_window import MainWindow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of message boxes and pop-ups what it does not support; let it."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # libraries count at the end what is left of them
    if QApplication.instance() is not None:
        # What the offscreen platform's clipboard holds would end after Python, and crash.
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """What a test leaves goes with it, and on this thread.

    Its widgets would be styled again for the next test, which takes half a second. Garbage that a worker
    thread collects may be Qt objects, and wait for this thread for ever; the application too collects it
    here alone.
    """
    gc.collect()
    gc.freeze()  # or else all modules are looked through again before every test
    gc.disable()
    yield
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else reads, in the light theme and English."""
    made = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made.theme, made.language = "light", "en"
    return made


class LentEngine(EngineClient):
    """An engine process that outlives the windows: who closes it leaves the shop, for the next one."""

    def close(self) -> None:
        if self.pid is not None:
            self.call("leave")

    def end(self) -> None:
        """Ends the process."""
        super().close()


@pytest.fixture(scope="session")
def engine() -> Iterator[LentEngine]:
    """One for all tests, since each process would load its libraries, and TensorFlow after some seconds."""
    lent = LentEngine()
    yield lent
    lent.end()


@pytest.fixture
def session(
    qapp: QApplication, settings: Settings, engine: LentEngine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A real session whose engine process is not started yet, or lent by the tests before."""
    monkeypatch.setattr("recdesk.gui.shop_jobs.EngineClient", lambda: engine)
    appearance.apply(qapp, settings)
    made = Session(settings)
    yield made
    made.shutdown()


@pytest.fixture
def window(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The whole window on a session that starts no engine: for what it does with data that is there."""
    monkeypatch.setattr(session, "start", lambda: None)
    return _shown(qtbot, session)


@pytest.fixture
def working_window(qtbot: QtBot, session: Session) -> MainWindow:
    """The whole window with its engine process, which need not tell which device it would train on."""
    session.device = ("CPU", "no_gpu")  # it would load TensorFlow for that
    return _shown(qtbot, session)


def _shown(qtbot: QtBot, session: Session) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made, before_close_func=lambda closing: setattr(closing, "_closing", True))
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def purchases() -> Interactions:
    """Two tastes: 30 shoppers of tea (products 0 to 9), 30 of coffee (products 10 to 19)."""
    rng = np.random.default_rng(7)
    pairs = [
        (user, item + 10 * (user % 2)) for user in range(60) for item in rng.choice(10, size=6, replace=False)
    ]
    user, item = np.array(pairs, np.int32).T
    return Interactions(
        user,
        item,
        rng.integers(1, 5, len(pairs)).astype(np.float32),
        1_700_000_000 + rng.integers(0, 90 * 86_400, len(pairs)),
        [f"M{number:04}" for number in range(60)],
        [f"SKU-{number:03}" for number in range(20)],
        "implicit",
    )


@pytest.fixture
def shop(purchases: Interactions) -> Shop:
    """The purchases as the window holds them, with a catalogue."""
    titles = [f"{'龙井' if code < 10 else 'Espresso'} {code}" for code in range(20)]
    nothing = [""] * 20
    catalogue = Catalogue(
        purchases.item_ids,
        titles,
        Labels.of(["Tea"] * 10 + ["Coffee"] * 10),
        Labels.of(["狮峰", "Jade"] * 10),
        np.linspace(20, 300, 20, dtype=np.float32),
        nothing,
        nothing,
        nothing,
    )
    summary = ShopSummary(
        name="teashop",
        users=60,
        items=20,
        sold=20,
        interactions=len(purchases),
        events=len(purchases),
        feedback="implicit",
        duplicates="sum",
        first_time=1_700_000_000,
        last_time=1_707_000_000,
        in_catalogue=20,
        categories=2,
    )
    incidence = Incidence.of(purchases)
    return Shop(summary, [], [], catalogue, incidence, purchases.user_ids, incidence.item_degrees)


@pytest.fixture
def model() -> FactorModel:
    """Vectors that know the two tastes."""
    rng = np.random.default_rng(3)
    tastes = np.array([[1, 0], [0, 1]], np.float32)

    def near(
        kinds: "np.ndarray[tuple[int], np.dtype[np.int_]]",
    ) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        return (tastes[kinds] + rng.normal(0, 0.1, (len(kinds), 2))).astype(np.float32)

    return FactorModel(
        "ranking",
        near(np.arange(60) % 2),
        near(np.arange(20) // 10),
        TrainingOptions(
            objective="ranking", factors=2, iterations=3, regularization=0.1, unobserved_weight=0.1
        ),
        metrics={"ndcg@10": 0.41, "baseline_ndcg@10": 0.19},
        history={"loss": [3.0, 2.0, 1.5], "ndcg@10": [0.2, 0.35, 0.41]},
        name="ranking-2",
        seconds=1.5,
        device="CPU: no_gpu",
    )


@pytest.fixture
def fill(shop: Shop, model: FactorModel) -> Callable[..., None]:
    """Puts the shop, and the model where wanted, into a session, as the engine's answers would."""

    def filled(session: Session, with_model: bool = True) -> None:
        session.path = Path("/shops/teashop.recdesk")
        session.shop = shop
        session.product_index = ProductIndex.of(shop.catalogue)
        session.changed.emit("workspace")
        session.changed.emit("data")
        if with_model:
            session.learned = Learned.of(model, shop, "cosine")
            session.changed.emit("model")

    return filled


@pytest.fixture
def purchases_csv(tmp_path: Path, purchases: Interactions) -> Path:
    """The purchases as a Chinese Excel saves them: GB18030, Chinese header; one row has no number."""
    lines = ["会员编号,商品编号,数量,日期"]
    for user, item, value in zip(purchases.user, purchases.item, purchases.value, strict=True):
        lines.append(f"{purchases.user_ids[user]},{purchases.item_ids[item]},{value:.0f},2024-01-05")
    lines.insert(4, "M0001,SKU-003,许多,2024-01-05")
    path = tmp_path / "订单.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path
