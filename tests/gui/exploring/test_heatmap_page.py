"""A merchandiser reads how alike a group of products is, by mouse and by keys."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.colormaps import colours_of, sequential
from recdesk.gui.session import Session
from recdesk.gui.views.heatmap_page import HeatmapPage
from recdesk.gui.views.heatmap_view import HeatmapView
from recdesk.gui.views.list_button import ListButton
from recdesk.gui.views.widgets import SearchField

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(qtbot: QtBot, session: Session, shown: Show) -> HeatmapPage:
    page = HeatmapPage(session)
    shown(page)
    qtbot.waitUntil(lambda: page.findChild(HeatmapView) is not None, timeout=20_000)
    view(page).setFocus()
    return page


def view(page: QWidget) -> HeatmapView:
    found = page.findChild(HeatmapView, "heatmapView")
    assert found is not None
    return found


def rows(page: HeatmapPage) -> list[int]:
    """The products shown, read from the picture: the titles of its rows."""
    assert page.heatmap is not None
    return page.heatmap.items.tolist()


def hover(qtbot: QtBot, page: HeatmapPage, row: int, column: int) -> str:
    qtbot.mouseMove(view(page).surface, view(page).cell_center(row, column))
    qtbot.waitUntil(lambda: view(page).cell == (row, column))
    return view(page).card.text()


def choose(qtbot: QtBot, page: HeatmapPage, text: str) -> None:
    button = page.findChild(ListButton, "heatmapShow")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    model = button.popup.list.model()
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data().startswith(text))
    at = button.popup.list.visualRect(model.index(row, 0)).center()
    before = page.heatmap
    qtbot.mouseClick(button.popup.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: page.heatmap is not before)


def test_every_cell_has_the_colour_of_its_score(qtbot: QtBot, page: HeatmapPage, session: Session) -> None:
    assert session.similarity is not None
    codes = rows(page)
    assert sorted(codes) == list(range(9))  # not the product that nobody bought
    block = session.similarity.block(np.array(codes))
    wanted = colours_of(block, (0.0, 1.0), sequential())
    qtbot.wait(30)
    picture = view(page).surface.grab().toImage()
    ratio = picture.devicePixelRatio()
    for row, column in ((0, 0), (0, 8), (3, 5), (8, 1)):
        at = view(page).cell_center(row, column) * ratio
        colour = picture.pixelColor(at)
        assert np.abs(np.array(colour.toTuple()[:3]) - wanted[row, column]).max() <= 6


def test_hovering_tells_both_titles_the_score_and_the_shoppers(
    qtbot: QtBot, page: HeatmapPage, session: Session
) -> None:
    assert session.similarity is not None
    assert session.incidence is not None
    assert session.catalogue is not None
    codes = rows(page)
    first, second = codes[2], codes[6]
    card = hover(qtbot, page, 2, 6)
    common = np.intersect1d(session.incidence.users_of(first), session.incidence.users_of(second))
    assert session.catalogue.title(first) in card
    assert session.catalogue.title(second) in card
    assert f"similarity {session.similarity.pair(first, second):.2f} · {len(common)} in common" in card
    assert view(page).card.isVisible()


def test_clicking_a_cell_makes_the_row_current_and_shows_the_pair(
    qtbot: QtBot, page: HeatmapPage, session: Session
) -> None:
    codes = rows(page)
    with qtbot.waitSignal(page.pair_chosen) as told:
        qtbot.mouseClick(view(page).surface, Qt.MouseButton.LeftButton, pos=view(page).cell_center(4, 1))
    assert session.current_item == codes[4]
    assert told.args == [codes[1]]


def test_arrow_keys_and_enter_do_the_same(qtbot: QtBot, page: HeatmapPage, session: Session) -> None:
    codes, picture = rows(page), view(page)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(picture, key)
    assert picture.cell == (1, 2)
    with qtbot.waitSignal(page.pair_chosen) as told:
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert (session.current_item, told.args) == (codes[1], [codes[2]])


def test_a_category_can_be_shown(qtbot: QtBot, page: HeatmapPage) -> None:
    choose(qtbot, page, "Coffee")
    assert sorted(rows(page)) == [6, 7, 8]
    button = page.findChild(ListButton, "heatmapShow")
    assert button is not None
    assert button.text().startswith("Show: Coffee")


def test_order_by_popularity_and_by_category(qtbot: QtBot, page: HeatmapPage, session: Session) -> None:
    assert session.catalogue is not None
    menu = page.findChild(QToolButton, "heatmapOrder")
    assert menu is not None
    before = page.heatmap
    next(action for action in menu.menu().actions() if action.text() == "by popularity").trigger()
    qtbot.waitUntil(lambda: page.heatmap is not before)
    degrees = session.item_degrees[rows(page)]
    assert degrees.tolist() == sorted(degrees, reverse=True)
    before = page.heatmap
    next(action for action in menu.menu().actions() if action.text() == "by category").trigger()
    qtbot.waitUntil(lambda: page.heatmap is not before)
    categories = [session.catalogue.categories[code] for code in rows(page)]
    assert categories == ["Tea"] * 4 + ["Coffee"] * 3 + ["Teaware"] * 2


def test_a_large_category_is_cut_and_says_so(
    qtbot: QtBot, page: HeatmapPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recdesk.engine.heatmap.heatmap.LIMIT", 3)
    choose(qtbot, page, "Tea ")
    notice = page.findChild(QLabel, "heatmapNotice")
    assert notice is not None
    assert len(rows(page)) == 3
    assert notice.isVisible()
    assert notice.text().startswith("4 products can be compared here")


def test_products_that_nobody_has_are_counted(qtbot: QtBot, page: HeatmapPage, session: Session) -> None:
    assert session.shop is not None
    tea = session.shop.catalogue.categories.names.index("Tea")
    session.shop.catalogue.categories.codes[9] = tea
    choose(qtbot, page, "Tea ")
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "1 product that nobody has is left out." in texts


def test_finding_a_row_points_at_it(qtbot: QtBot, page: HeatmapPage) -> None:
    field = page.findChild(SearchField, "heatmapSearch")
    assert field is not None
    qtbot.keyClicks(field, "moka")
    row = rows(page).index(8)
    assert view(page).cell == (row, row)
    assert field.count_text() == "1 row"


def test_a_signed_metric_gets_a_scale_with_zero_in_the_middle(
    qtbot: QtBot, page: HeatmapPage, session: Session
) -> None:
    before = page.heatmap
    session.set_metric("dot")
    qtbot.waitUntil(lambda: page.heatmap is not before)
    assert page.heatmap is not None
    low, high = page.heatmap.levels
    assert page.heatmap.diverging == bool(page.heatmap.block.min() < 0)
    assert low == (-high if page.heatmap.diverging else 0)


def test_wheel_enlarges_and_a_double_click_shows_all(qtbot: QtBot, page: HeatmapPage) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    surface = view(page).surface
    corner = view(page).cell_center(0, 0)
    whole = view(page).cell_center(8, 8) - corner
    at = QPointF(view(page).cell_center(4, 4))
    wheel = QWheelEvent(
        at,
        QPointF(surface.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(surface, wheel)
    qtbot.waitUntil(lambda: (view(page).cell_center(8, 8) - view(page).cell_center(0, 0)).x() > whole.x() + 5)
    qtbot.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=at.toPoint())
    qtbot.waitUntil(lambda: view(page).cell_center(8, 8) - view(page).cell_center(0, 0) == whole)


def test_export_writes_a_picture(
    qtbot: QtBot, page: HeatmapPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tea.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *rest: (str(tmp_path / "tea"), ""))
    button = page.findChild(QPushButton, "exportHeatmapButton")
    assert button is not None
    with qtbot.waitSignal(session.notice, timeout=10_000) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert str(path) in told.args[0].text
    assert QImage(str(path)).width() > 1000


def test_an_export_that_cannot_be_written_says_so(
    qtbot: QtBot, page: HeatmapPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "not there" / "tea.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *rest: (str(path), ""))
    button = page.findChild(QPushButton, "exportHeatmapButton")
    assert button is not None
    with qtbot.waitSignal(session.notice, timeout=10_000) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args[0].kind == "error"
    assert str(path) in told.args[0].text


def test_without_a_model_the_page_says_what_to_do(
    qtbot: QtBot, open_shop: Callable[..., Session], shown: Show
) -> None:
    page = HeatmapPage(open_shop(objective=None))
    shown(page)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(page.page_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["train"]
