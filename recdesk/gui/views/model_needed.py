"""What a page that reads a model shows while there is none: what is missing, and where to get it."""

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from recdesk.gui.session import Session
from recdesk.gui.views.widgets import EmptyState
from recdesk.i18n import tr


class ModelNeeded(QStackedWidget):
    """One sentence and one button, by what the session lacks.

    Signals:
        page_requested: key of the page where the next step is.
    """

    page_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.addWidget(
            EmptyState(
                tr("Import a file of purchases or ratings first."),
                tr("Go to Data"),
                lambda: self.page_requested.emit("data"),
            )
        )
        self.addWidget(
            EmptyState(
                tr("Train a model first: it learns which products are alike from who bought or rated what."),
                tr("Go to Train"),
                lambda: self.page_requested.emit("train"),
            )
        )
        session.changed.connect(self._on_changed)
        self._on_changed("workspace")

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self.setCurrentIndex(0 if self._session.incidence is None else 1)
