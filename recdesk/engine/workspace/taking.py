"""A staged file -> the shop: checked against what is there, stored, and recorded."""

import time
from dataclasses import replace

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.staging import Staged
from recdesk.engine.progress import Progress
from recdesk.engine.workspace import imports, schema, storing
from recdesk.engine.workspace.reading import read_summary


def fit_to_shop(connection: duckdb.DuckDBPyConnection, settings: ImportSettings) -> ImportSettings:
    """The settings, with the shop's feedback for a file that is added to what is there.

    Raises:
        DataError: "feedback_differs" where the settings ask for the other one.
    """
    feedback = schema.read_meta(connection, "feedback")
    if settings.replace or feedback is None:
        return settings
    if settings.feedback not in ("auto", feedback):
        raise DataError("feedback_differs", feedback=feedback, wanted=settings.feedback)
    return replace(settings, feedback=feedback)


def refuse_repeated(connection: duckdb.DuckDBPyConnection, rows: Staged, settings: ImportSettings) -> None:
    """Interactions that came twice would count twice; a catalogue only says the same again.

    Raises:
        DataError: "already_imported".
    """
    adds = rows.preview.role == "interactions" and not settings.replace
    if adds and imports.is_imported(connection, "interactions", rows.hash):
        raise DataError("already_imported", path=str(rows.preview.path))


def take(
    connection: duckdb.DuckDBPyConnection,
    rows: Staged,
    settings: ImportSettings,
    progress: Progress,
    started: float,
) -> ImportReport:
    """Stores what is staged and records the import; the caller holds the transaction.

    Args:
        started: when the import began, by `time.perf_counter`.
    """
    outlook = rows.preview
    import_id = imports.next_import_id(connection)
    if outlook.role == "interactions":
        if settings.replace:
            storing.clear_interactions(connection)
        stored = storing.store_interactions(connection, import_id, rows.rows, progress)
        _keep_policy(connection, outlook.feedback, settings.duplicates)
    else:
        if settings.replace:
            storing.clear_catalogue(connection)
        stored = storing.store_catalogue(connection, rows.rows, progress)
    shop = read_summary(connection, name="")
    report = ImportReport(
        import_id=import_id,
        path=outlook.path,
        role=outlook.role,
        rows_read=rows.rows + rows.rejected,
        rows_accepted=stored.accepted,
        rows_rejected=rows.rejected,
        rows_merged=stored.merged,
        users=shop.users,
        items=shop.items,
        feedback=shop.feedback,
        duplicates=shop.duplicates,
        mapping=outlook.mapping,
        encoding=outlook.encoding,
        delimiter=outlook.delimiter,
        seconds=time.perf_counter() - started,
        hash=rows.hash,
    )
    imports.write_import(connection, report)
    return report


def _keep_policy(connection: duckdb.DuckDBPyConnection, feedback: str, duplicates: str) -> None:
    schema.write_meta(connection, "feedback", feedback)
    if duplicates == "auto":
        kept = schema.read_meta(connection, "duplicates")
        duplicates = kept or ("last" if feedback == "explicit" else "sum")
    schema.write_meta(connection, "duplicates", duplicates)
