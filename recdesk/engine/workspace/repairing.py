"""Rejected rows go out as a file, are mended, and come back as an import that is read like the first one."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.export import export_table
from recdesk.engine.export.csv_file import defused
from recdesk.engine.export.table import Column, Table
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.preview import Preview, preview
from recdesk.engine.importing.querying import scalar
from recdesk.engine.importing.rejected_files import (
    OWN_COLUMNS,
    is_rejects_file,
    may_be_rejects_file,
    reference,
    without_own,
)
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.row_form import RowForm
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, INTERACTION_FIELDS, ImportSettings
from recdesk.engine.importing.source import writing_errors
from recdesk.engine.importing.staging import Staged
from recdesk.engine.workspace import imports

# Stands for the import in a file whose shoppers are hidden.
_HIDDEN = "hidden"
_REFERENCE = re.compile(r"import(\d+)-([0-9a-f]{8})")
_REFERENCE_SQL = "'import' || imports.id || '-' || imports.hash[:8]"
# What a file of rejects shares with the file they came from; encoding and delimiter are its own.
_SHARED = ("role", "mapping", "decimal", "feedback", "event_weights", "returns", "dates", "repeats")
_OWN_DIALECT = Dialect(",")


def fit_to_origin(
    connection: duckdb.DuckDBPyConnection, path: Path, settings: ImportSettings
) -> tuple[ImportSettings, ImportReport | None]:
    """The settings, with those of the import that the rows of a file of rejects came from, and that import.

    What the settings say themselves holds. A file whose import this shop does not know is as any other.

    Raises:
        DataError: "rejects_hidden" where the rows do not tell their shoppers, or what `preview` raises.
        FileError: what `preview` raises.
    """
    if not may_be_rejects_file(path):
        return settings, None
    outlook = preview(path, settings)
    if not is_rejects_file(outlook.columns):
        return settings, None
    name = reference(outlook)
    if name == _HIDDEN:
        raise DataError("rejects_hidden")
    origin = _origin(connection, name)
    if origin is None:
        return settings, None
    known, plain = ImportSettings.from_dict(origin.settings), ImportSettings()
    open_ones = [name for name in _SHARED if getattr(settings, name) == getattr(plain, name)]
    return replace(settings, **{name: getattr(known, name) for name in open_ones}), origin


def settled(
    connection: duckdb.DuckDBPyConnection, rows: Staged, settings: ImportSettings, form: RowForm
) -> dict[str, Any]:
    """The settings of a staged file as JSON values, with all that was guessed filled in.

    Args:
        connection: with the staged file.
        rows: what the file gave.
        settings: what the user has said.
        form: how its rejects are written.
    """
    outlook = rows.preview
    fields = INTERACTION_FIELDS if outlook.role == "interactions" else CATALOGUE_FIELDS
    returns = settings.returns
    negative = "SELECT count(*) FROM recdesk_staging.rejects WHERE reason = 'negative_value'"
    if returns == "auto" and scalar(connection, negative):
        returns = "reject"
    return replace(
        settings,
        role=outlook.role,
        mapping={field: outlook.mapping.get(field, "") for field in fields},
        encoding=outlook.encoding,
        delimiter=form.dialect.delimiter,
        quote=form.dialect.quote,
        escape=form.dialect.escape,
        header=outlook.header,
        member=outlook.member,
        sheet=outlook.sheet,
        decimal=outlook.decimal,
        feedback=outlook.feedback if outlook.role == "interactions" else "auto",
        dates=settings.dates or rows.dates,
        returns=returns,
        replace=False,
        key_file=None,  # a shop that is handed on need not tell where the key lies
    ).to_dict()


def form_of(outlook: Preview, origin: ImportReport | None) -> RowForm:
    """How the rejects of a file are written; those of a file of rejects as they were in their origin."""
    if origin is not None:
        return origin.form
    if is_rejects_file(outlook.columns):
        return RowForm("text", without_own(outlook.columns), _OWN_DIALECT)
    dialect = Dialect(outlook.delimiter, outlook.quote, outlook.escape)
    return RowForm(outlook.kind, outlook.columns, dialect)


def write_rejects(
    path: Path,
    rejects: Sequence[Reject],
    form: RowForm,
    origin: tuple[Path, str],
    reasons: Mapping[str, str],
) -> None:
    """Writes rejected rows to be mended: RecDesk's columns, then those of the file they came from.

    Args:
        path: ends with .csv, .xlsx or .parquet.
        rejects: the rows.
        form: how they are written.
        origin: the imported file, and `reference_of` its import.
        reasons: words by code; a code without is written as it is.

    Raises:
        FileError, DataError: what `export_table` raises.
    """
    file, name = origin
    rows = [_fields(one, form) for one in rejects]
    own: list[list[str]] = [
        [name] * len(rejects),
        [file.name] * len(rejects),
        [str(one.line) for one in rejects],
        [one.column for one in rejects],
        [reasons.get(one.reason, one.reason) for one in rejects],
        [one.raw for one in rejects],
    ]
    columns: dict[str, Column] = dict(zip(OWN_COLUMNS, own, strict=True))
    columns |= {column: [row[at] for row in rows] for at, column in enumerate(form.columns)}
    export_table(Table(columns), path)


def write_repaired(path: Path, report: ImportReport, rows: Mapping[int, str]) -> None:
    """Writes the mended texts of an import's rejects, by line, as such a file.

    A row with more or fewer fields than the header keeps them, so that it is rejected again.
    """
    name, file = reference_of(report.import_id, report.hash, hidden=False), report.path.name
    with writing_errors(path), path.open("w", encoding="utf-8", errors="replace", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(defused([*OWN_COLUMNS, *report.columns]))
        for line, text in rows.items():
            writer.writerow(defused([name, file, str(line), "", "", text, *report.form.split(text)]))


def reference_of(import_id: int, content_hash: str, *, hidden: bool) -> str:
    """What a file of rejects calls the import; no spreadsheet takes it for a number or a date."""
    return _HIDDEN if hidden else f"import{import_id}-{content_hash[:8]}"


def note_repairs(connection: duckdb.DuckDBPyConnection, import_id: int) -> None:
    """Records which rejects the rows in `recdesk_staging.origins` are the mended ones of."""
    connection.execute(
        f"""
        INSERT INTO repairs
        SELECT DISTINCT {import_id}, origins.line, imports.id, origins.origin_line
        FROM recdesk_staging.origins AS origins
        JOIN imports ON origins.reference = {_REFERENCE_SQL}
        JOIN rejects ON rejects.import_id = imports.id AND rejects.line = origins.origin_line
        """
    )


def _origin(connection: duckdb.DuckDBPyConnection, name: str) -> ImportReport | None:
    found = _REFERENCE.fullmatch(name)
    if found is None:
        return None
    import_id, start = int(found[1]), found[2]
    known = [one for one in imports.read_imports(connection) if one["import_id"] == import_id]
    if not known or not known[0]["hash"].startswith(start):
        return None
    return ImportReport.from_dict(known[0])


def _fields(one: Reject, form: RowForm) -> list[str]:
    """The fields of a reject, all empty where nobody knows which belongs into which column."""
    width = len(form.columns)
    fields = form.split(one.raw) if one.column and one.is_whole else []
    if len(fields) < width or any(fields[width:]):
        return [""] * width
    return fields[:width]
