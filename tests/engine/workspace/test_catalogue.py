"""A merchandiser recognises products by what the catalogue says; all of it must arrive."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace


def test_all_that_a_catalogue_says(shop: Workspace, written: Callable[..., Path]) -> None:
    content = (
        "商品编号,商品名称,类目,品牌,售价,描述,图片,产地,规格\n"
        '007, 西湖龙井 ,绿茶,狮峰,¥128.00,"清香,\n回甘",a.jpg,杭州,\n'
        "7,碧螺春,绿茶,,面议,,,,\n"
    )
    report = shop.import_file(written(content.encode("gb18030")))
    assert (report.role, report.rows_accepted, report.feedback) == ("catalogue", 2, None)
    catalogue = shop.catalogue()
    assert list(catalogue.item_ids) == ["007", "7"]
    assert list(catalogue.titles) == ["西湖龙井", "碧螺春"]
    assert (catalogue.categories[0], catalogue.brands[0], catalogue.brands[1]) == ("绿茶", "狮峰", "")
    np.testing.assert_array_equal(catalogue.prices, np.float32([128, np.nan]))
    assert catalogue.descriptions[0] == "清香,\n回甘"
    assert catalogue.images[0] == "a.jpg"
    assert (catalogue.details(0), catalogue.details(1)) == ({"产地": "杭州"}, {})


def test_a_catalogue_updates_by_id(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item\nu,bought\n", "1.csv"))
    first = shop.import_file(written("item,title,price\nbought,Old,1\ncold,Cold,2\ncold,Colder,3\n", "2.csv"))
    assert (first.rows_accepted, first.rows_merged, first.items) == (2, 1, 2)
    second = shop.import_file(written("item,title\nbought,New\nnever,Never\n", "3.csv"))
    assert (second.rows_accepted, second.rows_merged, second.items) == (1, 1, 3)
    catalogue = shop.catalogue()
    assert list(catalogue.item_ids) == ["bought", "cold", "never"]
    assert list(catalogue.titles) == ["New", "Colder", "Never"]
    assert list(shop.interactions().item_ids) == ["bought", "cold", "never"]


def test_a_catalogue_comes_first_or_last(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("sku,title\na,A\nb,B\n", "1.csv"))
    shop.import_file(written("user,sku\nu,b\nu,c\n", "2.csv"))
    assert list(shop.catalogue().item_ids) == ["a", "b", "c"]
    assert shop.catalogue().title(2) == "c"
    assert shop.interactions().item.tolist() == [1, 2]
    health = shop.health()
    assert (health["cold_items"], health["not_in_catalogue"], health["in_catalogue"]) == (1, 1, 2)


def test_replacing_a_catalogue_forgets_the_old_one(shop: Workspace, written: Callable[..., Path]) -> None:
    replace = ImportSettings(replace=True)
    shop.import_file(written("sku,title\na,A\nb,B\n", "1.csv"))
    shop.import_file(written("sku,title\nc,C\n", "2.csv"), replace)
    assert list(shop.catalogue().item_ids) == ["c"]
    shop.import_file(written("user,sku\nu,c\nu,d\n", "3.csv"))
    shop.import_file(written("sku,title\nd,D\n", "4.csv"), replace)
    # Codes stay, for interactions and models hang on them.
    assert list(shop.catalogue().titles) == ["", "D"]
    assert shop.summary().in_catalogue == 1
