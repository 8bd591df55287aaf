"""Whatever stands in a shop's files, the window has a list or says in words why there is none."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.incidence import Incidence
from recdesk.engine.interactions import Interactions
from recdesk.engine.search import ProductIndex
from recdesk.gui.holdings import Learned
from recdesk.gui.session import Session
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.widgets import SearchField

Fill = Callable[..., None]
LONG = "茶" * 10_000
RIGHT_TO_LEFT = "شاي أخضر 🍵👩‍👩‍👧"
UNTITLED, LONGEST, ARABIC, NOBODYS, NEWCOMER = 4, 5, 6, 20, 21


@pytest.fixture
def odd(window: MainWindow, fill: Fill, purchases: Interactions) -> MainWindow:
    """The shop of two tastes with odd products, two of which came after the model."""
    session = window.session
    fill(session)
    assert session.shop is not None
    assert session.model is not None
    old = session.shop.catalogue
    titles = [*old.titles, "Nobody's cup", "Newcomer"]
    titles[UNTITLED], titles[LONGEST], titles[ARABIC] = "", LONG, RIGHT_TO_LEFT
    more = ["", ""]
    known = Catalogue(
        [*old.item_ids, "NOBODY", "NEW"],
        titles,
        dataclasses.replace(old.categories, codes=np.append(old.categories.codes, [-1, -1]).astype(np.int32)),
        dataclasses.replace(old.brands, codes=np.append(old.brands.codes, [-1, -1]).astype(np.int32)),
        np.append(np.where(np.arange(20) == ARABIC, np.nan, old.prices), [np.nan, np.inf]).astype(np.float32),
        [*old.descriptions, *more],
        [*old.images, *more],
        [*old.attributes, *more],
    )
    bought = dataclasses.replace(
        purchases,
        user=np.append(purchases.user, [1, 3, 5]).astype(np.int32),
        item=np.append(purchases.item, [NEWCOMER] * 3).astype(np.int32),
        value=np.append(purchases.value, [1, 1, 1]).astype(np.float32),
        time=np.append(purchases.time, [1_709_000_000] * 3),
        item_ids=list(known.item_ids),
    )
    incidence = Incidence.of(bought)
    session.shop = dataclasses.replace(
        session.shop, catalogue=known, incidence=incidence, degrees=incidence.item_degrees
    )
    session.product_index = ProductIndex.of(known)
    session.changed.emit("data")
    session.learned = Learned.of(session.model, session.shop, "shoppers")
    session.changed.emit("model")
    window.show_page("similar")
    return window


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def rows(window: MainWindow, name: str) -> list[int]:
    table = window.findChild(RowTable, name)
    return [table.rows.code_at(row) for row in range(table.rows.rowCount())]


@pytest.mark.parametrize("code", [UNTITLED, LONGEST, ARABIC])
def test_odd_titles_have_lists_and_docks(qtbot: QtBot, odd: MainWindow, code: int) -> None:
    odd.session.set_current_item(code)
    qtbot.waitUntil(lambda: len(rows(odd, "similarTable")) > 5)
    title = odd.findChild(QLabel, "dockTitle").text()
    assert title
    assert len(title) < 300
    assert not odd.findChild(RowTable, "similarTable").grab().isNull()
    assert "nan" not in words(odd.findChild(ItemDock)).lower()
    page = odd.findChild(SimilarPage)
    assert page.width() < 2_000, "a title must not widen the page"


def test_prices_that_are_no_numbers_are_not_shown_as_such(qtbot: QtBot, odd: MainWindow) -> None:
    odd.session.set_current_item(0)
    qtbot.waitUntil(lambda: NEWCOMER in rows(odd, "itemTable"))
    table = odd.findChild(RowTable, "itemTable").rows
    shown = [
        str(table.index(row, column).data(role))
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    ]
    assert not {"nan", "inf", "-inf"} & {text.split()[-1].lower() for text in shown if text}


def test_a_product_without_a_shopper_says_so(qtbot: QtBot, odd: MainWindow) -> None:
    odd.session.set_current_item(NOBODYS)
    qtbot.waitUntil(lambda: "Nobody has bought this product yet" in words(odd))
    assert NOBODYS not in rows(odd, "similarTable")


def test_a_newcomer_is_compared_by_its_shoppers_or_says_why_not(qtbot: QtBot, odd: MainWindow) -> None:
    session: Session = odd.session
    session.set_current_item(NEWCOMER)
    qtbot.waitUntil(lambda: len(rows(odd, "similarTable")) > 5)
    session.set_metric("cosine")
    qtbot.waitUntil(lambda: "too little of this product" in words(odd) or "newer than the" in words(odd))


def test_a_search_without_a_product_says_so(qtbot: QtBot, odd: MainWindow) -> None:
    field = odd.findChild(SearchField, "itemSearch")
    qtbot.keyClicks(field, "zzzqqq")
    qtbot.waitUntil(lambda: not rows(odd, "itemTable"))
    page = odd.findChild(SimilarPage)
    assert "zzzqqq" in words(page) or "No product" in words(page)
    field.clear()
    QGuiApplication.clipboard().setText("🍵")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rows(odd, "itemTable") == [ARABIC])


def test_an_empty_basket_says_so(qtbot: QtBot, odd: MainWindow) -> None:
    odd.show_page("shopper")
    odd.session.what_if.go_by_basket(True)
    qtbot.waitUntil(lambda: "The basket is empty." in words(odd))
    assert "listed here as soon as something is in it" in words(odd)
    odd.session.what_if.add([NOBODYS])
    qtbot.waitUntil(lambda: "Nobody had any of these products when the model was trained" in words(odd))
