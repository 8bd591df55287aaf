"""A merchandiser narrows products down, chooses columns, and takes rows along to Excel."""

import html.parser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui import theme
from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.list_button import ListButton
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.widgets import SearchField

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def session(open_shop: Callable[..., Session], tmp_path: Path) -> Session:
    made = open_shop()
    made.settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    return made


@pytest.fixture
def page(session: Session, shown: Show) -> SimilarPage:
    page = SimilarPage(session)
    shown(page)
    return page


def products(page: QWidget) -> QTableView:
    found = page.findChild(QTableView, "itemTable")
    assert found is not None
    return found


def titles(page: QWidget) -> list[str]:
    model = products(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def field(page: QWidget) -> SearchField:
    found = page.findChild(SearchField, "itemSearch")
    assert found is not None
    return found


def offered(qtbot: QtBot, page: QWidget, name: str) -> list[str]:
    """Opens a filter and reads its list."""
    button = page.findChild(ListButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    model = button.popup.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shut(page: QWidget, name: str) -> None:
    button = page.findChild(ListButton, name)
    assert button is not None
    button.popup.hide()


def choose(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    row = next(n for n, one in enumerate(offered(qtbot, page, name)) if one.startswith(text))
    button = page.findChild(ListButton, name)
    assert button is not None
    for _ in range(row):
        qtbot.keyClick(button.popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(button.popup.list, Qt.Key.Key_Return)


def test_each_filter_counts_what_the_search_and_the_other_filters_leave(
    qtbot: QtBot, page: SimilarPage
) -> None:
    assert offered(qtbot, page, "categoryFilter") == [
        "All categories",
        "Tea  (4)",
        "Coffee  (3)",
        "Teaware  (2)",
    ]
    shut(page, "categoryFilter")
    qtbot.keyClicks(field(page), "longjing")
    assert offered(qtbot, page, "categoryFilter") == ["All categories", "Tea  (2)"]
    shut(page, "categoryFilter")
    choose(qtbot, page, "brandFilter", "狮峰")
    assert titles(page) == ["西湖龙井 明前特级 250 g"]
    # Its own choice does not count: another brand could be taken instead.
    assert offered(qtbot, page, "brandFilter") == ["All brands", "Jade Leaf  (1)", "狮峰  (1)"]


def test_evidence_prices_and_stock_filter(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    degrees = session.item_degrees
    least = offered(qtbot, page, "shoppersFilter")
    assert least[1:] == [
        f"{n}+ shoppers  ({(degrees >= n).sum()})" for n in (5, 20, 100) if (degrees >= n).any()
    ]
    shut(page, "shoppersFilter")
    prices = offered(qtbot, page, "priceFilter")
    assert prices[-1] == "no price  (2)"
    assert sum(int(one.split("(")[1].strip(")")) for one in prices[1:]) == 10
    shut(page, "priceFilter")
    choose(qtbot, page, "stockFilter", "in stock")
    assert titles(page) == ["西湖龙井 明前特级 250 g"]


def test_a_shop_that_tells_no_stock_has_no_such_filter(session: Session, page: SimilarPage) -> None:
    button = page.findChild(ListButton, "stockFilter")
    assert button is not None
    assert button.isVisible()
    assert session.product_index is not None
    session.product_index.stock[:] = -1
    session.product_index_ready.emit()
    assert not button.isVisible()


def test_when_filters_leave_nothing_one_click_takes_them_away(qtbot: QtBot, page: SimilarPage) -> None:
    choose(qtbot, page, "categoryFilter", "Coffee")
    qtbot.keyClicks(field(page), "gaiwan")
    sentences = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "No product with these words passes the filters." in sentences
    button = page.findChild(QPushButton, "nothingFoundButton")
    assert button is not None
    assert button.text() == "Clear filters"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert titles(page) == ["Gaiwan, white porcelain"]
    qtbot.keyClicks(field(page), "zzz")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 10


def test_a_query_typed_before_the_index_has_come_is_answered_when_it_comes(
    qtbot: QtBot, session: Session, shown: Show
) -> None:
    index, session.product_index = session.product_index, None
    page = SimilarPage(session)
    shown(page)
    qtbot.keyClicks(field(page), "xhlj")
    assert field(page).count_text() == "preparing…"
    assert len(titles(page)) == 10
    session.product_index = index
    session.product_index_ready.emit()
    assert titles(page) == ["西湖龙井 明前特级 250 g"]
    assert field(page).count_text() == "1 of 10"


def test_a_mistyped_word_finds_what_is_spelled_alike_and_says_so(qtbot: QtBot, page: SimilarPage) -> None:
    qtbot.keyClicks(field(page), "expresso")
    assert titles(page) == ["Espresso beans 1 kg"]
    line = products(page).model().index(0, 0).data(Role.SECOND_LINE)
    assert line.startswith("Similar spelling · Coffee")


def accented(image: QImage, left: int, right: int) -> int:
    """Pixels of the accent colour between two columns of the picture."""
    accent = theme.current().accent.rgb()
    return sum(image.pixel(x, y) == accent for x in range(left, right) for y in range(image.height()))


def test_what_was_typed_is_emphasised_where_it_stands(qtbot: QtBot, page: SimilarPage) -> None:
    view = products(page)

    def title() -> QImage:
        return view.viewport().grab(view.visualRect(view.model().index(0, 0))).toImage()

    qtbot.keyClicks(field(page), "loose")
    assert accented(title(), 0, 60) == 0  # there is "Longjing"
    assert accented(title(), 60, title().width()) > 0
    field(page).setText("longjing loose")
    assert accented(title(), 0, 60) > 0


def test_columns_are_chosen_and_remembered(
    qtbot: QtBot, page: SimilarPage, session: Session, shown: Show
) -> None:
    def headers(of: QWidget) -> list[str]:
        view = products(of)
        sections = (n for n in range(view.model().columnCount()) if not view.isColumnHidden(n))
        return [view.model().headerData(n, Qt.Orientation.Horizontal) for n in sections]

    assert headers(page) == ["Product", "Shoppers"]
    menu = page.findChild(QToolButton, "columnMenu")
    assert menu is not None
    for text in ("Price", "Brand", "Shoppers"):
        next(action for action in menu.menu().actions() if action.text() == text).trigger()
    assert headers(page) == ["Product", "Price", "Brand"]
    again = SimilarPage(session)
    shown(again)
    assert headers(again) == ["Product", "Price", "Brand"]
    header = products(again).horizontalHeader()
    at = QPoint(header.sectionViewportPosition(2) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles(again)[:2] == ["شاي أخضر 🍵", "Coffee filter no. 4"]


class _Cells(html.parser.HTMLParser):
    """Reads the cells of an HTML table, with whether each is marked as text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, bool]]] = []
        self._is_text = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self._is_text = "\\@" in (dict(attrs).get("style") or "")
            self.rows[-1].append(("", self._is_text))

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] = (self.rows[-1][-1][0] + data, self._is_text)


def copied(qtbot: QtBot, view: QTableView) -> tuple[list[list[str]], list[list[tuple[str, bool]]]]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    with qtbot.waitSignal(clipboard.dataChanged):
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = clipboard.mimeData()
    return [line.split("\t") for line in data.text().split("\n")], _Cells(data.html()).rows


def test_rows_are_copied_as_excel_takes_them(qtbot: QtBot, session: Session) -> None:
    assert session.shop is not None
    assert session.catalogue is not None
    titles = ['=HYPERLINK("x")\tand <b>', *session.catalogue.titles[1:]]
    session.shop = replace(session.shop, catalogue=replace(session.catalogue, titles=titles))
    session.settings.product_columns = ["title", "shoppers", "price"]
    page = SimilarPage(session)
    qtbot.addWidget(page)
    page.show()
    view = products(page)
    lines, cells = copied(qtbot, view)
    assert lines[0] == ["Product", "ID", "Shoppers", "Price"]
    assert len(lines) == len(cells) == 11
    places = {line[1]: n for n, line in enumerate(lines)}
    first, unpriced = places["SKU-000"], places["SKU-004"]
    degrees = session.item_degrees.tolist()
    assert lines[first] == ['\'=HYPERLINK("x") and <b>', "SKU-000", str(degrees[0]), "268"]
    assert cells[first] == [
        ('=HYPERLINK("x") and <b>', True),
        ("SKU-000", True),
        (str(degrees[0]), False),
        ("268", False),
    ]
    assert lines[unpriced][3] == ""


def test_only_the_selected_rows_are_copied(qtbot: QtBot, page: SimilarPage) -> None:
    view = products(page)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center()
    )
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    lines, _ = copied(qtbot, view)
    assert [line[0] for line in lines[1:]] == titles(page)[1:3]


def test_scores_and_ranks_are_copied_as_numbers(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    view = page.findChild(QTableView, "similarTable")
    assert view is not None
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    lines, _ = copied(qtbot, view)
    assert session.similarity is not None
    wanted = session.similarity.neighbours(0, 20)
    score = lines[0].index("Score")
    assert [float(line[score]) for line in lines[1:]] == pytest.approx(wanted.scores.tolist(), rel=1e-5)
