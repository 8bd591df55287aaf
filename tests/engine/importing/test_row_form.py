"""A field mended in the window must come back as that field, whatever quotes and delimiters the file has."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.importing.beginning import TABLE
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.row_form import RowForm

COLUMNS = ["user", "item", "value"]
fields = st.lists(st.text(st.sampled_from("ab,;'\"\\\n\r 用"), max_size=6), min_size=1, max_size=4)


@given(fields, st.sampled_from([Dialect(","), Dialect(";", "'"), Dialect(",", '"', "\\")]))
def test_any_fields_survive_a_text(row: list[str], dialect: Dialect) -> None:
    form = RowForm("text", COLUMNS, dialect)
    assert form.split(form.joined(row)) == row


@given(fields)
def test_a_row_is_split_as_other_programs_do(row: list[str]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerow(row)
    text = written.getvalue().removesuffix("\r\n")
    assert RowForm("text", COLUMNS, Dialect(",")).split(text) == row


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        (RowForm("text", COLUMNS, Dialect("::", "")), "1::2::5", ["1", "2", "5"]),
        (RowForm("spreadsheet", COLUMNS, TABLE), 'a\t"b\t3', ["a", '"b', "3"]),
        (RowForm("json_lines", COLUMNS, TABLE), '{"item": "b", "user": 7}', ["7", "b", ""]),
    ],
)
def test_forms_without_quotes(form: RowForm, text: str, expected: list[str]) -> None:
    assert form.split(text) == expected
    assert form.split(form.joined(expected)) == expected


@pytest.mark.parametrize("text", ['"', 'a,"b\nc', '"a"b,c', "", "[1]", "{", "\x00"])
def test_no_text_is_too_odd_to_be_shown(text: str) -> None:
    RowForm("text", COLUMNS, Dialect(",")).split(text)
    assert RowForm("json_lines", COLUMNS, TABLE).split(text) == []
