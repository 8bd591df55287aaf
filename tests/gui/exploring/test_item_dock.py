"""The dock says of the current product what the data says, and nothing that it does not."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.similarity import ChanceModel, Part, explain
from recdesk.gui import bought
from recdesk.gui.item_rows import rows_of_item
from recdesk.gui.models.explained import points, shown_parts
from recdesk.gui.session import Session
from recdesk.gui.views.fact_grid import FactGrid
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.month_lines import MonthLines
from recdesk.gui.views.tile import Tile, gradient_colours
from recdesk.gui.views.why_panel import WhyPanel

NEVER_BOUGHT = 9
Show = Callable[[QWidget], QWidget]


def facts(dock: ItemDock) -> dict[str, str]:
    told: dict[str, str] = {}
    for grid in dock.findChildren(FactGrid):
        if grid.isVisible():
            told |= grid.facts()
    return told


def tips(dock: ItemDock) -> set[str]:
    """What the facts say where the mouse comes to, all over them."""
    told: set[str] = set()
    for grid in dock.findChildren(FactGrid):
        for y in range(4, grid.height(), 4):
            for x in range(4, grid.width(), 8):
                QTest.mouseMove(grid, QPoint(x, y))
                told.add(grid.toolTip())
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
    assert "units_in_stock" in tips(dock)
    text = sentences(dock)
    assert "西湖龙井 明前特级 250 g" in text
    assert "SKU-000\nTea · 狮峰" in text
    assert "Picked before Qingming." in text


def test_counts_of_a_popular_product_come_later_and_only_for_the_product_that_is_shown(
    qtbot: QtBot, dock: ItemDock, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bought, "AT_ONCE", 0)
    assert session.incidence is not None
    amounts = [int(session.incidence.values[session.incidence.items == item].sum()) for item in range(10)]
    assert amounts[2] != amounts[3]
    session.set_current_item(2)
    waiting = facts(dock)
    assert waiting["Shoppers"] == str(len(shoppers_of(session, 2)))
    assert waiting["Amount"] == waiting["First bought"] == waiting["Last bought"] == ""
    qtbot.waitUntil(lambda: facts(dock)["Amount"] == str(amounts[2]))
    assert list(facts(dock)) == list(waiting), "no line moves when the values come"
    for item in (3, 2, 4, 5, 3):  # one after the other, faster than any is counted
        session.set_current_item(item)
        assert facts(dock)["Amount"] in ("", str(amounts[item])), "never the amount of the product before"
    qtbot.waitUntil(lambda: facts(dock)["Amount"] == str(amounts[3]))
    dock.show_pair(2)
    assert facts(dock)["Amount"] == ""
    qtbot.waitUntil(lambda: facts(dock)["Amount"] == str(amounts[2]))
    session.set_current_item(4)
    session.set_current_item(NEVER_BOUGHT)
    qtbot.wait(50)
    assert facts(dock) == {"Shoppers": "0"}, "what was asked of another product is not told any more"


def test_counts_are_of_the_data_that_are_open(
    qtbot: QtBot, dock: ItemDock, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.set_current_item(0)
    before = facts(dock)["Amount"]
    assert session.shop is not None
    assert session.incidence is not None
    monkeypatch.setattr(bought, "AT_ONCE", 0)
    doubled = dataclasses.replace(session.incidence, values=2 * session.incidence.values)
    session.shop = dataclasses.replace(session.shop, incidence=doubled)
    session.changed.emit("data")
    assert facts(dock)["Amount"] == ""
    qtbot.waitUntil(lambda: facts(dock)["Amount"] == str(2 * int(before)))


def test_what_is_not_known_is_not_there(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    session.set_current_item(9)
    assert facts(dock) == {"Shoppers": "0"}
    assert "SKU-009" in sentences(dock)
    session.set_current_item(-1)
    assert sentences(dock) == ""


@pytest.fixture
def why(dock: ItemDock) -> WhyPanel:
    found = dock.findChild(WhyPanel, "whyPanel")
    assert found is not None
    return found


def shoppers_of(session: Session, item: int) -> set[int]:
    assert session.incidence is not None
    return set(session.incidence.users_of(item).tolist())


def bars(why: WhyPanel) -> dict[str, int]:
    """The points of the parts, by name, as a screen reader is told."""
    told = [w.accessibleName() for w in why.findChildren(QWidget) if w.isVisible() and w.accessibleName()]
    named = [name.rpartition(": ") for name in told if ": " in name]
    return {name: int(number) for name, _, number in named}


def test_a_pair_tells_what_both_share_and_what_chance_would_give(
    qtbot: QtBot, dock: ItemDock, session: Session, why: WhyPanel
) -> None:
    session.set_current_item(0)
    dock.show_pair(7)
    qtbot.waitUntil(lambda: why.isVisible() and "By chance" in facts(dock))
    assert session.incidence is not None
    assert session.similarity is not None
    ours, theirs = shoppers_of(session, 0), shoppers_of(session, 7)
    both = len(ours & theirs)
    told = facts(dock)
    assert both >= 5
    assert told["Shoppers in common"] == str(both)
    assert told["of this one's shoppers"] == f"{both / len(theirs):.0%}"
    assert told["of the other's shoppers"] == f"{both / len(ours):.0%}"
    expected = ChanceModel.of(session.incidence).expected(0)[7]
    assert told["By chance"] == (f"{expected:.1f}" if expected < 10 else f"{expected:.0f}")
    assert (told["Categories"], told["Prices"]) == ("Coffee / Tea", "120.00 / 268.00")
    text = sentences(dock)
    assert f"Why similar: {round(100 * session.similarity.pair(0, 7))}" in text
    assert "Cosine compares what the model has learned as a whole" in text
    assert bars(why) == {}
    assert "Espresso beans 1 kg" in text
    assert "Similar to 西湖龙井 明前特级 250 g" in text


def test_the_score_is_split_into_points_that_add_up_to_it(
    qtbot: QtBot, dock: ItemDock, session: Session, why: WhyPanel
) -> None:
    session.set_current_item(0)
    session.set_metric("shoppers")
    qtbot.waitUntil(lambda: session.similarity is not None and session.similarity.metric == "shoppers")
    assert session.similarity is not None
    for other in (1, 4, 7):
        dock.show_pair(other)
        score = round(100 * session.similarity.pair(0, other))
        qtbot.waitUntil(lambda score=score: f"Why similar: {score}" in sentences(dock))
        assert sum(bars(why).values()) == score
    dock.show_pair(1)
    found = explain(session.similarity, 0, 1).parts
    share = found[0].value / sum(max(part.value, 0) for part in found)
    qtbot.waitUntil(lambda: f"{share:.0%} of what speaks for it" in sentences(dock))


def test_numbers_of_few_shoppers_are_not_told_unless_wanted(
    qtbot: QtBot, dock: ItemDock, session: Session, why: WhyPanel
) -> None:
    session.set_metric("shoppers")
    qtbot.waitUntil(lambda: session.similarity is not None and session.similarity.metric == "shoppers")
    session.set_smallest_group(12)
    session.set_current_item(0)
    both = len(shoppers_of(session, 0) & shoppers_of(session, 7))
    assert 0 < both < 12 <= len(shoppers_of(session, 0))
    dock.show_pair(7)
    qtbot.waitUntil(why.isVisible)
    told = facts(dock)
    assert told["Shoppers in common"] == "< 12"
    assert "of this one's shoppers" not in told, "its share would give the number away"
    assert list(bars(why)) == ["All of its shoppers"]
    session.set_smallest_group(1)
    qtbot.waitUntil(lambda: facts(dock).get("Shoppers in common") == str(both))
    assert "Bought by the same shoppers" in bars(why)


def test_another_shop_ends_the_pair(qtbot: QtBot, dock: ItemDock, session: Session, why: WhyPanel) -> None:
    session.set_current_item(0)
    dock.show_pair(7)
    qtbot.waitUntil(why.isVisible)
    session.shop = session.learned = None
    session.set_current_item(-1)
    session.changed.emit("workspace")
    assert not why.isVisibleTo(dock)
    session.cut.changed.emit()  # a late answer about the shop before


def test_both_products_are_drawn_over_the_months(
    qtbot: QtBot, dock: ItemDock, session: Session, why: WhyPanel
) -> None:
    session.set_current_item(0)
    dock.show_pair(7)
    qtbot.waitUntil(why.isVisible)
    lines = why.findChild(MonthLines, "monthsPlot")
    assert lines is not None
    assert lines.counts.sum(axis=1).tolist() == [len(shoppers_of(session, 0)), len(shoppers_of(session, 7))]
    assert session.incidence is not None
    assert session.incidence.times is not None
    days = session.incidence.times.astype("datetime64[s]")
    assert str(days.min())[:7] in sentences(dock)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=3).filter(lambda values: abs(sum(values)) <= 1))
def test_points_add_up_to_the_rounded_score(values: list[float]) -> None:
    found = points(values, sum(values))
    assert sum(found) == round(100 * sum(values))
    assert all(abs(whole - 100 * value) <= 1 for whole, value in zip(found, values, strict=True))


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3), st.integers(1, 6))
def test_no_part_of_few_shoppers_is_shown_and_nothing_is_lost(counts: list[int], smallest: int) -> None:
    names = ("both", "similar_taste", "other_taste")
    parts = [Part(name, 0.1 * count, count) for name, count in zip(names, counts, strict=True)]
    found = shown_parts(parts, smallest)
    assert all(part.shoppers >= smallest for part in found)
    if sum(counts) >= smallest:
        assert sum(part.shoppers for part in found) == sum(counts)
        assert sum(part.value for part in found) == pytest.approx(sum(part.value for part in parts))


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


def test_strange_products_are_told_of_in_bounds(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    shop = session.shop
    assert shop is not None
    titles = ["🍵" * 40, "שלום עולם تجربة", "W" * 10_000, "", "two\nlines", *shop.catalogue.titles[5:]]
    prices = np.array([np.nan, np.inf, *shop.catalogue.prices[2:]], np.float32)
    catalogue = dataclasses.replace(shop.catalogue, titles=titles, prices=prices)
    session.shop = dataclasses.replace(shop, catalogue=catalogue)
    session.changed.emit("data")
    title = dock.findChild(QLabel, "dockTitle")
    for code, told in (
        (0, "🍵" * 40),
        (1, titles[1]),
        (2, "W" * 200 + "…"),
        (3, "SKU-003"),
        (4, "two lines"),
    ):
        session.set_current_item(code)
        assert title.text() == told
        assert ("Price" in facts(dock)) == (code in (2, 3)), "what is no number is no price"
        assert "SKU-00" in sentences(dock)
    assert len(title.toolTip()) <= 2001
    session.set_current_item(0)
    with qtbot.waitSignal(session.pairing.found):
        dock.show_pair(2)
    assert len(sentences(dock)) < 2000
    assert dock.widget().width() <= dock.width()
