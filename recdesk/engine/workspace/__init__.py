"""Workspace: one shop in one DuckDB file, transactional, with its interactions, catalogue and models."""

from typing import TYPE_CHECKING, Any

from recdesk.engine.workspace.summary import ShopSummary

if TYPE_CHECKING:
    from recdesk.engine.workspace.undoing import Undone
    from recdesk.engine.workspace.workspace import Workspace

__all__ = ["ShopSummary", "Undone", "Workspace"]


def __getattr__(name: str) -> Any:
    # The workspace brings DuckDB; who only reads a summary does without.
    if name not in ("Undone", "Workspace"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from recdesk.engine.workspace import undoing, workspace

    return getattr(undoing if name == "Undone" else workspace, name)
