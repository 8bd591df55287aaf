"""A merchandiser types or pastes a basket, and sees what would go to somebody with it."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.views.basket_field import BasketField
from recdesk.gui.views.shopper_page import ShopperPage

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, session: Session, shown: Callable[[QWidget], QWidget]) -> ShopperPage:
    page = ShopperPage(session)
    shown(page)
    page.activateWindow()
    choose(qtbot, page, "Basket")
    return page


def choose(qtbot: QtBot, page: QWidget, text: str) -> None:
    segment = next(button for button in page.findChildren(QToolButton) if button.text() == text)
    qtbot.mouseClick(segment, LEFT)


Part = TypeVar("Part", bound=QWidget)


def part(page: QWidget, kind: type[Part], name: str) -> Part:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def codes(page: QWidget, name: str) -> list[int]:
    model = part(page, QTableView, name).model()
    return [model.index(row, 0).data(Role.CODE) for row in range(model.rowCount())]


def basket(page: QWidget) -> list[int]:
    return codes(page, "historyTable")


def words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def field(page: QWidget) -> BasketField:
    return part(page, BasketField, "basketField")


def paste(qtbot: QtBot, page: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(field(page), Qt.Key.Key_V, CONTROL)


def wanted(session: Session, items: list[int]) -> list[int]:
    assert session.recommender is not None
    return session.recommender.for_basket(items).items.tolist()


def test_an_empty_basket_says_what_to_do(qtbot: QtBot, page: ShopperPage) -> None:
    assert "The basket is empty. Type a product above and press Enter, or paste a list of ids." in words(page)
    assert "What fits the basket is listed here" in words(page)
    assert not part(page, QWidget, "shopperSearch").isVisible()
    assert not part(page, QTableView, "shopperTable").isVisible()
    assert field(page).hasFocus()


def test_typed_products_make_a_basket(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    for typed, code in (("xhlj", 0), ("moka", 8)):
        qtbot.keyClicks(field(page), typed)
        qtbot.keyClick(field(page), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda code=code: code in basket(page))
    qtbot.waitUntil(lambda: codes(page, "recommendationTable") == wanted(session, [0, 8]))
    assert basket(page) == [8, 0], "the newest first"
    assert "Recommended for the basket" in words(page)
    assert "2 products" in words(page)
    seen = part(page, QCheckBox, "excludeSeen")
    qtbot.mouseClick(seen, LEFT, pos=QPoint(8, seen.height() // 2))
    qtbot.waitUntil(lambda: {0, 8} <= set(codes(page, "recommendationTable")))


def test_a_pasted_list_adds_what_it_knows_and_names_the_rest(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    paste(qtbot, page, "SKU-001\nSKU-01\r\nSKU-004\n\nSKU-001\nMISSING-77\n")
    qtbot.waitUntil(lambda: sorted(basket(page)) == [1, 4])
    qtbot.waitUntil(lambda: "No product has these ids: SKU-01 (nearest: SKU-0" in words(page))
    assert "MISSING-77 (nearest: " in words(page)
    assert field(page).text() == ""
    qtbot.keyClicks(field(page), "moka")
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 8 in basket(page))
    assert "No product has" not in words(page), "the next product is another matter"


def test_only_the_first_unknown_ids_are_named(qtbot: QtBot, page: ShopperPage) -> None:
    paste(qtbot, page, "\n".join(f"SKU-9{n:03d}" for n in range(40)))
    qtbot.waitUntil(lambda: "and 37 more" in words(page) or "37 more." in words(page))
    assert "SKU-9003" not in words(page)
    assert basket(page) == []


def test_ids_typed_with_commas_are_a_list_too(qtbot: QtBot, page: ShopperPage) -> None:
    qtbot.keyClicks(field(page), "SKU-002, SKU-003")
    qtbot.waitUntil(lambda: "Enter adds the 2 products of this list." in words(page))
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sorted(basket(page)) == [2, 3])


def test_rows_go_with_delete_and_all_of_them_with_a_button(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    session.what_if.add([1, 2, 3, 4])
    view = part(page, QTableView, "historyTable")
    qtbot.waitUntil(lambda: basket(page) == [4, 3, 2, 1])
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: basket(page) == [4, 2, 1])
    qtbot.keyClick(view, Qt.Key.Key_Delete)  # the row that came up is taken next
    qtbot.waitUntil(lambda: basket(page) == [4, 1])
    qtbot.waitUntil(lambda: codes(page, "recommendationTable") == wanted(session, [1, 4]))
    qtbot.mouseClick(part(page, QPushButton, "emptyBasketButton"), LEFT)
    qtbot.waitUntil(lambda: "The basket is empty." in words(page))
    assert codes(page, "recommendationTable") == []


def test_a_basket_that_the_model_does_not_know_is_said(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    session.what_if.add([9])
    qtbot.waitUntil(lambda: "Nobody had any of these products" in words(page))


def test_shopper_and_basket_stand_side_by_side(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    session.set_current_user(20)
    session.what_if.add([1])
    choose(qtbot, page, "Shopper")
    qtbot.waitUntil(lambda: "History of M020" in words(page))
    assert part(page, QWidget, "shopperSearch").hasFocus()
    choose(qtbot, page, "Basket")
    qtbot.waitUntil(lambda: basket(page) == [1])


def test_a_rebuilt_page_shows_the_basket_and_another_shop_has_none(
    qtbot: QtBot, page: ShopperPage, session: Session, shown: Callable[[QWidget], QWidget]
) -> None:
    session.what_if.add([3])
    again = ShopperPage(session)
    shown(again)
    qtbot.waitUntil(lambda: basket(again) == [3])
    assert field(again).isVisible()
    session.changed.emit("workspace")
    qtbot.waitUntil(lambda: not field(again).isVisible())
    assert session.what_if.basket == ()


def test_the_basket_outlives_data_that_is_read_anew(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    session.what_if.add([3, 5])
    assert session.catalogue is not None
    gone = np.arange(10, dtype=np.int32)
    gone[3], gone[5] = -1, 2  # one product is left out now, the other is the same as another one
    object.__setattr__(session.catalogue, "stands_for", gone)
    session.catalogue.__dict__.pop("shown", None)
    session.changed.emit("data")
    assert session.what_if.basket == (2,)
