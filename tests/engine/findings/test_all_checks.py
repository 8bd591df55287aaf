"""A sound shop must be told that it is sound, and everything found must be worded."""

import random
from collections.abc import Callable

import pytest

from recdesk import messages
from recdesk.engine.findings import CHECKS, Finding, ShopData, find, find_one
from recdesk.engine.progress import Cancelled

Shop = Callable[..., ShopData]


@pytest.fixture
def sound(shop: Shop) -> ShopData:
    """400 shoppers, 60 products with titles, categories and brands in both languages."""
    chance = random.Random(5)
    kinds = [("绿茶", "西湖龙井"), ("红茶", "正山小种"), ("Teaware", "Gaiwan"), ("Coffee", "Arabica beans")]
    catalogue = {
        f"SKU-{at:04}": {
            "title": f"{kinds[at % 4][1]} {50 * (1 + at // 4)} g",
            "category": kinds[at % 4][0],
            "brand": ("狮峰", "Mingya", "Harrow & Sons")[at % 3],
        }
        for at in range(60)
    }
    rows = [
        (f"{user:05}", item, 1 + chance.randrange(3))
        for user in range(400)
        for item in chance.sample(sorted(catalogue), chance.randint(3, 15))
    ]
    return shop(rows, catalogue, times=[1_600_000_000, 1_700_000_000])


def test_a_sound_shop_has_no_findings(sound: ShopData) -> None:
    assert find(sound) == []


def test_an_empty_shop_has_no_findings(shop: Shop) -> None:
    assert find(shop()) == []


def test_each_check_makes_findings_of_its_own_code(shop: Shop) -> None:
    data = shop(
        [("u", "7", 1), ("U", "007", 1), ("u", "1E+12", 1), ("u", "8.0", 1), ("u", "8", 1)],
        {"007": {"title": "Tea", "category": "Cheese"}, "x": {"title": "tea", "category": "Cheeses"}},
        times=[0, 9_999_999_999],
        repeated_rows=1,
        repeated_ids=1,
    )
    found = find(data)
    assert len(found) > 8
    for finding in found:
        assert finding.key.partition(":")[0] == finding.code
        assert finding.code in CHECKS
        assert find_one(data, finding.key) == finding
        assert bool(finding.corrections) == (finding.fix is not None)
    assert find_one(data, "nonsense") is None
    assert find_one(data, "category_labels_near:nonsense") is None


@pytest.mark.parametrize("code", CHECKS)
@pytest.mark.parametrize("count", [1, 2345])
def test_every_finding_is_worded(code: str, count: int) -> None:
    params = {
        "twins": 2,
        "low": 1,
        "high": 5,
        "label": "a",
        "same_as": "b",
        "others": 3,
        "titles": 4,
        "enough": 5,
    }
    text = messages.finding(code, count, params)
    assert f"{count:,}" in text
    assert "{" not in text


def test_every_fix_is_worded() -> None:
    fixes = Finding.__annotations__["fix"].__args__[0].__args__
    assert set(fixes) == messages.FIXES.keys()
    assert all(messages.fix(code) for code in fixes)


def test_looking_can_be_cancelled_between_checks(sound: ShopData) -> None:
    told: list[int] = []

    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        told.append(done)
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        find(sound, progress)
    assert told == [0, 1, 2, 3]
