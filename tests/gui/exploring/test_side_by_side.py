"""Two or three products side by side: what is known of each, how alike they are, and where they differ."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Labels
from recdesk.gui.beside import beside
from recdesk.gui.holdings import Shop
from recdesk.gui.models.wording import score_text
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.side_by_side import SideBySide
from recdesk.gui.views.tile import Tile

Show = Callable[[QWidget], QWidget]
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, session: Session, *codes: int) -> SideBySide:
    window = SideBySide(session, codes)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "How alike they are" in texts(window) and "ID" in texts(window))
    # Shown anew when all is known, its parts have no room before they are laid out.
    qtbot.waitUntil(lambda: all(button.height() for button in window.findChildren(QToolButton)))
    return window


def texts(window: QWidget) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.text()]


def copied(qtbot: QtBot, window: QWidget) -> dict[str, list[str]]:
    """The table that Ctrl+C puts into the clipboard, by the first cell of each line."""
    window.activateWindow()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    return {cells[0]: cells[1:] for cells in (line.split("\t") for line in lines)}


def test_what_is_known_stands_in_columns(qtbot: QtBot, session: Session) -> None:
    window = opened(qtbot, session, 0, 1, 5)
    assert session.incidence is not None
    degrees = [str(len(session.incidence.users_of(code))) for code in (0, 1, 5)]
    table = copied(qtbot, window)
    assert table[""] == ["西湖龙井 明前特级 250 g", "Longjing loose leaf 100 g", "شاي أخضر 🍵"]
    assert table["ID"] == ["SKU-000", "SKU-001", "SKU-005"]
    assert table["Category"] == ["Tea", "Tea", "Tea"]
    assert table["Price"] == ["268.00", "89.00", "12.25"]
    assert table["Brand"] == ["狮峰", "Jade Leaf", ""]
    assert table["Shoppers"] == degrees
    assert table["Units in stock"] == ["46", "", ""]
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()
    for row in table.values():
        assert all(value in texts(window) for value in row[:3] if value and "×" not in value)


def test_likeness_of_each_pair_honours_the_smallest_group(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    session.settings = settings
    assert session.similarity is not None
    assert session.incidence is not None
    shoppers = [set(session.incidence.users_of(code).tolist()) for code in (0, 4, 7)]
    common = {pair: len(shoppers[pair[0]] & shoppers[pair[1]]) for pair in combinations(range(3), 2)}
    session.settings.smallest_group = max(common.values())
    window = opened(qtbot, session, 0, 4, 7)
    table = copied(qtbot, window)
    titles = table[""]
    hidden = 0
    for (first, second), count in common.items():
        codes = (0, 4, 7)
        score = score_text(session.similarity.pair(codes[first], codes[second]), "cosine")
        few = 0 < count < session.settings.smallest_group
        told = f"{'< ' + str(session.settings.smallest_group) if few else count} shoppers in common"
        hidden += few
        assert table[f"{titles[first]} × {titles[second]}"] == [score.replace("-", "'-"), told] or table[
            f"{titles[first]} × {titles[second]}"
        ] == [score, told]
    assert hidden


def test_computed_likeness_agrees_with_lists_and_counts(session: Session) -> None:
    similarity, incidence = session.similarity, session.incidence
    assert similarity is not None
    assert incidence is not None
    assert incidence.times is not None
    found = beside((0, 3, 8), incidence, similarity)
    for one in found.likeness:
        first, second = (found.codes[place] for place in (one.first, one.second))
        assert one.evidence == len(np.intersect1d(incidence.users_of(first), incidence.users_of(second)))
        listed = similarity.neighbours(first, 10)
        assert one.score == pytest.approx(float(listed.scores[listed.items.tolist().index(second)]))
    lists = [similarity.neighbours(code, 50).items.tolist() for code in found.codes]
    for one in found.shared:
        assert one.item not in found.codes
        assert one.ranks == tuple(ranked.index(one.item) + 1 for ranked in lists)
    assert {one.item for one in found.shared} == {1, 2, 4, 5, 6, 7}
    assert found.months is not None
    assert found.months.counts.sum(axis=1).tolist() == [len(incidence.users_of(c)) for c in found.codes]
    for code, bought in zip(found.codes, found.bought, strict=True):
        rows = incidence.items == code
        assert bought is not None
        assert bought.total == pytest.approx(incidence.values[rows].sum())
        assert (bought.first, bought.last) == (incidence.times[rows].min(), incidence.times[rows].max())


def test_only_differences(qtbot: QtBot, session: Session) -> None:
    window = opened(qtbot, session, 0, 1)
    assert {"Category", "Brand"} <= copied(qtbot, window).keys()
    qtbot.mouseClick(window.findChild(QCheckBox, "onlyDifferences"), LEFT, pos=QPoint(8, 8))
    table = copied(qtbot, window)
    assert "Category" not in table
    assert "Brand" in table
    qtbot.waitUntil(lambda: "≠" in texts(window))
    assert "Category" not in texts(window)
    assert texts(window).count("≠") == sum(len(set(row)) > 1 for name, row in table.items() if name in FACTS)


FACTS = ("ID", "Brand", "Price", "Shoppers", "Amount", "First bought", "Last bought", "Origin",
         "Units in stock", "Description")  # fmt: skip


def test_one_of_three_is_left_out_and_another_added(qtbot: QtBot, session: Session) -> None:
    window = opened(qtbot, session, 0, 1, 5)
    qtbot.mouseClick(window.findChild(QToolButton, "leaveOut1"), LEFT)
    assert window.codes == (0, 5)
    qtbot.waitUntil(lambda: window.findChild(QToolButton, "leaveOut0") is None)
    window.add(7)
    assert window.codes == (0, 5, 7)
    window.add(8)
    assert window.codes == (0, 5, 8)


def test_it_follows_data_and_closes_with_a_word_when_nothing_is_left(qtbot: QtBot, session: Session) -> None:
    window = opened(qtbot, session, 0, 1, 5)
    shop = session.shop
    assert shop is not None
    stands_for = np.arange(10, dtype=np.int32)
    stands_for[5] = -1
    session.shop = replace(shop, catalogue=replace(shop.catalogue, stands_for=stands_for))
    session.changed.emit("data")
    assert window.codes == (0, 1)
    stands_for = stands_for.copy()
    stands_for[1] = 0
    session.shop = replace(shop, catalogue=replace(shop.catalogue, stands_for=stands_for))
    with qtbot.waitSignal(session.notice) as told:
        session.changed.emit("data")
    assert "no longer in the shop" in told.args[0].text
    assert not window.isVisible()


def test_without_a_model_it_says_what_to_do(qtbot: QtBot, open_shop: Callable[..., Session]) -> None:
    window = opened(qtbot, open_shop(objective=None), 0, 1)
    assert "Train a model to see how alike they are." in texts(window)
    assert "Similar to more than one of them" not in texts(window)


def strange(shop: Shop) -> Shop:
    """The shop with titles and prices that nobody wants: the last product's catalogue row has gone."""
    known = shop.catalogue
    titles = list(known.titles)
    titles[0], titles[1], titles[2], titles[3] = "🍵" * 40, "שלום עולם تجربة", "W" * 10_000, ""
    prices = known.prices.copy()
    prices[:4] = np.nan, np.inf, 0.0, np.nan
    labels = Labels.of(["", "x" * 3000, *[""] * 8])
    return replace(shop, catalogue=replace(known, titles=titles, prices=prices, brands=labels))


def test_strange_products_are_shown_and_not_wider_than_the_window(qtbot: QtBot, session: Session) -> None:
    assert session.shop is not None
    session.shop = strange(session.shop)
    session.changed.emit("data")
    for codes in ((0, 1, 2), (2, 3, 9)):
        window = opened(qtbot, session, *codes)
        table = copied(qtbot, window)
        assert all(table[""]), "a product without a title goes by its id"
        assert all(len(title) <= 201 for title in table[""])
        assert "nan" not in str(table).casefold()
        content = window.findChild(QWidget, "scrolled")
        assert content.width() <= window.width()
        window.close()
    assert table[""][1:] == ["SKU-003", "SKU-009"]
    assert "not known to the model" in table[f"{table[''][0]} × SKU-009"]
    # A price of nothing is a price, one that is no number is none.
    assert table["Price"] == ["0.00", "", ""]


# In the window


def items(window: MainWindow) -> RowTable:
    return window.findChild(RowTable, "itemTable")


def click(qtbot: QtBot, table: QTableView, row: int, held: Qt.KeyboardModifier) -> None:
    at = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, held, at)


def menu_of(table: RowTable) -> QMenu:
    at = table.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    return table.findChildren(QMenu)[-1]


def choose(qtbot: QtBot, menu: QMenu, name: str) -> None:
    action = next(each for each in menu.actions() if each.objectName() == name)
    assert action.isEnabled()
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def test_selected_products_are_compared_by_menu_and_by_key(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    none = Qt.KeyboardModifier.NoModifier
    click(qtbot, items(window), 0, none)
    click(qtbot, items(window), 2, CONTROL)
    chosen = items(window).chosen_codes(9)
    choose(qtbot, menu_of(items(window)), "compareChosen")
    shown = window.findChild(SideBySide)
    assert list(shown.codes) == chosen
    # Another one is added from the menu of any list.
    click(qtbot, items(window), 4, none)
    added = items(window).chosen_codes(9)
    choose(qtbot, menu_of(items(window)), "addToComparison")
    assert list(shown.codes) == [*chosen, *added]
    # The same by keys, in the window that is there.
    click(qtbot, items(window), 1, none)
    click(qtbot, items(window), 3, CONTROL)
    window.activateWindow()
    items(window).setFocus()
    qtbot.keyClick(items(window), Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert list(shown.codes) == items(window).chosen_codes(9)
    window.rebuild()
    again = [each for each in window.findChildren(SideBySide) if each.isVisible()]
    assert [each.codes for each in again] == [shown.codes], "another theme keeps the comparison"


def test_a_similar_product_is_compared_with_the_current_one(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.session.set_current_item(3)
    similar = window.findChild(RowTable, "similarTable")
    qtbot.waitUntil(lambda: similar.model().rowCount() > 0)
    click(qtbot, similar, 1, Qt.KeyboardModifier.NoModifier)
    [other] = similar.chosen_codes(9)
    menu = menu_of(similar)
    assert "Compare with 龙井 3" in [each.text() for each in menu.actions()]
    choose(qtbot, menu, "compareChosen")
    assert window.findChild(SideBySide).codes == (3, other)


def test_one_product_alone_asks_for_another(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.session.set_current_item(3)
    qtbot.mouseClick(window.findChild(QToolButton, "sideBySideButton"), LEFT)
    assert window.findChild(SideBySide) is None
    assert "Select two or three products" in " ".join(texts(window.message_bar))


def test_many_products_are_starred_from_the_menu(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    click(qtbot, items(window), 0, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(items(window), Qt.Key.Key_A, CONTROL)
    choose(qtbot, menu_of(items(window)), "starChosen")
    assert window.session.notes.favourites.all()
    menu = menu_of(items(window))
    compare = next(each for each in menu.actions() if each.objectName() == "compareChosen")
    assert not compare.isEnabled()
    choose(qtbot, menu, "starChosen")
    assert not window.session.notes.favourites.any()


def test_pictures_that_the_catalogue_names_are_shown(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    assert session.shop is not None
    assert session.path is not None
    red = QImage(400, 300, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    assert red.save(str(session.path.parent / "red.png"))
    names = [""] * 10
    names[0], names[1], names[5] = "red.png", "https://example.com/tea.png", "not there.png"
    known = replace(session.shop.catalogue, images=names)
    session.shop = replace(session.shop, catalogue=known)
    window = opened(qtbot, session, 0, 1, 5)
    tiles = window.findChildren(Tile)
    qtbot.waitUntil(lambda: any(tile.picture is not None for tile in window.findChildren(Tile)))
    tiles = [tile for tile in window.findChildren(Tile) if tile.isVisible()]
    assert [tile.picture is not None for tile in tiles] == [True, False, False]
    image = tiles[0].grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("red")
