"""RecDesk's own file of rejected rows: its columns, how to know it, and where each of its rows came from.

Before the columns of the imported file stand those of RecDesk. A row of which nobody knows what belongs into
which column has its text alone, so that it is no sound row before somebody has mended it.
"""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from recdesk.engine.errors import FileError
from recdesk.engine.importing.archives import archive_errors
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.records import Records
from recdesk.engine.importing.row_form import RowForm
from recdesk.engine.importing.source import stamp

IMPORT, LINE, TEXT = "recdesk_import", "recdesk_line", "recdesk_text"
OWN_COLUMNS = (IMPORT, "recdesk_file", LINE, "recdesk_column", "recdesk_reason", TEXT)

_START_BYTES = 1 << 16
# Where the header of a workbook stands: XLSX as XlsxWriter and as Excel writes it, ODS.
_SHEET_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml")


def is_rejects_file(columns: Sequence[str]) -> bool:
    """Whether a file with these columns is one of rejected rows."""
    return {IMPORT, LINE, TEXT}.issubset(columns)


def without_own(columns: Sequence[str]) -> list[str]:
    """The columns without those of RecDesk."""
    return [column for column in columns if column not in OWN_COLUMNS]


def may_be_rejects_file(path: Path) -> bool:
    """Whether the beginning of a file names RecDesk's columns; costs nothing beside reading the file."""
    try:
        stamp(path)
        with archive_errors(path), path.open("rb") as file:
            starts = [file.read(_START_BYTES)]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as book:
                    parts = [part for part in _SHEET_PARTS if part in book.namelist()]
                    starts = [book.open(part).read(_START_BYTES) for part in parts]
    except (FileError, RuntimeError):
        return False  # whoever reads the whole file says what is wrong with it
    names = [IMPORT.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(name in start for name in names for start in starts)


def reference(outlook: Preview) -> str:
    """Which import the first row came from, as RecDesk has named it in the file; empty where it does not."""
    at = outlook.columns.index(IMPORT)
    return next((row[at] for row in outlook.rows if at < len(row) and row[at]), "")


def note_origins(connection: duckdb.DuckDBPyConnection, outlook: Preview, records: Records) -> None:
    """Makes `recdesk_staging.origins(line, reference, origin_line, text, fields)` of a file of rejected rows.

    `fields` are those of the imported file's columns; of any other file the table is empty.
    """
    columns = outlook.columns
    if not is_rejects_file(columns):
        connection.execute(
            "CREATE TABLE recdesk_staging.origins"
            " (line BIGINT, reference VARCHAR, origin_line BIGINT, text VARCHAR, fields VARCHAR[])"
        )
        return
    own = {name: f"fields[{columns.index(name) + 1}]" for name in (IMPORT, LINE, TEXT)}
    others = (f"coalesce(fields[{columns.index(name) + 1}], '')" for name in without_own(columns))
    line = "line," if records.line == "line" else ""
    connection.execute(
        f"""
        CREATE TABLE recdesk_staging.origin_rows AS
        SELECT {line} {own[IMPORT]} AS reference, try_cast({own[LINE]} AS BIGINT) AS origin_line,
            {own[TEXT]} AS text, [{", ".join(others)}] AS fields
        FROM ({records.query})
        """
    )
    connection.execute(
        f"CREATE VIEW recdesk_staging.origins AS SELECT {records.line} AS line,"
        " reference, origin_line, text, fields FROM recdesk_staging.origin_rows"
    )


def restore_texts(connection: duckdb.DuckDBPyConnection, form: RowForm) -> None:
    """Makes the texts in `recdesk_staging.rejects` rows of the file that `recdesk_staging.origins` came from.

    A row that nobody has filled in, or of which the fields are too few or too many, keeps the text it had.
    """
    rejects = connection.execute(
        """
        SELECT rejects.line, column_name <> '' OR coalesce(text, '') = '', coalesce(text, ''), fields
        FROM recdesk_staging.rejects JOIN recdesk_staging.origins USING (line)
        """
    ).fetchall()
    texts = [form.joined(fields) if sure and any(fields) else text for _, sure, text, fields in rejects]
    connection.execute(
        "UPDATE recdesk_staging.rejects SET raw = restored.raw"
        " FROM (SELECT unnest($1) AS line, unnest($2) AS raw) AS restored WHERE rejects.line = restored.line",
        [[line for line, *_ in rejects], texts],
    )
