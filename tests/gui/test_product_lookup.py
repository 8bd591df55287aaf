"""What people type or paste as products: lists are told from words, ids from titles."""

import pytest

from recdesk.gui.holdings import Shop
from recdesk.gui.product_lookup import compared, ids_of, listing


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("SKU-001", []),
        ("espresso 1 kg", []),
        ("Gaiwan, white", []),
        ("SKU-001, SKU-002", ["SKU-001", "SKU-002"]),
        ("SKU-001；nosuch、SKU-002", ["SKU-001", "nosuch", "SKU-002"]),
        ("SKU-001 SKU-002", ["SKU-001", "SKU-002"]),
        ("SKU-001 nosuch", []),
        ("nosuch\nneither", ["nosuch", "neither"]),
        ("SKU-001\r\n\r\n SKU-002 \r\n", ["SKU-001", "SKU-002"]),
        ("SKU-001\tSKU-002", ["SKU-001", "SKU-002"]),
        ("Title\tID\tPrice\nTea, green\tSKU-001\t3\nCup\tnosuch\t4", ["SKU-001", "nosuch"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_what_reads_as_a_list(shop: Shop, text: str, ids: list[str]) -> None:
    assert ids_of(shop.catalogue, text) == ids


def test_a_list_keeps_its_order_and_counts_each_id_once(shop: Shop) -> None:
    found = listing(shop.catalogue, ["SKU-007\nSKU-003\nSKU-007\nnosuch", "SKU-001\nnosuch\n"])
    assert found.known == (7, 3, 1)
    assert found.unknown == ("nosuch",)


def test_unknown_ids_come_with_the_nearest_ones(shop: Shop) -> None:
    found = compared(shop.catalogue, ("sku 013", "SKU-0O4", "x", "y"))
    assert found.nearest[:2] == ("SKU-013", "SKU-004")
    assert len(found.nearest) == 3
