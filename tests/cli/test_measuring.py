"""Measuring and searching from a script: the numbers and options that a person goes on with."""

import json
import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from recdesk.cli import run
from recdesk.engine.experiments import halving, tuning
from recdesk.engine.experiments.trials import Tuning


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two groups of products that two groups of shoppers buy."""
    folder = tmp_path_factory.mktemp("measuring")
    chance = random.Random(3)
    lines = ["customer_id,sku\n"]
    for user in range(120):
        favourites = range(0, 10) if user % 2 else range(10, 20)
        lines += [f"{user},{item}\n" for item in chance.sample(favourites, 6)]
    (folder / "purchases.csv").write_text("".join(lines))
    path = folder / "shop.recdesk"
    assert run(["import", str(path), str(folder / "purchases.csv")]) == 0
    return str(path)


def test_evaluate_tells_the_model_among_the_baselines(shop: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate", shop, "--factors", "8", "--split", "user", "--json"]
    assert run(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    names = [one["name"] for one in found["contenders"]]
    assert names == ["ranking-8", "popularity", "neighbours", "ease"]
    model, popularity = (found["contenders"][at]["metrics"]["ndcg@10"] for at in (0, 1))
    assert model > popularity
    low, high = found["contenders"][0]["intervals"]["ndcg@10"]
    assert low < model < high
    assert run(arguments[:-1]) == 0
    shown = capsys.readouterr()
    assert f"{popularity:.4f} ±" in shown.out
    assert "120 shoppers" in shown.err


@pytest.fixture
def a_minute_a_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes how many trials a search has time for no matter of the machine."""
    trials = 0
    real = tuning.next_trial

    def next_trial(found: Tuning) -> object:
        nonlocal trials
        trials += 1
        return real(found)

    monkeypatch.setattr(tuning, "next_trial", next_trial)
    monkeypatch.setattr(tuning, "time", SimpleNamespace(monotonic=lambda: 60.0 * trials))


@pytest.mark.usefixtures("a_minute_a_trial")
def test_tune_keeps_what_it_found_and_names_the_command_to_train_with(
    shop: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(halving, "BRACKET", 1)  # it soon comes to a full training
    assert run(["tune", shop, "--minutes", "2.5", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["metric"] == "ndcg@10"
    assert (len(first["trials"]), first["best"]) == (2, None)
    assert run(["tune", shop, "--minutes", "0.5"]) == 0
    assert "more minutes" in capsys.readouterr().err
    assert run(["tune", shop, "--minutes", "2.5", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert second["trials"][:2] == first["trials"]
    assert len(second["trials"]) == 4
    assert second["best"] in second["trials"]
    assert run(["tune", shop, "--minutes", "0.5"]) == 0
    options = capsys.readouterr().err.split(f"recdesk train {shop} ")[1].split()
    assert run(["train", shop, *options, "--iterations", "2"]) == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["evaluate", "--split", "time"], "no times"),
        (["evaluate", "--folds", "99"], "folds must lie between 1 and 20"),
        (["evaluate", "--split", "user", "--folds", "5"], "random split"),
        (["tune", "--minutes", "0"], "minutes must lie between"),
    ],
)
def test_what_cannot_be_measured_is_told(
    shop: str, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([arguments[0], shop, *arguments[1:]]) != 0
    assert sentence in capsys.readouterr().err
    assert Path(shop).exists()
