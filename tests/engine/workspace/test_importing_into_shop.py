"""The numbers a shop shows are only as right as what an import makes of its rows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import DataError, RecDeskError, UnknownIdError, WorkspaceError
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.interactions import Interactions
from recdesk.engine.workspace import ShopSummary, Workspace, storing


def as_frame(interactions: Interactions) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "user": np.asarray(list(interactions.user_ids))[interactions.user],
            "item": np.asarray(list(interactions.item_ids))[interactions.item],
            "value": interactions.value,
        }
    )


def made_up_events(rows: int, seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "user": [f"u{n:03}" for n in random.integers(0, 40, rows)],
            "item": [f"{n:05}" for n in random.integers(0, 25, rows)],
            "value": random.integers(1, 6, rows),
            "time": random.integers(1_500_000_000, 1_500_000_200, rows),
        }
    )


@pytest.mark.parametrize("policy", ["last", "mean", "max", "sum", "count"])
def test_duplicates_come_to_what_pandas_says(
    shop: Workspace, written: Callable[..., Path], policy: str
) -> None:
    first, second = made_up_events(1500, 1), made_up_events(1500, 2)
    for number, frame in enumerate((first, second)):
        path = written(frame.to_csv(index=False), f"events{number}.csv")
        # Made up rows may come again by chance.
        keep = ImportSettings(feedback="implicit", duplicates=policy, repeats="keep")
        report = shop.import_file(path, keep)
        assert report.rows_read == report.rows_accepted + report.rows_rejected + report.rows_merged == 1500
    # A stable sort keeps the order of the rows among equal times.
    together = pd.concat([first, second]).sort_values("time", kind="stable")
    expected = together.groupby(["user", "item"])["value"].agg(policy).reset_index()
    got = as_frame(shop.interactions()).sort_values(["user", "item"]).reset_index(drop=True)
    assert got[["user", "item"]].equals(expected[["user", "item"]])
    np.testing.assert_allclose(got["value"], expected["value"].astype(np.float64), rtol=1e-6)
    summary = shop.summary()
    assert (summary.interactions, summary.events) == (len(expected), 3000)
    assert (summary.first_time, summary.last_time) == (together["time"].min(), together["time"].max())
    latest = together.groupby(["user", "item"])["time"].max()
    assert shop.interactions().time is not None
    assert sorted(shop.interactions().time.tolist()) == sorted(latest.tolist())


def test_interactions_are_ordered_and_coded_by_first_appearance(
    shop: Workspace, written: Callable[..., Path]
) -> None:
    shop.import_file(written("user,item,qty\nb,y,1\na,x,2\nb,x,1\n", "1.csv"))
    shop.import_file(written("user,item,qty\na,z,1\nc,y,4\n", "2.csv"))
    interactions = shop.interactions()
    assert (list(interactions.user_ids), list(interactions.item_ids)) == (["b", "a", "c"], ["y", "x", "z"])
    assert interactions.user.tolist() == [0, 0, 1, 1, 2]
    assert interactions.item.tolist() == [0, 1, 1, 2, 0]
    assert interactions.value.tolist() == [1, 1, 2, 1, 4]
    assert (interactions.user.dtype, interactions.value.dtype) == (np.int32, np.float32)
    assert interactions.time is None


as_rule = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
any_lines = st.lists(
    st.tuples(
        st.sampled_from(["u", "v", "", "007", '"a,b"', '"', "é"]),
        st.sampled_from(["i", "j", " ", "k"]),
        st.sampled_from(["1", "2.5", "0", "-1", "nan", "", "x"]),
        st.sampled_from(["", "881250949", "soon"]),
    ).map(",".join),
    max_size=30,
)


@as_rule
@given(any_lines)
def test_every_row_is_counted_once(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    check_counts(tmp_path_factory.mktemp("count"), lines)


@pytest.mark.slow
@settings(as_rule, max_examples=300)
@given(any_lines)
def test_every_row_of_many_files_is_counted_once(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    check_counts(tmp_path_factory.mktemp("count"), lines)


def check_counts(folder: Path, lines: list[str]) -> None:
    """Imports the lines into a new shop, whose report and tables must agree on each of them."""
    path = folder / "file.csv"
    path.write_text("user,item,qty,time\n" + "".join(f"{line}\n" for line in ["u,i,1,", *lines]))
    with Workspace.create(folder / "shop.recdesk") as shop:
        report = shop.import_file(path, ImportSettings(delimiter=",", returns="reject"))
        assert report.rows_read == report.rows_accepted + report.rows_rejected + report.rows_merged
        # A stray quote may join lines into one record, never lose one that has none.
        if not any(line.startswith('",') for line in lines):
            assert report.rows_read == 1 + len(lines)
        assert report.rows_accepted == shop.summary().interactions == len(shop.interactions().user)
        assert report.rows_accepted + report.rows_merged == shop.summary().events
        assert report.rows_rejected == len(shop.rejects(report.import_id))


def test_rejects_are_kept_and_written(shop: Workspace, written: Callable[..., Path], tmp_path: Path) -> None:
    path = written('user,item,qty\nu,i,1\nu,"j\nk",0\n,i,1\n')
    report = shop.import_file(path, rejects_to=tmp_path / "rejects.csv")
    kept = shop.rejects(report.import_id)
    assert [(each.line, each.column, each.reason) for each in kept] == [
        (3, "qty", "zero_value"),
        (5, "user", "missing_user"),
    ]
    shop.write_rejects(report.import_id, tmp_path / "again.csv")
    assert (tmp_path / "rejects.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
    read = pd.read_csv(tmp_path / "rejects.csv")
    assert read["recdesk_text"].tolist() == ['u,"j\nk",0', ",i,1"]
    assert shop.rejects(report.import_id, limit=1) == kept[:1]


def test_rejects_that_cannot_be_written_stop_the_import(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    path = written("user,item\nu,i\n")
    (tmp_path / "a.csv").mkdir()
    for target, code in [
        (tmp_path / "a.csv", "target_is_folder"),
        (tmp_path / "no" / "rejects.csv", "folder_missing"),
    ]:
        with pytest.raises(RecDeskError) as raised:
            shop.import_file(path, rejects_to=target)
        assert raised.value.code == code
    assert shop.summary().events == 0


def test_small_film_ratings(shop: Workspace, written: Callable[..., Path]) -> None:
    films = "film_id,title,year,genres\n1,Toy Story,1995,Animation|Comedy\n50,Star Wars,1977,Sci-Fi\n"
    ratings = "user_id,film_id,rating,timestamp\n196,50,3,881250949\n186,1,5,891717742\n196,1,4,881250950\n"
    shop.import_file(written(ratings, "ratings.csv"))
    shop.import_file(written(films, "films.csv"))
    assert shop.summary() == ShopSummary(
        name="shop",
        users=2,
        items=2,
        sold=2,
        interactions=3,
        events=3,
        feedback="explicit",
        duplicates="last",
        first_time=881250949,
        last_time=891717742,
        in_catalogue=2,
        categories=2,
    )
    catalogue = shop.catalogue()
    assert [catalogue.title(code) for code in range(2)] == ["Star Wars", "Toy Story"]
    assert catalogue.details(0) == {"year": "1977"}
    assert ShopSummary.from_dict(shop.summary().to_dict()) == shop.summary()


def test_one_user_and_one_item_are_a_shop(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item,rating\nu,i,3\nu,i,3\n"))
    assert (shop.summary().users, shop.summary().items, shop.summary().interactions) == (1, 1, 1)
    assert shop.health()["density"] == 1


def test_adding_keeps_what_the_shop_means(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item,rating\nu,i,3\n", "1.csv"))
    report = shop.import_file(written("user,item,weight\nu,j,700\n", "2.csv"))
    assert (report.feedback, report.duplicates) == ("explicit", "last")
    with pytest.raises(DataError, match="feedback_differs"):
        shop.import_file(written("user,item,qty\nu,k,3\n", "3.csv"), ImportSettings(feedback="implicit"))
    with pytest.raises(DataError, match="ratings_need_values"):
        shop.import_file(written("user,item\nu,k\n", "4.csv"))


def test_the_same_file_twice_is_noticed(
    shop: Workspace, written: Callable[..., Path], everything: Callable[..., Any]
) -> None:
    first = written("user,item,qty\nu,i,3\n", "1.csv")
    shop.import_file(first)
    before = everything(shop)
    with pytest.raises(DataError, match="already_imported"):
        shop.import_file(written("user,item,qty\nu,i,3\n", "copy.csv"))
    assert everything(shop) == before
    report = shop.import_file(first, ImportSettings(replace=True))
    assert report.rows_accepted == 1
    assert shop.interactions().value.tolist() == [3]


def test_replacing_interactions_starts_anew_but_keeps_the_catalogue(
    shop: Workspace, written: Callable[..., Path]
) -> None:
    shop.import_file(written("user,item,rating\nu,gone,3\nu,kept,4\n", "1.csv"))
    shop.import_file(written("item,title\nkept,Kept\ncold,Cold\n", "2.csv"))
    report = shop.import_file(written("buyer,sku,qty\nv,new,2\n", "3.csv"), ImportSettings(replace=True))
    assert (report.users, report.items, report.feedback, report.duplicates) == (1, 3, "implicit", "sum")
    assert list(shop.interactions().item_ids) == ["kept", "cold", "new"]
    assert shop.interactions().item.tolist() == [2]
    assert [each["role"] for each in shop.imports()] == ["catalogue", "interactions"]


def test_unknown_ids_come_with_the_nearest(shop: Workspace, written: Callable[..., Path]) -> None:
    with pytest.raises(WorkspaceError, match="no_interactions"):
        shop.item_code("x")
    shop.import_file(written("user,item\nann,SKU-000123\nbob,SKU-000124\nbob,tea\n"))
    assert (shop.item_code("SKU-000124"), shop.user_code("bob")) == (1, 1)
    with pytest.raises(UnknownIdError) as raised:
        shop.item_code("sku 000123")
    assert raised.value.code == "unknown_item"
    assert raised.value.params["nearest"][0] == "SKU-000123"
    with pytest.raises(UnknownIdError, match="unknown_user"):
        shop.user_code("Ann")


def test_reports_cross_processes(shop: Workspace, written: Callable[..., Path]) -> None:
    report = shop.import_file(written("user,item\nu,i\n"))
    assert ImportReport.from_dict(report.to_dict()) == report
    assert [ImportReport.from_dict(each) for each in shop.imports()] == [report]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"user,item,qty\n", "header_only"),
        (b"user,item,qty\nu,i,many\n", "no_value_column"),
        (b"user,item,qty\nu,i,-1\nu,j,inf\n", "no_valid_rows"),
        (b"user,item,qty\nu,i\n", "no_valid_rows"),
        (b"\x00\x01\x02\x03" * 5000, "binary_file"),
        (b"user,item,qty\n" + b"x" * 10_000_000, "no_valid_rows"),
        (b"x" * 10_000_000, "header_too_long"),
        (None, "file_missing"),
    ],
)
def test_bad_files_leave_the_shop_as_it_was(
    shop: Workspace,
    written: Callable[..., Path],
    everything: Callable[..., Any],
    tmp_path: Path,
    content: bytes | None,
    code: str,
) -> None:
    shop.import_file(written("user,item,qty\nu,i,3\n,i,2\n", "good.csv"))
    before = everything(shop)
    path = tmp_path / "none.csv" if content is None else written(content, "bad.csv")
    with pytest.raises(RecDeskError) as raised:
        shop.import_file(path)
    assert raised.value.code == code
    assert everything(shop) == before


def test_pairs_are_counted_alike_at_once_and_in_parts(
    shop: Workspace, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_SORTED_EVENTS", 20)
    rows = [(n * n % 17, n * 7 % 5) for n in range(150)]
    path = written("user,item,qty\n" + "".join(f"u{user},i{item},1\n" for user, item in rows))
    report = shop.import_file(path)
    assert report.rows_accepted == len(set(rows)) == shop.summary().interactions
    assert report.rows_merged == len(rows) - len(set(rows))
