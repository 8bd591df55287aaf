"""Importing: a CSV file -> checked rows, with encoding, dialect and columns guessed and rejects told."""

from typing import TYPE_CHECKING, Any

from recdesk.engine.importing.preview import Preview, preview
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.settings import ImportSettings

if TYPE_CHECKING:
    from recdesk.engine.importing.staging import Staged, staged

__all__ = ["ImportReport", "ImportSettings", "Preview", "Reject", "Staged", "preview", "staged"]


def __getattr__(name: str) -> Any:
    # Staging brings DuckDB, which the window does without.
    if name not in ("Staged", "staged"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from recdesk.engine.importing import staging

    return getattr(staging, name)
