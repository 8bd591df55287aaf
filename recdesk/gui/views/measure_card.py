"""Measuring two models again on the same split: the button, the progress, the cancel."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk.gui import theme, wording
from recdesk.gui.session import Session
from recdesk.gui.views.progress_bar import ProgressBar
from recdesk.gui.views.widgets import Card, label, plain_button, primary_button
from recdesk.i18n import tr


class MeasureCard(Card):
    """Follows `session.experiments`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Measure again"), parent=parent)
        self._session = session
        self._experiments = session.experiments
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setObjectName("measureSentence")
        self._bar = ProgressBar()
        self._measure = primary_button(tr("Measure both"))
        self._measure.setObjectName("measureButton")
        self._measure.clicked.connect(self._experiments.measure)
        self._cancel = plain_button(tr("Cancel"))
        self._cancel.setObjectName("measureCancelButton")
        self._cancel.clicked.connect(self._experiments.cancel_measuring)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.body.addWidget(self._sentence)
        self.body.addLayout(row)
        self._experiments.comparison_changed.connect(self.refresh)
        session.jobs.started.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows whether the two are being measured."""
        job, progress = self._experiments.measuring, self._experiments.measuring_progress
        running = job is not None
        self._measure.setVisible(not running)
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._cancel.setEnabled(self._session.jobs.running is job)
        if progress is not None and running:
            self._bar.show_steps(progress.done, progress.total)
            self._sentence.setText(wording.progress(progress))
            return
        self._bar.show_steps(0, 0)
        self._sentence.setText(
            tr("Waiting for the engine…")
            if running
            else tr(
                "Trains both anew, with the options of each, on the same four fifths of the data, and "
                "measures them on the fifth that they did not see. The models themselves stay as they are."
            )
        )
