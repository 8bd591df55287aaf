"""A trained model must come back as it was, and a stranger's file must never run code."""

import io
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recdesk.engine import factorization
from recdesk.engine.errors import UnknownIdError, WorkspaceError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Cancelled, Progress
from recdesk.engine.workspace import Workspace


@pytest.fixture
def ready(shop: Workspace, written: Callable[..., Path]) -> Workspace:
    shop.import_file(written("user,item,rating\nu,i,3\nv,j,4\nv,i,5\n"))
    return shop


def made_up_model(shop: Workspace, seed: int = 0) -> FactorModel:
    random = np.random.default_rng(seed)
    return FactorModel(
        objective="ratings",
        user_factors=random.normal(size=(2, 3)).astype(np.float32),
        item_factors=random.normal(size=(2, 3)).astype(np.float32),
        item_samples=random.normal(size=(4, 2, 3)).astype(np.float32),
        user_samples=random.normal(size=(4, 2, 3)).astype(np.float32),
        options=TrainingOptions(factors=3),
        mean=3.5,
        rating_range=(1.0, 5.0),
        metrics={"rmse": 0.9},
        history={"rmse": [1.0, 0.9]},
        seconds=1.5,
        fingerprint=shop.interactions().fingerprint(),
    )


def test_a_model_comes_back_as_it_was(ready: Workspace) -> None:
    saved = ready.save(made_up_model(ready))
    assert saved.name == "ratings-3"
    path = ready.path
    ready.close()
    with Workspace.open(path) as again:
        loaded = again.model()
    header, arrays = saved.to_parts()
    assert loaded.to_parts().header == header
    assert loaded.to_parts().arrays.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(loaded.to_parts().arrays[name], array)
        assert loaded.to_parts().arrays[name].dtype == np.float32


def test_names_are_unique_and_models_are_found(ready: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no_model"):
        ready.model()
    names = [ready.save(made_up_model(ready, seed)).name for seed in range(3)]
    ready.save(replace(made_up_model(ready), objective="ranking", name="mine"))
    assert names == ["ratings-3", "ratings-3-2", "ratings-3-3"]
    assert [each["name"] for each in ready.models()] == [*names, "mine"]
    assert ready.model().name == "mine"
    assert ready.model(objective="ratings").name == "ratings-3-3"
    assert ready.model("ratings-3-2").name == "ratings-3-2"
    with pytest.raises(UnknownIdError) as raised:
        ready.model("min")
    assert raised.value.params["nearest"][0] == "mine"


def test_models_know_whether_the_data_are_still_theirs(
    ready: Workspace, written: Callable[..., Path]
) -> None:
    ready.save(made_up_model(ready))
    assert [each["current"] for each in ready.models()] == [True]
    ready.import_file(written("user,item,rating\nw,i,2\n", "more.csv"))
    assert [each["current"] for each in ready.models()] == [False]
    assert ready.models()[0]["metrics"] == {"rmse": 0.9}
    ready.import_file(written("user,item,rating\nw,i,1\n", "new.csv"), ImportSettings(replace=True))
    assert ready.models() == []
    assert ready._connection.execute("SELECT count(*) FROM arrays").fetchone() == (0,)


class Bomb:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("kind", ["object array", "pickle", "noise", "cut off"])
def test_stored_bytes_never_run_code(ready: Workspace, tmp_path: Path, kind: str) -> None:
    ready.save(made_up_model(ready))
    mark = tmp_path / "ran"
    buffer = io.BytesIO()
    if kind == "object array":
        np.save(buffer, np.array([Bomb(mark)], object), allow_pickle=True)
    elif kind == "pickle":
        pickle.dump(Bomb(mark), buffer)
    elif kind == "noise":
        buffer.write(b"\x93NUMPY\x01\x00noise")
    ready._connection.execute("UPDATE arrays SET data = ? WHERE name = 'item_factors'", [buffer.getvalue()])
    with pytest.raises(WorkspaceError, match="damaged_model"):
        ready.model()
    assert not mark.exists()


def test_training_keeps_the_model_unless_it_is_cancelled(
    ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fit(
        interactions: Interactions, options: TrainingOptions, progress: Progress, checkpoints: object
    ) -> FactorModel:
        progress("sweep", 1, 2, loss=0.5)
        return replace(made_up_model(ready), options=options)

    def cancel(*_: object, **__: float) -> None:
        raise Cancelled

    monkeypatch.setattr(factorization, "fit", fit, raising=False)
    with pytest.raises(Cancelled):
        ready.train(TrainingOptions(factors=3), cancel)
    assert ready.models() == []
    assert ready.train(TrainingOptions(factors=3, name="mine")).name == "mine"
    assert [(each["name"], each["current"]) for each in ready.models()] == [("mine", True)]


def test_training_an_empty_shop_says_what_to_do(shop: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no_interactions"):
        shop.train()
    with pytest.raises(WorkspaceError, match="no_model"):
        shop.similarity()
