"""A training or a search that is told that it is enough ends early, and what it has is kept."""

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.experiments import Tuning
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled
from recdesk.engine.service.client import EngineClient


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    """An engine process with 3,000 ratings that nothing explains but popularity."""
    folder: Path = tmp_path_factory.mktemp("shop")
    chance = random.Random(1)
    pairs = {(chance.randrange(200), int(chance.paretovariate(0.7)) % 60) for _ in range(3000)}
    rows = "".join(f"u{user},i{item},{chance.randrange(1, 6)}\n" for user, item in sorted(pairs))
    (folder / "ratings.csv").write_text("user,item,rating\n" + rows)
    client = EngineClient()
    client.call("create", {"path": str(folder / "shop.recdesk")})
    client.call("import_file", {"path": str(folder / "ratings.csv"), "settings": {}})
    yield client
    client.close()


def enough_after(
    client: EngineClient, command: str, params: dict[str, Any], when: Callable[..., bool]
) -> Parts:
    """Calls a command, and says from another thread, once, that it is enough."""
    said = threading.Event()
    # However long a busy machine takes: told before the first sweep, a training has nothing to keep.
    other = threading.Thread(target=lambda: (said.wait(), client.finish()))
    other.start()

    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        if when(stage, done, figures):
            said.set()

    try:
        return client.call(command, params, progress)
    finally:
        said.set()
        other.join()


@pytest.mark.parametrize("objective", ["ranking", "ratings"])
def test_a_training_keeps_the_sweeps_that_it_has(client: EngineClient, objective: str) -> None:
    asked = {
        "options": asdict(TrainingOptions(objective=objective, factors=8, iterations=10_000, holdout=0.0))
    }  # type: ignore[arg-type]
    parts = enough_after(client, "train", asked, lambda stage, done, figures: stage == "sweep" and done >= 2)
    model = FactorModel.from_parts(parts)
    assert 2 <= len(model.history["loss"]) < 10_000
    assert model.name in [each["name"] for each in client.call("models").header["models"]]
    # The next training is not ended by what the last one was told.
    short = {"options": asdict(TrainingOptions(objective="ranking", factors=2, iterations=3, holdout=0.0))}
    assert len(FactorModel.from_parts(client.call("train", short)).history["loss"]) == 3


def test_a_search_gives_what_it_found_and_its_trials_were_told(client: EngineClient) -> None:
    told: list[float] = []

    def after_three(stage: str, done: int, figures: dict[str, float]) -> bool:
        told.extend([figures["score"]] if "number" in figures else [])
        return len(told) == 3

    options = asdict(TrainingOptions(objective="ranking", factors=8, iterations=4))
    parts = enough_after(client, "tune", {"options": options, "minutes": 5.0}, after_three)
    found = Tuning.from_dict(parts.header["tuning"])
    assert 3 <= len(found.trials) <= 5
    assert told[:3] == [trial.score for trial in found.trials[:3]]
    assert Tuning.from_dict(client.call("tuning").header["tuning"]) == found


def test_what_keeps_nothing_goes_on_to_its_end(client: EngineClient) -> None:
    parts = enough_after(client, "findings", {}, lambda stage, done, figures: True)
    assert "findings" in parts.header


def test_a_cancel_still_keeps_nothing(client: EngineClient) -> None:
    before = client.call("models").header

    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        raise Cancelled

    asked = {"options": asdict(TrainingOptions(objective="ranking", iterations=10_000))}
    with pytest.raises(Cancelled):
        client.call("train", asked, progress)
    assert client.call("models").header == before
    client.finish()  # nothing runs: nothing happens


def test_the_memory_of_the_engine_is_known(client: EngineClient) -> None:
    memory = client.memory()
    assert memory is not None
    assert 10 << 20 < memory < 64 << 30
