"""The card that offers to go on with a training that a crash ended."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.widgets import Card, label, plain_button, primary_button
from recdesk.i18n import tr


class UnfinishedCard(Card):
    """Shown while there is one; follows `session.unfinished`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._sentence = label("", wrap=True)
        self._sentence.setObjectName("unfinishedSentence")
        go_on = primary_button(tr("Go on"))
        go_on.setObjectName("resumeButton")
        go_on.clicked.connect(session.resume_training)
        give_up = plain_button(tr("Give it up"))
        give_up.setObjectName("giveUpButton")
        give_up.clicked.connect(session.unfinished.give_up)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(self._sentence, 1)
        row.addWidget(go_on)
        row.addWidget(give_up)
        self.body.addLayout(row)
        session.unfinished.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Says how far the unfinished training is."""
        found = self._session.unfinished.found
        self.setVisible(found is not None)
        if found is not None:
            self._sentence.setText(
                tr(
                    "A training was interrupted after sweep {done} of {total}. "
                    "Nothing of it is lost; it can go on from there.",
                    done=f"{found['sweeps']:,}",
                    total=f"{found['of']:,}",
                )
            )
