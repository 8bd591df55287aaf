"""A search for better options is kept trial by trial: nothing is lost, and nothing is written twice."""

import random
from pathlib import Path

import pytest

from recdesk.engine.experiments import Trial, Tuning
from recdesk.engine.factorization import TrainingOptions
from recdesk.engine.progress import Enough
from recdesk.engine.workspace import Workspace
from recdesk.engine.workspace.schema import read_meta, write_meta
from recdesk.engine.workspace.searches import add_trial, read_search, write_search

OPTIONS = TrainingOptions("ranking", factors=4, iterations=4)


@pytest.fixture
def purchases(tmp_path: Path) -> Path:
    """A workspace with purchases."""
    chance = random.Random(1)
    pairs = sorted({(chance.randrange(40), chance.randrange(30)) for _ in range(400)})
    (tmp_path / "purchases.csv").write_text("user,item\n" + "".join(f"u{u},i{i}\n" for u, i in pairs))
    with Workspace.create(tmp_path / "shop.recdesk") as workspace:
        workspace.import_file(tmp_path / "purchases.csv")
    return tmp_path / "shop.recdesk"


def searched(path: Path, trials: int, options: TrainingOptions = OPTIONS) -> Tuning:
    """Goes on with the search in a workspace for so many trials."""
    tried: list[Trial] = []

    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        if len(tried) == trials:
            raise Enough

    with Workspace.open(path) as workspace:
        return workspace.tune(options, 60, stop, tried.append)


def kept(path: Path) -> Tuning | None:
    with Workspace.open(path) as workspace:
        return workspace.tuning()


def test_every_trial_is_there_after_reopening_and_the_search_goes_on(purchases: Path) -> None:
    assert kept(purchases) is None
    first = searched(purchases, 2)
    assert kept(purchases) == first
    second = searched(purchases, 2)
    assert second.trials[:2] == first.trials
    assert kept(purchases) == second
    assert len(second.trials) == 4


def test_another_search_takes_the_place_of_the_one_before(purchases: Path) -> None:
    searched(purchases, 3)
    other = searched(purchases, 1, TrainingOptions("ranking", factors=4, iterations=2))
    assert len(other.trials) == 1
    assert kept(purchases) == other


def test_a_search_of_a_file_of_before_is_gone_on_with(purchases: Path) -> None:
    first = searched(purchases, 2)
    with Workspace.open(purchases) as workspace:
        connection = workspace._connection
        connection.execute("DELETE FROM meta WHERE key = 'search' OR key LIKE 'trial%'")
        write_meta(connection, "tuning", first.to_dict())  # as it was kept then: all of it in one value
    assert kept(purchases) == first
    second = searched(purchases, 1)
    assert second.trials[:2] == first.trials
    assert kept(purchases) == second
    with Workspace.open(purchases) as workspace:
        assert read_meta(workspace._connection, "tuning") is None


def test_the_trials_of_a_long_search_keep_their_order_and_are_not_written_again(shop: Workspace) -> None:
    trials = tuple(Trial(number, OPTIONS, number / 7, 0.1) for number in range(12_345))
    tuning = Tuning("ranking", "ndcg@10", 4, trials[:12_000], "of the data")
    write_search(shop._connection, tuning)
    marked = "UPDATE meta SET value = replace(value, '\"seconds\": 0.1', '\"seconds\": 0.5')"
    shop._connection.execute(f"{marked} WHERE key LIKE 'trial%'")
    for count in range(12_001, 12_346):
        add_trial(shop._connection, Tuning("ranking", "ndcg@10", 4, trials[:count], "of the data"))
    found = read_search(shop._connection)
    assert found is not None
    assert [trial.number for trial in found.trials] == list(range(12_345))
    assert {trial.seconds for trial in found.trials[:12_000]} == {0.5}
    assert found.trials[12_000:] == trials[12_000:]
