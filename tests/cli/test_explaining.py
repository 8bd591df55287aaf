"""An analyst asks on the command line why two products are alike, and what goes together."""

import csv
import json
from collections import Counter
from itertools import combinations

import pytest

from recdesk.cli import run
from recdesk.engine.operations import export
from recdesk.engine.workspace import Workspace


@pytest.fixture(scope="module")
def purchases(tmp_path_factory):
    """Tea with a cup in half of the baskets; salt in all sorts of them."""
    path = tmp_path_factory.mktemp("files") / "purchases.csv"
    lines = ["customer_id,sku,qty,date"]
    for user in range(60):
        for visit in range(4):
            items = {"tea", "cup"} if (user + visit) % 2 else {"ham", "egg"}
            items |= {("salt", "oil", "jam")[(user * 5 + visit) % 3]}
            day = f"2024-{1 + visit:02}-{1 + user % 28:02} 10:00:00"
            lines += [f"u{user},{item},1,{day}" for item in sorted(items)]
    path.write_text("\n".join(lines))
    return path


@pytest.fixture(scope="module")
def shop(purchases):
    path = purchases.parent / "shop.recdesk"
    assert run(["import", str(path), str(purchases)]) == 0
    assert run(["train", str(path), "--factors", "4", "--iterations", "4", "--holdout", "0"]) == 0
    return str(path)


@pytest.fixture
def asked(capsys):
    def ask(*arguments):
        capsys.readouterr()
        status = run([str(one) for one in arguments])
        return status, capsys.readouterr()

    return ask


def test_a_score_comes_with_parts_that_add_up_to_it(asked, shop, purchases):
    answer = json.loads(asked("explain", shop, "tea", "salt", "--json")[1].out)
    alone = json.loads(asked("similar", shop, "tea", "--top", 10, "--json")[1].out)
    listed = next(one for one in alone["similar"] if one["item_id"] == "salt")
    bought = {(row["customer_id"], row["sku"]) for row in csv.DictReader(purchases.open())}
    both = sum((f"u{user}", "tea") in bought and (f"u{user}", "salt") in bought for user in range(60))
    assert (answer["item_a"], answer["item_b"], answer["metric"]) == ("tea", "salt", "shoppers")
    assert answer["score"] == listed["score"]
    assert answer["evidence"] == listed["evidence"] == both
    assert sum(part["value"] for part in answer["parts"]) == pytest.approx(answer["score"], abs=1e-6)
    assert answer["parts"][0]["name"] == "both"
    assert 0 < answer["expected"] <= 60


def test_a_metric_without_parts_says_so(asked, shop):
    assert (
        json.loads(asked("explain", shop, "tea", "cup", "--metric", "cosine", "--json")[1].out)["parts"] == []
    )
    assert "has no parts" in asked("explain", shop, "tea", "cup", "--metric", "cosine")[1].err


def test_a_product_is_not_explained_by_itself(asked, shop):
    status, told = asked("explain", shop, "tea", "tea")
    assert status != 0
    assert "two different" in told.err


def test_what_is_bought_together_is_counted_in_baskets(asked, shop, purchases):
    answer = json.loads(asked("similar", shop, "tea", "--bought-together", "--json")[1].out)
    baskets = {}
    for row in csv.DictReader(purchases.open()):
        baskets.setdefault((row["customer_id"], row["date"]), set()).add(row["sku"])
    together = Counter(pair for items in baskets.values() for pair in combinations(sorted(items), 2))
    assert answer["kind"] == "basket"
    found = answer["bought_together"][0]
    assert (found["item_id"], found["rank"]) == ("cup", 1)
    assert not {"ham", "egg"} & {one["item_id"] for one in answer["bought_together"]}
    assert found["together"] == together["cup", "tea"]
    assert found["lift"] == pytest.approx(found["together"] / found["expected"])
    assert 1 < found["at_least"] < found["lift"]


def test_a_shop_without_times_has_no_baskets(asked, tmp_path):
    file, path = tmp_path / "file.csv", tmp_path / "shop.recdesk"
    file.write_text("user,item\nu,a\nu,b\nv,a\nv,b\n")
    assert asked("import", path, file)[0] == 0
    status, told = asked("similar", path, "a", "--bought-together")
    assert status != 0
    assert "times are missing" in told.err


def test_an_export_is_as_fair_as_the_list_in_the_window(shop, tmp_path):
    out = tmp_path / "similar.csv"
    with Workspace.open(shop) as workspace:
        export(workspace, "similar", out, top=3, fairness=(1.0, 100.0))
        similarity = workspace.similarity().tuned(1.0, 100.0)
        wanted = similarity.similar("salt", 3)
    with out.open(newline="", encoding="utf-8-sig") as file:
        listed = [row for row in csv.DictReader(file) if row["item_id"] == "salt"]
    assert [row["similar_item_id"] for row in listed] == [one.item_id for one in wanted]
    assert [float(row["score"]) for row in listed] == pytest.approx([one.score for one in wanted])
