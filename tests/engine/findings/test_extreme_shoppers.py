"""One wholesaler outweighs a hundred shoppers, but a good customer must not be taken for one."""

from collections.abc import Callable

import numpy as np
import pytest

from recdesk.engine.findings import ShopData
from recdesk.engine.findings.extremes import LEAST_SHOPPERS, extreme_shoppers, upper_bound

Shop = Callable[..., ShopData]


def bought(*products: int, amounts: dict[int, float] | None = None) -> list[tuple[str, str, float]]:
    """Shopper k takes the first products[k] products, one of each or so many as `amounts` says."""
    amounts = amounts or {}
    return [
        (f"u{user}", f"i{item}", amounts.get(user, 1))
        for user, count in enumerate(products)
        for item in range(count)
    ]


def usual(count: int = 300) -> list[int]:
    return np.random.default_rng(0).lognormal(2, 0.6, count).astype(int).clip(1, 60).tolist()


def test_a_bot_takes_everything(shop: Shop) -> None:
    finding = extreme_shoppers(shop(bought(*usual(), 2000)))
    assert finding is not None
    assert [row["user_id"] for row in finding.examples] == ["u300"]
    assert finding.examples[0]["products"] == 2000
    assert (finding.fix, finding.corrections[0].subject) == ("leave_out_shoppers", "u300")


def test_a_wholesaler_takes_much_of_little(shop: Shop) -> None:
    rows = bought(*usual(), 5, 4, amounts={300: 10_000, 301: 20_000})
    finding = extreme_shoppers(shop(rows))
    assert finding is not None
    assert [(row["user_id"], row["amount"]) for row in finding.examples] == [
        ("u301", 80_000),
        ("u300", 50_000),
    ]


def test_high_ratings_make_no_wholesaler(shop: Shop) -> None:
    assert extreme_shoppers(shop(bought(*usual(), 5, amounts={300: 10_000}), feedback="explicit")) is None


def test_a_good_customer_is_none(shop: Shop) -> None:
    assert extreme_shoppers(shop(bought(*usual(), 90, 75))) is None
    assert extreme_shoppers(shop(bought(*[1] * 500, 3))) is None


def test_few_shoppers_tell_nothing(shop: Shop) -> None:
    assert extreme_shoppers(shop(bought(*[3] * (LEAST_SHOPPERS - 2), 500))) is None
    assert extreme_shoppers(shop()) is None


@pytest.mark.parametrize(
    "draw",
    [
        lambda chance, n: chance.lognormal(3, 1, n),
        lambda chance, n: chance.lognormal(3, 0.3, n),
        lambda chance, n: 1 + chance.pareto(1.5, n),
        lambda chance, n: 1 + chance.pareto(3, n),
        lambda chance, n: 1.0 + chance.poisson(5, n),
        lambda chance, n: chance.geometric(0.2, n).astype(float),
        lambda chance, n: chance.exponential(20, n) + 0.01,
    ],
)
def test_long_tails_are_no_outliers(draw: Callable[[np.random.Generator, int], np.ndarray]) -> None:
    """The bound promises a false alarm in at most about one shop of twenty, for the longest tail."""
    alarms = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        numbers = draw(chance, int(chance.integers(500, 5000)))
        alarms += numbers.max() > upper_bound(numbers)
    assert alarms <= 15


def test_outliers_do_not_hide_each_other() -> None:
    numbers = np.random.default_rng(0).lognormal(3, 0.5, 1000)
    numbers[:15] = 50_000
    assert upper_bound(numbers) < 50_000
