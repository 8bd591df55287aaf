"""Variants of one product are told from other products of the same shop."""

import json
import time

import numpy as np
import pytest

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.families import families_of, stem
from recdesk.engine.sample.catalogue import sample_catalogue
from recdesk.engine.search import ProductIndex


def catalogue(
    titles: list[str],
    brands: list[str] | None = None,
    categories: list[str] | None = None,
    attributes: list[str] | None = None,
    stands_for: list[int] | None = None,
) -> Catalogue:
    nothing = [""] * len(titles)
    return Catalogue(
        [str(code) for code in range(len(titles))],
        titles,
        Labels.of(categories or nothing),
        Labels.of(brands or nothing),
        np.full(len(titles), np.nan, np.float32),
        nothing,
        nothing,
        attributes or nothing,
        None if stands_for is None else np.array(stands_for, np.int32),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Longjing loose leaf 100 g", "Longjing loose leaf 2 x 250g"),
        ("西湖龙井 明前特级 250 克", "西湖龙井 明前特级 50克"),
        ("Mineral water 500 ml 12-pack", "Mineral water 1.5 L"),
        ("Cotton shirt, XL", "Cotton shirt, S"),
        ("Cotton shirt, dark blue", "Cotton shirt - Black"),
        ("Cotton shirt (blue)", "Cotton shirt (with pocket, red)"),
        ("纯棉衬衫 白色 均码", "纯棉衬衫 深蓝色 大码"),
        ("APPLE BUTTER 17 OZ", "APPLE BUTTER 28 OZ"),
        ("抽纸 6包", "抽纸 12包"),
    ],
)
def test_size_count_and_colour_make_variants(first: str, second: str) -> None:
    assert stem(first)
    assert families_of(catalogue([first, second])).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Black tea 100 g", "Green tea 100 g"),
        ("Wine red", "Wine white"),
        ("Coffee filter no. 4", "Coffee filter no. 2"),
        ("红茶 100 克", "绿茶 100 克"),
        ("Yoghurt vanilla 500 g", "Yoghurt cherry 500 g"),
        ("500 ml", "250 ml"),
        ("X 12", "X 24"),
    ],
)
def test_other_products_are_no_variants(first: str, second: str) -> None:
    assert families_of(catalogue([first, second])).tolist() == [0, 1]


def test_brand_and_category_have_to_be_the_same() -> None:
    titles = ["Honey 250 g", "Honey 500 g", "Honey 1 kg", "Honey 2 kg"]
    found = families_of(catalogue(titles, ["A", "B", "A", ""], ["Food", "Food", "Food", "Food"]))
    assert found.tolist() == [0, 1, 0, 3]
    assert families_of(catalogue(titles[:2], categories=["Food", "Gifts"])).tolist() == [0, 1]


def test_titles_that_name_kinds_of_products_make_no_families() -> None:
    """As a grocer's do, where 40 ice creams are all "TRADITIONAL 56 OZ"."""
    titles = ["TRADITIONAL 56 OZ", "TRADITIONAL 56 OZ", "TRADITIONAL 1/2 GAL"]
    assert families_of(catalogue(titles)).tolist() == [0, 1, 2]


def test_a_column_that_names_the_family_decides() -> None:
    attributes = [json.dumps({"款号": one}) if one else "" for one in ("A1", "A1", "B2", "")]
    found = families_of(catalogue(["Shirt", "Blouse", "Shirt M", "Shirt L"], attributes=attributes))
    assert found.tolist() == [0, 0, 2, 3]


def test_a_column_style_that_names_a_kind_does_not() -> None:
    attributes = [json.dumps({"style": "modern" if code % 2 else "classic"}) for code in range(40)]
    titles = [f"Chair model {'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'[code] * 2}" for code in range(40)]
    assert len(set(families_of(catalogue(titles[:26], attributes=attributes[:26])).tolist())) == 26


def test_a_product_that_is_left_out_or_merged_is_in_no_family() -> None:
    titles = ["Honey 250 g", "Honey 500 g", "Honey 1 kg"]
    assert families_of(catalogue(titles, stands_for=[0, -1, 2])).tolist() == [0, 1, 0]


def test_the_sample_shops_families_are_its_own() -> None:
    """What the generator made of one kind, variant and brand, in other sizes, and nothing else."""
    products = sample_catalogue(7).products
    titles = [product.title.en if product.english else product.title.zh for product in products]
    shop = catalogue(
        titles, [product.brand for product in products], [product.category.name for product in products]
    )
    found = families_of(shop)
    alone = found == np.arange(len(found))
    assert np.count_nonzero(~alone) > 40
    for code in np.flatnonzero(~alone).tolist():
        one, other = products[code], products[int(found[code])]
        assert (one.family, one.brand) == (other.family, other.brand)


def test_they_cross_to_the_window_with_the_index() -> None:
    index = ProductIndex.of(catalogue(["Tea 5 g", "Tea 9 g", "Pot"]))
    assert ProductIndex.from_parts(index.to_parts()).families.tolist() == [0, 0, 2]


def test_a_title_of_ten_thousand_characters_takes_no_time() -> None:
    start = time.perf_counter()
    for title in ("(" * 10_000, "1x" * 5_000, "12 34 " * 1_600, "a, " * 3_300, "大" * 10_000):
        stem(title)
    assert time.perf_counter() - start < 2
