"""Rows that a user may not notice to be wrong must be rejected with the reason, and no others."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.errors import DataError
from recdesk.engine.importing import ImportSettings, preview


def reasons(outcome: Any) -> list[tuple[int, str, str]]:
    return [(reject.line, reject.column, reject.reason) for reject in outcome.rejects]


def test_implicit_values_must_be_positive_and_finite(stage: Callable[..., Any]) -> None:
    values = ["1", "0", "-2", "nan", "inf", "1e300", "", "abc", "1e-300", "2.5"]
    rows = "".join(f"u,i{n},{value}\n" for n, value in enumerate(values))
    outcome = stage("user,item,qty\n" + rows, returns="reject")
    assert [row[3] for row in outcome.rows] == [1, 2.5]
    assert reasons(outcome) == [
        (3, "qty", "zero_value"),
        (4, "qty", "negative_value"),
        (5, "qty", "not_finite"),
        (6, "qty", "not_finite"),
        (7, "qty", "out_of_range"),
        (8, "qty", "missing_value"),
        (9, "qty", "bad_number"),
        (10, "qty", "zero_value"),
    ]


def test_explicit_values_may_be_zero_or_negative(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,rating\nu,i,0\nu,j,-3.5\nu,k,nan\n")
    assert [row[3] for row in outcome.rows] == [0, -3.5]
    assert reasons(outcome) == [(4, "rating", "not_finite")]


def test_missing_ids(stage: Callable[..., Any]) -> None:
    outcome = stage('user,item\n,i\nu,\n"",i\n  ,i\nu,i\n')
    assert reasons(outcome) == [
        (2, "user", "missing_user"),
        (3, "item", "missing_item"),
        (4, "user", "missing_user"),
        (5, "user", "missing_user"),
    ]


def test_times_may_be_empty_but_not_unreadable(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,date\nu,i,2024-01-05\nu,j,\nu,k,soon\nu,l,1700-01-01\n")
    assert [row[4] for row in outcome.rows] == [1704412800, None]
    assert reasons(outcome) == [(4, "date", "bad_time"), (5, "date", "bad_time")]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["1/5/2024", "1/13/2024 8:26"], ["2024-01-05", "2024-01-13"]),
        (["1/5/2024", "13/5/2024"], ["2024-05-01", "2024-05-13"]),
        (["01-05-2024", "13-05-2024 08:26:00"], ["2024-05-01", "2024-05-13"]),
        (["1/5/98", "13/5/98 8:26"], ["1998-05-01", "1998-05-13"]),
        (["99-01-05", "99-01-13"], ["1999-01-05", "1999-01-13"]),
        (["5.1.2024", "13.1.2024 8:26"], ["2024-01-05", "2024-01-13"]),
        # Later rows tell what the first two hundred do not.
        (["1/5/2024"] * 250 + ["13/5/2024"], ["2024-05-01"] * 250 + ["2024-05-13"]),
    ],
)
def test_the_whole_column_tells_day_from_month(
    stage: Callable[..., Any], dates: list[str], days: list[str]
) -> None:
    outcome = stage("user,item,date\nu,i,\n" + "".join(f"u,i,{date}\n" for date in dates))
    assert days_of(outcome)[1:] == days
    assert outcome.rejects == []


def days_of(outcome: Any) -> list[str]:
    return ["" if row[4] is None else str(datetime.fromtimestamp(row[4], UTC).date()) for row in outcome.rows]


@pytest.mark.parametrize(
    ("dates", "order", "days"),
    [
        (["1/5/2024", "2/5/2024"], "dmy", ["2024-05-01", "2024-05-02"]),
        (["1/5/2024 1:05 PM", "2/5/2024"], "mdy", ["2024-01-05", "2024-02-05"]),
        (["13/5/24"], "dmy", ["2024-05-13"]),
        (["01-02-03", "02-02-03"], "ymd", ["2001-02-03", "2002-02-03"]),
        (["01.02.03"], "dmy", ["2003-02-01"]),
        (["13/5/2024", "5/13/2024"], "dmy", ["2024-05-13"]),
        (["1/5/2024"] * 300, "mdy", ["2024-01-05"] * 300),
    ],
)
def test_dates_that_could_be_read_either_way_are_asked_for(
    stage: Callable[..., Any], dates: list[str], order: str, days: list[str]
) -> None:
    content = "user,item,date\n" + "".join(f"u,i,{date}\n" for date in dates)
    with pytest.raises(DataError) as raised:
        stage(content)
    assert raised.value.code == "ambiguous_dates"
    assert raised.value.params == {"column": "date", "example": dates[0]}
    outcome = stage(content, dates=order)
    assert days_of(outcome) == days
    assert {reject.reason for reject in outcome.rejects} <= {"bad_time"}


def test_the_preview_asks_what_the_import_would_refuse(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("user,item,date\nu,i,1/5/2024\n")
    assert preview(path, ImportSettings()).questions == ["ambiguous_dates"]
    assert preview(path, ImportSettings(dates="dmy")).questions == []
    path.write_text("user,item,date\nu,i,13/5/2024\nu,i,1/5/2024\n")
    assert preview(path, ImportSettings()).questions == []
    path.write_text("user,item,date\nu,i,2024-01-05\n")
    assert preview(path, ImportSettings()).questions == []


def test_excel_serials_are_told_by_the_whole_column(stage: Callable[..., Any]) -> None:
    outcome = stage("user;item;date\nu;i;45296.5\nu;i;45296\nu;i;\nu;i;45296,545138888891\n")
    noon = int(datetime(2024, 1, 5, 12, tzinfo=UTC).timestamp())
    assert [row[4] for row in outcome.rows] == [noon, noon - 43_200, None, noon + 3900]
    # A counter of seconds that passes through the same numbers is none.
    outcome = stage("user,item,time\nu,i,45296\nu,i,900000\n")
    assert [row[4] for row in outcome.rows] == [45296, 900000]


def test_without_a_value_column_every_row_weighs_one(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item\nu,i\nu,j\n")
    assert [row[3] for row in outcome.rows] == [1, 1]
    assert outcome.preview.feedback == "implicit"


def test_decimal_commas(stage: Callable[..., Any]) -> None:
    outcome = stage("user;item;amount\nu;i;3,5\nu;j;1.234,25\nu;k;2\n")
    assert [row[3] for row in outcome.rows] == [3.5, 1234.25, 2]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("user,item,rating\n", "header_only"),
        ("user,item,rating\n\n\n", "header_only"),
        ("user,item,rating\nu,i,good\nu,j,\n", "no_value_column"),
        ("user,item,rating\nu,i\nu,j\n", "no_valid_rows"),
        ("user,rating\nu,3\n", "no_item_column"),
        ("colour,size\nred,3\n", "no_item_column"),
        ('"user,item\nu,i\n', "bad_header"),
        ('user,"item"s\nu,i\n', "bad_header"),
        ('user,"item\n' + 99_999 * "u,i\n", "bad_header"),
    ],
)
def test_a_file_without_usable_rows_says_why(stage: Callable[..., Any], content: str, code: str) -> None:
    with pytest.raises(DataError) as raised:
        stage(content, delimiter=",")
    assert raised.value.code == code


@pytest.mark.parametrize("value", ["x", "''", '"', "中文", "a'b", "%s", "{0}", "$1"])
def test_odd_column_names_are_only_names(stage: Callable[..., Any], value: str) -> None:
    header = '"' + value.replace('"', '""') + '"'
    outcome = stage(f"user,item,{header}\nu,i,5\n", mapping={"value": value})
    assert [row[3] for row in outcome.rows] == [5]
    catalogue = stage(f"item,title,{header}\nu,i,5\n")
    assert catalogue.rows[0][-1] not in ("", None)
