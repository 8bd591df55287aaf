"""A staged file -> the shop: checked against what is there, stored, and recorded."""

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.importing.pseudonyms import key_fingerprint, pseudonymise
from recdesk.engine.importing.querying import scalar
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.row_form import RowForm
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.staging import Staged
from recdesk.engine.progress import Progress
from recdesk.engine.workspace import imports, pseudonymising, repairing, repeats, schema, storing, undoing
from recdesk.engine.workspace.reading import has_returns, read_summary


def fit_to_shop(connection: duckdb.DuckDBPyConnection, settings: ImportSettings) -> ImportSettings:
    """The settings, with the shop's pseudonyms, and for a file that is added its feedback and its returns.

    Raises:
        DataError: "feedback_differs" where the settings ask for the other one.
    """
    settings = pseudonymising.fit_to_shop(connection, settings)
    feedback = schema.read_meta(connection, "feedback")
    if settings.replace or feedback is None:
        return settings
    if settings.feedback not in ("auto", feedback):
        raise DataError("feedback_differs", feedback=feedback, wanted=settings.feedback)
    nets = settings.returns == "auto" and has_returns(connection)
    return replace(settings, feedback=feedback, returns="net" if nets else settings.returns)


@dataclass(frozen=True)
class Ready:
    """A staged file that only needs to be stored.

    Attributes:
        staged: what the file gave.
        source: the relation of its rows.
        repeated: rows of it that earlier imports brought; they are not in `source`.
        returned: rows of it that take purchases back.
        key: fingerprint of the key that made the pseudonyms, None where the shoppers have their own ids.
    """

    staged: Staged
    source: str
    repeated: int = 0
    returned: int = 0
    key: str | None = None


def prepare(
    connection: duckdb.DuckDBPyConnection, rows: Staged, settings: ImportSettings, progress: Progress
) -> Ready:
    """Does with a staged file what can be done before anything is stored.

    Args:
        connection: the workspace, outside of a transaction.
        rows: what is staged.
        settings: as `fit_to_shop` gives them.
        progress: hears of the stages "pseudonymising" and "checking".

    Raises:
        DataError: "already_imported", "wrong_key" or "shop_has_plain_ids".
        FileError: trouble with the key of the pseudonyms.
    """
    source = "recdesk_staging.rows"
    if rows.preview.role == "catalogue":
        return Ready(rows, source)
    if not settings.replace and imports.is_imported(connection, "interactions", rows.hash):
        # A catalogue would only say the same again; interactions would count twice.
        raise DataError("already_imported", path=str(rows.preview.path))
    returned = 0
    if rows.preview.feedback == "implicit":
        returned = int(scalar(connection, f"SELECT count(*) FROM {source} WHERE value < 0"))
    key = pseudonymising.key_for(connection, settings)
    if key is not None:
        source = pseudonymise(connection, key, progress)
    repeated = 0
    if settings.repeats == "skip" and not settings.replace:
        source, repeated = repeats.left_out(connection, source, rows.rows, progress)
    return Ready(rows, source, repeated, returned, None if key is None else key_fingerprint(key))


def take(
    connection: duckdb.DuckDBPyConnection,
    ready: Ready,
    settings: ImportSettings,
    progress: Progress,
    started: float,
    form: RowForm,
) -> ImportReport:
    """Stores a file and records the import; the caller holds the transaction.

    Args:
        connection: the workspace.
        ready: the file.
        settings: as `fit_to_shop` gives them.
        progress: hears of the stage "saving".
        started: when the import began, by `time.perf_counter`.
        form: how the rejects are written.
    """
    rows, outlook = ready.staged, ready.staged.preview
    import_id = imports.next_import_id(connection)
    undoing.begin(connection, import_id)
    if outlook.role == "interactions":
        accepted = _store_interactions(connection, import_id, ready, settings, progress)
    else:
        if settings.replace:
            storing.clear_catalogue(connection)
        if not imports.has_catalogue(connection):
            storing.note_repeated_ids(connection)
        accepted = storing.store_catalogue(connection, progress)
    shop = read_summary(connection, name="")
    report = ImportReport(
        import_id=import_id,
        path=outlook.path,
        role=outlook.role,
        rows_read=rows.rows + rows.rejected,
        rows_accepted=accepted,
        rows_rejected=rows.rejected,
        rows_merged=rows.rows - accepted,
        users=shop.users,
        items=shop.items,
        feedback=shop.feedback,
        duplicates=shop.duplicates,
        mapping=outlook.mapping,
        encoding=outlook.encoding,
        delimiter=outlook.delimiter,
        seconds=time.perf_counter() - started,
        hash=rows.hash,
        rows_repeated=ready.repeated,
        rows_returned=ready.returned + _count_dropped_returns(connection),
        imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
        kind=form.kind,
        columns=list(form.columns),
        settings=repairing.settled(connection, rows, settings, form),
    )
    imports.write_import(connection, report)
    repairing.note_repairs(connection, import_id)
    return report


def _store_interactions(
    connection: duckdb.DuckDBPyConnection,
    import_id: int,
    ready: Ready,
    settings: ImportSettings,
    progress: Progress,
) -> int:
    if settings.replace:
        storing.clear_interactions(connection)
    returns = ready.returned > 0
    accepted = storing.store_interactions(connection, import_id, ready.source, returns, progress)
    pseudonymising.remember(connection, ready.key)
    _keep_policy(connection, ready.staged.preview.feedback, settings.duplicates)
    return accepted


def _count_dropped_returns(connection: duckdb.DuckDBPyConnection) -> int:
    sql = "SELECT count(*) FROM recdesk_staging.rejects WHERE reason = 'dropped_return'"
    return int(scalar(connection, sql))


def _keep_policy(connection: duckdb.DuckDBPyConnection, feedback: str, duplicates: str) -> None:
    schema.write_meta(connection, "feedback", feedback)
    if duplicates == "auto":
        kept = schema.read_meta(connection, "duplicates")
        duplicates = kept or ("last" if feedback == "explicit" else "sum")
    schema.write_meta(connection, "duplicates", duplicates)
