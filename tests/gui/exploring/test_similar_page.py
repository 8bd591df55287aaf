"""A merchandiser searches a product and reads what is similar to it."""

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QSlider,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.association import Baskets, bought_together
from recdesk.engine.similarity import ChanceModel, ItemSimilarity, Neighbours, explain
from recdesk.gui.holdings import Fairness, Learned
from recdesk.gui.models import Role
from recdesk.gui.pairing import Pair
from recdesk.gui.session import Session
from recdesk.gui.views.list_button import ListButton
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.widgets import SearchField

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(session: Session, shown: Show) -> SimilarPage:
    page = SimilarPage(session)
    shown(page)
    return page


def table(page: QWidget, name: str) -> QTableView:
    found = page.findChild(QTableView, name)
    assert found is not None
    return found


def column(view: QTableView, number: int) -> list[str]:
    return [view.model().index(row, number).data() for row in range(view.model().rowCount())]


def click(qtbot: QtBot, view: QTableView, row: int, double: bool = False) -> None:
    at = view.visualRect(view.model().index(row, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if double:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def point_at(qtbot: QtBot, view: QTableView, row: int) -> QPoint:
    """Moves the pointer onto a row, from another one, and tells where it is."""
    above, at = (view.visualRect(view.model().index(one, 0)).center() for one in (row - 1, row))
    qtbot.mouseMove(view.viewport(), above)
    qtbot.mouseMove(view.viewport(), at)
    return at


def field(page: QWidget) -> SearchField:
    found = page.findChild(SearchField, "itemSearch")
    assert found is not None
    return found


def sentences(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_typing_finds_and_the_count_tells_how_many(qtbot: QtBot, page: SimilarPage) -> None:
    assert field(page).count_text() == "10 products"
    qtbot.keyClicks(field(page), "tea jade")
    assert column(table(page, "itemTable"), 0) == ["Longjing loose leaf 100 g"]
    assert field(page).count_text() == "1 of 10"
    qtbot.keyClick(field(page), Qt.Key.Key_Escape)
    assert field(page).text() == ""
    assert table(page, "itemTable").model().rowCount() == 10


def test_a_search_without_finds_says_so(qtbot: QtBot, page: SimilarPage) -> None:
    qtbot.keyClicks(field(page), "zzz")
    assert "No product has all these words." in sentences(page)
    assert field(page).count_text() == "0 of 10"


def test_clicking_a_product_lists_what_is_similar(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    qtbot.keyClicks(field(page), "longjing")
    click(qtbot, table(page, "itemTable"), 0)
    assert session.current_item == 1
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() == 8)
    assert session.similarity is not None
    wanted = session.similarity.neighbours(1, 20)
    codes = [similar.model().index(row, 1).data(Role.CODE) for row in range(8)]
    assert codes == wanted.items.tolist()
    assert 1 not in codes
    assert column(similar, 0) == [str(n) for n in range(1, 9)]
    assert column(similar, 2) == [str(round(100 * float(score))) for score in wanted.scores]
    assert column(similar, 3) == [str(n) if n == 0 or n >= 5 else "< 5" for n in wanted.evidence.tolist()]
    assert "Similar to Longjing loose leaf 100 g" in sentences(page)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, bool]]:
    """Of each list that is made: product, length, whether by the window's own thread."""
    made: list[tuple[int, int, bool]] = []
    whole = ItemSimilarity.neighbours

    def neighbours(self: ItemSimilarity, item: int, top: int = 20) -> Neighbours:
        made.append((item, top, threading.current_thread() is threading.main_thread()))
        return whole(self, item, top)

    monkeypatch.setattr(ItemSimilarity, "neighbours", neighbours)
    return made


def test_the_list_of_the_product_under_the_pointer_is_there_before_the_click(
    qtbot: QtBot, page: SimilarPage, compared: list[tuple[int, int, bool]]
) -> None:
    products, similar = table(page, "itemTable"), table(page, "similarTable")
    code = products.model().index(4, 0).data(Role.CODE)
    at = point_at(qtbot, products, 4)
    qtbot.waitUntil(lambda: compared[-1:] == [(code, 20, False)])
    before = len(compared)
    qtbot.mouseClick(products.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(compared) == before
    assert similar.model().rowCount() == 8


def test_going_down_by_keys_has_the_next_list_ready(
    qtbot: QtBot, page: SimilarPage, session: Session, compared: list[tuple[int, int, bool]]
) -> None:
    products = table(page, "itemTable")
    click(qtbot, products, 0)
    for _ in range(2):
        qtbot.keyClick(products, Qt.Key.Key_Down)
    after = products.model().index(3, 0).data(Role.CODE)
    qtbot.waitUntil(lambda: compared[-1][:2] == (after, 20))
    before = len(compared)
    qtbot.keyClick(products, Qt.Key.Key_Down)
    assert session.current_item == after
    assert (after, 20, True) not in compared[before:]


def test_why_the_row_under_the_pointer_is_alike_is_known_before_the_click(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    click(qtbot, table(page, "itemTable"), 0)
    similar, found = table(page, "similarTable"), list[Pair]()
    code = similar.model().index(3, 0).data(Role.CODE)
    session.pairing.found.connect(found.append)
    at = point_at(qtbot, similar, 3)
    qtbot.wait(200)  # in which it is found, and told to nobody
    assert not found
    qtbot.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=at)
    session.pairing.look(session.current_item, code)  # as the dock does
    assert [(pair.item, pair.other) for pair in found] == [(session.current_item, code)]
    assert session.similarity is not None
    wanted = explain(session.similarity, session.current_item, code)
    assert [(part.name, part.value) for part in found[0].explanation.parts] == [
        (part.name, part.value) for part in wanted.parts
    ]


def test_a_list_that_was_prepared_is_not_shown_where_another_is_wanted(
    qtbot: QtBot, page: SimilarPage, session: Session, compared: list[tuple[int, int, bool]]
) -> None:
    products, similar = table(page, "itemTable"), table(page, "similarTable")
    code = products.model().index(4, 0).data(Role.CODE)
    at = point_at(qtbot, products, 4)
    qtbot.waitUntil(lambda: compared[-1:] == [(code, 20, False)])
    session.set_metric("dot")
    qtbot.waitUntil(lambda: session.similarity is not None and session.similarity.metric == "dot")
    qtbot.mouseClick(products.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.similarity is not None
    wanted = session.similarity.neighbours(code, 20).items.tolist()
    qtbot.waitUntil(lambda: [similar.model().index(row, 1).data(Role.CODE) for row in range(8)] == wanted)


def test_keys_alone_are_enough(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    page.activateWindow()
    products, similar = table(page, "itemTable"), table(page, "similarTable")
    products.setFocus()
    qtbot.keyClick(products, Qt.Key.Key_Slash)
    qtbot.waitUntil(field(page).hasFocus)
    qtbot.keyClicks(field(page), "coffee")
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    first = session.current_item
    assert first == products.model().index(0, 0).data(Role.CODE)
    qtbot.keyClick(field(page), Qt.Key.Key_Down)
    qtbot.waitUntil(products.hasFocus)
    qtbot.keyClick(products, Qt.Key.Key_Down)
    assert session.current_item == products.model().index(1, 0).data(Role.CODE) != first
    qtbot.keyClick(products, Qt.Key.Key_M)  # typing in the list goes on in the search field
    assert field(page).text() == "coffeem"
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    similar.selectRow(2)
    beside = similar.model().index(2, 1).data(Role.CODE)
    qtbot.keyClick(similar, Qt.Key.Key_Return)
    assert session.current_item == beside


def test_selecting_a_similar_product_shows_the_pair_and_a_double_click_goes_there(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    beside = similar.model().index(1, 1).data(Role.CODE)
    with qtbot.waitSignal(page.pair_chosen) as told:
        click(qtbot, similar, 1)
    assert told.args == [beside]
    assert session.current_item == 0
    click(qtbot, similar, 1, double=True)
    assert session.current_item == beside
    assert table(page, "itemTable").currentIndex().data(Role.CODE) == beside


def test_thin_evidence_is_marked(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    for row in range(similar.model().rowCount()):
        shared = similar.model().index(row, 3).data(Role.NUMBER)
        badge = similar.model().index(row, 1).data(Role.BADGE)
        assert badge == ("thin evidence" if shared < 5 else "")
        tip = similar.model().index(row, 3).data(Qt.ItemDataRole.ToolTipRole)
        shown = str(int(shared)) if shared in (0, *range(5, 99)) else "Fewer than 5"
        assert shown in tip


def test_another_metric_makes_another_list(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    box = page.findChild(QComboBox, "metricBox")
    assert box is not None
    assert [box.itemText(n) for n in range(box.count())] == [
        "Alike shoppers",
        "Cosine",
        "Euclidean",
        "Inner product",
    ]
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: "." in (similar.model().index(0, 2).data() or ""))
    assert session.similarity is not None
    wanted = session.similarity.neighbours(0, 20)
    assert session.similarity.metric == "euclidean"
    assert column(similar, 2) == [f"{score:.2f}" for score in wanted.scores]
    assert similar.model().index(0, 2).data(Role.FRACTION) == pytest.approx(1.0)


def test_the_list_can_be_sorted_by_evidence_and_back(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    header = similar.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(3) + 10, header.height() // 2)
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        shared = [similar.model().index(row, 3).data(Role.NUMBER) for row in range(8)]
        ranks = column(similar, 0)
        assert shared in (sorted(shared), sorted(shared, reverse=True)) or ranks == sorted(ranks)


def test_a_product_that_nobody_bought_gets_a_sentence(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(9)
    qtbot.waitUntil(lambda: "Nobody has bought this product yet" in sentences(page))
    assert "Similar to SKU-009" in sentences(page)


def test_category_filter_by_mouse_and_keys(qtbot: QtBot, page: SimilarPage) -> None:
    button = page.findChild(ListButton, "categoryFilter")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.popup.isVisible()
    qtbot.keyClick(button.popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(button.popup.list, Qt.Key.Key_Return)
    assert not button.popup.isVisible()
    assert button.text() == "Tea ▾"
    assert button.accessibleName() == "Category: Tea"
    assert table(page, "itemTable").model().rowCount() == 4
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    index = button.popup.list.model().index(0, 0)
    qtbot.mouseClick(
        button.popup.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=button.popup.list.visualRect(index).center(),
    )
    assert table(page, "itemTable").model().rowCount() == 10


def test_sort_menu_and_header_agree(qtbot: QtBot, page: SimilarPage) -> None:
    products = table(page, "itemTable")
    menu = page.findChild(QToolButton, "sortMenu")
    assert menu is not None
    assert menu.text() == "by shoppers ▾"
    header = products.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, header.height() // 2))
    assert menu.text() == "by title ▾"
    titles = column(products, 0)
    assert titles == sorted(titles, key=str.casefold)
    next(action for action in menu.menu().actions() if action.text() == "by price").trigger()
    assert column(products, 0)[:2] == ["شاي أخضر 🍵", "Coffee filter no. 4"]
    next(action for action in menu.menu().actions() if action.text() == "by price").trigger()
    assert column(products, 0)[0] == "西湖龙井 明前特级 250 g"


def test_export_asks_where_and_takes_what_is_seen(
    qtbot: QtBot, page: SimilarPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    asked: list[dict[str, object]] = []

    def choose_file(parent: QWidget, title: str, *rest: object) -> tuple[str, str]:
        titles.append(title)
        return str(tmp_path / "out.csv"), "CSV for Excel (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose_file)
    monkeypatch.setattr(session.jobs, "submit", lambda command, params, **more: asked.append(params))
    button = page.findChild(QPushButton, "exportSimilarButton")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    choose(qtbot, box(page, "similarCount"), "Top 50")
    choose(qtbot, box(page, "cutBox"), "By a score")
    session.cut.set_collapse(True)
    session.set_metric("dot")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    session.cut.choose("none")
    session.cut.set_collapse(False)
    session.set_metric("shoppers")
    session.set_fairness(Fairness(0.5, 16))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    nothing = {"collapse": False, "chance": None, "threshold": None, "share": None}
    assert [params["lists"] for params in asked] == [
        nothing | {"chance": 0.05},
        nothing | {"collapse": True, "share": 0.5},
        nothing,
    ]
    assert [params["top"] for params in asked] == [20, 50, 50]
    assert [params["metric"] for params in asked] == ["cosine", "dot", "shoppers"]
    assert asked[2]["fairness"] == [0.5, 16]
    assert titles == [
        "Export: Top 20 · Cosine · what is alike beyond chance (5%) is marked",
        "Export: Top 50 · Inner product · variants collapsed · scores from 50% on are marked",
        "Export: Top 50 · Alike shoppers · Popularity discount 50% · Evidence asked for 16",
    ]
    qtbot.waitUntil(lambda: button.toolTip().endswith(titles[2].removeprefix("Export: ")))


def test_without_a_model_the_page_says_what_to_do(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    page = SimilarPage(open_shop(objective=None))
    shown(page)
    assert "Train a model first" in sentences(page)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(page.page_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["train"]


def test_without_data_the_page_says_what_to_do(qtbot: QtBot, empty_session: Session, shown: Show) -> None:
    page = SimilarPage(empty_session)
    shown(page)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(page.page_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["data"]


def test_the_page_follows_a_shop_that_is_closed(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(3)
    session.shop = session.learned = None
    session.set_current_item(-1)
    session.changed.emit("workspace")
    assert table(page, "itemTable").model().rowCount() == 0
    assert "Import a file" in sentences(page)


def test_hovering_marks_the_whole_row_and_leaving_ends_it(qtbot: QtBot, page: SimilarPage) -> None:
    products = table(page, "itemTable")
    before = products.grab().toImage()
    point_at(qtbot, products, 4)
    qtbot.wait(20)
    assert products.grab().toImage() != before
    leave = QEvent(QEvent.Type.Leave)
    products.leaveEvent(leave)
    assert products.grab().toImage() == before


def box(page: QWidget, name: str) -> QComboBox:
    found = page.findChild(QComboBox, name)
    assert found is not None
    return found


def choose(qtbot: QtBot, found: QComboBox, text: str) -> None:
    """By the keyboard, from where the box stands now."""
    steps = found.findText(text) - found.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(found, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert found.currentText() == text


def faded(view: QTableView) -> set[int]:
    rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    return {index.data(Role.CODE) for index in rows if index.data(Role.FADED)}


def test_products_that_chance_explains_are_faint(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: "beyond chance" in sentences(page))
    assert session.incidence is not None
    model = ChanceModel.of(session.incidence)
    for rate in (0.05, 0.10, 0.01):
        choose(qtbot, box(page, "cutBox"), f"By chance at most {rate:.0%}")
        beyond = model.beyond_chance(0, rate)
        count = int(beyond.sum())
        told = "No product is" if not count else "1 product is" if count == 1 else f"{count} products are"
        qtbot.waitUntil(lambda told=told: f"{told} alike beyond chance." in sentences(page))
        listed = {similar.model().index(row, 0).data(Role.CODE) for row in range(8)}
        assert faded(similar) == {code for code in listed if not beyond[code]}
    choose(qtbot, box(page, "cutBox"), "Count all")
    assert faded(similar) == set()


def test_a_score_can_be_the_cut(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() == 8)
    slider = page.findChild(QSlider, "thresholdSlider")
    assert slider is not None
    assert not slider.isVisible()
    choose(qtbot, box(page, "cutBox"), "By a score")
    assert slider.isVisible()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    least = slider.value() / 100
    assert least > 0.5
    assert session.similarity is not None
    wanted = session.similarity.neighbours(0, 20)
    low = set(wanted.items[wanted.scores < least].tolist())
    assert 0 < len(low) < 8
    assert faded(similar) == low


def test_fairness_changes_the_list_and_can_be_reset(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(3)
    button = page.findChild(QToolButton, "fairnessButton")
    assert button is not None
    assert not button.isVisible(), "cosine knows no fairness"
    choose(qtbot, box(page, "metricBox"), "Alike shoppers")
    qtbot.waitUntil(button.isVisible)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: session.similarity is not None and session.similarity.metric == "shoppers")
    qtbot.wait(1)
    before = column(similar, 2)
    slider, reset = page.findChild(QSlider, "evidenceSlider"), page.findChild(QPushButton, "fairnessReset")
    assert slider is not None
    assert reset is not None
    qtbot.keyClick(slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: column(similar, 2) != before)
    assert session.similarity is not None
    assert session.fairness.shrinkage == 256
    wanted = session.similarity.tuned(0.1, 256).neighbours(3, 20)
    assert column(similar, 2) == [str(round(100 * float(score))) for score in wanted.scores]
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: column(similar, 2) == before)
    assert session.fairness == Fairness()


def test_a_list_that_is_not_seen_is_made_when_it_is_shown(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    assert isinstance(similar, RowTable)
    qtbot.waitUntil(lambda: similar.rows.row_of(0) < 0 <= similar.rows.row_of(3))
    page.hide()
    session.set_current_item(3)
    qtbot.wait(50)
    assert similar.rows.row_of(3) >= 0, "the list before: nobody sees it, and other pages need the time"
    page.show()
    assert similar.rows.row_of(3) < 0 <= similar.rows.row_of(0)


@pytest.fixture
def together(qtbot: QtBot, page: SimilarPage) -> QTableView:
    """The other list, by a click."""
    choices = page.findChild(QWidget, "listChoice")
    assert choices is not None
    button = next(one for one in choices.findChildren(QToolButton) if one.text() == "Bought together")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return table(page, "togetherTable")


def test_what_is_bought_together_has_a_list_of_its_own(
    qtbot: QtBot, page: SimilarPage, session: Session, together: QTableView
) -> None:
    session.set_current_item(2)
    assert "The baskets could not be read." in sentences(page)
    # 30 shoppers buy products 2 and 5 at once, and every product with every other one now and then.
    pairs = [(2, 5)] * 30 + [(a, b) for a in range(9) for b in range(a)] * 6
    user = np.repeat(np.arange(len(pairs)), 2).astype(np.int32)
    item = np.array(pairs, np.int32).ravel()
    session.baskets = Baskets.of(user, item, np.zeros(len(user), np.int64), 10)
    session.baskets_known.emit()
    qtbot.waitUntil(lambda: together.model().rowCount() > 0)
    assert together.model().index(0, 0).data(Role.CODE) == 5
    wanted = bought_together(session.baskets, 2, fewest=5)
    assert column(together, 1) == [str(count) for count in wanted.baskets]
    assert column(together, 3)[0] == f"{36 / wanted.expected[0]:.1f}×"
    assert "In the same basket, of 78 baskets" in sentences(page)
    assert "Bought together with 碧螺春 洞庭一级 200 g" in sentences(page)
    with qtbot.waitSignal(page.pair_chosen) as told:
        at = together.visualRect(together.model().index(0, 0)).center()
        qtbot.mouseClick(together.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [5]
    page.restore(page.choices)
    assert together.isVisible()


def test_a_shop_without_times_says_why_nothing_is_together(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    session = open_shop(times=False)
    page = SimilarPage(session)
    shown(page)
    session.set_current_item(2)
    choices = page.findChild(QWidget, "listChoice")
    assert choices is not None
    qtbot.mouseClick(choices.findChildren(QToolButton)[1], Qt.MouseButton.LeftButton)
    assert "This shop's file has no times" in sentences(page)


def test_the_metric_suits_the_model_until_one_is_chosen(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    def use(objective: Literal["ratings", "ranking"]) -> None:
        assert session.learned is not None
        assert session.shop is not None
        model = dataclasses.replace(session.learned.model, objective=objective)
        session.learned = Learned.of(model, session.shop, session.chosen_metric)
        with qtbot.waitSignal(session.changed):
            session.changed.emit("model")
        qtbot.wait(1)

    use("ranking")
    assert box(page, "metricBox").currentText() == "Alike shoppers"
    use("ratings")
    assert box(page, "metricBox").currentText() == "Cosine"
    choose(qtbot, box(page, "metricBox"), "Euclidean")
    use("ranking")
    assert box(page, "metricBox").currentText() == "Euclidean"


def tip(view: QTableView, row: int, number: int) -> str:
    return view.model().index(row, number).data(Qt.ItemDataRole.ToolTipRole)


def badges(view: QTableView, row: int) -> list[str]:
    return [badge.text for badge in view.model().index(row, 1).data(Role.BADGES)]


def test_shoppers_by_chance_stand_under_those_in_common(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: bool(similar.model().index(0, 3).data(Role.ASIDE)))
    assert session.incidence is not None
    expected = ChanceModel.of(session.incidence).expected(0)
    for row in range(similar.model().rowCount()):
        cell = similar.model().index(row, 3)
        number = expected[cell.data(Role.CODE)]
        shown = f"{number:.0f}" if number >= 10 else f"{number:.1f}"
        assert cell.data(Role.ASIDE) == f"{shown} by chance"
        assert f"By chance it would be {shown}." in tip(similar, row, 3)


def test_the_interval_of_a_score_is_marked_told_and_copied(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    session.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    assert similar.model().index(0, 2).data(Role.LOW) is None
    without = similar.grab().toImage()
    assert session.learned is not None
    assert session.shop is not None
    model = session.learned.model
    rng = np.random.default_rng(5)
    draws = model.item_factors + rng.normal(0, 0.2, (4, *model.item_factors.shape)).astype(np.float32)
    users = np.repeat(model.user_factors[None], 4, axis=0)
    bayesian = dataclasses.replace(model, objective="ratings", item_samples=draws, user_samples=users)
    session.learned = Learned.of(bayesian, session.shop, "cosine")
    session.changed.emit("model")
    qtbot.waitUntil(lambda: similar.model().index(0, 2).data(Role.LOW) is not None)
    unit = draws / np.linalg.norm(draws, axis=2, keepdims=True)
    for row in range(similar.model().rowCount()):
        cell = similar.model().index(row, 2)
        of_draws = np.einsum("df,df->d", unit[:, 0], unit[:, cell.data(Role.CODE)])
        low, high = np.quantile(of_draws, [0.05, 0.95])
        assert cell.data(Role.LOW) == pytest.approx(np.clip(low, 0, 1), abs=1e-4)
        assert cell.data(Role.HIGH) == pytest.approx(np.clip(high, 0, 1), abs=1e-4)
        assert f"{low:.4f} and {high:.4f}" in tip(similar, row, 2)
    assert similar.grab().toImage() != without
    qtbot.keyClick(similar, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QApplication.clipboard()
    qtbot.waitUntil(lambda: "Low\tHigh" in clipboard.text())


@pytest.fixture
def with_families(session: Session) -> Session:
    """Products 1 and 2 are variants of each other, 0 and 3 too; 4 is sold out."""
    assert session.product_index is not None
    families = np.arange(10, dtype=np.int32)
    families[2], families[3] = 1, 0
    stock = session.product_index.stock.copy()
    stock[4] = 0
    session.product_index = dataclasses.replace(session.product_index, families=families, stock=stock)
    return session


def test_variants_are_marked_or_collapsed(qtbot: QtBot, with_families: Session, page: SimilarPage) -> None:
    session, similar = with_families, table(page, "similarTable")
    session.set_current_item(0)
    qtbot.waitUntil(lambda: similar.model().rowCount() == 8)
    codes = [similar.model().index(row, 1).data(Role.CODE) for row in range(8)]
    assert [code for row, code in enumerate(codes) if "same family" in badges(similar, row)] == [3]
    assert [code for row, code in enumerate(codes) if "not in stock" in badges(similar, row)] == [4]
    collapse = page.findChild(QCheckBox, "collapseVariants")
    assert collapse is not None
    qtbot.mouseClick(collapse, Qt.MouseButton.LeftButton, pos=QPoint(8, collapse.height() // 2))
    qtbot.waitUntil(lambda: similar.model().rowCount() == 6)
    worse = max(1, 2, key=codes.index)
    left = [similar.model().index(row, 1).data(Role.CODE) for row in range(6)]
    assert left == [code for code in codes if code not in (3, worse)]
    row = left.index(3 - worse)
    assert "+1 variant" in badges(similar, row)
    assert session.catalogue is not None
    assert session.catalogue.title(worse) in tip(similar, row, 1)


def test_a_product_newer_than_the_model_is_marked_as_predicted(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    assert session.model is not None
    assert session.shop is not None
    older = dataclasses.replace(session.model, item_factors=session.model.item_factors[:8])
    session.learned = Learned.of(older, session.shop, "shoppers")
    session.changed.emit("model")
    session.set_current_item(7)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() == 8)
    codes = [similar.model().index(row, 1).data(Role.CODE) for row in range(8)]
    assert [code for row, code in enumerate(codes) if "predicted" in badges(similar, row)] == [8]
    assert "Newer than the model" in tip(similar, codes.index(8), 1)


def test_a_shop_without_families_offers_nothing_to_collapse(page: SimilarPage, session: Session) -> None:
    session.set_current_item(0)
    collapse = page.findChild(QCheckBox, "collapseVariants")
    assert collapse is not None
    assert not collapse.isVisible()


def test_products_are_browsed_before_a_model_is_trained(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    session = open_shop(objective=None)
    page = SimilarPage(session)
    page.make_ready()
    shown(page)
    qtbot.keyClicks(field(page), "longjing")
    click(qtbot, table(page, "itemTable"), 0)
    assert session.current_item == 1
    assert "Train a model first" in sentences(page)
    assert not table(page, "similarTable").isVisible()


def test_a_model_older_than_the_data_is_told_and_trained_again(
    qtbot: QtBot, page: SimilarPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = page.findChild(QPushButton, "trainAgainButton")
    assert button is not None
    assert session.model is not None
    assert not button.isVisible()
    session.models.append({"name": session.model.name, "objective": "ranking", "current": False})
    session.changed.emit("model")
    assert "The data has changed since this model was trained." in sentences(page)
    asked: list[object] = []
    monkeypatch.setattr(session, "train", asked.append)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [session.model.options]


@pytest.mark.parametrize(
    ("stands", "told"),
    [(-1, "A correction leaves this product out"), (0, "A correction merged this product with 西湖龙井")],
)
def test_a_product_that_a_correction_took_away_says_so(
    qtbot: QtBot, page: SimilarPage, session: Session, stands: int, told: str
) -> None:
    assert session.shop is not None
    stands_for = np.arange(10, dtype=np.int32)
    stands_for[2] = stands
    known = dataclasses.replace(session.shop.catalogue, stands_for=stands_for)
    session.shop = dataclasses.replace(session.shop, catalogue=known)
    session.set_current_item(2)
    qtbot.waitUntil(lambda: told in sentences(page))


def test_a_shop_of_ratings_is_not_said_to_sell(
    qtbot: QtBot, page: SimilarPage, session: Session, together: QTableView
) -> None:
    assert session.shop is not None
    summary = dataclasses.replace(session.shop.summary, feedback="explicit")
    session.shop = dataclasses.replace(session.shop, summary=summary)
    session.changed.emit("data")
    session.set_current_item(2)
    choices = page.findChild(QWidget, "listChoice")
    assert choices is not None
    assert [one.text() for one in choices.findChildren(QToolButton)] == ["Similar", "Rated together"]
    qtbot.waitUntil(lambda: "Rated together with 碧螺春 洞庭一级 200 g" in sentences(page))
    assert "ought" not in sentences(page)
    assert together.accessibleName() == "Rated together"
