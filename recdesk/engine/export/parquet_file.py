"""A table as a Parquet file, written by DuckDB."""

import errno
import os
import re
import tempfile
from pathlib import Path

import numpy as np

from recdesk.engine.export.table import Column, Table, is_number, valid
from recdesk.engine.parts import Array
from recdesk.engine.progress import Progress


def write_parquet(table: Table, path: Path, progress: Progress) -> None:
    """Writes VARCHAR, integer, FLOAT or DOUBLE and TIMESTAMP columns; empty cells are NULL, empty texts stay.

    Raises:
        OSError: as for any file.
    """
    import duckdb

    done, total = 0, len(table)
    numbered = Table({f"c{position}": column for position, column in enumerate(table.columns.values())})
    types = [_sql_type(column) for column in table.columns.values()]
    progress("writing", 0, total)
    # DuckDB would spill into the working directory.
    scratch = tempfile.gettempdir()
    with duckdb.connect(":memory:", config={"temp_directory": scratch}) as database:
        columns = ", ".join(f"{name} {kind}" for name, kind in zip(numbered.names, types, strict=True))
        database.execute(f"CREATE TABLE collected ({columns})")
        for chunk in numbered.chunks():
            database.register("chunk", {name: _array(column) for name, column in chunk.columns.items()})
            database.execute("INSERT INTO collected SELECT * FROM chunk")
            database.unregister("chunk")
            done += len(chunk)
            progress("writing", done, total)
        named = ", ".join(
            f"{column} AS {_identifier(valid(name))}"
            for column, name in zip(numbered.names, table.names, strict=True)
        )
        try:
            database.execute(
                f"COPY (SELECT {named} FROM collected) TO {_literal(str(path))} "
                "(FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
            )
        except duckdb.IOException as error:
            raise _os_error(str(error)) from error


def _os_error(message: str) -> OSError:
    """DuckDB tells the number of the system's error within its message."""
    number = re.search(r'"errno":"(\d+)"', message)
    return OSError(int(number[1]), os.strerror(int(number[1]))) if number else OSError(errno.EIO, message)


def _sql_type(column: Column) -> str:
    if not is_number(column):
        return "VARCHAR"
    dtype = np.asarray(column).dtype
    match dtype.kind:
        case "M":
            return "TIMESTAMP"
        case "b":
            return "BOOLEAN"
        case "f":
            return "FLOAT" if dtype.itemsize <= 4 else "DOUBLE"
        case kind:
            return ("U" if kind == "u" else "") + {1: "TINYINT", 2: "SMALLINT", 4: "INTEGER"}.get(
                dtype.itemsize, "BIGINT"
            )


def _array(column: Column) -> Array:
    return np.asarray(column) if is_number(column) else np.array(column, dtype=object)


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
