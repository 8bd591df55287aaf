"""Parquet files, read by DuckDB: their columns, and their rows as texts."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.engine.errors import FileError
from recdesk.engine.importing.querying import literal, pattern_of

if TYPE_CHECKING:
    import duckdb

_STARTING_ROWS = 1_000
_FRACTIONS = ("FLOAT", "DOUBLE")


def read_parquet_start(path: Path) -> tuple[list[str], list[list[str]]]:
    """The columns, and the first rows.

    Raises:
        FileError: "damaged_parquet".
    """
    import duckdb

    with (
        parquet_errors(path),
        duckdb.connect(config={"python_enable_replacements": False}) as connection,
    ):
        connection.execute("SET TimeZone = 'UTC'")
        columns = parquet_columns(connection, path)
        query = f"SELECT fields FROM ({parquet_rows(connection, path)}) LIMIT {_STARTING_ROWS}"
        return columns, [fields for (fields,) in connection.execute(query).fetchall()]


def parquet_columns(connection: "duckdb.DuckDBPyConnection", path: Path) -> list[str]:
    """The names of the columns."""
    return [name for name, _ in _columns(connection, path)]


def parquet_rows(connection: "duckdb.DuckDBPyConnection", path: Path) -> str:
    """A query that gives `line BIGINT` (the first row is 1) and `fields VARCHAR[]`, empty where NULL."""
    fields = ", ".join(_text(_quoted(name), kind) for name, kind in _columns(connection, path))
    source = f"read_parquet({literal(pattern_of(path))}, file_row_number = true, hive_partitioning = false)"
    return f"SELECT file_row_number + 1 AS line, [{fields}] AS fields FROM {source}"


@contextmanager
def parquet_errors(path: Path) -> Generator[None]:
    """Turns what DuckDB says about reading `path` into "damaged_parquet"; pages are only seen when read."""
    import duckdb

    try:
        yield
    except (duckdb.InterruptException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error as error:  # of any kind, by the place of the damage
        raise FileError("damaged_parquet", path=str(path)) from error


def _columns(connection: "duckdb.DuckDBPyConnection", path: Path) -> Sequence[tuple[str, str]]:
    source = f"read_parquet({literal(pattern_of(path))}, hive_partitioning = false)"
    rows = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    return [(str(row[0]), str(row[1])) for row in rows]


def _text(column: str, kind: str) -> str:
    """SQL expression: a cell as text; whole numbers lose their ".0", which pandas gives ids with gaps."""
    text = f"CAST({column} AS VARCHAR)"
    if kind in _FRACTIONS:
        whole = f"{column} = floor({column}) AND abs({column}) <= 9007199254740992"
        text = f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE {text} END"
    elif kind == "BLOB":
        text = f"coalesce(try(decode({column})), {text})"  # texts that were written without saying so
    elif kind == "VARCHAR[]":
        text = f"array_to_string({column}, '|')"
    return f"coalesce({text}, '')"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
