"""A user would lose or garble rows if records were not split as every other program splits them."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing.rejects import RAW_CHARACTERS
from recdesk.messages import SENTENCES

FIXTURE_IS_FRESH = [HealthCheck.function_scoped_fixture]

# Characters that matter to a CSV reader, and some that matter to databases and encodings.
cells = st.text(st.sampled_from("ab 0'\",;\n\t\\#é用🙂\x00\u2028\ufeff"), max_size=8)
tables = st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=12)


def written(table: list[tuple[str, ...]], terminator: str, quoting: int, blank_lines: bool) -> str:
    """A table as the csv module writes it, with physical lines as it counts them."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator=terminator, quoting=quoting)
    writer.writerow(("user_id", "item_id", "note"))
    for row in table:
        writer.writerow(row)
        if blank_lines:
            buffer.write(terminator)
    return buffer.getvalue()


def read_by_csv_module(text: str) -> list[tuple[int, list[str]]]:
    """First physical line and fields of each data record."""
    reader = csv.reader(io.StringIO(text, newline=""))
    records: list[tuple[int, list[str]]] = []
    end = 0
    for record in reader:
        if record:
            records.append((end + 1, record))
        end = reader.line_num
    return records[1:]


@settings(max_examples=30, deadline=None, suppress_health_check=FIXTURE_IS_FRESH)
@given(
    tables,
    # The csv module itself leaves LF unquoted where lines end with CR.
    st.sampled_from([("\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_MINIMAL)])
    | st.tuples(st.sampled_from(["\n", "\r\n", "\r"]), st.just(csv.QUOTE_ALL)),
    st.booleans(),
)
def test_records_and_their_lines_are_those_of_the_csv_module(
    stage: Callable[..., Any], table: list[tuple[str, ...]], style: tuple[str, int], blank_lines: bool
) -> None:
    terminator, quoting = style
    text = written(table, terminator, quoting, blank_lines)
    expected = read_by_csv_module(text)
    mapping = {"item": "item_id", "title": "", "category": ""}
    # One good row, so that something is left when all others are rejected.
    text += f"last,last,{terminator}"
    outcome = stage(text, role="catalogue", encoding="utf-8", delimiter=",", mapping=mapping)
    with_id = [(line, fields) for line, fields in expected if fields[1].strip(" ")]
    assert [row[:2] for row in outcome.rows[:-1]] == [(line, fields[1]) for line, fields in with_id]
    without_id = [line for line, fields in expected if not fields[1].strip(" ")]
    assert [reject.line for reject in outcome.rejects] == without_id
    assert {reject.reason for reject in outcome.rejects} <= {"missing_id"}


@settings(max_examples=30, deadline=None, suppress_health_check=FIXTURE_IS_FRESH)
@given(st.binary(max_size=200), st.sampled_from(["utf-8", "gb18030", None]))
def test_no_content_makes_it_crash(stage: Callable[..., Any], noise: bytes, encoding: str | None) -> None:
    outcome = outcome_or_error(stage, b"user,item\nu,i\n" + noise + b"\nv,j\n", encoding)
    if isinstance(outcome, RecDeskError):
        assert outcome.code in SENTENCES
    else:
        assert outcome.rows[0][1:3] == ("u", "i")


def outcome_or_error(stage: Callable[..., Any], content: bytes, encoding: str | None) -> Any:
    try:
        return stage(content, encoding=encoding, delimiter=",")
    except RecDeskError as error:
        return error


def test_rejects_tell_the_physical_line(stage: Callable[..., Any]) -> None:
    text = (
        "\ufeffuser_id,item_id,rating\r\n"  # 1
        "u1,i1,5\r\n"
        "\r\n"  # blank
        '"a\r\nb",i1,4\r\n'  # 4 and 5
        "u2,i2\r\n"  # 6
        '"u,3",i1,x\r\n'  # 7
        "u4,i1,3,9\r\n"  # 8
        'u5,"i"1,2\r\n'  # 9
        'u6,TV 5" wide,2\r\n'
        ",i1,2\r\n"  # 11
        '"c\r\n\r\nd",,1\r\n'  # 12 to 14
        "u7,i1,1,,\r\n"
    )
    outcome = stage(text, delimiter=",")
    assert [(reject.line, reject.column, reject.reason) for reject in outcome.rejects] == [
        (6, "", "too_few_columns"),
        (7, "rating", "bad_number"),
        (8, "", "too_many_columns"),
        (9, "", "bad_quotes"),
        (11, "user_id", "missing_user"),
        (12, "item_id", "missing_item"),
    ]
    assert outcome.rejects[1].raw == '"u,3",i1,x'
    assert outcome.rejects[5].raw == '"c\n\nd",,1'
    assert [row[1:3] for row in outcome.rows] == [
        ("u1", "i1"),
        ("a\r\nb", "i1"),
        ("u6", 'TV 5" wide'),
        ("u7", "i1"),
    ]


def test_a_quote_that_is_never_closed_costs_one_row(stage: Callable[..., Any]) -> None:
    rows = "".join(f"u{number},i1,1\n" for number in range(3000))
    outcome = stage(f'user,item,count\nu,i1,1\nx,"never,2\n{rows}')
    assert [(reject.line, reject.reason, reject.raw) for reject in outcome.rejects] == [
        (3, "bad_quotes", 'x,"never,2')
    ]
    assert len(outcome.rows) == 3001


@pytest.mark.parametrize("terminator", ["\n", "\r\n", "\r"])
def test_mixed_line_breaks_lose_nothing(stage: Callable[..., Any], terminator: str) -> None:
    outcome = stage(f"user,item,count\nu1,i1,1\r\nu2,i2,2{terminator}u3,i3,3\n\ru4,i4,4")
    assert [row[1:3] for row in outcome.rows] == [(f"u{n}", f"i{n}") for n in (1, 2, 3, 4)]


def test_a_ten_megabyte_line_is_one_reject(stage: Callable[..., Any]) -> None:
    outcome = stage(b"user,item,count\nu1,i1,1\nu2," + b"x" * 10_000_000 + b",1\nu3,i3,1\n")
    assert [(reject.line, reject.reason, len(reject.raw)) for reject in outcome.rejects] == [
        (3, "line_too_long", RAW_CHARACTERS)
    ]
    assert [row[1] for row in outcome.rows] == ["u1", "u3"]


def test_ids_are_texts_untouched(stage: Callable[..., Any]) -> None:
    ids = ["007", "7", " 7", "7 ", "1e5", "1.0", "用户一", "NULL", "nan", "é", "e\u0301", "0x1F"]
    outcome = stage("user,item\n" + "".join(f"{each},{each}\n" for each in ids))
    assert [row[1] for row in outcome.rows] == ids
    assert [row[2] for row in outcome.rows] == ids


@pytest.mark.parametrize(
    "name", ["orders[1].csv", "orders*.csv", "o'rders?.csv", "a=b (1).csv", "not really.gz"]
)
def test_file_names_are_only_names(stage: Callable[..., Any], name: str) -> None:
    assert stage("user,item\nu,i\n", name=name).rows[0][1:3] == ("u", "i")


def test_odd_column_names_do_not_reach_the_database_as_code(stage: Callable[..., Any]) -> None:
    outcome = stage('item,title,a\0b,";DROP TABLE lines;--"\nu,T,x,y\n')
    assert outcome.rows[0][-1] == '{"a b":"x",";DROP TABLE lines;--":"y"}'
