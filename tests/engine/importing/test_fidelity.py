"""A shop would lose or alter products if any text came out of an import otherwise than it was written."""

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing import ImportSettings
from recdesk.engine.importing.record_source import record_source
from recdesk.engine.importing.records import Records
from recdesk.engine.importing.staging import staged
from recdesk.engine.progress import no_progress
from recdesk.messages import SENTENCES

EXAMPLES, MANY_EXAMPLES = 200, 2_000

# Whatever Unicode has, and more often what matters to readers of CSV, to databases and to encodings.
special = st.sampled_from(
    [*"ab 0'\",;:|\t\\#~^\n\r\x00\x01\x1a\x1c\x1f\x85\u2028\ufeff\ufdd0\ufffd\uffffé用שמ🙂\U0010ffff",
     "１２", "👩\u200d👩\u200d👧", "مرحبا", "e\u0301", "\r\n", '""', "NULL", "\\N"]
)  # fmt: skip
cells = st.lists(special | st.characters(exclude_categories=["Cs"]), max_size=6).map("".join)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
)


Line = tuple[int, list[str]]


class Style(NamedTuple):
    """The arguments of csv.writer and csv.reader."""

    delimiter: str
    quotechar: str | None
    escapechar: str | None
    doublequote: bool
    quoting: int
    lineterminator: str


def _is_sound(style: Style) -> bool:
    marks = [style.delimiter, style.quotechar, style.escapechar]
    return len(set(marks)) == len(marks) and (style.doublequote or style.escapechar is not None)


styles = st.builds(
    Style,
    delimiter=st.sampled_from(list(",;\t|:^~ \x01é用")),
    quotechar=st.sampled_from(["\"", "'", "|", "«"]),
    escapechar=st.sampled_from([None, None, "\\", "^"]),
    doublequote=st.booleans(),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    lineterminator=st.sampled_from(["\n", "\r\n", "\r"]),
).filter(_is_sound) | st.builds(
    Style,
    delimiter=st.sampled_from(list(",;\t|")),
    quotechar=st.none(),
    escapechar=st.just("\\"),
    doublequote=st.just(True),
    quoting=st.just(csv.QUOTE_NONE),
    lineterminator=st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip


@pytest.fixture(scope="module")
def staging() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fidelity") / "file.csv"


def written(table: Sequence[Sequence[str]], style: Style) -> str | None:
    """The table as the csv module writes it; None where it cannot."""
    buffer = io.StringIO(newline="")
    try:
        csv.writer(buffer, **style._asdict()).writerows(table)
    except csv.Error:
        return None
    return buffer.getvalue()


def read_by_csv_module(text: str, style: Style) -> list[Line]:
    """First physical line and fields of each record that is not a blank line."""
    options = style._asdict() | {"quoting": csv.QUOTE_NONE if style.quotechar is None else csv.QUOTE_MINIMAL}
    reader = csv.reader(io.StringIO(text, newline=""), **options)
    begins = itertools.chain([0], (reader.line_num for _ in itertools.count()))
    return [(begin + 1, record) for begin, record in zip(begins, reader, strict=False) if record]


def read_by_recdesk(
    connection: duckdb.DuckDBPyConnection, path: Path, encoding: str, style: Style
) -> list[Line]:
    """The same as RecDesk reads it; the fast way must not tell from the careful one."""
    choices = ImportSettings(
        role="catalogue",
        mapping={"item": "column1"},
        encoding=encoding,
        delimiter=style.delimiter,
        quote=style.quotechar or "",
        escape=style.escapechar or "",
        header=False,
    )
    connection.execute("ATTACH ':memory:' AS recdesk_staging")
    try:
        with record_source(connection, path, path, choices, no_progress) as source:
            query = source.careful(no_progress).query
            rows = connection.execute(f"SELECT line, fields, reason FROM ({query}) ORDER BY line").fetchall()
            assert {reason for _, _, reason in rows} <= {None, "too_few_columns", "too_many_columns"}
            width = len(source.preview.columns)
            careful = [(line, fields) for line, fields, _ in rows]
            fast = None if source.fast is None else fast_records(connection, source.fast, width)
            if fast is not None:
                assert fast == without_surplus(careful, width)
            return careful
    finally:
        connection.execute("DETACH recdesk_staging")


def fast_records(connection: duckdb.DuckDBPyConnection, fast: Records, width: int) -> list[Line] | None:
    """None where an import would notice that the fast way does not take every line."""
    try:
        connection.execute(f"CREATE TABLE recdesk_staging.plain AS {fast.query}")
    except duckdb.InvalidInputException:
        return None
    query = f"SELECT {fast.line}, fields FROM recdesk_staging.plain ORDER BY rowid"
    found = [(number, list(fields)) for number, fields in connection.execute(query).fetchall()]
    if len(found) != fast.expected:
        return None
    last = [(record.line, list(record.fields)) for record in fast.last(3)]
    assert without_surplus(last, width) == found[-3:]
    return found


def without_surplus(lines: Sequence[Line], width: int) -> list[Line]:
    """What a row may have more than the header: empty fields at its end."""
    return [(line, fields[:width] if not any(fields[width:]) else fields) for line, fields in lines]


def check(
    connection: duckdb.DuckDBPyConnection, path: Path, table: list[list[str]], style: Style, encoding: str
) -> None:
    text = written(table, style)
    if text is None:
        return
    expected = read_by_csv_module(text.removeprefix("\ufeff"), style)
    if not any(cell.strip() for _, record in expected for cell in record):
        return  # an empty file, which is refused
    path.write_bytes(text.encode(encoding))
    assert read_by_recdesk(connection, path, encoding, style) == expected


encodings = st.sampled_from(["utf-8", "utf-8", "utf-16", "gb18030"])
excel = Style(",", '"', None, True, csv.QUOTE_MINIMAL, "\r\n")


@example([["a\r\nb", "c\nd"], ["e\rf", ""]], excel, "utf-8")
@example([["\x1f\x1e", "\ufdd0"], ["\ufdd1", "\x00"]], excel, "utf-8")
@example([["\ufeffa", "b"], ["c", "d"]], excel, "utf-8")
@example([["\ufeff\ufeffa", "b"], ["c", "d"]], excel, "utf-8")
@example([["\ufeff\ufeffa", "b"], ["c", "\r"]], excel._replace(lineterminator="\n"), "utf-8")
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables, styles, encodings)
def test_any_table_in_any_dialect_is_what_the_csv_module_reads(
    staging: duckdb.DuckDBPyConnection, path: Path, table: list[list[str]], style: Style, encoding: str
) -> None:
    check(staging, path, table, style, encoding)


@pytest.mark.slow
@settings(max_examples=MANY_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables, styles, encodings)
def test_many_tables_in_any_dialect_are_what_the_csv_module_reads(
    staging: duckdb.DuckDBPyConnection, path: Path, table: list[list[str]], style: Style, encoding: str
) -> None:
    check(staging, path, table, style, encoding)


beginnings = st.sampled_from(
    [b"", b"user,item\nu,i\n", b"user;item;rating\n", b'{"user": "u", "item": "i"}\n', b"\xef\xbb\xbf",
     b"\xff\xfe", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"PAR1",
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b'"']
)  # fmt: skip
pieces = st.sampled_from(
    [b",", b"\n", b'"', b"\r", b"\x00", b"::", b"\xb5\xe7", "用".encode(), b"u,i,3\n", b"'"]
)
noise = st.binary(max_size=120) | st.lists(pieces, max_size=40).map(b"".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(beginnings, noise)
def test_raw_bytes_give_a_report_or_one_sentence(
    staging: duckdb.DuckDBPyConnection, path: Path, beginning: bytes, rest: bytes
) -> None:
    path.write_bytes(beginning + rest)
    code = None
    try:
        with staged(staging, path, ImportSettings(), no_progress) as result:
            rows = staging.execute("SELECT count(*) FROM recdesk_staging.rows").fetchall()[0][0]
            assert (result.rows, result.rows > 0) == (rows, True)
    except RecDeskError as error:
        code = error.code
    assert code is None or code in SENTENCES
    attached = staging.execute("SELECT count(*) FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert attached == [(1,)]
