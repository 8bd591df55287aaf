"""A product whose id was damaged on its way counts as two, and both are judged by half of their shoppers."""

from collections.abc import Callable

import pytest

from recdesk.engine.findings import Correction, Finding, ShopData
from recdesk.engine.findings.ids import (
    ids_written_differently,
    lost_zeros,
    point_zero_ids,
    scientific_ids,
)


def merged(finding: Finding | None) -> dict[str, str]:
    """What the fix takes for what."""
    assert finding is not None
    assert finding.fix == "merge_ids"
    return {rule.subject: rule.target for rule in finding.rules()}


def test_scientific_numbers(shop: Callable[..., ShopData]) -> None:
    damaged = ["1.23457E+12", "4E+15", "6,90123E+12"]
    rows = [("u", each, 1) for each in [*damaged, "1E05", "E+12", "2.5E+1", "1234567890123", "X1.2E+12"]]
    finding = scientific_ids(shop(rows), "item")
    assert finding is not None
    assert [row["item_id"] for row in finding.examples] == damaged
    assert (finding.count, finding.fix) == (3, "leave_out_products")
    assert [rule.subject for rule in finding.rules()] == damaged
    assert scientific_ids(shop(rows), "user") is None


def test_shoppers_with_scientific_numbers(shop: Callable[..., ShopData]) -> None:
    finding = scientific_ids(shop([("1.38E+10", "i", 1), ("13800138000", "i", 1)]), "user")
    assert finding is not None
    assert finding.examples == [{"user_id": "1.38E+10", "products": 1}]


def test_point_zero_with_and_without_a_twin(shop: Callable[..., ShopData]) -> None:
    data = shop([("7.0", "123.0", 1), ("8.0", "123", 1), ("8.0", "5.0", 1)])
    finding = point_zero_ids(data, "item")
    assert merged(finding) == {"123.0": "123"}
    assert finding is not None
    assert (finding.count, finding.params) == (2, {"twins": 1})
    assert finding.examples[0]["same_as"] == "123"
    shoppers = point_zero_ids(data, "user")
    assert shoppers is not None
    assert (shoppers.count, shoppers.fix, shoppers.rules()) == (2, None, [])


def test_numbers_with_a_point_can_be_ids(shop: Callable[..., ShopData]) -> None:
    assert point_zero_ids(shop([("u", "1.0", 1), ("u", "1.1", 1), ("u", "1", 1)]), "item") is None


def test_zeros_that_the_catalogue_has(shop: Callable[..., ShopData]) -> None:
    rows = [("u", "7", 1), ("u", "007", 1), ("u", "42", 1), ("u", "100", 1)]
    finding = lost_zeros(shop(rows, ["007", "042", "100"]), "item")
    assert merged(finding) == {"7": "007", "42": "042"}


def test_zeros_that_the_catalogue_has_lost(shop: Callable[..., ShopData]) -> None:
    assert merged(lost_zeros(shop([("u", "007", 1)], ["7"]), "item")) == {"7": "007"}


def test_zeros_that_make_a_difference(shop: Callable[..., ShopData]) -> None:
    rows = [("u", "7", 1), ("u", "007", 1)]
    assert lost_zeros(shop(rows, ["7", "007"]), "item") is None
    assert lost_zeros(shop(rows), "item") is None
    assert lost_zeros(shop([("u", "7", 1), ("u", "70", 1)], ["7", "70"]), "item") is None


def test_zeros_of_shoppers_show_by_their_length(shop: Callable[..., ShopData]) -> None:
    rows = [(user, "i", 1) for user in ("00042", "00913", "12345", "42")]
    assert merged(lost_zeros(shop(rows), "user")) == {"42": "00042"}
    rows.append(("0042", "i", 1))
    assert lost_zeros(shop(rows), "user") is None


@pytest.mark.parametrize("other", ["sku-1", " SKU-1", "SKU -1", "SKU-1\u200b", "ＳＫＵ－１", "SKU\u3000-1"])
def test_ids_that_look_the_same(shop: Callable[..., ShopData], other: str) -> None:
    rows = [("u", "SKU-1", 1), ("v", "SKU-1", 1), ("w", other, 1), ("w", "SKU-2", 1)]
    assert merged(ids_written_differently(shop(rows), "item")) == {other: "SKU-1"}
    assert merged(ids_written_differently(shop(rows, [other]), "item")) == {"SKU-1": other}


def test_composed_and_decomposed_letters_are_the_same(shop: Callable[..., ShopData]) -> None:
    data = shop([("Zo\u00eb", "a", 1), ("Zo\u00eb", "b", 1), ("Zoe\u0308", "a", 1)])
    assert merged(ids_written_differently(data, "user")) == {"Zoe\u0308": "Zo\u00eb"}


def test_ids_that_only_look_alike_to_a_machine(shop: Callable[..., ShopData]) -> None:
    rows = [("u", each, 1) for each in ("A-1", "A1", "A²", "A2", "Ａ３x", "A4", "é", "e")]
    assert ids_written_differently(shop(rows), "item") is None


def test_a_product_that_was_merged_is_found_no_more(shop: Callable[..., ShopData]) -> None:
    data = shop([("u", "SKU-1", 1)], ["SKU-1"])
    data.item_ids.append("sku-1")
    assert ids_written_differently(data, "item") is None


def test_a_fix_names_ids(shop: Callable[..., ShopData]) -> None:
    finding = ids_written_differently(shop([("Anna", "a", 1), ("Anna", "b", 1), ("anna", "a", 1)]), "user")
    assert finding is not None
    assert finding.corrections == [Correction("user", "anna", "Anna")]
    assert finding.to_dict() == {
        "code": "user_ids_alike",
        "key": "user_ids_alike",
        "count": 1,
        "params": {"twins": 1},
        "examples": [{"user_id": "anna", "products": 1, "same_as": "Anna"}],
        "rows": 1,
        "fix": "merge_ids",
        "fixable": True,
        "by_row": True,
        "to_choose": False,
        "ignored": False,
        "ignored_rows": 0,
    }
