"""A quantity or a date read wrongly is worse than one rejected: nobody would notice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.engine.importing import expressions


@pytest.fixture
def evaluate(connection: duckdb.DuckDBPyConnection) -> Callable[[str, str], Any]:
    """The value of an expression over the column `x` that holds a text."""

    def run(expression: str, text: str) -> Any:
        row = connection.execute(f"SELECT {expression} FROM (SELECT ? AS x)", [text]).fetchone()
        assert row is not None
        return row[0]

    return run


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        *[("3", ".", 3), ("-2.5", ".", -2.5), ("+4", ".", 4), (".5", ".", 0.5), ("1e3", ".", 1000)],
        *[
            ("1,234", ".", 1234),
            ("1,234.50", ".", 1234.5),
            ("1 234", ".", 1234),
            ("1\u00a0234,5", ",", 1234.5),
        ],
        *[
            ("¥12.80", ".", 12.8),
            ("12.80元", ".", 12.8),
            ("$ 3", ".", 3),
            ("USD 3", ".", 3),
            ("￥1,200", ".", 1200),
        ],
        *[("3,5", ",", 3.5), ("1.234,56", ",", 1234.56), ("1.234", ",", 1234), ("€ 2,99", ",", 2.99)],
        *[
            ("", ".", None),
            ("abc", ".", None),
            ("1_000", ".", None),
            ("12 pcs", ".", None),
            ("0x1F", ".", None),
        ],
        *[
            ("3,5", ".", None),
            ("--3", ".", None),
            ("1.2.3", ".", None),
            ("3.5", ",", None),
            ("1,23,456", ".", None),
            ("¥1234.5", ".", 1234.5),
            ("true", ".", None),
        ],
    ],
)
def test_numbers_as_shops_write_them(
    evaluate: Callable[[str, str], Any], text: str, decimal: str, value: float | None
) -> None:
    assert evaluate(expressions.number("x", decimal), text) == (
        None if value is None else pytest.approx(value)
    )


def seconds(*moment: int, zone: timezone = UTC) -> int:
    return int(datetime(*moment, tzinfo=zone).timestamp())


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("881250949", 881250949),
        ("881250949.0", 881250949),
        ("0", 0),
        ("1704459900000", 1704459900),
        ("1704459900000000", 1704459900),
        ("2024-01-05", seconds(2024, 1, 5)),
        ("2024-01-05 13:05:26", seconds(2024, 1, 5, 13, 5, 26)),
        ("2024-01-05T13:05:26.999Z", seconds(2024, 1, 5, 13, 5, 26)),
        ("2024-01-05T13:05:00+08:00", seconds(2024, 1, 5, 5, 5)),
        ("2024/1/5 13:05", seconds(2024, 1, 5, 13, 5)),
        ("2024/1/5", seconds(2024, 1, 5)),
        ("20240105", seconds(2024, 1, 5)),
        ("20240105130526", seconds(2024, 1, 5, 13, 5, 26)),
        ("2024年1月5日", seconds(2024, 1, 5)),
        ("2024年1月5日 13:05", seconds(2024, 1, 5, 13, 5)),
        ("5.1.2024", seconds(2024, 1, 5)),
        ("05.01.2024 13:05", seconds(2024, 1, 5, 13, 5)),
        ("1969-12-31 23:59:59", -1),
        ("2024-02-30", None),
        ("20241305", None),
        ("01/05/2024", None),
        ("yesterday", None),
        ("infinity", None),
        ("nan", None),
        ("inf", None),
        ("1e30", None),
    ],
)
def test_times_as_shops_write_them(evaluate: Callable[[str, str], Any], text: str, time: int | None) -> None:
    assert evaluate(expressions.time("x"), text) == time


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)),
    st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_any_iso_time_is_the_moment_that_python_says(
    evaluate: Callable[[str, str], Any], moment: datetime, zone: timezone
) -> None:
    moment = moment.replace(tzinfo=zone)
    whole = moment.replace(microsecond=0)
    assert evaluate(expressions.time("x"), moment.isoformat()) == whole.timestamp()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_that_python_writes_is_read_back(
    evaluate: Callable[[str, str], Any], value: float
) -> None:
    assert evaluate(expressions.number("x", "."), repr(value)) == value
