"""Back and forward lead through the products that a person looked at, as in a browser."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui import trail as trails
from recdesk.gui.session import Session
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.product_buttons import TrailButtons

LEFT = Qt.MouseButton.LeftButton


def visit(session: Session, *codes: int) -> None:
    for code in codes:
        session.set_current_item(code)
        session.trail.visit()


@pytest.fixture
def arrows(session: Session, shown: Callable[[QWidget], QWidget]) -> QWidget:
    return shown(TrailButtons(session))


def test_arrows_go_back_and_forward_and_name_where_they_lead(
    qtbot: QtBot, session: Session, arrows: QWidget
) -> None:
    back, forward = (arrows.findChild(QToolButton, name) for name in ("backButton", "forwardButton"))
    assert not back.isEnabled()
    assert not forward.isEnabled()
    assert back.toolTip() == "No product before this one"
    visit(session, 7, 8, 0)
    assert back.toolTip() == "Back to Moka pot (Alt+Left)"
    qtbot.mouseClick(back, LEFT)
    assert session.current_item == 8
    qtbot.mouseClick(back, LEFT)
    assert session.current_item == 7
    assert not back.isEnabled()
    assert forward.toolTip() == "Forward to Moka pot (Alt+Right)"
    qtbot.mouseClick(forward, LEFT)
    qtbot.mouseClick(forward, LEFT)
    assert session.current_item == 0
    assert not forward.isEnabled()


def test_a_visit_from_the_middle_drops_what_was_ahead(session: Session) -> None:
    visit(session, 1, 2, 3)
    session.trail.go_back()
    session.trail.go_back()
    visit(session, 4)
    assert session.trail.forward_item == -1
    session.trail.go_back()
    assert session.current_item == 1


def test_the_same_product_twice_in_a_row_counts_once(session: Session) -> None:
    visit(session, 1, 2, 2)
    session.set_current_item(-1)
    visit(session, 2)
    session.trail.go_back()
    assert session.current_item == 1
    assert session.trail.back_item == -1


def test_running_through_a_list_leaves_no_trail(qtbot: QtBot, session: Session) -> None:
    session.trail._staying.setInterval(40)
    visit(session, 0)
    for code in (1, 2, 3, 4):
        session.set_current_item(code)
    with qtbot.waitSignal(session.trail.changed):
        pass  # product 4 stays
    assert session.trail.back_item == 0
    session.trail.go_back()
    assert (session.current_item, session.trail.forward_item) == (0, 4)


def test_back_from_a_short_stay_leads_to_the_product_before_it(session: Session) -> None:
    visit(session, 0, 1)
    session.set_current_item(5)
    assert session.trail.back_item == 1
    session.trail.go_back()
    assert (session.current_item, session.trail.forward_item) == (1, 5)


def test_it_is_not_endless(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trails, "LONGEST", 3)
    visit(session, 0, 1, 2, 3, 4)
    seen: list[int] = []
    while session.trail.back_item >= 0:
        session.trail.go_back()
        seen.append(session.current_item)
    assert seen == [3, 2]


def test_it_follows_ids_when_the_data_are_read_anew(session: Session) -> None:
    visit(session, 0, 3, 5, 8)
    shop = session.shop
    assert shop is not None
    # Product 3 is merged with 5, product 0 is left out.
    stands_for = np.arange(10, dtype=np.int32)
    stands_for[[3, 0]] = 5, -1
    session.shop = replace(shop, catalogue=replace(shop.catalogue, stands_for=stands_for))
    session.changed.emit("data")
    session.trail.go_back()
    assert session.current_item == 5
    assert session.trail.back_item == -1, "0 is gone, and 3 is 5"
    session.changed.emit("workspace")
    assert session.trail.forward_item == -1


def test_keys_and_mouse_buttons_of_the_window(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.activateWindow()
    visit(window.session, 2, 12)
    alt = Qt.KeyboardModifier.AltModifier
    action = window.actions_.by_name["back"]
    assert action.toolTip() == "Back to 龙井 2 (Alt+Left)"
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.session.current_item == 2
    assert not action.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.session.current_item == 12
    handle = window.windowHandle()
    qtbot.waitUntil(lambda: window._started)
    over = window.findChild(QTableView, "itemTable").viewport().mapTo(window, QPoint(40, 60))
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, over)
    qtbot.waitUntil(lambda: window.session.current_item == 2)
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, over)
    qtbot.waitUntil(lambda: window.session.current_item == 12)


def test_enter_in_the_search_counts_at_once(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    field = window.findChild(QWidget, "itemSearch")
    for text, code in (("SKU-003", 3), ("SKU-014", 14)):
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.session.current_item == code
    window.session.trail.go_back()
    assert window.session.current_item == 3


def test_another_shop_begins_another_trail(window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    visit(window.session, 2, 12)
    fill(window.session)
    assert window.session.trail.back_item == -1
    assert not window.actions_.by_name["back"].isEnabled()
