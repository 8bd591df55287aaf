"""What must be there before a part of the window can be used."""

from dataclasses import dataclass

from recdesk.gui.session import Session
from recdesk.i18n import tr


@dataclass(frozen=True)
class Missing:
    """Why a part of the window cannot be used yet; None where it can."""

    workspace: str | None
    data: str | None
    model: str | None
    undoable: str | None

    @classmethod
    def of(cls, session: Session) -> "Missing":
        no_data = (
            None if session.incidence is not None else tr("Import a file of purchases or ratings first.")
        )
        return cls(
            None if session.path is not None else tr("Open a workspace first."),
            no_data,
            None if session.model is not None else no_data or tr("Train a model first."),
            None if session.undoable_import else tr("There is no import to undo."),
        )

    def for_page(self, page: str) -> str | None:
        """Why a page cannot be shown yet; None where it can."""
        if page in ("heatmap", "shopper", "compare"):
            return self.model
        return self.data if page in ("train", "similar") else None
