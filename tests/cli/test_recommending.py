"""Recommendations on the command line say why, and hold only what was asked for."""

import csv
import json

import pytest

from recdesk.cli import run


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """Two groups of products that two groups of shoppers buy; product 3 is sold out."""
    folder = tmp_path_factory.mktemp("shop")
    lines = [
        f"u{user},p{item}"
        for user in range(60)
        for item in range(user % 2, 24, 2)
        if (user * 7 + item * 5) % 9 < 5
    ]
    (folder / "purchases.csv").write_text("customer_id,sku\n" + "\n".join(lines))
    products = [f"p{item},Product {item},c{item % 3},{'0' if item == 3 else ''}" for item in range(24)]
    (folder / "products.csv").write_text("sku,title,category,stock\n" + "\n".join(products))
    path = folder / "shop.recdesk"
    assert run(["import", str(path), str(folder / "purchases.csv")]) == 0
    assert run(["import", str(path), str(folder / "products.csv"), "--role", "catalogue"]) == 0
    assert run(["train", str(path), "--factors", "4", "--iterations", "8", "--holdout", "0"]) == 0
    return str(path)


def answer(capsys, *arguments):
    capsys.readouterr()
    status = run([str(one) for one in arguments])
    captured = capsys.readouterr()
    assert status == 0, captured.err
    return captured.out


@pytest.mark.parametrize("asked", [("--user", "u1"), ("--basket", "p1,p5")])
def test_every_product_has_its_reasons(capsys, shop, asked):
    found = json.loads(answer(capsys, "recommend", shop, *asked, "--top", 4, "--why", "--json"))
    for one in found["recommendations"]:
        parts = [reason["part"] for reason in one["because"]]
        assert 1 <= len(parts) <= 3
        assert parts == sorted(parts, reverse=True)
        assert parts[-1] > 0
        assert all(reason["title"] == f"Product {reason['item_id'][1:]}" for reason in one["because"])
    text = answer(capsys, "recommend", shop, *asked, "--top", 4, "--why")
    assert found["recommendations"][0]["because"][0]["title"] in text
    plain = json.loads(answer(capsys, "recommend", shop, *asked, "--top", 4, "--json"))
    assert "because" not in plain["recommendations"][0]


def test_sold_out_products_and_more_of_a_category_stay_out(capsys, shop, tmp_path):
    ask = ("recommend", shop, "--basket", "p1", "--top", 20, "--json")
    everything = json.loads(answer(capsys, *ask, "--sold-out"))["recommendations"]
    assert "p3" in [one["item_id"] for one in everything]
    offered = json.loads(answer(capsys, *ask))["recommendations"]
    assert offered == json.loads(answer(capsys, *ask, "--in-stock"))["recommendations"]
    ids = [one["item_id"] for one in everything]
    assert [one["item_id"] for one in offered[:19]] == [one for one in ids if one != "p3"]
    found = json.loads(answer(capsys, *ask, "--most-per-category", 2))["recommendations"]
    numbers = [int(one["item_id"][1:]) for one in found]
    assert 3 not in numbers
    assert sorted(number % 3 for number in numbers) == [0, 0, 1, 1, 2, 2]
    out = tmp_path / "all.csv"
    limits = ("--top", 5, "--most-per-category", 1)
    answer(capsys, "recommend", shop, "--all", *limits, "--out", out)
    lists = {}
    with out.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lists.setdefault(row["user_id"], []).append(row["item_id"])
    assert len(lists) == 60
    for items in lists.values():
        assert "p3" not in items
        assert sorted(int(item[1:]) % 3 for item in items) == [0, 1, 2]
    single = json.loads(answer(capsys, "recommend", shop, "--user", "u1", *limits, "--json"))
    assert lists["u1"] == [one["item_id"] for one in single["recommendations"]]


def test_a_table_of_recommendations_leaves_sold_out_products_out_too(capsys, shop, tmp_path):
    out = tmp_path / "table.csv"
    answer(capsys, "export", shop, "--what", "recommendations", "--top", 24, "--out", out)
    with out.open(newline="", encoding="utf-8-sig") as file:
        listed = {row["item_id"] for row in csv.DictReader(file)}
    assert len(listed) > 15
    assert "p3" not in listed


def test_a_number_of_none_per_category_is_refused(capsys, shop):
    assert run(["recommend", shop, "--user", "u1", "--most-per-category", "0"]) == 2
    assert run(["recommend", shop, "--all", "--why", "--out", "x.csv"]) == 2
    capsys.readouterr()
