"""A script that reads low and high must find the score between them, for a model that can tell."""

import csv
import json
import random
from pathlib import Path

import pytest

from recdesk.cli import run


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("intervals")
    chance = random.Random(3)
    lines = ["user_id,item_id,rating\n"]
    for user in range(60):
        for item in chance.sample(range(20), 8):
            lines.append(f"{user},{item},{chance.choice((4, 5)) if user % 2 == item % 2 else 1}\n")
    (folder / "ratings.csv").write_text("".join(lines))
    path = folder / "shop.recdesk"
    assert run(["import", str(path), str(folder / "ratings.csv"), "--feedback", "explicit"]) == 0
    assert run(["train", str(path), "--factors", "2", "--iterations", "16", "--objective", "ratings"]) == 0
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (["similar", "3"], "similar"),
        (["recommend", "--user", "7"], "recommendations"),
        (["recommend", "--basket", "3,5"], "recommendations"),
    ],
)
def test_ratings_carry_low_and_high(
    shop: str, capsys: pytest.CaptureFixture[str], arguments: list[str], listed: str
) -> None:
    command, *rest = arguments
    assert run([command, shop, *rest, "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)[listed]
    assert len(lines) >= 10
    assert all(one["low"] <= one["score"] <= one["high"] for one in lines)
    assert any(one["low"] < one["high"] for one in lines)


@pytest.mark.parametrize(
    ("all_of_them", "of_one", "listed"),
    [
        (["similar"], ["similar", "3"], "similar"),
        (["similar", "--metric", "euclidean"], ["similar", "3", "--metric", "euclidean"], "similar"),
        (["similar", "--metric", "shoppers"], ["similar", "3", "--metric", "shoppers"], "similar"),
        (["recommend"], ["recommend", "--user", "7"], "recommendations"),
    ],
)
def test_the_lists_of_all_carry_the_low_and_high_of_each(
    shop: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    all_of_them: list[str],
    of_one: list[str],
    listed: str,
) -> None:
    command, *rest = of_one
    assert run([command, shop, *rest, "--top", "8", "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    owner = one.get("user_id") or one["item_id"]
    command, *rest = all_of_them
    path = tmp_path / "all.csv"
    assert run([command, shop, *rest, "--all", "--top", "8", "--out", str(path)]) == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if owner in (row.get("user_id"), row["item_id"])]
    if listed == "recommendations":
        rows = [row for row in rows if row["user_id"] == owner]
    assert len(rows) == len(one[listed]) == 8
    for row, single in zip(rows, one[listed], strict=True):
        assert single["item_id"] == row.get("similar_item_id", row["item_id"])
        for name in ("score", "low", "high"):
            assert float(row[name]) == pytest.approx(single[name], rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("what", ["similar", "recommendations"])
def test_tables_for_people_carry_low_and_high(shop: str, tmp_path: Path, what: str) -> None:
    path = tmp_path / "table.csv"
    assert run(["export", shop, "--what", what, "--out", str(path)]) == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(float(row["low"]) <= float(row["score"]) <= float(row["high"]) for row in rows)


def test_a_ratings_model_tells_what_it_keeps_of_its_draws(
    shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["models", shop, "--json"]) == 0
    model = json.loads(capsys.readouterr().out)["models"][0]
    # Of 16 sweeps a quarter is burn-in. For each draw: 60 shoppers and 20 products with two factors each, the
    # products' biases, what is expected of a shopper, and the noise; what their products add comes on top.
    assert model["draws"] == 12
    of_each = 60 * 2 + 20 * 2 + 20 + 3 + 9 + 1
    assert model["draw_bytes"] >= 12 * of_each * 4
    assert (model["draw_bytes"] - 12 * of_each * 4) % (12 * 3 * 4) == 0
    assert run(["models", shop]) == 0
    assert "12 posterior draws, 0.1 MB" in " ".join(capsys.readouterr().out.split())
