"""A training that a crash ended is found again, and goes on; one that was cancelled leaves nothing."""

import random
from pathlib import Path

import numpy as np
import pytest

from recdesk.engine.errors import DataError
from recdesk.engine.factorization import TrainingOptions
from recdesk.engine.progress import Cancelled
from recdesk.engine.workspace import Workspace

OPTIONS = TrainingOptions(factors=4, iterations=6)


class Crash(Exception):
    pass


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with purchases, in which a state is kept after every sweep."""
    monkeypatch.setattr("recdesk.engine.factorization.checkpoints.SECONDS_BETWEEN", 0)
    chance = random.Random(1)
    pairs = sorted({(chance.randrange(40), chance.randrange(30)) for _ in range(400)})
    (tmp_path / "purchases.csv").write_text("user,item\n" + "".join(f"u{u},i{i}\n" for u, i in pairs))
    with Workspace.create(tmp_path / "shop.recdesk") as workspace:
        workspace.import_file(tmp_path / "purchases.csv")
    return tmp_path / "shop.recdesk"


def train_until(workspace: Workspace, sweep: int, error: Exception) -> None:
    def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
        if stage == "sweep" and done == sweep and figures:
            raise error

    with pytest.raises(type(error)):
        workspace.train(OPTIONS, progress)


def test_after_a_crash_it_goes_on_to_the_same_model(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        assert workspace.unfinished() is None
        train_until(workspace, 4, Crash())
    with Workspace.open(shop) as workspace:
        unfinished = workspace.unfinished()
        assert unfinished is not None
        assert (unfinished["sweeps"], unfinished["of"]) == (3, 6)
        assert workspace.models() == []
        went_on = workspace.resume()
        assert workspace.unfinished() is None
        through = workspace.train(OPTIONS)
    np.testing.assert_array_equal(went_on.item_factors, through.item_factors)
    assert went_on.metrics == through.metrics
    assert went_on.name == "ranking-4"


def test_a_cancelled_training_leaves_nothing(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        train_until(workspace, 4, Cancelled())
        assert workspace.unfinished() is None
        with pytest.raises(DataError, match="nothing_to_resume"):
            workspace.resume()


def test_other_data_make_it_worthless(shop: Path) -> None:
    more = shop.with_name("more.csv")
    more.write_text("user,item\nnew,i1\n")
    with Workspace.open(shop) as workspace:
        train_until(workspace, 4, Crash())
        workspace.import_file(more)
        assert workspace.unfinished() is None
        workspace.undo_import()
        assert workspace.unfinished() is not None


def test_it_can_be_given_up(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        train_until(workspace, 4, Crash())
        workspace.forget_unfinished()
        assert workspace.unfinished() is None
