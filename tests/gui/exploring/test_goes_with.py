"""What goes with a product is marked where it is listed as similar to it, and never guessed."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.association import Baskets, bought_together
from recdesk.gui.models import NeighbourTableModel, Role
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.similar_page import SimilarPage

BADGE = "goes with it"


@pytest.fixture
def page(session: Session, shown: Callable[[QWidget], QWidget]) -> SimilarPage:
    page = SimilarPage(session)
    shown(page)
    return page


@pytest.fixture
def similar(qtbot: QtBot, page: SimilarPage, session: Session, tmp_path: Path) -> NeighbourTableModel:
    """The list of product 2, without baskets yet, with settings of its own."""
    session.settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    found = page.findChild(RowTable, "similarTable")
    assert found is not None
    assert isinstance(found.rows, NeighbourTableModel)
    session.set_current_item(2)
    qtbot.waitUntil(lambda: found.rows.rowCount() == 8)
    return found.rows


def marked(model: NeighbourTableModel) -> set[int]:
    cells = [model.index(row, 1) for row in range(model.rowCount())]
    return {cell.data(Role.CODE) for cell in cells if BADGE in [b.text for b in cell.data(Role.BADGES)]}


def bring_baskets(session: Session) -> Baskets:
    """30 shoppers buy 2 and 5 at once, 20 buy 3 and 4, and every product with every other one by chance."""
    pairs = [(2, 5)] * 30 + [(3, 4)] * 20 + [(a, b) for a in range(9) for b in range(a)] * 6
    user = np.repeat(np.arange(len(pairs)), 2).astype(np.int32)
    item = np.array(pairs, np.int32).ravel()
    session.baskets = Baskets.of(user, item, np.zeros(len(user), np.int64), 10)
    session.baskets_known.emit()
    return session.baskets


def test_what_is_in_both_lists_is_marked(
    qtbot: QtBot, session: Session, similar: NeighbourTableModel
) -> None:
    assert marked(similar) == set()
    baskets = bring_baskets(session)
    qtbot.waitUntil(lambda: marked(similar) == {5})
    assert bought_together(baskets, 2, fewest=5).items.tolist() == [5]
    cell = similar.index(similar.row_of(5), 1)
    assert "Bought together more often than by chance" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert BADGE in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    session.set_smallest_group(50)  # fewer than the 36 baskets that tell of it
    qtbot.waitUntil(lambda: marked(similar) == set())


def test_it_is_known_of_this_product_or_not_at_all(
    qtbot: QtBot, session: Session, similar: NeighbourTableModel
) -> None:
    bring_baskets(session)
    qtbot.waitUntil(lambda: marked(similar) == {5})
    at_once: list[tuple[int, set[int]]] = []
    similar.modelReset.connect(lambda: at_once.append((similar.item, marked(similar))))
    session.set_current_item(3)
    qtbot.waitUntil(lambda: marked(similar) == {4})
    session.set_metric("euclidean")
    qtbot.waitUntil(lambda: similar.metric == "euclidean")
    assert at_once == [(3, set()), (3, {4})], "it comes late once, and does not flicker with another metric"


def test_new_data_ends_what_was_known(qtbot: QtBot, session: Session, similar: NeighbourTableModel) -> None:
    bring_baskets(session)
    qtbot.waitUntil(lambda: marked(similar) == {5})
    session.baskets = None
    session.changed.emit("data")
    qtbot.waitUntil(lambda: marked(similar) == set())


def test_a_shop_of_ratings_is_not_said_to_sell(
    qtbot: QtBot, session: Session, similar: NeighbourTableModel
) -> None:
    assert session.shop is not None
    summary = dataclasses.replace(session.shop.summary, feedback="explicit")
    session.shop = dataclasses.replace(session.shop, summary=summary)
    session.changed.emit("data")
    bring_baskets(session)
    qtbot.waitUntil(lambda: marked(similar) == {5})
    tip = similar.index(similar.row_of(5), 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Rated together more often than by chance" in tip
    assert "ought" not in tip


def test_both_lists_get_one_answer(
    qtbot: QtBot, page: SimilarPage, session: Session, similar: NeighbourTableModel
) -> None:
    choices = page.findChild(QWidget, "listChoice")
    together = page.findChild(RowTable, "togetherTable")
    assert choices is not None
    assert together is not None
    first, second = choices.findChildren(QToolButton)
    bring_baskets(session)
    second.click()
    qtbot.waitUntil(lambda: together.model().rowCount() == 1)
    session.set_current_item(3)
    qtbot.waitUntil(lambda: together.rows.code_at(0) == 4)
    first.click()
    qtbot.waitUntil(lambda: marked(similar) == {4})


def test_what_was_found_in_the_baskets_of_before_is_not_told(qtbot: QtBot, session: Session) -> None:
    session.set_current_item(2)
    bring_baskets(session)
    with qtbot.waitSignal(session.together.found):
        session.together.look(1)
    session.together.look(1)
    session.baskets = None  # the data is read anew before the answer comes
    with qtbot.assertNotEmitted(session.together.found, wait=300):
        pass
