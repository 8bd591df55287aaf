"""What is wrong with a shop's data, in sentences for people and in JSON for scripts."""

import json

import pytest

from recdesk.cli import run


@pytest.fixture
def shop(tmp_path, capsys):
    (tmp_path / "purchases.csv").write_text("user,item,qty\nu,SKU-1,1\nv,sku-1,2\nv,SKU-2,1\nw,SKU-1,1\n")
    path = tmp_path / "shop.recdesk"
    assert run(["import", str(path), str(tmp_path / "purchases.csv")]) == 0
    capsys.readouterr()
    return str(path)


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
    assert [one["fixable"] for one in report["findings"]] == [True, False]
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


def test_a_finding_that_only_a_person_can_fix(shop, capsys):
    assert run(["health", shop, "--fix", "few_shoppers"]) == 4
    assert "cannot fix few_shoppers by itself" in capsys.readouterr().err
