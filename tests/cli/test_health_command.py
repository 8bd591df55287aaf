"""What is wrong with a shop's data, in sentences for people and in JSON for scripts."""

import json
import shutil

import pytest

from recdesk.cli import run


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported")
    (folder / "purchases.csv").write_text("user,item,qty\nu,SKU-1,1\nv,sku-1,2\nv,SKU-2,1\nw,SKU-1,1\n")
    path = folder / "shop.recdesk"
    assert run(["import", str(path), str(folder / "purchases.csv")]) == 0
    return path


@pytest.fixture
def shop(imported, tmp_path, capsys):
    capsys.readouterr()
    return str(shutil.copy(imported, tmp_path))


@pytest.fixture
def health(shop, capsys):
    """Runs `health`, which must succeed, and returns its stdout and stderr."""

    def succeed(*arguments):
        assert run(["health", shop, *arguments]) == 0
        return capsys.readouterr()

    return succeed


def test_findings_as_json(health):
    report = json.loads(health("--json").out)
    assert report["items"] == 3
    alike = report["findings"][0]
    assert alike["code"] == alike["key"] == "item_ids_alike"
    assert (alike["count"], alike["fixable"], alike["fix"], alike["ignored"]) == (1, True, "merge_ids", False)
    assert alike["examples"] == [{"item_id": "sku-1", "title": "", "shoppers": 1, "same_as": "SKU-1"}]
    assert alike["text"].startswith("1 product id differs from another one")
    assert [one["fixable"] for one in report["findings"]] == [True, True]
    assert report["fixes"] == []


def test_findings_as_sentences(health):
    out = health().out
    assert "1 product id differs from another one" in out
    assert "3 products have fewer than 5 shoppers" in out
    assert "item_ids_alike" in out


def test_a_fix_and_its_way_back(health):
    fixed = health("--fix", "item_ids_alike", "--json")
    report = json.loads(fixed.out)
    assert "Fixed: 1 product id differs" in fixed.err
    assert report["items"] == 2
    assert [one["code"] for one in report["findings"]] == ["few_shoppers"]
    assert report["fixes"][0]["key"] == "item_ids_alike"
    assert json.loads(health("--undo", "item_ids_alike", "--json").out)["items"] == 3


def test_ignoring_and_its_way_back(health):
    ignored = health("--ignore", "few_shoppers")
    assert "Ignored: 3 products have fewer" in ignored.err
    assert "ignored" in ignored.out
    assert [one["ignored"] for one in json.loads(health("--json").out)["findings"]] == [False, True]
    health("--undo", "few_shoppers")
    assert [one["ignored"] for one in json.loads(health("--json").out)["findings"]] == [False, False]


@pytest.mark.parametrize("option", ["--fix", "--ignore", "--undo"])
def test_an_unknown_finding(shop, capsys, option):
    assert run(["health", shop, option, "few_shopper"]) == 6
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "There is no finding few_shopper" in captured.err


def test_a_finding_that_only_a_person_can_fix(shop, tmp_path, capsys):
    (tmp_path / "catalogue.csv").write_text("item,title\nSKU-1,Tea\nSKU-9,Cup\n")
    assert run(["import", shop, str(tmp_path / "catalogue.csv")]) == 0
    assert run(["health", shop, "--fix", "never_sold"]) == 4
    assert "cannot fix never_sold by itself" in capsys.readouterr().err


def test_all_rows_and_single_ones(shop, health, tmp_path):
    report = json.loads(health("--rows", "few_shoppers", "--json").out)
    assert [row["item_id"] for row in report["rows"]] == ["SKU-1", "sku-1", "SKU-2"]
    assert "SKU-2" in health("--rows", "few_shoppers").out
    health("--rows", "few_shoppers", "--out", str(tmp_path / "rows.csv"))
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8-sig").splitlines()[3] == "SKU-2,,1"
    report = json.loads(health("--fix", "few_shoppers", "--row", "SKU-2", "--json").out)
    assert (report["items"], report["findings"][-1]["count"]) == (2, 2)
    report = json.loads(health("--ignore", "few_shoppers", "--row", "sku-1", "--json").out)
    assert (report["findings"][-1]["count"], report["findings"][-1]["ignored_rows"]) == (1, 1)


def test_health_has_what_the_charts_show(health):
    report = json.loads(health("--json").out)
    assert report["activity"] is None
    assert report["value_distribution"] == [
        {"low": 1, "high": 1, "rows": 3},
        {"low": 2, "high": 2, "rows": 1},
    ]
    assert report["long_tail"]["head_products"] == 0.2


def test_a_catalogue_alone(tmp_path, capsys):
    (tmp_path / "catalogue.csv").write_text("item,title\na,Tea\nb,tea\n")
    shop = str(tmp_path / "shop.recdesk")
    assert run(["import", shop, str(tmp_path / "catalogue.csv"), "--role", "catalogue"]) == 0
    capsys.readouterr()
    assert run(["health", shop, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["items"], report["cold_items"], report["density"]) == (0, 2, 0)
    assert [one["code"] for one in report["findings"]] == ["titles_shared"]


def test_a_merged_product_answers_as_the_other_one_and_is_in_no_table(shop, tmp_path, capsys):
    (tmp_path / "more.csv").write_text("user,item,qty\nu,SKU-2,1\nw,SKU-2,2\nx,SKU-2,1\n")
    assert run(["import", shop, str(tmp_path / "more.csv"), "--append"]) == 0
    assert run(["health", shop, "--fix", "item_ids_alike"]) == 0
    assert run(["train", shop, "--objective", "ranking", "--factors", "2", "--holdout", "0"]) == 0
    capsys.readouterr()
    assert run(["similar", shop, "sku-1", "--json"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert (answer["item_id"], answer["asked"]) == ("SKU-1", "sku-1")
    assert [one["item_id"] for one in answer["similar"]] == ["SKU-2"]
    assert "sku-1 was merged with SKU-1" in captured.err
    for what in ("catalogue", "similar", "recommendations", "interactions"):
        path = tmp_path / f"{what}.csv"
        assert run(["export", shop, "--what", what, "--out", str(path)]) == 0
        content = path.read_text(encoding="utf-8-sig")
        assert "sku-1" not in content
        assert what == "recommendations" or "SKU-1" in content
