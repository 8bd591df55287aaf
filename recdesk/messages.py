"""Sentences for the engine's codes, in both languages; the window and the command line share them.

Placeholders are the parameters of the error. A list is joined with commas.
"""

from recdesk.engine.errors import RecDeskError
from recdesk.i18n import mark, tr

SENTENCES: dict[str, str] = {
    "option_not_a_choice": mark("{option} cannot be {value}; choose one of: {choices}."),
    "option_out_of_range": mark("{option} must lie between {low} and {high}; it is {value}."),
    "engine_died": mark("The engine stopped unexpectedly; it has been restarted and your shop is as it was."),
    "engine_failed": mark("Something went wrong that should not have: {detail}. Your shop is as it was."),
    "engine_busy": mark("Another job is still running; wait for it or cancel it."),
    "no_workspace": mark("No shop is open; open or create one first."),
    "target_is_folder": mark("{path} is a folder; give the name of a file to write."),
    "folder_missing": mark(
        "There is no folder {folder}, so {path} cannot be written; create it or choose another."
    ),
    "folder_not_writable": mark("You may not write to the folder {folder}; choose another one for {path}."),
    "file_in_use": mark(
        "{path} cannot be replaced; close it where it is open (in Excel, perhaps) or choose another name."
    ),
    "disk_full": mark("The disk is full, so {path} was not written; free some space or choose another disk."),
    "cannot_write": mark("{path} could not be written: {reason}. Choose another place."),
    "unknown_ending": mark("{path} has an ending that RecDesk does not write; use one of: {endings}."),
    "too_many_rows_for_xlsx": mark(
        "An Excel sheet holds {limit} rows and this table has {rows}; write .csv or .parquet instead."
    ),
    "too_many_columns_for_xlsx": mark(
        "An Excel sheet holds {limit} columns and this table has {columns}; write .csv or .parquet instead."
    ),
    "too_large_for_xlsx": mark(
        "The table with its {rows} rows is too large for an Excel file; write .csv or .parquet instead."
    ),
}

REASONS: dict[str, str] = {}

STAGES: dict[str, str] = {
    "preparing": mark("Preparing"),
    "reading": mark("Reading the file"),
    "sweep": mark("Training"),
    "measuring": mark("Measuring"),
    "saving": mark("Saving"),
    "writing": mark("Writing"),
}


def sentence(error: RecDeskError) -> str:
    """The error as one clear sentence in the current language."""
    return tr(SENTENCES[error.code], **{name: _worded(value) for name, value in error.params.items()})


def reason(code: str) -> str:
    """Why a row was rejected, in the current language."""
    return tr(REASONS[code])


def stage(code: str) -> str:
    """What a job is doing, in the current language."""
    return tr(STAGES[code])


def _worded(value: str | int | float | list[str]) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value)
