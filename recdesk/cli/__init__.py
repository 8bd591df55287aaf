"""The command line: parses, calls the engine, prints. Errors are one sentence and a status of their own.

Exit status: 0 done, 1 unforeseen, 2 wrong option, 3 file, 4 data, 5 workspace, 6 unknown id, 7 engine,
130 interrupted.
"""

from collections.abc import Sequence

from recdesk import messages
from recdesk.cli import (
    console,
    data,
    explore,
    health,
    history,
    importing,
    measuring,
    notes,
    recommending,
    similar,
    training,
    tuning,
    window,
)
from recdesk.cli.app import app
from recdesk.engine.errors import RecDeskError
from recdesk.engine.progress import Cancelled
from recdesk.i18n import tr

__all__ = [
    "data",
    "explore",
    "health",
    "history",
    "importing",
    "measuring",
    "notes",
    "recommending",
    "run",
    "similar",
    "training",
    "tuning",
    "window",
]

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Runs the command line and returns the exit status."""
    try:
        status = _status_of(arguments)
    except RecDeskError as error:
        console.tell(messages.sentence(error))
        return error.exit_status
    except Cancelled:
        status = INTERRUPTED
    except RuntimeError as error:
        if str(error) != "Query interrupted":  # how DuckDB passes Ctrl+C on
            raise
        status = INTERRUPTED
    if status == INTERRUPTED:
        console.tell(tr("Interrupted; the shop is as it was."))
    return status


def _status_of(arguments: Sequence[str]) -> int:
    """Runs a command and returns the status that it exits with; typer makes INTERRUPTED of Ctrl+C."""
    try:
        app(args=list(arguments), prog_name="recdesk")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0
