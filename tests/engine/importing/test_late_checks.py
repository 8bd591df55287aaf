"""Totals and second headers look like data; taken for it, they make a best-seller of the sum of all."""

from collections.abc import Callable
from typing import Any

import pytest

from recdesk.engine.importing.late_checks import is_totals_row


def reasons(outcome: Any) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason) for reject in outcome.rejects]


@pytest.mark.parametrize(
    "row",
    [
        "合计,,1234",
        "Total,,1234",
        "总计：,,1234",
        "Grand Total,Total,1234",
        ",Summe,1234",
        "合计",
        "Total,9",
        ",,Total",
    ],
)
def test_a_totals_row_at_the_end_is_no_purchase(stage: Callable[..., Any], row: str) -> None:
    outcome = stage(f"user,item,qty\nu,i,1\nv,j,2\n{row}\n")
    assert [each[1:4] for each in outcome.rows] == [("u", "i", 1), ("v", "j", 2)]
    assert reasons(outcome) == [(4, "totals_row")]
    assert outcome.rejects[0].raw == row


def test_a_line_may_stand_below_the_totals(stage: Callable[..., Any]) -> None:
    outcome = stage('user,item,qty\n"u,1",i,1\nTotal,,1\nExported by Ann\n')
    assert reasons(outcome) == [(3, "totals_row"), (4, "too_few_columns")]


def test_products_may_be_called_total(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,qty\nTotal,,3\n" + "u,i,1\n" * 5 + "u,Total,3\nTotal,i,3\nu,total,1\n")
    assert reasons(outcome) == [(2, "missing_item")]
    assert [each[1:3] for each in outcome.rows[-3:]] == [("u", "Total"), ("Total", "i"), ("u", "total")]


def test_totals_below_a_catalogue(stage: Callable[..., Any]) -> None:
    outcome = stage("item,title,price\ni,Tea,3\n合计,,3\n")
    assert [each[1] for each in outcome.rows] == ["i"]
    assert reasons(outcome) == [(3, "totals_row")]


@pytest.mark.parametrize(
    ("fields", "totals"),
    [
        (["u", "i", "Total"], False),
        (["", "", "Total"], True),
        (["", "", "3"], False),
        (["", "合计（元）"], False),
        (["", "合计："], True),
        ([], False),
    ],
)
def test_a_totals_row_names_nobody_and_nothing(fields: list[str], totals: bool) -> None:
    assert is_totals_row(fields, 3, [0, 1]) is totals


def test_a_second_header_is_no_purchase(stage: Callable[..., Any]) -> None:
    header = '"user","item",qty\n'
    outcome = stage(f"{header}u,i,1\n{header}user,i,2\n user ,item,qty\n")
    assert reasons(outcome) == [(3, "repeated_header"), (5, "repeated_header")]
    assert [each[1] for each in outcome.rows] == ["u", "user"]
    outcome = stage("item,title\ni,Tea\nitem,title\nitem,Tea\n")
    assert reasons(outcome) == [(3, "repeated_header")]
