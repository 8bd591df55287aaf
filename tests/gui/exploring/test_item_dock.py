"""The dock says of the current product what the data says, and nothing that it does not."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.item_rows import rows_of_item
from recdesk.gui.session import Session
from recdesk.gui.views.fact_grid import FactGrid
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.tile import Tile, gradient_colours

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def session(open_shop: Callable[..., Session]) -> Session:
    return open_shop()


@pytest.fixture
def dock(session: Session, shown: Show) -> ItemDock:
    dock = ItemDock(session)
    shown(dock)
    dock.resize(296, 640)
    return dock


def facts(dock: ItemDock) -> dict[str, str]:
    told: dict[str, str] = {}
    for grid in dock.findChildren(FactGrid):
        if grid.isVisible():
            told |= grid.facts()
    return told


def sentences(dock: ItemDock) -> str:
    return " ".join(label.text() for label in dock.findChildren(QLabel) if label.isVisible())


def test_it_follows_the_current_product(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    session.set_current_item(0)
    assert session.incidence is not None
    rows = np.flatnonzero(session.incidence.items == 0)
    assert session.incidence.times is not None
    days = session.incidence.times[rows].astype("datetime64[s]").astype("datetime64[D]")
    told = facts(dock)
    assert told["Price"] == "268.00", "other prices of the shop have decimals"
    assert told["Shoppers"] == str(len(rows))
    assert told["Amount"] == str(int(session.incidence.values[rows].sum()))
    assert told["First bought"] == str(days.min())
    assert told["Last bought"] == str(days.max())
    assert (told["Origin"], told["Units in stock"]) == ("杭州", "46")
    assert "units_in_stock" in [label.toolTip() for label in dock.findChildren(QLabel)]
    text = sentences(dock)
    assert "西湖龙井 明前特级 250 g" in text
    assert "SKU-000\nTea · 狮峰" in text
    assert "Picked before Qingming." in text


def test_what_is_not_known_is_not_there(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    session.set_current_item(9)
    assert facts(dock) == {"Shoppers": "0"}
    assert "SKU-009" in sentences(dock)
    session.set_current_item(-1)
    assert sentences(dock) == ""


def test_a_pair_tells_what_both_share_and_what_chance_would_give(
    qtbot: QtBot, dock: ItemDock, session: Session
) -> None:
    session.set_current_item(0)
    dock.show_pair(7)
    assert session.incidence is not None
    assert session.similarity is not None
    ours, theirs = set(session.incidence.users_of(0).tolist()), set(session.incidence.users_of(7).tolist())
    both = len(ours & theirs)
    told = facts(dock)
    assert told["Score (Cosine)"] == str(round(100 * session.similarity.pair(0, 7)))
    assert told["Shoppers in common"] == str(both)
    assert told["of this one's shoppers"].startswith(f"{len(theirs)} ·")
    assert told["of 西湖龙井's shoppers"].startswith(f"{len(ours)} ·")
    expected = len(ours) * len(theirs) / 40
    text = sentences(dock)
    assert f"{both} shopper" in text
    assert (f"{expected:.1f}" if expected < 10 else f"{expected:.0f}") + " would by chance." in text
    assert "Espresso beans 1 kg" in text
    assert "Similar to 西湖龙井 明前特级 250 g" in text


def test_another_current_product_ends_the_pair(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    session.set_current_item(0)
    dock.show_pair(7)
    session.set_current_item(3)
    assert "Shoppers in common" not in facts(dock)
    assert "Glass infuser 400 ml" in sentences(dock)


def test_rows_of_an_item_are_found_in_the_shoppers_rows(session: Session) -> None:
    assert session.incidence is not None
    for item in range(10):
        wanted = np.flatnonzero(session.incidence.items == item)
        assert rows_of_item(session.incidence, item).tolist() == wanted.tolist()


def test_a_category_always_has_the_same_colours() -> None:
    assert gradient_colours("Tea") == gradient_colours("Tea")
    assert gradient_colours("Tea") != gradient_colours("Coffee")


@pytest.mark.parametrize("category", ["", "Tea", "茶", "Coffee", "a", "b", "c", "d", "e", "f"])
def test_white_is_legible_on_every_tile(qtbot: QtBot, category: str) -> None:
    tile = Tile()
    qtbot.addWidget(tile)
    tile.resize(264, 132)
    tile.show_product("", category)
    picture = tile.grab().toImage()
    for x in (12, 60, 140):  # where the text stands
        channels = np.array(picture.pixelColor(x, 114).getRgbF()[:3])
        linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
        assert 1.05 / (linear @ [0.2126, 0.7152, 0.0722] + 0.05) >= 4.5  # WCAG 2.1, level AA
