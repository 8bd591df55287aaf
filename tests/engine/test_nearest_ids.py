"""A mistyped id should lead to the right one, at once, also in a large shop."""

import time

from recdesk.engine.nearest_ids import nearest_ids


def test_finds_typing_errors_whatever_case_and_punctuation():
    ids = [f"SKU-{code:06}" for code in range(0, 500_000, 1234)]
    for typed in ("sku-001234", "sku001234", "sku 001234", "SKU-01234", "SKU_0012344", "SKU-001243"):
        assert nearest_ids(typed, ids)[0] == "SKU-001234", typed


def test_equally_near_ids_come_in_their_own_order():
    assert nearest_ids("x9", ["x1", "y7", "x3", "x2", "x5"]) == ["x1", "x3", "x2"]


def test_punctuation_only_ids_are_compared_as_they_are():
    assert nearest_ids("--", ["abc", "---", "+"], 1) == ["---"]


def test_chinese_ids():
    assert nearest_ids("龙井茶250", ["碧螺春250", "龙井250", "水壶"], 1) == ["龙井250"]


def test_small_shops_and_small_counts():
    assert nearest_ids("a", []) == []
    assert nearest_ids("a", ["b"]) == ["b"]
    assert nearest_ids("a", ["b", "a"], 0) == []


def test_a_hundred_thousand_ids_take_a_moment():
    ids = [f"{code * 7919 % 10**9:09}" for code in range(100_000)]
    start = time.perf_counter()
    assert nearest_ids("123456789", ids)
    assert time.perf_counter() - start < 2  # 0.05 s on an idle machine
