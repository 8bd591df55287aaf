"""A script that reads low and high must find the score between them, for a model that can tell."""

import json
import random

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
