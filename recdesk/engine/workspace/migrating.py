"""Files of an earlier version -> this version, after a backup copy."""

import itertools
import shutil
from pathlib import Path

import duckdb

from recdesk.engine.importing.source import writing_errors
from recdesk.engine.workspace import schema


def back_up(path: Path, version: int) -> Path:
    """Copies a workspace file that nobody has open to "NAME.v1.recdesk", or "NAME.v1-2.recdesk", ...

    Returns:
        The copy.

    Raises:
        FileError: "disk_full", "folder_not_writable" or another trouble with the copy.
    """
    further = (f"-{number}" if number > 1 else "" for number in itertools.count(1))
    names = (f"{path.stem}.v{version}{number}{path.suffix}" for number in further)
    copy = next(copy for copy in map(path.with_name, names) if not copy.exists())
    with writing_errors(copy):
        try:
            shutil.copyfile(path, copy)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    return copy


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds what this version has more; the caller holds the transaction.

    Version 2 brought the tables that undo an import, and pseudonyms: the imports before cannot be undone,
    and their shoppers had plain ids. Version 3 brought what is known of mended rejects, version 4 favourites
    and notes.
    """
    known = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for table in schema.TABLES.keys() - known:
        schema.create_table(connection, table)
    if schema.read_meta(connection, "schema_version") == 1:
        schema.write_meta(connection, "plain_ids", True)
    schema.write_meta(connection, "schema_version", schema.SCHEMA_VERSION)
