"""What the catalogue lacks, what rests on little, and numbers that cannot be what they claim."""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest

from recdesk.engine.findings import ShopData, gaps, numbers

Shop = Callable[..., ShopData]
DAY = 24 * 3600


def test_what_the_catalogue_and_the_till_know_of_each_other(shop: Shop) -> None:
    data = shop([("u", "a", 1), ("v", "a", 1), ("u", "b", 1), ("u", "c", 1)], ["b", "d"])
    missing, cold = gaps.sold_without_catalogue(data), gaps.never_sold(data)
    assert missing is not None
    assert cold is not None
    assert [row["item_id"] for row in missing.examples] == ["a", "c"]
    assert missing.examples[0]["shoppers"] == 2
    assert [row["item_id"] for row in cold.examples] == ["d"]
    assert (missing.fix, cold.fix) == ("leave_out_products", None)


def test_one_file_alone_lacks_nothing(shop: Shop) -> None:
    assert gaps.sold_without_catalogue(shop([("u", "a", 1)])) is None
    assert gaps.never_sold(shop(catalogue=["a"])) is None


def test_products_with_few_shoppers(shop: Shop) -> None:
    data = shop(
        [(f"u{user}", item, 1) for item, count in (("a", 5), ("b", 4), ("c", 1)) for user in range(count)]
    )
    finding = gaps.few_shoppers(data)
    assert finding is not None
    assert [(row["item_id"], row["shoppers"]) for row in finding.examples] == [("b", 4), ("c", 1)]


def test_examples_are_few_and_the_count_is_whole(shop: Shop) -> None:
    finding = gaps.never_sold(shop([("u", "a", 1)], [f"i{at}" for at in range(1000)]))
    assert finding is not None
    assert (finding.count, len(finding.examples)) == (1000, 100)


def test_repeated_catalogue_ids(shop: Shop) -> None:
    assert gaps.repeated_catalogue_ids(shop()) is None
    finding = gaps.repeated_catalogue_ids(shop(repeated_ids=3))
    assert finding is not None
    assert finding.count == 3


@pytest.mark.parametrize(
    ("usual", "odd", "scale"),
    [
        ([1, 2, 3, 4, 5], [0, 0, 55], (1, 5)),
        ([0.5, 1, 3.5, 5], [-1], (0, 5)),
        ([1, 7, 10], [99, 11], (1, 10)),
        ([0, 40, 90, 100], [1000], (0, 100)),
        ([0, 1], [5], (0, 1)),
    ],
)
def test_ratings_off_the_scale(
    shop: Shop, usual: list[float], odd: list[float], scale: tuple[int, int]
) -> None:
    rows = [(f"u{at}", "i", value) for at, value in enumerate([*usual * 150, *odd])]
    finding = numbers.odd_ratings(shop(rows, feedback="explicit"))
    assert finding is not None
    assert (finding.count, finding.params["low"], finding.params["high"]) == (len(odd), *scale)
    assert {float(rule.subject) for rule in finding.corrections} == set(odd)
    assert numbers.odd_ratings(shop(rows[: -len(odd)], feedback="explicit")) is None
    assert numbers.odd_ratings(shop([(u, i, abs(v) + 1) for u, i, v in rows])) is None


def test_ratings_on_no_known_scale(shop: Shop) -> None:
    values = np.random.default_rng(0).normal(0, 500, 300)
    rows = [(f"u{at}", "i", value) for at, value in enumerate(values)]
    assert numbers.odd_ratings(shop(rows, feedback="explicit")) is None


def test_times_that_cannot_be(shop: Shop) -> None:
    now = shop().now
    data = shop(times=[0, 0, -2_208_988_800, now - DAY, now, now + DAY // 2, now + 30 * DAY, 4_102_444_800])
    future, ancient = numbers.future_times(data), numbers.ancient_times(data)
    assert future is not None
    assert ancient is not None
    assert (future.count, ancient.count) == (2, 3)
    assert ancient.examples[0] == {"time": "1970-01-01T00:00:00+00:00", "rows": 2}
    assert {rule.subject for rule in ancient.corrections} == {"0", "-2208988800"}
    assert future.examples[1]["time"] == datetime(2100, 1, 1, tzinfo=UTC).isoformat()


def test_rows_in_several_files(shop: Shop) -> None:
    assert numbers.rows_in_several_files(shop()) is None
    finding = numbers.rows_in_several_files(shop(repeated_rows=4))
    assert finding is not None
    assert (finding.count, finding.fix) == (4, "count_once")
