"""An export that begins with yesterday's rows must not double yesterday, nor lose what was bought twice."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace

HEADER = "user,item,qty,time\n"


def test_rows_of_a_longer_export_count_once(shop: Workspace, written: Callable[..., Path]) -> None:
    day = HEADER + "u,i,1,2024-01-05\nu,i,1,2024-01-05\nv,j,2,2024-01-05\n"
    shop.import_file(written(day, "1.csv"))
    # The third purchase of one day is new, as are other values and times.
    more = day + "u,i,1,2024-01-05\nv,j,3,2024-01-05\nv,j,2,2024-01-06\nw,k,1,2024-01-06\n"
    report = shop.import_file(written(more, "2.csv"))
    assert (report.rows_read, report.rows_accepted, report.rows_merged, report.rows_repeated) == (7, 1, 6, 3)
    assert shop.summary().events == 7
    assert shop.interactions().value.tolist() == [3, 7, 1]
    shop.undo_import()
    assert shop.interactions().value.tolist() == [2, 2]


def test_repeats_are_kept_where_asked(shop: Workspace, written: Callable[..., Path]) -> None:
    day = HEADER + "u,i,1,2024-01-05\n"
    shop.import_file(written(day, "1.csv"))
    more = written(day + "v,i,1,2024-01-05\n", "2.csv")
    report = shop.import_file(more, ImportSettings(repeats="keep"))
    assert (report.rows_merged, report.rows_repeated, shop.interactions().value.tolist()) == (1, 0, [2, 1])


@pytest.mark.parametrize("header", ["user,item,qty", "user,item,qty,time"])
def test_without_times_nothing_is_known_to_repeat(
    shop: Workspace, written: Callable[..., Path], header: str
) -> None:
    row = "u,i,1" + "," * header.count("time")
    shop.import_file(written(f"{header}\n{row}\n", "1.csv"))
    report = shop.import_file(written(f"{header}\n{row}\n{row}\n", "2.csv"))
    assert (report.rows_repeated, shop.interactions().value.tolist()) == (0, [3])


def test_an_export_that_brings_nothing_new(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written(HEADER + "u,i,1,5\nv,j,1,6\n", "1.csv"))
    report = shop.import_file(written(HEADER + "v,j,1,6\nu,i,1,5\n", "2.csv"))
    assert (report.rows_accepted, report.rows_merged, report.rows_repeated) == (0, 2, 2)
    assert (shop.summary().events, shop.summary().interactions) == (2, 2)
    assert [one["rows_repeated"] for one in shop.imports()] == [0, 2]


rows = st.lists(
    st.tuples(
        st.sampled_from("uv"), st.sampled_from("ij"), st.sampled_from("12"), st.sampled_from(["5", "6"])
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, min_size=2, max_size=3))
def test_a_shop_holds_each_row_as_often_as_the_file_with_most_of_it(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[tuple[str, ...]]]
) -> None:
    folder = tmp_path_factory.mktemp("repeats")
    expected: Counter[tuple[str, ...]] = Counter()
    with Workspace.create(folder / "shop.recdesk") as shop:
        for number, lines in enumerate(files):
            path = folder / f"{number}.csv"
            # Trailing spaces make every file another one.
            path.write_text(HEADER + "".join(",".join(line) + " " * number + "\n" for line in lines))
            report = shop.import_file(path)
            assert report.rows_read == report.rows_accepted + report.rows_merged == len(lines)
            assert report.rows_repeated == (expected & Counter(lines)).total()
            expected |= Counter(lines)
        assert shop.summary().events == expected.total()
