"""Similar products, recommendations, catalogue and interactions come out complete and in order."""

import csv
import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.errors import FileError
from recdesk.engine.export import (
    catalogue_table,
    interactions_table,
    recommendations_table,
    similar_table,
    write_recommendations_csv,
    write_similar_csv,
)
from recdesk.engine.interactions import Feedback, Interactions
from recdesk.engine.progress import Cancelled
from recdesk.engine.texts import Texts


@dataclass(frozen=True)
class Lists:
    items: np.ndarray
    scores: np.ndarray
    evidence: np.ndarray


CATALOGUE = Catalogue(
    item_ids=Texts.of(["007", "b,1", "c"]),
    titles=Texts.of(["西湖龙井", "", 'the "c"']),
    categories=Labels.of(["Tea", None, "Tea"]),
    brands=Labels.of([None, None, None]),
    prices=np.array([12.5, np.nan, 3], np.float32),
    descriptions=Texts.of(["d", "", ""]),
    images=Texts.of(["", "", "c.png"]),
    attributes=Texts.of(
        ['{"stock": 3, "title": "alias"}', "", '{"colour": "red", "stock": 4.5, "tags": ["x"]}']
    ),
)
NEIGHBOURS = Lists(
    items=np.array([[2, 1], [0, -1], [-1, -1]], np.int32),
    scores=np.array([[0.9, 0.25], [1 / 3, 0], [0, 0]], np.float32),
    evidence=np.array([[5, 2], [2, 0], [0, 0]], np.int32),
)


def test_similar_table_has_one_pair_a_row():
    columns = similar_table(NEIGHBOURS, CATALOGUE).columns
    assert list(columns) == [
        "item_id", "title", "rank", "similar_item_id", "similar_title", "score", "evidence",
    ]  # fmt: skip
    assert list(columns["item_id"]) == ["007", "007", "b,1"]
    assert list(columns["title"]) == ["西湖龙井", "西湖龙井", "b,1"]
    assert list(columns["rank"]) == [1, 2, 1]
    assert list(columns["similar_item_id"]) == ["c", "b,1", "007"]
    assert list(columns["similar_title"]) == ['the "c"', "b,1", "西湖龙井"]
    np.testing.assert_array_equal(columns["score"], np.array([0.9, 0.25, 1 / 3], np.float32))
    assert list(columns["evidence"]) == [5, 2, 2]


def test_recommendations_table_has_one_product_a_row():
    columns = recommendations_table(NEIGHBOURS, ["u1", "u2", "u3"], CATALOGUE).columns
    assert list(columns) == ["user_id", "rank", "item_id", "title", "score"]
    assert list(columns["user_id"]) == ["u1", "u1", "u2"]
    assert list(columns["item_id"]) == ["c", "b,1", "007"]


BOUNDS = (
    np.array([[0.8, 0], [0.25, 0], [0, 0]], np.float32),
    np.array([[1, 1 / 3], [0.5, 0], [0, 0]], np.float32),
)
"""As a model gives them that can tell how sure it is."""


def test_low_and_high_stand_behind_in_tables() -> None:
    for table in (
        similar_table(NEIGHBOURS, CATALOGUE, BOUNDS),
        recommendations_table(NEIGHBOURS, ["u1", "u2", "u3"], CATALOGUE, BOUNDS),
    ):
        assert table.names[-2:] == ["low", "high"]
        np.testing.assert_array_equal(table.columns["low"], np.array([0.8, 0, 0.25], np.float32))
        np.testing.assert_array_equal(table.columns["high"], np.array([1, 1 / 3, 0.5], np.float32))


def test_low_and_high_stand_behind_in_machine_files(tmp_path: Path) -> None:
    write_similar_csv(tmp_path / "s.csv", NEIGHBOURS, CATALOGUE.item_ids, bounds=BOUNDS)
    assert (tmp_path / "s.csv").read_text("utf-8") == (
        "item_id,rank,similar_item_id,score,evidence,low,high\n"
        '007,1,c,0.9,5,0.8,1\n007,2,"b,1",0.25,2,0,0.3333333\n"b,1",1,007,0.3333333,2,0.25,0.5\n'
    )
    write_recommendations_csv(tmp_path / "r.csv", NEIGHBOURS, "uvw", CATALOGUE.item_ids, bounds=BOUNDS)
    assert (tmp_path / "r.csv").read_text("utf-8") == (
        "user_id,rank,item_id,score,low,high\n"
        'u,1,c,0.9,0.8,1\nu,2,"b,1",0.25,0,0.3333333\nv,1,007,0.3333333,0.25,0.5\n'
    )


def test_catalogue_table_spreads_the_attributes_over_columns():
    columns = catalogue_table(CATALOGUE, np.array([4, 0, 9])).columns
    assert list(columns["category"]) == ["Tea", "", "Tea"]
    assert list(columns["brand"]) == ["", "", ""]
    assert list(columns["shoppers"]) == [4, 0, 9]
    assert list(columns["title"]) == ["西湖龙井", "", 'the "c"']
    np.testing.assert_array_equal(columns["stock"], [3, np.nan, 4.5])
    assert list(columns["colour"]) == ["", "", "red"]
    assert list(columns["tags"]) == ["", "", '["x"]']
    assert list(columns["title (attribute)"]) == ["alias", "", ""]


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        (["20", "0", "-3"], True),
        (["1.5", "", "12"], True),
        (["007", "12", "13"], False),
        (["1.10", "1.2", "1.3"], False),
        (["6901234567892", "1", "2"], False),
        (["1e5", "1", "2"], False),
        (["1", "x", "2"], False),
        (["", "", ""], False),
    ],
)
def test_catalogue_table_has_attributes_as_numbers_only_if_nothing_is_lost(values: list[str], numbers: bool):
    catalogue = replace(CATALOGUE, attributes=[json.dumps({"a": value}) for value in values])
    column = catalogue_table(catalogue, np.array([4, 0, 9])).columns["a"]
    assert list(column) == values if not numbers else column.dtype == float
    if numbers:
        np.testing.assert_array_equal(column, [float(value or "nan") for value in values])


@pytest.mark.parametrize(("feedback", "name"), [("explicit", "rating"), ("implicit", "value")])
def test_interactions_table_has_ids_and_times(feedback: Feedback, name: str):
    user, item = np.array([1, 0], np.int32), np.array([0, 1], np.int32)
    value, time = np.array([2, 5], np.float32), np.array([0, 86_400])
    columns = interactions_table(
        Interactions(user, item, value, time, ["a", "b"], ["x", "y"], feedback)
    ).columns
    assert list(columns) == ["user_id", "item_id", name, "time"]
    assert list(columns["user_id"]) == ["b", "a"]
    assert list(columns["item_id"]) == ["x", "y"]
    assert columns["time"].tolist() == np.array(["1970-01-01", "1970-01-02"], "datetime64[s]").tolist()
    without = interactions_table(Interactions(user, item, value, None, ["a", "b"], ["x", "y"], feedback))
    assert without.names == ["user_id", "item_id", name]


def test_machine_files_are_plain_and_leave_ids_alone(tmp_path: Path):
    assert write_similar_csv(tmp_path / "s.csv", NEIGHBOURS, CATALOGUE.item_ids) == 3
    assert (tmp_path / "s.csv").read_bytes() == (
        b"item_id,rank,similar_item_id,score,evidence\n"
        b'007,1,c,0.9,5\n007,2,"b,1",0.25,2\n"b,1",1,007,0.3333333,2\n'
    )
    users = ["=u", " 用户", "0"]
    assert write_recommendations_csv(tmp_path / "r.csv", NEIGHBOURS, users, CATALOGUE.item_ids) == 3
    assert (tmp_path / "r.csv").read_text("utf-8") == (
        'user_id,rank,item_id,score\n=u,1,c,0.9\n=u,2,"b,1",0.25\n 用户,1,007,0.3333333\n'
    )


ID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(
    st.lists(ID, min_size=1, max_size=6, unique=True),
    st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_machine_files_are_read_back_by_the_csv_module(
    tmp_path_factory: pytest.TempPathFactory, ids: list[str], scores: list[float]
):
    path = tmp_path_factory.mktemp("machine") / "s.csv"
    items = np.arange(len(scores), dtype=np.int32) % len(ids)
    lists = Lists(items[:, None], np.array(scores, np.float32)[:, None], items[:, None] * 3)
    owners = [f"{ids[0]}{number}" for number in range(len(scores))]
    write_recommendations_csv(path, lists, owners, ids)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["user_id"] for row in rows] == owners
    assert [row["item_id"] for row in rows] == [ids[item] for item in items]
    np.testing.assert_allclose([float(row["score"]) for row in rows], scores, rtol=1e-6, atol=1e-44)


def test_long_machine_files_report_and_cancel(tmp_path: Path):
    n = 3000
    lists = Lists(
        np.arange(n, dtype=np.int32)[:, None], np.ones((n, 1), np.float32), np.ones((n, 1), np.int32)
    )
    ids = [str(number) for number in range(n)]
    path = tmp_path / "s.csv"
    told: list[int] = []
    assert write_similar_csv(path, lists, ids, lambda _stage, done, _total, /, **_: told.append(done)) == n
    assert told[0] == 0
    assert told[-1] == n
    assert len(told) > 3

    def cancel(stage: str, done: int, total: int, /, **figures: float) -> None:
        if done:
            raise Cancelled

    before = path.read_bytes()
    with pytest.raises(Cancelled):
        write_similar_csv(path, lists, ids, cancel)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(FileError):
        write_similar_csv(tmp_path / "missing" / "s.csv", lists, ids)
