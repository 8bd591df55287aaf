"""The sample shop is believable, always the same, and holds what tours and tests look for in it."""

import csv
import gzip
import math
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.linalg import svds

from recdesk.engine.errors import FileError
from recdesk.engine.sample import SampleShop, never_sold, planted_pairs, write_sample_shop


class Shop(NamedTuple):
    """The files as the csv module reads them, and the shoppers' products as a matrix."""

    files: SampleShop
    catalogue: list[dict[str, str]]
    purchases: list[dict[str, str]]
    code: dict[str, int]
    bought: np.ndarray  # float32[users, items], 1 where the shopper bought the product


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    files = write_sample_shop(tmp_path_factory.mktemp("sample"))
    with files.catalogue.open(encoding="utf-8", newline="") as file:
        catalogue = list(csv.DictReader(file))
    with gzip.open(files.purchases, "rt", encoding="utf-8", newline="") as file:
        purchases = list(csv.DictReader(file))
    code = {row["item_id"]: at for at, row in enumerate(catalogue)}
    bought = np.zeros((4000, len(catalogue)), np.float32)
    for row in purchases:
        bought[int(row["user_id"][1:]) - 1, code[row["item_id"]]] = 1
    return Shop(files, catalogue, purchases, code, bought)


@pytest.fixture(scope="module")
def baskets(shop: Shop) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in shop.purchases:
        found.setdefault((row["user_id"], row["time"]), set()).add(row["item_id"])
    return found


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def pairs(kind: str) -> list[tuple[str, str]]:
    return [(pair.item_a, pair.item_b) for pair in planted_pairs() if pair.kind == kind]


def test_size_is_as_promised(shop: Shop):
    assert len(shop.catalogue) == 1200
    assert len({row["category"] for row in shop.catalogue}) == 40
    assert len(shop.purchases) == 150_000
    assert {row["user_id"] for row in shop.purchases} == {f"M{number:05d}" for number in range(1, 4001)}
    assert sum(path.stat().st_size for path in shop.files) < 2_000_000


def test_catalogue_is_complete_and_in_both_languages(shop: Shop):
    assert [row["item_id"] for row in shop.catalogue] == [f"SKU-{number:06d}" for number in range(1, 1201)]
    assert len({row["title"] for row in shop.catalogue}) == 1200
    for row in shop.catalogue:
        assert all(row[name] for name in row if name != "package_size"), row
        assert is_chinese(row["title"]) != is_chinese(row["other_title"])
        assert "  " not in row["title"]
        assert not row["title"].endswith((" ", ","))
        assert float(row["price"]) > 5
        assert int(row["stock"]) >= 0
    english = sum(not is_chinese(row["title"]) for row in shop.catalogue)
    assert 300 < english < 600


def test_prices_fit_what_is_sold(shop: Shop):
    def median(category: str) -> float:
        return float(
            np.median([float(row["price"]) for row in shop.catalogue if row["category"] == category])
        )

    assert median("Tea bags") < median("Green tea") < median("Gift sets")
    assert median("Noodles & seasonings") < median("Pots & pans")


def test_the_program_writes_the_same_bytes_again(shop: Shop, tmp_path: Path):
    folder = tmp_path / "new" / "shop"
    command = [sys.executable, "-m", "recdesk.engine.sample", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["catalogue.csv", "purchases.csv.gz"]
    for path in shop.files:
        assert (folder / path.name).read_bytes() == path.read_bytes()


def test_another_seed_gives_another_shop_of_the_same_kind(shop: Shop, tmp_path: Path):
    other = write_sample_shop(tmp_path, seed=8)
    assert other.catalogue.read_bytes() != shop.files.catalogue.read_bytes()
    with gzip.open(other.purchases, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 150_000
    assert len({row["item_id"] for row in rows}) == 1200 - len(never_sold(8))
    assert planted_pairs(8) != planted_pairs()


@pytest.mark.parametrize("seed", range(3))
def test_every_seed_plants_the_same_number_of_pairs(seed: int):
    planted = planted_pairs(seed)
    everything = [item for pair in planted for item in (pair.item_a, pair.item_b)]
    assert Counter(pair.kind for pair in planted) == Counter(pair.kind for pair in planted_pairs())
    assert len(set(everything)) == len(everything)
    assert not set(everything) & set(never_sold(seed))


def test_a_few_products_make_most_of_the_sales(shop: Shop):
    sold = np.sort(list(Counter(row["item_id"] for row in shop.purchases).values()))[::-1]
    assert sold[:120].sum() > 0.4 * 150_000
    assert sold[-120:].sum() < 0.03 * 150_000


def test_only_the_new_products_are_unsold(shop: Shop):
    unsold = [row for row in shop.catalogue if not shop.bought[:, shop.code[row["item_id"]]].any()]
    assert [row["item_id"] for row in unsold] == never_sold()
    assert len(unsold) == 6
    assert all("新品" in row["title"] or "new" in row["title"] for row in unsold)


def test_purchases_have_the_rhythm_of_a_year(shop: Shop):
    times = np.array([row["time"] for row in shop.purchases], "datetime64[s]")
    assert (np.diff(times).astype(int) >= 0).all()
    assert times[0] >= np.datetime64("2025-01-01")
    assert times[-1] < np.datetime64("2026-01-01")
    days = times.astype("datetime64[D]")
    weekend = np.isin((days.astype(int) + 3) % 7, [5, 6])
    assert weekend.mean() > 0.33  # 2 / 7 without a rhythm
    hours = (times - days).astype("timedelta64[h]").astype(int)
    assert np.bincount(hours, minlength=24)[19:23].mean() > 10 * np.bincount(hours, minlength=24)[1:5].mean()

    category = {row["item_id"]: row["category"] for row in shop.catalogue}
    months = times.astype("datetime64[M]").astype(int) % 12 + 1
    sold = Counter(
        (category[row["item_id"]], month) for row, month in zip(shop.purchases, months.tolist(), strict=True)
    )
    assert sold["Pastries & mooncakes", 9] > 2 * sold["Pastries & mooncakes", 7]
    assert sold["Green tea", 4] / sold["Black tea", 4] > 3 * sold["Green tea", 12] / sold["Black tea", 12]


def test_consumables_are_bought_again_and_kettles_are_not(shop: Shop):
    category = {row["item_id"]: row["category"] for row in shop.catalogue}
    times = Counter((row["user_id"], row["item_id"]) for row in shop.purchases)

    def repeated(name: str) -> float:
        return float(np.mean([count > 1 for (_, item), count in times.items() if category[item] == name]))

    assert repeated("Coffee beans") > 0.15
    assert repeated("Kettles") < 0.03
    quantities = Counter(row["quantity"] for row in shop.purchases)
    assert quantities["1"] > 0.8 * 150_000
    assert set(quantities) <= set("123456")


def test_baskets_hold_several_products_once_each(baskets: dict[tuple[str, str], set[str]]):
    assert sum(map(len, baskets.values())) == 150_000
    assert 2 < np.mean([len(basket) for basket in baskets.values()]) < 5


def test_pairs_are_planted_in_number_and_apart():
    near, complements = pairs("near-duplicate"), pairs("complement")
    assert len(near) >= 25
    assert len(complements) >= 25
    everything = [item for pair in near + complements for item in pair]
    assert len(set(everything)) == len(everything)
    assert not set(everything) & set(never_sold())


def test_near_duplicates_are_the_same_product_of_another_supplier(shop: Shop):
    for first, second in pairs("near-duplicate"):
        one, other = (shop.catalogue[shop.code[item]] for item in (first, second))
        assert one["category"] == other["category"]
        assert one["package_size"] == other["package_size"]
        assert one["brand"] != other["brand"]
        assert math.isclose(float(one["price"]), float(other["price"]), rel_tol=0.3)
        words, others = set(one["title"].split()), set(other["title"].split())
        assert len({word.strip(",") for word in words ^ others}) <= 3
        assert {word.strip(",") for word in words & others} or one["title"] in other["title"]


def test_near_duplicates_never_share_a_basket(baskets: dict[tuple[str, str], set[str]]):
    planted = [set(pair) for pair in pairs("near-duplicate")]
    assert not [basket for basket in baskets.values() if any(pair <= basket for pair in planted)]


def test_near_duplicates_are_nearest_by_shared_shoppers(shop: Shop):
    shared = shop.bought.T @ shop.bought
    norms = np.sqrt(np.maximum(np.diag(shared), 1))
    assert share_in_top_ten(shared / np.outer(norms, norms), shop) > 0.9


def test_near_duplicates_are_nearest_by_64_factors(shop: Shop):
    _, values, vectors = svds(csr_array(shop.bought), k=64, v0=np.ones(shop.bought.shape[1], np.float32))
    items = vectors.T * values
    items /= np.linalg.norm(items, axis=1, keepdims=True) + 1e-9
    assert share_in_top_ten(items @ items.T, shop) > 0.9


def test_complements_share_baskets_far_beyond_chance(baskets: dict[tuple[str, str], set[str]]):
    planted = pairs("complement")
    single = Counter(item for basket in baskets.values() for item in basket)
    for first, second in planted:
        together = sum(first in basket and second in basket for basket in baskets.values())
        assert together >= 15, (first, second)
        assert together * len(baskets) > 10 * single[first] * single[second], (first, second)


def share_in_top_ten(similarity: np.ndarray, shop: Shop) -> float:
    """In how many planted near-duplicates each product is among the other's ten nearest."""
    np.fill_diagonal(similarity, -np.inf)
    found = []
    for first, second in pairs("near-duplicate"):
        a, b = shop.code[first], shop.code[second]
        ranks = [(similarity[x] > similarity[x, y]).sum() for x, y in ((a, b), (b, a))]
        found.append(max(ranks) < 10)
    return float(np.mean(found))


def test_a_file_in_the_folders_place_is_told(tmp_path: Path):
    taken = tmp_path / "taken"
    taken.touch()
    with pytest.raises(FileError) as told:
        write_sample_shop(taken)
    assert told.value.code == "not_a_folder"
