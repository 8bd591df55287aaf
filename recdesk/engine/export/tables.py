"""export_table: a table as a file for people, in the format that the file's ending names."""

from collections.abc import Callable
from pathlib import Path

from recdesk.engine.errors import FileError
from recdesk.engine.export.csv_file import write_csv
from recdesk.engine.export.parquet_file import write_parquet
from recdesk.engine.export.replacing import replacing
from recdesk.engine.export.table import Table
from recdesk.engine.export.xlsx_file import check_fits, write_xlsx
from recdesk.engine.progress import Progress, no_progress

_WRITERS: dict[str, Callable[[Table, Path, Progress], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".parquet": write_parquet,
}
ENDINGS = tuple(_WRITERS)


def export_table(table: Table, path: Path, progress: Progress = no_progress) -> int:
    """Writes a table; an existing file is replaced, and kept when the writing fails or is cancelled.

    Args:
        table: what to write.
        path: ends with .csv (UTF-8 with a byte order mark, so that Excel reads it; cells that a
            spreadsheet would run as a formula begin with an apostrophe), .xlsx (texts as text cells,
            numbers as numbers), or .parquet.
        progress: hears the stage "writing" in rows.

    Returns:
        the number of rows written.

    Raises:
        FileError: "unknown_ending", or what `replacing` raises.
        DataError: when an .xlsx file cannot hold the table: "too_many_rows_for_xlsx",
            "too_many_columns_for_xlsx", "too_large_for_xlsx".
        Cancelled: from `progress`.
    """
    ending = path.suffix.lower()
    if ending not in _WRITERS:
        raise FileError("unknown_ending", path=str(path), endings=list(ENDINGS))
    if ending == ".xlsx":
        check_fits(table)
    with replacing(path) as unfinished:
        _WRITERS[ending](table, unfinished, progress)
    return len(table)
