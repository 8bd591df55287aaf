"""A title shows why it was found: the characters that were typed, or that were spelled."""

import numpy as np
import pytest

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.search import SearchIndex, matched


@pytest.mark.parametrize(
    ("title", "query", "parts"),
    [
        ("Dark Chocolate 70 %", "choc DARK", ["Dark", "Choc"]),
        ("Oat drink, oats", "oat", ["Oat", "oat"]),
        ("Porcelain pot", "el", ["el"]),  # within a word, where no word begins so
        ("Pear in a pot", "p", ["P", "p"]),
        ("Ｃａｆé Noir", "cafe", ["Ｃａｆé"]),
        ("Cafe\u0301 Noir", "é n", ["e", "N"]),
        ("ﬁne Straße", "fin strasse", ["ﬁn", "Straße"]),
        ("西湖龙井 250 g", "龙井", ["龙井"]),
        ("西湖龙井 250 g", "xhlj", ["西湖龙井"]),
        ("西湖龙井 250 g", "longj", ["龙井"]),
        ("特级 西安 鲜奶", "xian", ["西安", "鲜"]),
        ("翻滚 反感", "fangan", ["反感"]),
        ("🍵😀 شاي أخضر", "😀", ["😀"]),
        ("🍵😀 شاي أخضر", "أخضر", ["أخضر"]),
        ("Milk", "choclate", []),
    ],
)
def test_the_parts_that_match(title: str, query: str, parts: list[str]) -> None:
    index = SearchIndex.of(
        Catalogue(["1"], [title], Labels.of([""]), Labels.of([""]), np.ones(1, np.float32), [""], [""], [""])
    )
    found = matched(index, 0, title, query)
    assert [title[start:end] for start, end in found] == parts
    assert found == sorted(found)
