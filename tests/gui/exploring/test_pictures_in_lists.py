"""Lists and the dock show products as the shop pictures them, and look as ever where it has no pictures."""

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.association import Baskets
from recdesk.gui import theme
from recdesk.gui.models import Role
from recdesk.gui.session import Session
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.row_painting import PADDING
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.similar_page import SimilarPage
from recdesk.gui.views.thumbnail_cells import SIDE, list_thumbnails
from recdesk.gui.views.tile import Tile

Show = Callable[[QWidget], QWidget]
COLOURS = ["red", "green", "blue", "cyan", "magenta", "yellow", "gray"]
"""Of the pictures of products 0 to 6; that of 7 is broken, and 8 has none."""


@pytest.fixture
def pictured(session: Session, tmp_path: Path) -> Session:
    for code, colour in enumerate(COLOURS):
        image = QImage(90, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(tmp_path / f"{code}.png"))
    (tmp_path / "7.png").write_text("Dear Sir or Madam")
    name_pictures(session, [*(f"{code}.png" for code in range(8)), "", ""])
    return session


def name_pictures(session: Session, images: list[str]) -> None:
    assert session.shop is not None
    known = dataclasses.replace(session.shop.catalogue, images=images)
    session.shop = dataclasses.replace(session.shop, catalogue=known)
    session.changed.emit("data")


def table(page: QWidget, name: str) -> QTableView:
    found = page.findChild(QTableView, name)
    assert found is not None
    return found


def colours(view: QTableView, column: int) -> dict[int, str]:
    """By product: the colour in the middle of the place for its picture."""
    image = view.viewport().grab().toImage()
    seen: dict[int, str] = {}
    for row in range(view.model().rowCount()):
        cell = view.model().index(row, column)
        area = view.visualRect(cell)
        if view.viewport().rect().contains(area):
            seen[cell.data(Role.CODE)] = image.pixelColor(
                area.left() + PADDING + SIDE // 2, area.center().y()
            ).name()
    return seen


def wanted(codes: Iterable[int]) -> dict[int, str]:
    empty = theme.current().bar.name()
    return {code: QColor(COLOURS[code]).name() if code < len(COLOURS) else empty for code in codes}


def test_the_similar_list_shows_pictures(qtbot: QtBot, pictured: Session, shown: Show) -> None:
    page = SimilarPage(pictured)
    shown(page)
    pictured.cut.choose("none")  # faint rows have faint pictures
    pictured.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: colours(similar, 1) == wanted(range(1, 9)))
    pictured.set_current_item(3)
    qtbot.waitUntil(lambda: 0 in colours(similar, 1) and colours(similar, 1)[0] == QColor("red").name())


def test_the_list_of_what_is_bought_together_shows_pictures(
    qtbot: QtBot, pictured: Session, shown: Show
) -> None:
    page = SimilarPage(pictured)
    shown(page)
    choices = page.findChild(QWidget, "listChoice")
    assert choices is not None
    choices.findChildren(QToolButton)[1].click()
    pictured.set_current_item(2)
    pairs = [(2, 5)] * 30 + [(a, b) for a in range(9) for b in range(a)] * 6
    user = np.repeat(np.arange(len(pairs)), 2).astype(np.int32)
    pictured.baskets = Baskets.of(user, np.array(pairs, np.int32).ravel(), np.zeros(len(user), np.int64), 10)
    pictured.baskets_known.emit()
    together = table(page, "togetherTable")
    qtbot.waitUntil(lambda: colours(together, 0).get(5) == QColor("yellow").name())


@pytest.mark.parametrize("name", ["missing.png", "7.png", "https://example.com/tea.png"])
def test_a_shop_without_readable_pictures_looks_as_ever(
    qtbot: QtBot, pictured: Session, shown: Show, name: str
) -> None:
    name_pictures(pictured, [name] * 10)
    page = SimilarPage(pictured)
    shown(page)
    pictured.set_current_item(0)
    similar = table(page, "similarTable")
    qtbot.waitUntil(lambda: bool(similar.model().index(0, 3).data(Role.ASIDE)))
    qtbot.wait(100)
    found = similar.grab().toImage()
    assert isinstance(similar, RowTable)
    similar.show_pictures(None)
    assert found == similar.grab().toImage()
    similar.show_pictures(list_thumbnails(pictured, similar))
    name_pictures(pictured, ["1.png"] * 10)
    qtbot.waitUntil(lambda: similar.grab().toImage() != found)


def test_the_dock_shows_the_picture_of_the_product_that_it_tells_of(
    qtbot: QtBot, dock: ItemDock, pictured: Session
) -> None:
    tile = dock.findChild(Tile, "productTile")
    assert tile is not None

    def colour() -> str | None:
        return None if tile.picture is None else tile.picture.pixelColor(20, 20).name()

    def painted() -> str:
        image = tile.grab().toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).name()

    pictured.set_current_item(1)
    qtbot.waitUntil(lambda: colour() == painted() == QColor("green").name())
    dock.show_pair(4)
    qtbot.waitUntil(lambda: colour() == painted() == QColor("magenta").name())
    dock.show_pair(8)
    assert colour() is None
    dock.show_pair(-1)
    assert colour() == QColor("green").name(), "what was read is shown at once"
    pictured.set_current_item(7)
    qtbot.wait(50)
    assert colour() is None
