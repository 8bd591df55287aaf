"""The line at the bottom: what is open, which model and how good, the device and why, the running job."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from recdesk import messages
from recdesk.gui import theme, wording
from recdesk.gui.jobs import Job, JobProgress
from recdesk.gui.session import Session
from recdesk.gui.views.progress_bar import ProgressBar
from recdesk.gui.views.widgets import ElidedLabel, icon_button, label
from recdesk.i18n import tr

BAR_WIDTH = 140
JOB_WIDTH = 300


class StatusBar(QFrame):
    """Follows the session and its jobs; holds nothing of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setFixedHeight(theme.BAR_HEIGHT)
        self._session = session
        self._counts = [label("") for _ in range(3)]
        self._model = ElidedLabel()
        self._model.setObjectName("modelLabel")
        self._device = ElidedLabel()
        self._device.setObjectName("deviceLabel")
        # The file that a job is about stands in the middle, and how long it still takes at the end.
        self._job = ElidedLabel(tr("Ready"), cut=Qt.TextElideMode.ElideMiddle)
        self._job.setObjectName("jobLabel")
        self._bar = ProgressBar()
        self._bar.setObjectName("jobProgress")
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = icon_button("close", tr("Cancel the running job (Ctrl+.)"))
        self._cancel.setObjectName("cancelButton")
        self._cancel.clicked.connect(session.cancel)
        self._lay_out()
        self._connect()
        self._show_job(session.jobs.running)
        self._on_changed("workspace")
        if session.device is not None:
            self._on_device_known(*session.device)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(16)
        for part in self._counts:
            layout.addWidget(part)
        layout.addWidget(self._model)
        layout.addWidget(self._device)
        layout.addStretch(1)
        layout.addWidget(self._job)
        running = QHBoxLayout()
        running.setSpacing(4)
        running.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        running.addWidget(self._cancel)
        layout.addLayout(running)

    def _connect(self) -> None:
        session, jobs = self._session, self._session.jobs
        session.changed.connect(self._on_changed)
        session.device_known.connect(self._on_device_known)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progressed)
        for ended in (jobs.finished, jobs.failed, jobs.cancelled):
            ended.connect(self._on_ended)

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        del what
        summary, model = self._session.summary, self._session.model
        texts = wording.counts(summary) if summary is not None else []
        for position, part in enumerate(self._counts):
            part.setVisible(position < len(texts))
            part.setText(texts[position] if position < len(texts) else "")
        self._model.setVisible(summary is not None)
        if model is None:
            self._model.set_text(tr("No model yet"))
            return
        quality = wording.model_quality({"objective": model.objective, "metrics": model.metrics})
        self._model.set_text(tr("Model: {name}", name=model.name) + wording.SEPARATOR + quality)

    @Slot(str, str)
    def _on_device_known(self, kind: str, reason: str) -> None:
        self._device.set_text(messages.device(f"{kind}: {reason}" if reason else kind))

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        self._show_job(job)

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        if not progress.job.title:
            return
        self._say(wording.progress(progress))
        self._bar.show_steps(progress.done, progress.total)

    @Slot(object)
    def _on_ended(self, outcome: object) -> None:
        del outcome
        self._show_job(None)

    def _show_job(self, job: Job | None) -> None:
        shown = job is not None and bool(job.title)
        self._bar.setVisible(shown)
        self._cancel.setVisible(shown)
        if job is not None and shown:
            self._say(job.title)
            self._bar.show_steps(0, 0)
        else:
            self._say(tr("Ready"))

    def _say(self, text: str) -> None:
        """What goes on now has room before what is always there."""
        self._job.set_text(text)
        width = self._job.fontMetrics().horizontalAdvance(text) + 2
        self._job.setMinimumWidth(min(width, JOB_WIDTH))
