"""A fix must do just what it says, hold for tomorrow's file, and leave no trace when it is taken back."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recdesk.engine.errors import DataError, UnknownIdError
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled
from recdesk.engine.workspace import Workspace

Written = Callable[..., Path]
Rows = dict[tuple[str, str], tuple[float, int]]


def learned(shop: Workspace) -> Rows:
    """Value and time by shopper and product id."""
    data = shop.interactions()
    times = np.zeros(len(data), np.int64) if data.time is None else data.time
    return {
        (data.user_ids[user], data.item_ids[item]): (float(value), int(at))
        for user, item, value, at in zip(data.user, data.item, data.value, times, strict=True)
    }


def values(shop: Workspace) -> dict[tuple[str, str], float]:
    return {pair: value for pair, (value, _) in learned(shop).items()}


def keys(shop: Workspace) -> set[str]:
    return {each.key for each in shop.findings() if not each.ignored}


def product(shop: Workspace, item_id: str) -> dict[str, Any]:
    catalogue = shop.catalogue()
    code = catalogue.code(item_id)
    assert code is not None
    return {
        "title": catalogue.titles[code],
        "category": catalogue.categories[code],
        "brand": catalogue.brands[code],
        "price": float(catalogue.prices[code]),
        "details": catalogue.details(code),
    }


def test_merged_products_are_as_if_the_file_had_been_right(
    shop: Workspace, tmp_path: Path, written: Written
) -> None:
    wrong = "user,item,qty,time\nu,SKU-1,2,100\nu,sku-1,3,300\nv,sku-1,4,200\nv,other,1,\n"
    shop.import_file(written(wrong))
    shop.fix("item_ids_alike")
    with Workspace.create(tmp_path / "right.recdesk") as right:
        right.import_file(written(wrong.replace("SKU-1", "sku-1"), "right.csv"))
        assert learned(shop) == learned(right)
        assert shop.summary().interactions == right.summary().interactions == 3
    assert shop.item_code("sku-1") == shop.item_code("SKU-1")
    assert "item_ids_alike" not in keys(shop)


def test_merged_shoppers(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item,qty\nAnna,a,1\nAnna,b,1\n anna,a,2\nanna,c,4\n"))
    shop.fix("user_ids_alike")
    assert values(shop) == {("Anna", "a"): 3, ("Anna", "b"): 1, ("Anna", "c"): 4}
    assert shop.user_code("anna") == shop.user_code("Anna")


def test_ratings_follow_the_shop_s_policy_when_merged(shop: Workspace, written: Written) -> None:
    content = "user,item,rating,time\nu,7,1,200\nu,007,5,100\nv,007,3,100\n"
    shop.import_file(written(content))
    shop.import_file(written("item,title\n007,Tea\n", "catalogue.csv"))
    shop.fix("item_ids_lost_zeros")
    assert learned(shop) == {("u", "007"): (1, 200), ("v", "007"): (3, 100)}


def test_catalogue_rows_merge_and_filled_fields_win(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,A1\nv,A1\n", "1.csv"))
    rows = ["A1,Tea,,Lion,,", "a1,tea,Drinks,Bear,5,Hangzhou", "B,Cup,Ware,,2,"]
    shop.import_file(written("\n".join(["item,title,category,brand,price,origin", *rows, ""]), "2.csv"))
    shop.fix("item_ids_alike")
    merged = {
        "title": "Tea",
        "category": "Drinks",
        "brand": "Lion",
        "price": 5,
        "details": {"origin": "Hangzhou"},
    }
    assert product(shop, "A1") == merged
    assert product(shop, "B")["title"] == "Cup"
    catalogue = shop.catalogue()
    assert [catalogue.item_ids[code] for code in np.flatnonzero(~catalogue.shown)] == ["a1"]
    assert catalogue.titles[list(catalogue.item_ids).index("a1")] == ""
    assert product(shop, "a1") == merged, "the old id finds the product that it was merged with"
    assert shop.summary().items == 2
    assert shop.summary().in_catalogue == shop.health()["in_catalogue"] == 2
    again = type(catalogue).from_parts(catalogue.to_parts())
    np.testing.assert_array_equal(again.shown, catalogue.shown)
    assert keys(shop) == {"never_sold", "few_shoppers"}


def test_labels_are_renamed_one_after_the_other(shop: Workspace, written: Written) -> None:
    rows = ["1,Cheese", "2,Cheese", "3,Cheese", "0,Cheese", "4,Cheeses", "5,Cheeses", "6,cheeses"]
    shop.import_file(written("item,category\n" + "\n".join(rows) + "\n"))
    shop.fix("category_labels_alike")
    (near,) = (key for key in keys(shop) if key.startswith("category_labels_near:"))
    assert shop.fix(near).params["label"] == "Cheeses"
    assert {product(shop, str(each))["category"] for each in range(7)} == {"Cheese"}
    assert shop.summary().categories == 1
    shop.undo_fix(near)
    assert [product(shop, str(each))["category"] for each in (1, 4, 6)] == ["Cheese", "Cheeses", "Cheeses"]


def test_left_out_shoppers(shop: Workspace, written: Written) -> None:
    rows = [f"u{user},i{item},1" for user in range(120) for item in range(3)]
    rows += [f"till,i{item},1000" for item in range(3)]
    shop.import_file(written("user,item,qty\n" + "\n".join(rows) + "\n"))
    before = shop.summary()
    assert shop.fix("shoppers_extreme").examples == [{"user_id": "till", "products": 3, "amount": 3000}]
    assert "till" not in {user for user, _ in learned(shop)}
    assert len(learned(shop)) == 360
    after = shop.summary()
    assert (before.users, after.users, before.interactions - after.interactions) == (121, 120, 3)
    assert len(shop.interactions().user_ids) == 121, "models know the shopper by its code"
    assert shop.health()["users"] == 120
    shop.undo_fix("shoppers_extreme")
    assert shop.summary() == before


def test_left_out_ratings_and_forgotten_times(shop: Workspace, written: Written) -> None:
    later = int(time.time()) + 10**7
    rows = [f"u{user},i{user % 7},{1 + user % 5},{1_600_000_000 + user}" for user in range(200)]
    rows += [f"u0,odd,55,{later}", "u1,old,3,1970-01-01", "u2,old,4,"]
    shop.import_file(written("user,item,rating,time\n" + "\n".join(rows) + "\n"))
    shop.fix("ratings_off_scale")
    assert ("u0", "odd") not in learned(shop)
    assert learned(shop)["u1", "old"] == (3, 0)
    assert {"times_before_1990"} <= keys(shop)
    assert "times_in_future" not in keys(shop)
    shop.undo_fix("ratings_off_scale")
    assert shop.summary().last_time == later
    for key in ("times_in_future", "times_before_1990"):
        shop.fix(key)
    assert learned(shop)["u0", "odd"] == (55, 0)
    summary = shop.summary()
    assert (summary.first_time, summary.last_time) == (1_600_000_000, 1_600_000_199)


def test_rows_of_two_files_count_once(shop: Workspace, written: Written) -> None:
    row = "u,a,1,1600000000\n"
    shop.import_file(written(f"user,item,qty,time\n{row}{row}u,b,2,\n", "1.csv"))
    content = f"user,item,qty,time\n{row}{row}{row}u,b,2,\nv,a,1,1600000000\n"
    shop.import_file(written(content, "2.csv"), ImportSettings(repeats="keep"))
    assert values(shop)["u", "a"] == 5
    assert shop.fix("rows_repeated").count == 2
    # The third in the second file is new; without a time nobody can tell.
    assert values(shop) == {("u", "a"): 3, ("u", "b"): 4, ("v", "a"): 1}
    assert "rows_repeated" not in keys(shop)


def test_a_fix_holds_for_the_next_file(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,A\nu,A\nv,a\n", "1.csv"))
    shop.fix("item_ids_alike")
    shop.import_file(written("user,item\nw,a\n", "2.csv"))
    assert values(shop) == {("u", "A"): 2, ("v", "A"): 1, ("w", "A"): 1}
    shop.import_file(written("user,item\nx,a\ny,a\ny,A\n", "3.csv"), ImportSettings(replace=True))
    assert values(shop) == {("x", "A"): 1, ("y", "A"): 2}
    shop.import_file(written("user,item\nx,a\ny,a\n", "4.csv"), ImportSettings(replace=True))
    assert values(shop) == {("x", "a"): 1, ("y", "a"): 1}


def test_merges_of_merges(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,7.0\nv,7\nw,007\n", "1.csv"))
    shop.fix("item_ids_point_zero")
    shop.import_file(written("item,title\n007,Tea\n", "2.csv"))
    shop.fix("item_ids_lost_zeros")
    assert values(shop) == {("u", "007"): 1, ("v", "007"): 1, ("w", "007"): 1}
    shop.undo_fix("item_ids_lost_zeros")
    assert values(shop) == {("u", "7"): 1, ("v", "7"): 1, ("w", "007"): 1}


def test_taking_fixes_back_leaves_no_trace(
    shop: Workspace, written: Written, everything: Callable[[Workspace], dict[str, Any]]
) -> None:
    shop.import_file(written("user,item,qty\nU,7.0,1\nu,7,2\n u,x,3\n", "1.csv"))
    shop.import_file(written("item,title,category\n7,Tea,Hot Drinks\n8,Cup,hot drinks\n", "2.csv"))
    before, data, catalogue = everything(shop), shop.interactions(), shop.catalogue().to_parts()
    fixed = ["user_ids_alike", "item_ids_point_zero", "category_labels_alike"]
    for key in fixed:
        shop.fix(key)
    assert [fix["key"] for fix in shop.fixes()] == fixed
    assert shop.fixes()[1] == {
        "key": "item_ids_point_zero",
        "count": 1,
        "examples": [{"kind": "item", "subject": "7.0", "target": "7"}],
    }
    for key in fixed:
        shop.undo_fix(key)
    assert everything(shop) == before
    assert shop.interactions().fingerprint() == data.fingerprint()
    assert_same_parts(shop.catalogue().to_parts(), catalogue)


def assert_same_parts(one: Parts, other: Parts) -> None:
    assert one.header == other.header
    assert one.arrays.keys() == other.arrays.keys()
    for name, array in other.arrays.items():
        np.testing.assert_array_equal(one.arrays[name], array)


def test_an_import_can_be_undone_after_a_fix(
    shop: Workspace, written: Written, everything: Callable[[Workspace], dict[str, Any]]
) -> None:
    shop.import_file(written("user,item\nu,A\nv,a\n", "1.csv"))
    shop.fix("item_ids_alike")
    before = values(shop)
    shop.import_file(written("user,item\nu,a\nw,b\n", "2.csv"))
    shop.undo_import()
    assert values(shop) == before


def test_models_know_that_a_fix_has_changed_the_data(shop: Workspace, written: Written) -> None:
    rows = [f"u{user},{item},1" for user in range(12) for item in ("A", "a", "b", "c")[user % 2 :]]
    shop.import_file(written("user,item,qty\n" + "\n".join(rows) + "\n"))
    shop.train(TrainingOptions("ranking", factors=2, iterations=2, holdout=0))
    assert [model["current"] for model in shop.models()] == [True]
    shop.fix("item_ids_alike")
    assert [model["current"] for model in shop.models()] == [False]
    similarity = shop.similarity()
    assert "a" not in {each.item_id for each in similarity.similar("A", 10)}
    shop.undo_fix("item_ids_alike")
    assert [model["current"] for model in shop.models()] == [True]


def test_what_is_ignored_stays_so_until_it_has_grown(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\n" + "".join(f"u,i{at}\n" for at in range(20)), "1.csv"))
    assert shop.ignore_finding("few_shoppers").ignored
    path = shop.path
    shop.close()
    with Workspace.open(path) as again:
        assert [(each.key, each.ignored) for each in again.findings()] == [("few_shoppers", True)]
        again.import_file(written("user,item\nv,j\n", "2.csv"))
        assert [each.ignored for each in again.findings()] == [True]
        again.import_file(written("user,item\nv,k\nv,l\n", "3.csv"))
        assert [each.ignored for each in again.findings()] == [False]
        again.ignore_finding("few_shoppers")
        assert [each.ignored for each in again.findings()] == [True]
        again.unignore_finding("few_shoppers")
        assert [each.ignored for each in again.findings()] == [False]


def test_findings_that_are_not_there(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,i\n"))
    for act in (shop.fix, shop.ignore_finding, shop.unignore_finding, shop.undo_fix):
        with pytest.raises(UnknownIdError, match="unknown_finding"):
            act("item_ids_alike")
    with pytest.raises(UnknownIdError) as raised:
        shop.fix("few_shopper")
    assert raised.value.params["nearest"] == ["few_shoppers"]
    shop.import_file(written("item,title\ni,Tea\nj,Cup\n", "catalogue.csv"))
    with pytest.raises(DataError, match="finding_without_fix"):
        shop.fix("never_sold")


def test_a_catalogue_alone_is_looked_at(shop: Workspace, written: Written) -> None:
    assert shop.findings() == []
    shop.import_file(written("item,title\na,Tea\nb,tea\nb,TEA\n"))
    assert keys(shop) == {"titles_shared", "catalogue_ids_repeated"}


def test_a_stranger_s_corrections_do_no_harm(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item,qty\nu,a,1\nu,b,2\nu,c,3\n"))
    before = learned(shop)
    shop._connection.execute(
        "INSERT INTO corrections VALUES ('x', 'item', 'a', 'b'), ('x', 'item', 'b', 'a'),"
        " ('x', 'item', 'c', 'c'), ('x', 'item', 'c', 'none'),"
        " ('x', 'left_out_value', 'text', ''), ('x', 'unknown_time', '', ''),"
        " ('x', 'left_out_user', 'nobody', ''), ('x', 'nonsense', 'a', 'b')"
    )
    assert learned(shop) == before
    assert isinstance(shop.findings(), list)


def test_looking_is_cancelled(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,i\n"))

    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        assert (stage, done < total) == ("inspecting", True)
        shop.interrupt()

    with pytest.raises(Cancelled):
        shop.findings(progress)
    assert [each.key for each in shop.findings()] == ["few_shoppers"]


def test_many_rows_are_looked_at_in_seconds(shop: Workspace, written: Written) -> None:
    chance = np.random.default_rng(0)
    users, items = chance.integers(0, 5000, 200_000), (chance.pareto(1, 200_000) * 50).astype(int) % 30_000
    lines = "".join(f"{user:05},{item:06},1\n" for user, item in zip(users, items, strict=True))
    shop.import_file(written("user,item,qty\n" + lines, "1.csv"))
    titles = "".join(f"{item:06},tea number {item} of {item % 50}\n" for item in range(30_000))
    shop.import_file(written("item,title\n" + titles, "2.csv"))
    started = time.process_time()
    assert {each.code for each in shop.findings()} == {"never_sold", "few_shoppers"}
    assert time.process_time() - started < 10


def test_single_rows_are_fixed_and_taken_back(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item,qty\nA,x,1\na,y,2\nB,x,1\nb,y,2\n"))
    assert shop.finding("user_ids_alike").names == ["a", "b"]
    shop.fix("user_ids_alike", ["b"])
    assert values(shop) == {("A", "x"): 1, ("a", "y"): 2, ("B", "x"): 1, ("B", "y"): 2}
    assert shop.finding("user_ids_alike").count == 1
    shop.fix("user_ids_alike", ["a"])
    assert shop.summary().users == 2
    assert shop.fixed_rows("user_ids_alike")["subject"] == ["b", "a"]
    shop.undo_fix("user_ids_alike", ["b"])
    assert shop.finding("user_ids_alike").names == ["b"]
    with pytest.raises(UnknownIdError, match="unknown_finding_row"):
        shop.fix("user_ids_alike", ["b", "nobody"])


def test_single_rows_are_ignored_for_ever(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\n" + "".join(f"u,i{at}\n" for at in range(3))))
    assert shop.ignore_finding("few_shoppers", ["i1"]).count == 2
    found = shop.finding("few_shoppers")
    assert [row["item_id"] for row in found.examples] == ["i0", "i2"]
    shop.fix("few_shoppers")
    assert {item for _, item in values(shop)} == {"i1"}, "an ignored row is not fixed along with the others"
    shop.undo_fix("few_shoppers")
    assert shop.fixes() == []
    assert shop.ignore_finding("few_shoppers", ["i0", "i2"]).ignored
    shop.unignore_finding("few_shoppers", ["i0"])
    assert (shop.finding("few_shoppers").count, shop.finding("few_shoppers").ignored) == (1, False)
    shop.unignore_finding("few_shoppers")
    assert shop.finding("few_shoppers").count == 3


def test_left_out_products_are_nowhere(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\n" + "".join(f"u{at},tea\nu{at},gone\n" for at in range(6)), "1.csv"))
    shop.import_file(written("item,title\ntea,Tea\n", "2.csv"))
    shop.fix("sold_not_in_catalogue")
    assert {item for _, item in values(shop)} == {"tea"}
    summary = shop.summary()
    assert (summary.items, summary.sold, shop.health()["items"]) == (1, 1, 1)
    catalogue = shop.catalogue()
    assert [catalogue.item_ids[code] for code in np.flatnonzero(catalogue.shown)] == ["tea"]
    assert keys(shop) == set()


def test_titles_are_merged_where_asked(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,1\nv,1\nv,2\nw,3\n", "1.csv"))
    shop.import_file(written("item,title\n1,Green tea\n2,green tea\n3,Gren tea\n", "2.csv"))
    assert shop.finding("titles_shared").names == ["1", "2"]
    with pytest.raises(DataError, match="finding_without_fix"):
        shop.fix("titles_shared", ["1"])
    shop.fix("titles_shared", ["2"])
    shop.fix("titles_near", ["3"])
    assert values(shop) == {("u", "1"): 1, ("v", "1"): 2, ("w", "1"): 1}


def test_rows_that_came_twice_are_shown(shop: Workspace, written: Written) -> None:
    day = "user,item,qty,time\nu,a,1,2024-01-01\nu,b,2,2024-01-02\n"
    shop.import_file(written(day, "monday.csv"))
    shop.import_file(written(day + "v,a,1,2024-01-03\n", "tuesday.csv"), ImportSettings(repeats="keep"))
    rows = shop.finding("rows_repeated").rows
    assert list(zip(rows["user_id"], rows["item_id"], rows["file"], rows["line"], strict=True)) == [
        ("u", "a", "tuesday.csv", 2),
        ("u", "b", "tuesday.csv", 3),
    ]
