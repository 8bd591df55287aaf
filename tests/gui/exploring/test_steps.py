"""However a person came to a product, Alt+Left leads back to the one before it."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.association import Baskets
from recdesk.engine.search import ProductIndex
from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.views.heatmap_view import HeatmapView
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.row_table import RowTable

ENTER, LEFT, ALT = Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier
BEGIN = 3


@pytest.fixture
def at_begin(qtbot: QtBot, window: MainWindow, fill: Callable[..., None]) -> MainWindow:
    """The window on a product that was looked at for a moment only."""
    fill(window.session)
    window.activateWindow()
    window.session.set_current_item(BEGIN)
    return window


def press_enter_in_row(qtbot: QtBot, view: QTableView, row: int) -> int:
    """Chooses a row by keys and opens it; returns its code."""
    code = view.model().index(row, 0).data(Role.CODE)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    qtbot.keyClick(view, ENTER)
    return int(code)


def steps_back(qtbot: QtBot, window: MainWindow, code: int) -> None:
    assert window.session.current_item == code != BEGIN
    qtbot.keyClick(window, LEFT, ALT)
    assert window.session.current_item == BEGIN
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.session.current_item == code


def test_enter_in_the_similar_list(qtbot: QtBot, at_begin: MainWindow) -> None:
    at_begin.show_page("similar")
    view = at_begin.findChild(RowTable, "similarTable")
    qtbot.waitUntil(lambda: view.rows.rowCount() > 4)
    steps_back(qtbot, at_begin, press_enter_in_row(qtbot, view, 2))


def test_a_double_click_in_the_similar_list(qtbot: QtBot, at_begin: MainWindow) -> None:
    at_begin.show_page("similar")
    view = at_begin.findChild(RowTable, "similarTable")
    qtbot.waitUntil(lambda: view.rows.rowCount() > 4)
    code, at = view.rows.code_at(1), view.visualRect(view.rows.index(1, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    steps_back(qtbot, at_begin, code)


def test_enter_in_the_list_of_what_goes_together(qtbot: QtBot, at_begin: MainWindow) -> None:
    session = at_begin.session
    pairs = [(BEGIN, 5)] * 30 + [(a, b) for a in range(9) for b in range(a)] * 6
    user = np.repeat(np.arange(len(pairs)), 2).astype(np.int32)
    baskets = Baskets.of(user, np.array(pairs, np.int32).ravel(), np.zeros(len(user), np.int64), 20)
    session.baskets = baskets
    at_begin.show_page("similar")
    choices = at_begin.findChild(QWidget, "listChoice")
    qtbot.mouseClick(choices.findChildren(QWidget)[1], Qt.MouseButton.LeftButton)
    session.baskets_known.emit()
    view = at_begin.findChild(RowTable, "togetherTable")
    qtbot.waitUntil(lambda: view.rows.rowCount() > 0)
    assert press_enter_in_row(qtbot, view, 0) == 5
    steps_back(qtbot, at_begin, 5)


def test_enter_in_recommendations(qtbot: QtBot, at_begin: MainWindow) -> None:
    at_begin.session.set_current_user(4)
    at_begin.session.trail.visit()  # choosing a row makes its product the current one, so this one has stayed
    at_begin.show_page("shopper")
    view = at_begin.findChild(RowTable, "recommendationTable")
    qtbot.waitUntil(lambda: view.rows.rowCount() > 2)
    code = press_enter_in_row(qtbot, view, 1)
    assert at_begin.page == "similar"
    steps_back(qtbot, at_begin, code)


def test_enter_in_the_heatmap(qtbot: QtBot, at_begin: MainWindow) -> None:
    at_begin.show_page("heatmap")
    qtbot.waitUntil(lambda: at_begin.findChild(HeatmapView) is not None)
    picture = at_begin.findChild(HeatmapView)
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    qtbot.keyClick(picture, ENTER)
    steps_back(qtbot, at_begin, at_begin.session.current_item)


def test_the_old_id_of_a_merged_product_finds_the_one_that_it_goes_by(
    qtbot: QtBot, at_begin: MainWindow
) -> None:
    session: Session = at_begin.session
    assert session.shop is not None
    stands_for = np.arange(20, dtype=np.int32)
    stands_for[7] = 12
    known = dataclasses.replace(session.shop.catalogue, stands_for=stands_for)
    session.shop = dataclasses.replace(session.shop, catalogue=known)
    session.product_index = ProductIndex.of(known)
    session.changed.emit("data")
    session.set_current_item(BEGIN)
    session.trail.visit()
    at_begin.show_page("similar")
    field = at_begin.findChild(QWidget, "itemSearch")
    qtbot.keyClicks(field, "SKU-007")
    view = at_begin.findChild(RowTable, "itemTable")
    assert [view.rows.code_at(row) for row in range(view.rows.rowCount())] == [12]
    qtbot.keyClick(field, ENTER)
    steps_back(qtbot, at_begin, 12)
