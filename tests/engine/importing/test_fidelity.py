"""A shop would lose or alter products if any text came out of an import otherwise than it was written."""

import csv
import io
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from recdesk.engine.importing import ImportSettings
from recdesk.engine.importing.record_source import record_source
from recdesk.engine.importing.records import Records
from recdesk.engine.progress import no_progress
from recdesk.engine.workspace import Workspace

# How often: as a rule, and for `-m slow`.
EXAMPLES, MANY_EXAMPLES = 40, 2_000
SHOPS = 10

# Whatever Unicode has, and more often what matters to readers of CSV, to databases and to encodings.
special = st.sampled_from(
    [*"ab 0'\",;:|\t\\#~^\n\r\x00\x01\x1a\x1c\x1f\x85\u2028\ufeff\ufdd0\ufffd\uffffé用שמ🙂\U0010ffff",
     "１２", "👩\u200d👩\u200d👧", "مرحبا", "e\u0301", "\r\n", '""', "NULL", "\\N"]
)  # fmt: skip
texts = st.lists(special | st.characters(exclude_categories=["Cs"]), max_size=6).map("".join)
# Numbers and nothing are written without quotes by QUOTE_NONNUMERIC.
cells = st.one_of(texts, texts, texts, st.integers(), st.floats(), st.none())
# Lone surrogates: bytes of another encoding, and halves of characters, as Python lets them pass.
broken_texts = st.lists(special | st.characters(categories=["Cs"]), max_size=4).map("".join)


# The surrogates that stand for bytes, for the others.
ESCAPED = {code: 0xDC80 + code % 0x80 for code in range(0xD800, 0xE000)}


def tables_of(kind: st.SearchStrategy[Any], widths: tuple[int, int]) -> st.SearchStrategy[list[list[Any]]]:
    return st.integers(*widths).flatmap(
        lambda width: st.lists(st.lists(kind, min_size=width, max_size=width), min_size=1, max_size=8)
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


odd_delimiters = st.characters(exclude_characters='"\r\n\0\ufeff', exclude_categories=["Cs"])
delimiters = st.sampled_from(list(",;\t|:^~ \x01\x1f0aé用\u2028")) | odd_delimiters
terminators = st.sampled_from(["\n", "\r\n", "\r", "\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n\r"])
styles = st.builds(
    Style,
    delimiter=delimiters,
    quotechar=st.sampled_from(['"', '"', "'", "|", "«", "用"]),
    escapechar=st.sampled_from([None, None, "\\", "^"]),
    doublequote=st.booleans(),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    lineterminator=terminators,
).filter(_is_sound) | st.builds(
    Style,
    delimiter=delimiters.filter(lambda delimiter: delimiter != "\\"),
    quotechar=st.none(),
    escapechar=st.just("\\"),
    doublequote=st.just(True),
    quoting=st.just(csv.QUOTE_NONE),
    lineterminator=terminators,
)


@pytest.fixture(scope="module")
def staging() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(tmp_path_factory.mktemp("fidelity") / "shop.recdesk") as opened:
        yield opened


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fidelity") / "file.csv"


def written(table: Sequence[Sequence[object]], style: Style) -> str | None:
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


def settings_of(encoding: str, style: Style, **others: Any) -> ImportSettings:
    return ImportSettings(
        encoding=encoding,
        delimiter=style.delimiter,
        quote=style.quotechar or "",
        escape=style.escapechar or "",
        header=False,
        **others,
    )


def read_by_recdesk(
    connection: duckdb.DuckDBPyConnection, path: Path, encoding: str, style: Style
) -> list[tuple[int, list[str], str | None]]:
    """The same as RecDesk reads it, with the reasons; the fast way must not tell from the careful one."""
    choices = settings_of(encoding, style, role="catalogue", mapping={"item": "column1"})
    connection.execute("ATTACH ':memory:' AS recdesk_staging")
    try:
        with record_source(connection, path, path, choices, no_progress) as source:
            query = source.careful(no_progress).query
            rows = connection.execute(f"SELECT line, fields, reason FROM ({query}) ORDER BY line").fetchall()
            width = len(source.preview.columns)
            careful = [(line, fields) for line, fields, _ in rows]
            fast = None if source.fast is None else fast_records(connection, source.fast, width)
            if fast is not None:
                assert fast == without_surplus(careful, width)
            return rows
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


def has_content(records: Sequence[Line]) -> bool:
    """Whether a file is more than empty, which is refused."""
    return any(cell.strip() for _, record in records for cell in record)


def is_blank(id_: str) -> bool:
    """Whether an id is nothing but spaces, which is none."""
    return all(unicodedata.category(character) == "Zs" for character in id_)


def is_broken(record: Sequence[str]) -> bool:
    """Whether a record has something that is no character."""
    return any("\ud800" <= character <= "\udfff" for cell in record for character in cell)


def check(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    table: list[list[object]],
    style: Style,
    encoding: str,
    errors: str = "strict",
) -> None:
    text = written(table, style)
    assume(text is not None)
    assert text is not None
    content = text.encode(encoding, errors)
    expected = read_by_csv_module(content.decode(encoding, errors).removeprefix("\ufeff"), style)
    assume(has_content(expected))
    path.write_bytes(content)
    read = read_by_recdesk(connection, path, encoding, style)
    assert [line for line, _, _ in read] == [line for line, _ in expected]
    for (line, fields, reason), (_, record) in zip(read, expected, strict=True):
        if is_broken(record):
            assert reason == "bad_encoding", line
        else:
            assert (fields, reason in (None, "too_few_columns", "too_many_columns")) == (record, True), line


encodings = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030"])
excel = Style(",", '"', None, True, csv.QUOTE_MINIMAL, "\r\n")
unix = excel._replace(lineterminator="\n")
as_rule = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
often = settings(as_rule, max_examples=MANY_EXAMPLES)
tables = tables_of(cells, (1, 4))


@example([["a\r\nb", "c\nd"], ["e\rf", ""]], excel, "utf-8")
@example([["\x1f\x1e", "\ufdd0"], ["\ufdd1", "\x00"]], excel, "utf-8")
@example([["\ufeffa", "b"], ["c", "d"]], excel, "utf-8")
@example([["\ufeff\ufeffa", "b"], ["c", "d"]], excel, "utf-8")
@example([["\ufeff\ufeffa", "b"], ["c", "\r"]], unix, "utf-8")
@as_rule
@given(tables, styles, encodings)
def test_any_table_in_any_dialect_is_what_the_csv_module_reads(
    staging: duckdb.DuckDBPyConnection, path: Path, table: list[list[object]], style: Style, encoding: str
) -> None:
    check(staging, path, table, style, encoding)


@pytest.mark.slow
@often
@given(tables, styles, encodings)
def test_many_tables_in_any_dialect_are_what_the_csv_module_reads(
    staging: duckdb.DuckDBPyConnection, path: Path, table: list[list[object]], style: Style, encoding: str
) -> None:
    check(staging, path, table, style, encoding)


# Encodings of which no damaged character can swallow a quote or a delimiter beside it.
halves = st.sampled_from(
    [("utf-8", "surrogatepass"), ("utf-16", "surrogatepass"), ("utf-32", "surrogatepass")]
)
broken = st.tuples(tables_of(texts | broken_texts, (1, 4)), halves) | st.tuples(
    tables_of(texts | broken_texts.map(lambda text: text.translate(ESCAPED)), (1, 4)),
    st.just(("utf-8", "surrogateescape")),
)


@example(([["\ud800", "a"], ["b", "c\ndd"]], ("utf-8", "surrogatepass")), unix)
@example(([["\udce7\udc94", "a"], ["\udca8", "b"]], ("utf-8", "surrogateescape")), unix)
@as_rule
@given(broken, styles)
def test_what_is_no_character_costs_its_own_row_only(
    staging: duckdb.DuckDBPyConnection,
    path: Path,
    broken_table: tuple[list[list[object]], tuple[str, str]],
    style: Style,
) -> None:
    table, (encoding, errors) = broken_table
    check(staging, path, table, style, encoding, errors)


def check_ids(shop: Workspace, path: Path, table: list[list[object]], style: Style, encoding: str) -> None:
    """Shopper and product of each row of a shop that holds nothing but the table."""
    text = written(table, style)
    assume(text is not None)
    assert text is not None
    records = read_by_csv_module(text.removeprefix("\ufeff"), style)
    assume({len(record) for _, record in records} == {len(table[0])})
    sound = [(line, *record[:2]) for line, record in records if not any(map(is_blank, record[:2]))]
    assume(sound and has_content(records))
    path.write_bytes(text.encode(encoding))
    mapping = {"user": "column1", "item": "column2", "value": "", "time": "", "event": ""}
    shop.import_file(path, settings_of(encoding, style, role="interactions", mapping=mapping, replace=True))
    sql = (
        "SELECT line, users.id, items.id FROM interactions"
        ' JOIN users ON users.code = "user" JOIN items ON items.code = item ORDER BY line'
    )
    assert shop._connection.execute(sql).fetchall() == sound


pairs = tables_of(texts, (2, 3))


@settings(as_rule, max_examples=SHOPS)
@given(pairs, styles, encodings)
def test_ids_in_the_shop_are_those_of_the_file(
    shop: Workspace, path: Path, table: list[list[object]], style: Style, encoding: str
) -> None:
    check_ids(shop, path, table, style, encoding)


@pytest.mark.slow
@often
@given(pairs, styles, encodings)
def test_ids_of_many_tables_are_those_of_the_file(
    shop: Workspace, path: Path, table: list[list[object]], style: Style, encoding: str
) -> None:
    check_ids(shop, path, table, style, encoding)
