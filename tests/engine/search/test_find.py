"""Search as people type: nothing that stands there is missed, and slips are forgiven."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.search import Grade, SearchIndex, find
from recdesk.engine.search.folding import folded
from recdesk.engine.search.pinyin import spelled

SHELF = [
    ("SKU-001", "西湖龙井 250 g", "茶叶", "御茶园"),
    ("SKU-002", "碧螺春 100 g", "茶叶", "御茶园"),
    ("SKU-003", "重庆火锅底料", "调味", "长城"),
    ("SKU-004", "Dark Chocolate 70 %", "Sweets", "Lindt"),
    ("SKU-005", "Milk chocolate bar", "Sweets", "Café Noir"),
    ("SKU-006", "Whole milk 1 l", "Dairy", "Ａｌｐｅｎ"),
    ("milk", "Oat drink", "Dairy", ""),
]


def catalogue(rows: list[tuple[str, str, str, str]]) -> Catalogue:
    ids, titles, categories, brands = (list(column) for column in zip(*rows, strict=True))
    empty = [""] * len(rows)
    prices = np.full(len(rows), np.nan, np.float32)
    return Catalogue(ids, titles, Labels.of(categories), Labels.of(brands), prices, empty, empty, empty)


INDEX = SearchIndex.of(catalogue(SHELF))


def best_first(query: str, index: SearchIndex = INDEX) -> list[int]:
    hits = find(index, query)
    return hits.codes[np.argsort(hits.grades, kind="stable")].tolist()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("龙井", 0),
        ("xhlj", 0),
        ("longjing", 0),
        ("xihu", 0),
        ("chongqing", 2),  # not zhongqing
        ("cqhg", 2),
        ("西湖龙进", 0),
        ("biluochun", 1),
        ("biluochum", 1),
        ("choclate dark", 3),
        ("chocolaet", 3),
        ("cafe", 4),
        ("alpen", 5),
        ("ＭＩＬＫ", 6),  # an id is exactly that
        ("sku-005", 4),
        ("御茶园 碧", 1),
    ],
)
def test_what_people_type_finds_what_they_mean(query: str, first: int) -> None:
    assert best_first(query)[0] == first


def test_a_title_that_begins_so_comes_before_one_that_has_it_inside() -> None:
    hits = find(INDEX, "milk")
    grades = dict(zip(hits.codes.tolist(), hits.grades.tolist(), strict=True))
    assert grades[6] == Grade.EXACT
    assert grades[4] == Grade.TITLE_START
    assert grades[5] == Grade.WORD_START


@pytest.mark.parametrize("query", ["", "  ", "qqqqq", "zz", "咖啡馆", "\x02", "\ud800"])
def test_nothing_is_found_where_nothing_is_meant(query: str) -> None:
    assert best_first(query) == []


def test_a_likely_title_comes_before_a_likely_category() -> None:
    rows = [("1", "Biscuits", "Chocolate", ""), ("2", "Chocolate bar", "Sweets", "")]
    assert best_first("choclate", SearchIndex.of(catalogue(rows))) == [1, 0]


LETTERS = st.text("aAbé茶井 龙🍵\n１1", max_size=8)


@given(
    st.lists(st.tuples(st.text(max_size=6), LETTERS, LETTERS, LETTERS), min_size=1, max_size=12),
    st.text("aAbé茶井 龙🍵1", min_size=1, max_size=4),
)
def test_every_product_with_all_words_is_found(rows: list[tuple[str, str, str, str]], query: str) -> None:
    index = SearchIndex.of(catalogue(rows))
    words = folded(query).split()
    wanted = [
        code
        for code, row in enumerate(rows)
        if words and all(any(word in folded(cell) for cell in row) for word in words)
    ]
    hits = find(index, query)
    as_typed = hits.codes[hits.grades <= Grade.WITHIN].tolist()
    assert as_typed == wanted


def test_a_merged_id_finds_the_product_that_stands_for_it() -> None:
    shop = replace(catalogue(SHELF), stands_for=np.array([0, 0, 2, 3, 4, 5, -1], np.int32))
    index = SearchIndex.of(shop)
    assert best_first("sku-002", index) == [0]
    assert 6 not in best_first("oat", index)


def test_crossing_processes_changes_nothing() -> None:
    copy = SearchIndex.from_parts(INDEX.to_parts())
    for query in ("龙井", "choclate", "milk", "sku"):
        assert best_first(query, copy) == best_first(query)


NAMES = (
    "西湖龙井 重庆火锅 银行卡包 长城干红 乐事薯片 音乐盒 普洱茶 铁观音 便宜坊 大夫山"
    " 厦门馅饼 朝阳糖 行李箱 绿茶 女士 还珠 背包 好吃点"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_readings_are_those_of_pypinyin(name: str) -> None:
    syllables = lazy_pinyin(name)
    assert spelled(name) == ("".join(syllables), "".join(one[0] for one in syllables))


def test_a_shop_without_products_has_an_index() -> None:
    empty = Catalogue([], [], Labels.of([]), Labels.of([]), np.zeros(0, np.float32), [], [], [])
    assert best_first("a", SearchIndex.of(empty)) == []


def test_typing_errors_are_forgiven_once_in_short_words_and_twice_in_long_ones() -> None:
    words = ["milk", "chocolate", "marmalade"]
    index = SearchIndex.of(catalogue([(str(n), word, "", "") for n, word in enumerate(words)]))
    shuffle = random.Random(0)
    for code, word in enumerate(words):
        for _ in range(30):
            place = shuffle.randrange(len(word))
            assert code in best_first(word[:place] + "x" + word[place + 1 :], index)
    assert best_first("mxxk", index) == []
    assert best_first("chxxxlate", index) == []
