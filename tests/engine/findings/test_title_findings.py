"""Duplicates in the range hide behind titles that differ by nothing that matters."""

import itertools
import random
import string
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.findings import ShopData
from recdesk.engine.findings.slips import is_slip, slip_pairs
from recdesk.engine.findings.titles import shared_titles, titles_with_slips
from recdesk.engine.findings.written_forms import run_together, words

Shop = Callable[..., ShopData]


def titled(shop: Shop, *titles: str) -> ShopData:
    return shop(catalogue={str(at): {"title": title} for at, title in enumerate(titles)})


def near(data: ShopData) -> set[tuple[str, str]]:
    finding = titles_with_slips(data)
    if finding is None:
        return set()
    pairs = {(row["title"], row["other_title"]) for row in finding.examples}
    assert finding.count == len(pairs)
    return {(min(pair), max(pair)) for pair in pairs}


def test_titles_that_are_the_same_to_a_person(shop: Shop) -> None:
    data = titled(
        shop,
        "Coca-Cola 330ml",
        "coca cola 330 ml",
        "西湖龙井 250g",
        "西湖龙井２５０Ｇ",
        "Tea 5.0 oz",
        "Tea 5 OZ",
    )
    finding = shared_titles(data)
    assert finding is not None
    assert (finding.count, finding.params) == (6, {"titles": 3})
    assert [row["item_id"] for row in finding.examples] == ["0", "1", "2", "3", "4", "5"]
    assert {rule.subject: rule.target for rule in finding.rules()} == {"1": "0", "3": "2", "5": "4"}
    assert near(data) == set()


def test_titles_that_only_look_the_same(shop: Shop) -> None:
    names = [
        "Screw 1/2",
        "Screw 12",
        "iPhone 8",
        "iPhone 8+",
        "C primer",
        "C++ primer",
        "Milk 1.5",
        "Milk 15",
    ]
    names += ["Tea 250 g", "Tea 500 g", "Vitamin B", "Vitamin C", "红茶 100g", "绿茶 100g", "Lamp", "Lamb"]
    data = titled(shop, *names, "", "")
    assert shared_titles(data) is None
    assert near(data) == set()


def test_titles_with_a_slip(shop: Shop) -> None:
    data = titled(
        shop,
        *("Tomato soup 400 g", "Tomatos soup 400 g", "Soup tomato 400 g", "Tomato soup 800 g"),
        *("西湖龙井 250 g", "西湖龙井茶 250 g", "Chicken broth", "Chikcen broth", "Chicken brot"),
    )
    assert near(data) == {
        ("Tomato soup 400 g", "Tomatos soup 400 g"),
        ("Soup tomato 400 g", "Tomato soup 400 g"),
        ("Soup tomato 400 g", "Tomatos soup 400 g"),
        ("西湖龙井 250 g", "西湖龙井茶 250 g"),
        ("Chicken broth", "Chikcen broth"),
        ("Chicken brot", "Chicken broth"),
    }


@given(
    st.lists(
        st.lists(st.text("abL茶龙1", min_size=1, max_size=6), min_size=1, max_size=3).map(tuple),
        unique=True,
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_blocking_misses_no_pair(texts: list[tuple[str, ...]]) -> None:
    """The index must find what comparing all pairs finds."""

    def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        if sorted(one) == sorted(other):
            return True
        if len(one) != len(other):
            return False
        return any(
            sorted(one[:at] + one[at + 1 :]) == sorted(other[:to] + other[to + 1 :])
            and is_slip(one[at], other[to])
            for at, to in itertools.product(range(len(one)), repeat=2)
        )

    expected = [(i, j) for i, j in itertools.combinations(range(len(texts)), 2) if alike(texts[i], texts[j])]
    assert slip_pairs(texts) == expected


@pytest.mark.parametrize("count", [5, 200])
def test_large_blocks_find_the_same(count: int) -> None:
    chance = random.Random(count)
    known = {"".join(chance.choices("abcd", k=chance.randint(3, 7))) for _ in range(count)}
    texts = [(word, "tea") for word in sorted(known)]
    expected = [
        (i, j) for i, j in itertools.combinations(range(len(texts)), 2) if is_slip(texts[i][0], texts[j][0])
    ]
    assert slip_pairs(texts) == expected


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_has_words(text: str) -> None:
    found = words(text)
    assert all(found)
    assert words(" ".join(found)) == found
    assert isinstance(run_together(found), str)


def test_a_hundred_thousand_titles_take_seconds(shop: Shop) -> None:
    chance = random.Random(1)
    vocabulary = [
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 9))) for _ in range(4000)
    ]
    titles = {
        " ".join(chance.choices(vocabulary, k=5)) + f" {chance.randint(1, 999)} g" for _ in range(100_000)
    }
    data = titled(shop, *titles, "porcelain teapot white 5 g", "porcelain teapot whites 5 g")
    started = time.process_time()
    assert near(data) == {("porcelain teapot white 5 g", "porcelain teapot whites 5 g")}
    assert time.process_time() - started < 15
