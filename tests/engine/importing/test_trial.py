"""What the import page says of the first rows must be what the import then does with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from recdesk.engine.importing import ImportSettings
from recdesk.engine.importing.trial import TRIAL_ROWS, RejectCount, Trial, trial
from recdesk.engine.workspace import Workspace

SALES = (
    "user,item,qty,note\n"
    'a,p1,1,"two\r\nlines"\n'
    "a,p1,2,again\n"
    "b,p1,many,\n"
    ",p2,1,\n"
    "b,p2,0,\n"
    "c,p2\n"
    'c,p3,1,"open\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_a_whole_small_file_comes_out_as_it_does_when_staged(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection, stage: Callable[..., Any], encoding: str
) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes(SALES.replace("again", "再来一次，龙井").encode(encoding))
    found = trial(connection, path, ImportSettings())
    outcome = stage(path)
    pairs = {(row[1], row[2]) for row in outcome.rows}
    assert found.complete
    assert found.rows_read == len(outcome.rows) + len(outcome.rejects)
    assert found.rows_accepted == len(pairs)
    assert found.rows_merged == len(outcome.rows) - len(pairs)
    told = sorted((one.reason, one.column, one.example) for one in found.rejects for _ in range(one.rows))
    assert told == sorted((one.reason, one.column, one.raw) for one in outcome.rejects)


def test_of_a_long_file_only_whole_records_are_tried(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("user,item,note\n" + "".join(f'u{n},p,"two\n{"x" * 2000}"\n' for n in range(2_000)))
    found = trial(connection, path, ImportSettings())
    assert not found.complete
    assert found.rejects == [], "a record cut by the end of the sample is no mistake of the file's"
    assert 400 < found.rows_read <= TRIAL_ROWS


def test_rows_that_the_shop_has_are_merged_and_nothing_is_kept(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("user,item,qty\nu1,p1,1\nu2,p2,1\n")
    second.write_text("user,item,qty\nu1,p1,5\nu1,p2,5\nu3,p1,x\n")
    with Workspace.create(tmp_path / "shop.recdesk") as shop:
        shop.import_file(first)
        before = shop.summary()
        found = shop.try_file(second, ImportSettings())
        assert found == Trial(3, 1, 1, True, 1, 2, [RejectCount("bad_number", "qty", 1, "u3,p1,x")])
        assert shop.try_file(second, ImportSettings(replace=True)).rows_merged == 0
        assert shop.summary() == before
        report = shop.import_file(second)
        assert (report.rows_read, report.rows_accepted, report.rows_merged) == (3, 1, 1)


def test_the_preview_in_a_shop_has_the_shops_feedback(tmp_path: Path) -> None:
    """Ratings in a shop of purchases are taken as counts: the page must not promise ratings."""
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("user,item,qty\nu1,p1,1\nu2,p2,1\n")
    second.write_text("user,item,rating\nu1,p1,5\nu1,p2,4\n")
    with Workspace.create(tmp_path / "shop.recdesk") as shop:
        shop.import_file(first)
        found = shop.preview(second, ImportSettings())
        assert (found.feedback, found.feedback_reason) == ("implicit", "shop")
        replaced = shop.preview(second, ImportSettings(replace=True))
        assert (replaced.feedback, replaced.feedback_reason) == ("explicit", "named_like_ratings")
