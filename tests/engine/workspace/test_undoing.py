"""An import that went wrong must be undone to the last row, code and model, or nobody dares to import."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace, imports
from recdesk.engine.workspace.schema import EARLIER_TABLES

State = dict[str, list[tuple[Any, ...]]]


def state_of(shop: Workspace) -> State:
    """All rows of what a shop consists of, without the notes of what can be undone and what once was."""
    connection = shop._connection
    state = {
        table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in EARLIER_TABLES[1]
    }
    state["meta"] = [row for row in state["meta"] if row[0] not in ("undo", "plain_ids")]
    return state


def made_up_model(shop: Workspace) -> FactorModel:
    interactions = shop.interactions()
    random = np.random.default_rng(0)
    return FactorModel(
        objective="ranking",
        user_factors=random.normal(size=(interactions.users, 2)).astype(np.float32),
        item_factors=random.normal(size=(interactions.items, 2)).astype(np.float32),
        options=TrainingOptions(objective="ranking", factors=2, iterations=1, device="cpu"),
        fingerprint=interactions.fingerprint(),
    )


purchases = st.lists(
    st.tuples(
        *(st.sampled_from("uvw"), st.sampled_from("ijkl")),
        *(st.sampled_from(["1", "2", "", "-1"]), st.sampled_from(["", "5", "6"])),
    ),
    min_size=1,
    max_size=5,
)
products = st.lists(st.tuples(st.sampled_from("ijkm"), st.sampled_from("ABC")), min_size=1, max_size=4)
steps = st.one_of(
    st.tuples(st.just("interactions"), purchases, st.booleans()),
    st.tuples(st.just("catalogue"), products, st.booleans()),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("train"), st.none(), st.none()),
    st.tuples(st.just("reopen"), st.none(), st.none()),
)


as_rule = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@as_rule
@given(st.lists(steps, max_size=7))
def test_any_import_is_undone_exactly(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, Any, Any]]
) -> None:
    check(tmp_path_factory.mktemp("undo"), sequence)


@pytest.mark.slow
@settings(as_rule, max_examples=200)
@given(st.lists(steps, max_size=7))
def test_each_of_many_imports_is_undone_exactly(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, Any, Any]]
) -> None:
    check(tmp_path_factory.mktemp("undo"), sequence)


def check(folder: Path, sequence: list[tuple[str, Any, Any]]) -> None:
    """Takes the steps one after another in a new shop; each undo must bring back what was seen before."""
    shop = Workspace.create(folder / "shop.recdesk")
    before: State | None = None
    for number, (step, rows, replace) in enumerate(sequence):
        if step in ("interactions", "catalogue"):
            header = "user,item,qty,time,note" if step == "interactions" else "item,title,note"
            path = folder / "file.csv"
            path.write_text(header + "\n" + "".join(",".join(row) + f",{number}\n" for row in rows))
            earlier = state_of(shop)
            try:
                report = shop.import_file(path, ImportSettings(role=step, replace=replace))
            except DataError:  # none of the rows could be used
                assert state_of(shop) == earlier
            else:
                before = earlier
                assert shop.undoable() == report.import_id
        elif step == "undo" and before is None:
            with pytest.raises(DataError, match="nothing_to_undo"):
                shop.undo_import()
        elif step == "undo":
            shop.undo_import()
            assert state_of(shop) == before
            assert shop.undoable() is None
            before = None
        elif step == "train" and shop.summary().interactions:
            shop.save(made_up_model(shop))
        elif step == "reopen":
            shop.close()
            shop = Workspace.open(shop.path)
    shop.close()


def test_undoing_brings_a_replaced_shop_back(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item,rating\nu,i,3\nv,j,4\n", "1.csv"))
    shop.import_file(written("item,title\nj,Tea\n", "2.csv"))
    shop.save(made_up_model(shop))
    before = shop.summary(), shop.interactions().fingerprint(), shop.models(), shop.imports()
    shop.import_file(written("user,item,qty\nw,k,3\n", "3.csv"), ImportSettings(replace=True))
    assert shop.models() == []
    undone = shop.undo_import()
    assert (undone.import_id, undone.path.name, undone.role, undone.models) == (
        3,
        "3.csv",
        "interactions",
        [],
    )
    assert (shop.summary(), shop.interactions().fingerprint(), shop.models(), shop.imports()) == before
    assert shop.models()[0]["current"]
    np.testing.assert_array_equal(shop.model().item_factors, made_up_model(shop).item_factors)


def test_models_trained_since_go_with_the_import(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item,qty\nu,i,3\n", "1.csv"))
    shop.save(made_up_model(shop))
    shop.import_file(written("user,item,qty\nu,j,3\n", "2.csv"))
    newer = shop.save(made_up_model(shop))
    assert shop.undo_import().models == [newer.name]
    assert [(one["name"], one["current"]) for one in shop.models()] == [("ranking-2", True)]


def test_an_undone_file_may_come_again(shop: Workspace, written: Callable[..., Path]) -> None:
    path = written("user,item,qty\nu,i,3\n")
    first = shop.import_file(path)
    shop.undo_import()
    assert shop.summary().events == 0
    assert shop.import_file(path).import_id == first.import_id


def test_what_was_replaced_is_kept_until_the_next_import(
    shop: Workspace, written: Callable[..., Path]
) -> None:
    def aside() -> list[int]:
        tables = ("undo_interactions", "undo_users", "undo_items")
        return [shop._connection.execute(f"FROM {table}").fetchall().__len__() for table in tables]

    shop.import_file(written("user,item\nu,i\nv,j\n", "1.csv"))
    shop.import_file(written("user,item\nw,k\n", "2.csv"), ImportSettings(replace=True))
    assert aside() == [2, 2, 2]
    shop.import_file(written("user,item\nw,l\n", "3.csv"))
    assert aside() == [0, 0, 0]


def test_a_failed_undo_changes_nothing(
    shop: Workspace, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.import_file(written("user,item\nu,i\n", "1.csv"))
    shop.import_file(written("user,item\nw,k\n", "2.csv"), ImportSettings(replace=True))
    before = state_of(shop)
    with monkeypatch.context() as patch:
        patch.setattr("recdesk.engine.workspace.undoing.write_policy", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            shop.undo_import()
    assert state_of(shop) == before
    assert shop.undo_import().import_id == 2
    assert imports.read_import(shop._connection, 1)["rows_accepted"] == 1
