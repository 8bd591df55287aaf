"""A file of any bytes would crash an import, hang it or be taken for what it is not."""

import bz2
import functools
import gzip
import io
import json
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing import ImportSettings
from recdesk.engine.importing.staging import staged
from recdesk.engine.progress import no_progress
from recdesk.messages import sentence

# How often: as a rule, and for `-m slow`.
EXAMPLES, MANY_EXAMPLES = 80, 600
# Of all threads together, so that whatever else the machine does makes nothing slow.
LONGEST_CPU_SECONDS = 2.0

TABLE = 'user,item,rating,date\nu1,"i, 1",5,2024-01-05\nu2,茶,3,2024-02-06\n'


def _zip(content: bytes, packing: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr("orders.csv", content)
    return buffer.getvalue()


def _workbook() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in [("user", "item", "quantity"), ("u1", 7, 2), ("u2", "=1+1", 3)]:
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(buffer)
    return buffer.getvalue()


def _parquet() -> bytes:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "orders.parquet"
        connection.execute(
            "COPY (SELECT 'u' || i AS user, 'i' || i % 7 AS item, i::DOUBLE AS n, DATE '2024-01-05' AS date"
            f" FROM range(300) t(i)) TO '{path}' (FORMAT parquet)"
        )
        return path.read_bytes()


@functools.cache
def whole() -> dict[str, bytes]:
    """A sound file of each kind, to be broken."""
    text = TABLE.encode()
    lines = json.dumps({"user": "u", "item": ["i"], "rating": 3}) + "\n" + '{"user": "u\\u0000", "item": 7}\n'
    return {
        "text": text,
        "utf-16": TABLE.encode("utf-16"),
        "gb18030": TABLE.encode("gb18030"),
        "json": lines.encode(),
        "gzip": gzip.compress(text),
        "zstd": zstandard.ZstdCompressor().compress(text),
        "deflated": _zip(text, zipfile.ZIP_DEFLATED),
        "bzip2 in zip": _zip(text, zipfile.ZIP_BZIP2),
        "lzma in zip": _zip(text, zipfile.ZIP_LZMA),
        "bzip2": bz2.compress(text),
        "workbook": _workbook(),
        "workbook in zip": _zip(_workbook(), zipfile.ZIP_STORED),
        "parquet": _parquet(),
    }


@pytest.fixture(scope="module")
def staging() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "file.csv"


def check(connection: duckdb.DuckDBPyConnection, path: Path, content: bytes) -> None:
    """The content gives rows, or one sentence; soon, and leaving nothing behind."""
    path.write_bytes(content)
    began = time.process_time()
    try:
        with staged(connection, path, ImportSettings(), no_progress) as result:
            rows = connection.execute("SELECT count(*) FROM recdesk_staging.rows").fetchall()[0][0]
            assert (result.rows, result.rows > 0) == (rows, True)
    except RecDeskError as error:
        told = sentence(error)
        assert told.endswith(".")
        assert "\n" not in told
    assert time.process_time() - began < LONGEST_CPU_SECONDS
    attached = connection.execute("SELECT count(*) FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert attached == [(1,)]


beginnings = st.sampled_from(
    [b"", b"user,item\nu,i\n", b"user;item;rating\n", b'{"user": "u", "item": "i"}\n', b"[\n{", b'"',
     b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\x00\x00", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"PK\x05\x06",
     b"\x28\xb5\x2f\xfd", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"sep=;\n"]
)  # fmt: skip
pieces = st.sampled_from(
    [
        b",",
        b"\n",
        b'"',
        b"\r",
        b"\x00",
        b"::",
        b"\xb5\xe7",
        "用".encode(),
        b"u,i,3\n",
        b"'",
        b"{",
        b"}",
        b"\t",
    ]
)
noise = st.binary(max_size=120) | st.lists(pieces, max_size=40).map(b"".join)
anything = st.builds(bytes.__add__, beginnings, noise)


@st.composite
def breaks(draw: st.DrawFn) -> tuple[str, list[tuple[float, bytes]], float]:
    """A kind of file, what is written over it at which share of its length, and the share that is kept."""
    places = st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8))
    kept = draw(st.just(1.0) | st.floats(0, 1))
    return draw(st.sampled_from(list(whole()))), draw(st.lists(places, max_size=4)), kept


def broken(content: bytes, changes: list[tuple[float, bytes]], kept: float) -> bytes:
    changed = bytearray(content)
    for share, piece in changes:
        at = int(share * len(changed))
        changed[at : at + len(piece)] = piece
    return bytes(changed[: int(kept * len(changed))])


as_rule = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
often = settings(as_rule, max_examples=MANY_EXAMPLES)


@example(b"user,item,a,a (5),a\nu,i,1,2,3\n")
@example(b'{"user":"u","item":' + b"[" * 100_000)
@as_rule
@given(anything)
def test_any_bytes_give_rows_or_one_sentence(
    staging: duckdb.DuckDBPyConnection, path: Path, content: bytes
) -> None:
    check(staging, path, content)


@pytest.mark.slow
@often
@given(anything)
def test_many_bytes_give_rows_or_one_sentence(
    staging: duckdb.DuckDBPyConnection, path: Path, content: bytes
) -> None:
    check(staging, path, content)


@example(("lzma in zip", [(0.1875, b"\x80"), (0.02734375, b"\x00\x00\x08")], 1.0))
@as_rule
@given(breaks())
def test_a_broken_file_gives_rows_or_one_sentence(
    staging: duckdb.DuckDBPyConnection,
    path: Path,
    how: tuple[str, list[tuple[float, bytes]], float],
) -> None:
    kind, changes, kept = how
    check(staging, path, broken(whole()[kind], changes, kept))


@pytest.mark.slow
@often
@given(breaks())
def test_many_broken_files_give_rows_or_one_sentence(
    staging: duckdb.DuckDBPyConnection,
    path: Path,
    how: tuple[str, list[tuple[float, bytes]], float],
) -> None:
    kind, changes, kept = how
    check(staging, path, broken(whole()[kind], changes, kept))


@pytest.mark.parametrize(
    "kind", ["gzip", "zstd", "deflated", "bzip2 in zip", "lzma in zip", "workbook", "parquet"]
)
def test_a_file_that_was_cut_off_is_never_taken_for_whole(
    staging: duckdb.DuckDBPyConnection, path: Path, kind: str
) -> None:
    content = whole()[kind]
    for end in {*range(4, len(content), max(len(content) // 20, 1)), len(content) - 1}:
        path.write_bytes(content[:end])
        with (
            pytest.raises(RecDeskError),
            staged(staging, path, ImportSettings(), no_progress),
        ):
            pytest.fail(f"{kind} cut off at {end} of {len(content)} bytes was imported")
