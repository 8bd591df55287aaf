"""A merchandiser plays with one shopper's history: what would they be shown without this, or with that?"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.recommendation import Choice
from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.views.basket_field import BasketField
from recdesk.gui.views.shopper_page import ShopperPage

LEFT = Qt.MouseButton.LeftButton
SHOPPER = 20
LONGJING, NOBODYS = 0, 9
"""A product that the shopper does not have, and one that nobody has."""


@pytest.fixture
def page(qtbot: QtBot, session: Session, shown: Callable[[QWidget], QWidget]) -> ShopperPage:
    page = ShopperPage(session)
    shown(page)
    page.activateWindow()
    session.set_current_user(SHOPPER)
    qtbot.waitUntil(lambda: listed(page) == wanted(session, *history(session)))
    return page


def table(page: QWidget, name: str) -> QTableView:
    return part(page, QTableView, name)


Part = TypeVar("Part", bound=QWidget)


def part(page: QWidget, kind: type[Part], name: str) -> Part:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def codes(view: QTableView) -> list[int]:
    return [view.model().index(row, 0).data(Role.CODE) for row in range(view.model().rowCount())]


def listed(page: QWidget) -> list[int]:
    return codes(table(page, "recommendationTable"))


def badges(page: QWidget) -> dict[int, str]:
    view = table(page, "historyTable")
    model = view.model()
    cells = [model.index(row, 0) for row in range(model.rowCount())]
    return {cell.data(Role.CODE): cell.data(Role.BADGE) for cell in cells if cell.data(Role.BADGE)}


def words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def history(session: Session) -> tuple[np.ndarray, np.ndarray]:
    assert session.recommender is not None
    return session.recommender.history(SHOPPER)


def wanted(session: Session, items: np.ndarray, values: np.ndarray | None, **how: object) -> list[int]:
    assert session.recommender is not None
    return session.recommender.for_history(items, values, **how).items.tolist()  # pyright: ignore


def without(session: Session, code: int) -> tuple[np.ndarray, np.ndarray]:
    items, values = history(session)
    return items[items != code], values[items != code]


def field(page: QWidget, name: str = "historyField") -> BasketField:
    return part(page, BasketField, name)


def click_row(qtbot: QtBot, view: QTableView, row: int) -> int:
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    return codes(view)[row]


def test_delete_takes_a_product_out_in_thought_and_puts_it_back(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    before, bought = listed(page), history(session)[0].tolist()
    view = table(page, "historyTable")
    code = click_row(qtbot, view, 2)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(page) == wanted(session, *without(session, code)))
    assert code in listed(page), "what is not bought in thought can be recommended"
    assert badges(page) == {code: "removed"}
    assert view.model().index(2, 0).data(Role.FADED)
    assert "What if: 1 removed" in words(page)
    assert "6 products" in words(page)
    assert view.currentIndex().row() == 2, "the keyboard stays where it was"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(page) == before)
    assert "What if" not in words(page)
    assert history(session)[0].tolist() == bought, "the shop itself is as it was"


def test_a_button_shows_on_the_row_under_the_mouse(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    view = table(page, "historyTable")
    button = part(page, QToolButton, "changeRowButton")
    assert not button.isVisible()
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    qtbot.waitUntil(button.isVisible)
    code = codes(view)[1]
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: badges(page) == {code: "removed"})
    assert session.what_if.removed == {code}


def test_what_is_typed_is_added_at_enter_at_once(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    qtbot.keyClicks(field(page), "xhlj")
    qtbot.keyClick(field(page), Qt.Key.Key_Return)  # before anything was found yet
    items, values = history(session)
    more = np.append(items, LONGJING), np.append(values, np.float32(1))
    qtbot.waitUntil(lambda: listed(page) == wanted(session, *more))
    assert badges(page) == {LONGJING: "added"}
    assert codes(table(page, "historyTable"))[0] == LONGJING, "it is the newest"
    assert "What if: 1 added" in words(page)
    assert field(page).text() == ""


def test_reset_goes_back_to_the_shoppers_own_history(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    before = listed(page)
    session.what_if.add([LONGJING])
    session.what_if.take_out([1, 2])
    qtbot.waitUntil(lambda: "What if: 2 removed, 1 added" in words(page))
    qtbot.mouseClick(part(page, QPushButton, "whatIfReset"), LEFT)
    qtbot.waitUntil(lambda: listed(page) == before and not badges(page))
    assert "What if" not in words(page)


def test_the_other_matches_are_reached_by_keys(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    field(page).setFocus()
    qtbot.keyClicks(field(page), "tea")
    qtbot.waitUntil(lambda: page.findChild(QTableView, "basketOfferTable") is not None)
    offers = page.findChild(QTableView, "basketOfferTable")
    qtbot.waitUntil(offers.isVisible)
    assert len(codes(offers)) > 2
    second = codes(offers)[1]
    qtbot.keyClick(field(page), Qt.Key.Key_Down)
    qtbot.waitUntil(offers.hasFocus)
    qtbot.keyClick(offers, Qt.Key.Key_Down)
    qtbot.keyClick(offers, Qt.Key.Key_Return)
    assert not offers.isVisible()
    assert field(page).hasFocus()
    qtbot.waitUntil(lambda: table(page, "historyTable").currentIndex().data(Role.CODE) == second)


def test_nothing_found_is_said(qtbot: QtBot, page: ShopperPage) -> None:
    field(page).setFocus()
    qtbot.keyClicks(field(page), "qqqqq")
    qtbot.waitUntil(lambda: "No product has all these words." in words(page))
    qtbot.keyClick(field(page), Qt.Key.Key_Escape)
    assert field(page).text() == ""
    assert "No product has all these words." not in words(page)


def test_a_history_without_anything_left_is_said(qtbot: QtBot, page: ShopperPage) -> None:
    view = table(page, "historyTable")
    click_row(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Nothing of the history is left to go by." in words(page))
    assert listed(page) == []


def test_a_rebuilt_page_goes_on_and_another_shopper_begins_anew(
    qtbot: QtBot, page: ShopperPage, session: Session, shown: Callable[[QWidget], QWidget]
) -> None:
    session.what_if.add([LONGJING])
    again = ShopperPage(session)
    again.restore(page.choices)
    shown(again)
    qtbot.waitUntil(lambda: badges(again) == {LONGJING: "added"})
    session.set_current_user(SHOPPER + 1)
    qtbot.waitUntil(lambda: "History of M021" in words(again))
    assert not badges(again)
    session.set_current_user(SHOPPER)
    qtbot.waitUntil(lambda: "History of M020" in words(again))
    assert not badges(again)


def test_what_is_sold_out_is_left_out_unless_it_is_wanted(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    assert session.product_index is not None
    first = listed(page)[0]
    stock = session.product_index.stock.copy()
    stock[first] = 0
    session.product_index = replace(session.product_index, stock=stock)
    session.product_index_ready.emit()
    qtbot.waitUntil(lambda: first not in listed(page) and bool(listed(page)))
    box = part(page, QCheckBox, "excludeSoldOut")
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    qtbot.waitUntil(lambda: first in listed(page))
    session.product_index = replace(session.product_index, stock=np.full(len(stock), -1, np.int8))
    session.product_index_ready.emit()
    qtbot.waitUntil(lambda: not box.isVisible())


def test_so_many_of_one_category_at_most(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    assert session.catalogue is not None
    seen = part(page, QCheckBox, "excludeSeen")
    qtbot.mouseClick(seen, LEFT, pos=QPoint(8, seen.height() // 2))
    qtbot.waitUntil(lambda: "3 categories" in words(page))
    most = part(page, QComboBox, "mostPerCategory")
    qtbot.keyClick(most, Qt.Key.Key_Down)
    assert most.currentText() == "At most 1 per category"
    categories = session.catalogue.categories.codes
    expected = wanted(session, *history(session), exclude_seen=False, choice=Choice(None, 1, categories))
    qtbot.waitUntil(lambda: listed(page) == expected)
    assert len({int(categories[code]) for code in expected}) == len(expected) == 3
    assert sorted(part(page, QLabel, "diversity").toolTip().split("\n")) == [
        "Coffee: 1",
        "Tea: 1",
        "Teaware: 1",
    ]
    assert page.choices.wanted.most_per_category == 1


def test_reasons_are_two_products_of_the_history(qtbot: QtBot, page: ShopperPage, session: Session) -> None:
    assert session.catalogue is not None
    assert session.recommender is not None
    page.resize(1192, 644)  # in a window of 1280 pixels
    items, values = history(session)
    parts = session.recommender.reasons(items, values, np.array(listed(page))).parts
    model = table(page, "recommendationTable").model()
    for row in range(model.rowCount()):
        best = [code for code in items[np.argsort(-parts[row])][:2] if parts[row][items == code] > 0]
        line, tip = (
            model.index(row, 1).data(Role.SECOND_LINE),
            model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole),
        )
        assert line.startswith("because of ")
        for code in best:
            assert session.catalogue.title(code)[:3] in line
            assert session.catalogue.title(code) in tip
        shares = [int(part.split(" %")[0]) for part in tip.split("\n\n")[1].split("\n")]
        assert sum(shares) == pytest.approx(100, abs=len(shares)), "the parts are all of the score"
        single = shares[:5]  # then come the others together
        assert single == sorted(single, reverse=True)
        assert "2 other products" in tip


def test_where_there_is_room_reasons_have_a_column(qtbot: QtBot, page: ShopperPage) -> None:
    view = table(page, "recommendationTable")
    assert view.isColumnHidden(2)
    page.resize(1700, 700)
    qtbot.waitUntil(lambda: not view.isColumnHidden(2))
    assert view.model().headerData(2, Qt.Orientation.Horizontal) == "Because of"
    assert view.model().index(0, 2).data()
    assert not view.model().index(0, 1).data(Role.SECOND_LINE).startswith("because of")


def test_reasons_are_copied_in_full_also_where_they_have_no_column(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    view = table(page, "recommendationTable")
    click_row(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Because of" in QGuiApplication.clipboard().text())
    header, line = (text.split("\t") for text in QGuiApplication.clipboard().text().split("\n"))
    assert header == ["#", "Product", "ID", "Because of", "Score"]
    assert session.catalogue is not None
    titles = {session.catalogue.title(int(code)) for code in history(session)[0]}
    assert set(line[3].split(" and ")) <= titles


def test_the_history_is_copied_without_the_column_of_the_button(qtbot: QtBot, page: ShopperPage) -> None:
    view = table(page, "historyTable")
    click_row(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Amount" in QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Product\tID\tAmount\tDate"


def test_a_copied_history_tells_what_is_changed_in_thought(
    qtbot: QtBot, page: ShopperPage, session: Session
) -> None:
    view = table(page, "historyTable")
    taken = codes(view)[1]
    session.what_if.take_out([taken])
    session.what_if.add([LONGJING])
    qtbot.waitUntil(lambda: set(badges(page).values()) == {"removed", "added"})
    click_row(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "What if" in QGuiApplication.clipboard().text())
    header, *lines = (text.split("\t") for text in QGuiApplication.clipboard().text().split("\n"))
    assert header == ["Product", "ID", "Amount", "Date", "What if"]
    told = {line[1]: line[4] for line in lines if line[4]}
    assert told == {f"SKU-{taken:03d}": "removed", f"SKU-{LONGJING:03d}": "added"}
    assert len(lines) == view.model().rowCount()
