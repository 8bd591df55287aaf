"""Asks whether the last import should be undone, and says what that would do."""

from PySide6.QtWidgets import QWidget

from recdesk.gui import wording
from recdesk.gui.session import Session
from recdesk.gui.views.questions import ask
from recdesk.i18n import tr


def ask_to_undo(parent: QWidget, session: Session) -> None:
    """Asks, and has it undone where the answer is yes."""
    one = session.undoable_import
    if one is None:
        return
    import_id = one["import_id"]

    def undo() -> None:
        # Another import may have come while the question stood there.
        if session.undoable_import is not None and session.undoable_import["import_id"] == import_id:
            session.undo_import()

    ask(
        parent,
        tr("Undo the last import?"),
        wording.undo_question(one, bool(session.models)),
        {tr("Keep it"): None, tr("Undo the import"): undo},
    )
