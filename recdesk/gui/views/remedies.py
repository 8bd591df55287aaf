"""What can be done about an error, as a button beside its sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from recdesk.engine.importing import ImportSettings
from recdesk.gui.jobs import Job
from recdesk.gui.messages import Notice
from recdesk.gui.session import Session
from recdesk.gui.views.window_commands import WindowCommands
from recdesk.i18n import mark

Remedy = tuple[str, Callable[[], object]]

# Another file is the remedy for each of these; the sentence says what is wrong with this one.
_OTHER_FILE = {
    "file_missing", "file_is_folder", "file_empty", "file_unreadable", "damaged_archive",
    "binary_file", "header_only", "no_valid_rows", "not_a_file", "link_loop", "archive_empty", "archive_bomb",
    "password_protected", "damaged_spreadsheet", "damaged_parquet", "packed_table", "pdf_file", "web_page",
    "file_forbidden", "other_archive", "json_not_lines", "bad_header", "header_too_long",
}  # fmt: skip
_OTHER_WORKSPACE = {
    "not_a_workspace", "workspace_missing", "workspace_newer", "workspace_unknown_version",
    "workspace_forbidden",
}  # fmt: skip
_OTHER_TARGET = {
    "folder_missing", "folder_not_writable", "target_is_folder", "disk_full", "cannot_write",
    "unknown_ending", "too_many_rows_for_xlsx", "too_many_columns_for_xlsx", "too_large_for_xlsx",
}  # fmt: skip
_PASSING = {"engine_died", "engine_busy", "workspace_busy", "file_in_use"}


def with_remedy(notice: Notice, session: Session, commands: WindowCommands) -> Notice:
    """The notice with the obvious remedy for its error, where there is one and it has none yet."""
    if notice.error is None or notice.action is not None:
        return notice
    remedy = _general(notice.error.code, commands) or (
        _of_job(notice.error.code, notice.job, session, commands) if notice.job is not None else None
    )
    return notice if remedy is None else replace(notice, action_text=remedy[0], action=remedy[1])


def _general(code: str, commands: WindowCommands) -> Remedy | None:
    """What helps wherever the error came from."""
    if code in _OTHER_WORKSPACE:
        return mark("Open another"), commands.open_workspace
    if code == "no_workspace":
        return mark("Open a workspace"), commands.open_workspace
    if code == "no_interactions":
        return mark("Import a file"), commands.import_file
    if code in ("no_model", "damaged_model", "not_in_model", "unknown_model"):
        return mark("Go to Train"), lambda: commands.show_page("train")
    return None


def _of_job(code: str, job: Job, session: Session, commands: WindowCommands) -> Remedy | None:
    """What helps a job that failed."""
    if code in _PASSING:
        return mark("Try again"), lambda: session.again(job)
    if code in _OTHER_FILE and job.command in ("preview", "import_file"):
        return mark("Choose another file"), commands.import_file
    if code in _OTHER_TARGET and job.command == "export":
        return mark("Choose another place"), lambda: commands.export(job.params["what"])
    if code == "workspace_exists":
        return mark("Open it"), lambda: session.open_workspace(Path(job.params["path"]))
    if code in ("already_imported", "feedback_differs") and job.command == "import_file":
        settings = replace(ImportSettings.from_dict(job.params["settings"]), replace=True)
        return mark("Replace all with this file"), lambda: session.import_file(
            Path(job.params["path"]), settings
        )
    return None
