"""What products are filtered by: round ranges of prices, and a stock column in any of its spellings."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.progress import Cancelled, no_progress
from recdesk.engine.search import ProductIndex, find
from recdesk.engine.search.facets import in_stock, price_ranges
from recdesk.engine.service.commands import Commands


def shop(titles: list[str], attributes: list[dict[str, Any]]) -> Catalogue:
    count, empty = len(titles), [""] * len(titles)
    texts = [json.dumps(one, ensure_ascii=False) if one else "" for one in attributes]
    prices = np.full(count, np.nan, np.float32)
    labels = Labels.of(empty)
    return Catalogue([str(n) for n in range(count)], titles, labels, labels, prices, empty, empty, texts)


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ({"stock": 3}, 1),
        ({"Units_In_Stock": "0"}, 0),
        ({"库存数量": "1,200"}, 1),
        ({"在庫": "在庫切れ"}, 0),
        ({"availability": "Out of Stock"}, 0),
        ({"Inventory": "-2"}, 0),
        ({"现货": "有货"}, 1),
        ({"stock": "ask us"}, -1),
        ({"stockings": 4, "origin": "杭州"}, -1),
        ({}, -1),
    ],
)
def test_stock_is_read_from_numbers_and_words(attributes: dict[str, Any], told: int) -> None:
    assert in_stock(shop(["x"], [attributes])).tolist() == [told]


@given(st.lists(st.floats(0, 1e6, width=32) | st.just(float("nan")) | st.just(float("inf")), max_size=60))
def test_each_price_is_in_the_range_that_its_edges_say(prices: list[float]) -> None:
    edges, ranges = price_ranges(np.array(prices, np.float32))
    assert (np.diff(edges) > 0).all()
    for price, place in zip(prices, ranges.tolist(), strict=True):
        if not np.isfinite(price):
            assert place == len(edges) + 1
        else:
            assert place == sum(price >= edge for edge in edges)


def test_ranges_are_round_and_hold_about_as_many_products_each() -> None:
    prices = np.random.default_rng(0).lognormal(3, 1, 5000).astype(np.float32)
    edges, ranges = price_ranges(prices)
    assert all(float(f"{edge:.2g}") == edge for edge in edges)
    shares = np.bincount(ranges, minlength=6) / len(prices)
    assert shares[:5] == pytest.approx([0.2] * 5, abs=0.03)
    assert shares[5] == 0


def test_very_long_and_empty_titles_are_found_and_ordered() -> None:
    index = ProductIndex.of(shop(["long " * 2000 + "needle", "", "Äpfel", "apricot"], [{}] * 4))
    assert find(index.search, "needle").codes.tolist() == [0]
    assert np.argsort(index.titles).tolist() == [1, 3, 0, 2]


def test_the_engine_sends_the_index_and_stops_when_told(tmp_path: Path) -> None:
    commands = Commands()
    file = tmp_path / "file.csv"
    file.write_text("user,item,title\nu,A,西湖龙井\nv,B,Milk\n", encoding="utf-8")
    commands.run("create", {"path": str(tmp_path / "shop.recdesk")}, no_progress)
    commands.run("import_file", {"path": str(file), "settings": {}}, no_progress)
    index = ProductIndex.from_parts(commands.run("search_index", {}, no_progress))
    assert find(index.search, "b").codes.tolist() == [1]

    def stop(*_: object, **__: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        commands.run("search_index", {}, stop)
    commands.close()
