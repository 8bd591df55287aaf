"""A category written in two ways splits its products; two categories taken for one mix theirs."""

from collections.abc import Callable

import pytest

from recdesk.engine.findings import Finding, ShopData
from recdesk.engine.findings.labels import labels_with_slips, labels_written_differently

Shop = Callable[..., ShopData]


def labelled(shop: Shop, **counts: int) -> ShopData:
    """A shop with so many products of each category."""
    names = [name for name, count in counts.items() for _ in range(count)]
    return shop(catalogue={str(at): {"category": name, "brand": name} for at, name in enumerate(names)})


def renamed(finding: Finding | None) -> dict[str, str]:
    assert finding is not None
    assert finding.fix == "rename_labels"
    return {rule.subject: rule.target for rule in finding.corrections}


def test_the_most_used_way_stays(shop: Shop) -> None:
    data = labelled(shop, **{"Green Tea": 3, "green tea": 1, "GREEN-TEA": 2, "绿茶": 1, "Black Tea": 1})
    finding = labels_written_differently(data, "category")
    assert renamed(finding) == {"green tea": "Green Tea", "GREEN-TEA": "Green Tea"}
    assert renamed(labels_written_differently(data, "brand")) == renamed(finding)
    assert labels_with_slips(data, "category") == []


def test_full_width_labels(shop: Shop) -> None:
    data = labelled(shop, **{"Ａ４ 纸": 1, "A4纸": 2})
    assert renamed(labels_written_differently(data, "category")) == {"Ａ４ 纸": "A4纸"}


@pytest.mark.parametrize(
    ("kept", "slip"),
    [
        ("Cheese", "Cheeses"),
        ("Stationery", "Stationary"),
        ("Kitchenware", "Kitchenwaer"),
        ("Nestlé", "Nestle"),
        ("Dr. Oetker", "Dr Oetker"),
        ("Tea and Coffee", "Coffee and Tea"),
        ("进口饼干类", "进口饼干"),
    ],
)
def test_labels_that_are_nearly_the_same(shop: Shop, kept: str, slip: str) -> None:
    (finding,) = labels_with_slips(labelled(shop, **{kept: 5, slip: 2}), "category")
    assert renamed(finding) == {slip: kept}
    assert finding.params == {"label": slip, "same_as": kept, "others": 5}
    assert finding.count == 2


def test_labels_that_mean_different_things(shop: Shop) -> None:
    names = ["Lamb", "Lamp", "Wines", "Wings", "Men's Shoes", "Women's Shoes", "Size A", "Size B", "C", "C++"]
    names += [
        "绿茶",
        "红茶",
        "普洱茶",
        "大红袍",
        "小红袍",
        "A4 Paper",
        "A5 Paper",
        "Vitamin B6",
        "Vitamin B12",
    ]
    names += ["无糖可乐", "有糖可乐"]
    data = labelled(shop, **dict.fromkeys(names, 1))
    assert labels_written_differently(data, "category") is None
    assert labels_with_slips(data, "category") == []


def test_each_near_pair_keeps_its_key(shop: Shop) -> None:
    before = labels_with_slips(labelled(shop, **{"Cheese": 2, "Cheeses": 1, "Yogurt": 1}), "category")
    after = labels_with_slips(
        labelled(shop, **{"Cheese": 2, "Cheeses": 3, "Yogurt": 2, "Yoghurt": 1}), "category"
    )
    assert len(before) == 1
    assert len(after) == 2
    assert before[0].key in {each.key for each in after}
    assert len({each.key for each in after}) == 2


def test_no_labels_at_all(shop: Shop) -> None:
    data = shop(catalogue=["a", "b"])
    assert labels_written_differently(data, "brand") is None
    assert labels_with_slips(data, "brand") == []
