"""A merchandiser looks at one shopper: what they bought, and what to show them next."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.views.shopper_page import ShopperPage
from recdesk.gui.views.widgets import SearchField

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(session: Session, shown: Show) -> ShopperPage:
    page = ShopperPage(session)
    shown(page)
    return page


def table(page: QWidget, name: str) -> QTableView:
    found = page.findChild(QTableView, name)
    assert found is not None
    return found


def codes(view: QTableView) -> list[int]:
    return [view.model().index(row, 0).data(Role.CODE) for row in range(view.model().rowCount())]


def texts(view: QTableView, column: int) -> list[str]:
    return [view.model().index(row, column).data() for row in range(view.model().rowCount())]


def search(page: QWidget) -> SearchField:
    found = page.findChild(SearchField, "shopperSearch")
    assert found is not None
    return found


def sentences(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def take(qtbot: QtBot, page: ShopperPage, shopper: str) -> None:
    qtbot.keyClicks(search(page), shopper)
    qtbot.keyClick(search(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table(page, "historyTable").model().rowCount() > 0)


def test_a_part_of_an_id_finds_shoppers(qtbot: QtBot, page: ShopperPage) -> None:
    assert search(page).count_text() == "40 shoppers"
    qtbot.keyClicks(search(page), "m01")
    assert sorted(texts(table(page, "shopperTable"), 0)) == [f"M01{n}" for n in range(10)]
    assert search(page).count_text() == "10 of 40"
    qtbot.keyClicks(search(page), "x")
    assert "No shopper's id has this text." in sentences(page)


def test_history_is_what_the_shopper_bought_newest_first(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    take(qtbot, page, "M020")
    assert session.current_user == 20
    assert session.incidence is not None
    history = table(page, "historyTable")
    assert sorted(codes(history)) == session.incidence.items_of(20).tolist()
    days = texts(history, 2)
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == len(days)
    amounts = {code: 1 + (20 + code) % 3 for code in codes(history)}
    assert texts(history, 1) == [str(amounts[code]) for code in codes(history)]
    assert "History of M020" in sentences(page)


def test_recommendations_are_the_models_and_leave_out_what_is_bought(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    take(qtbot, page, "M020")
    recommended, history = table(page, "recommendationTable"), table(page, "historyTable")
    assert session.recommender is not None
    wanted = session.recommender.for_user(20, 10)
    qtbot.waitUntil(lambda: codes(recommended) == wanted.items.tolist())
    assert not set(codes(recommended)) & set(codes(history))
    box = page.findChild(QCheckBox, "excludeSeen")
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() - box.rect().center() / 1.2)
    qtbot.waitUntil(lambda: bool(set(codes(recommended)) & set(codes(history))))


def test_the_list_has_the_length_that_is_chosen(qtbot: QtBot, page: ShopperPage) -> None:
    take(qtbot, page, "M000")
    box = page.findChild(QComboBox, "recommendationCount")
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.currentText() == "Top 5"
    listed = table(page, "recommendationTable").model()
    qtbot.waitUntil(lambda: 0 < listed.rowCount() <= 5)


def test_clicking_a_product_makes_it_current(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    take(qtbot, page, "M020")
    for name in ("historyTable", "recommendationTable"):
        view = table(page, name)
        qtbot.waitUntil(lambda view=view: view.model().rowCount() > 0)
        at = view.visualRect(view.model().index(0, 1)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert session.current_item == codes(view)[0]


def test_a_double_click_leads_to_the_similar_products(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    take(qtbot, page, "M020")
    view = table(page, "recommendationTable")
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    at = view.visualRect(view.model().index(0, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(page.page_requested) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["similar"]
    assert session.current_item == codes(view)[0]


def test_the_keyboard_alone_chooses_nobody(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    page.activateWindow()
    page.setFocus(Qt.FocusReason.TabFocusReason)
    shoppers = table(page, "shopperTable")
    qtbot.waitUntil(shoppers.hasFocus)
    assert session.current_user == -1
    qtbot.keyClick(shoppers, Qt.Key.Key_Down)
    assert session.current_user == codes(shoppers)[0]


def test_arrow_keys_go_through_the_shoppers(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    qtbot.keyClicks(search(page), "M00")
    qtbot.keyClick(search(page), Qt.Key.Key_Down)
    shoppers = table(page, "shopperTable")
    qtbot.keyClick(shoppers, Qt.Key.Key_Down)
    assert session.current_user == codes(shoppers)[1]


def test_a_rating_model_says_what_its_score_is(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    page = ShopperPage(open_shop("ratings"))
    shown(page)
    note = page.findChild(QLabel, "scoreNote")
    assert note is not None
    assert note.isVisible()
    assert "rating this model predicts" in note.text()


def test_a_shop_without_times_has_no_dates(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    page = ShopperPage(open_shop(times=False))
    shown(page)
    take(qtbot, page, "M020")
    history = table(page, "historyTable")
    headers = [history.model().headerData(n, Qt.Orientation.Horizontal) for n in range(2)]
    assert headers == ["Product", "Amount"]
    assert history.model().columnCount() == 3, "the last one has no words: it holds a button"
    amounts = [int(text) for text in texts(history, 1)]
    assert amounts == sorted(amounts, reverse=True)


def test_a_shopper_without_history_gets_a_sentence(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    assert session.incidence is not None
    starts = session.incidence.user_start
    kept = starts.copy()
    starts[21:] = np.maximum(starts[21:], 0)
    starts[21] = starts[20]  # as if M020 had bought nothing
    try:
        session.set_current_user(20)
        qtbot.waitUntil(lambda: "This shopper has nothing yet." in sentences(page))
        assert "This shopper has not bought or rated anything yet" in sentences(page)
        assert table(page, "recommendationTable").model().rowCount() == 0
    finally:
        starts[:] = kept


def test_without_a_model_the_page_says_what_to_do(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    page = ShopperPage(open_shop(objective=None))
    shown(page)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(page.page_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["train"]
