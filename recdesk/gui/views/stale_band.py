"""The band over the lists of a model that is older than the data, with a button that trains it again."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.widgets import ElidedLabel, link_button
from recdesk.i18n import tr


class StaleBand(QFrame):
    """Hidden while the model has learned from the data that the shop has now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staleBand")
        self._session = session
        self._sentence = ElidedLabel("", "warning")
        self._again = link_button(tr("Train again"))
        self._again.setObjectName("trainAgainButton")
        self._again.setToolTip(tr("Train with the options of this model on the data of now"))
        self._again.clicked.connect(self._on_again_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(theme.GAP)
        row.addWidget(self._sentence)
        row.addStretch(1)
        row.addWidget(self._again)
        session.changed.connect(self._on_changed)
        session.training_progressed.connect(self.show_state)
        session.training_ended.connect(self.show_state)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Reads from the session whether the model is older than the data, and whether one is trained."""
        session, model = self._session, self._session.model
        stale = model is not None and any(
            one["name"] == model.name and not one["current"] for one in session.models
        )
        training = session.training is not None and session.training.running
        self.setVisible(stale)
        self._again.setVisible(not training)
        self._sentence.set_text(
            tr("Training on the data of now…")
            if training
            else tr("The data has changed since this model was trained.")
        )

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        self.show_state()

    @Slot()
    def _on_again_clicked(self) -> None:
        if self._session.model is not None:
            self._session.train(self._session.model.options)
            self.show_state()
