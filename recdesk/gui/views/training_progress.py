"""The running training: how far it is, how long it will take, what it uses; and how to end it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk import messages
from recdesk.gui import theme, wording
from recdesk.gui.holdings import TrainingRun
from recdesk.gui.session import Session
from recdesk.gui.views.progress_bar import ProgressBar
from recdesk.gui.views.widgets import Card, ElidedLabel, label, plain_button
from recdesk.i18n import tr

MEMORY_MS = 1000


class TrainingProgress(Card):
    """Shown by the page while a training runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._stage = ElidedLabel("")
        self._stage.setObjectName("stageLabel")
        self._bar = ProgressBar()
        self._bar.setObjectName("trainProgress")
        self._uses = label("", "small")
        self._uses.setObjectName("trainUses")
        self._keep = plain_button(tr("Stop and keep"))
        self._keep.setObjectName("trainKeepButton")
        self._keep.clicked.connect(self._on_keep)
        cancel = plain_button(tr("Cancel"))
        cancel.setObjectName("trainCancelButton")
        cancel.setToolTip(tr("End the training; nothing of it is kept"))
        cancel.clicked.connect(session.cancel)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._stage)
        row.addStretch(1)
        row.addWidget(self._keep)
        row.addWidget(cancel)
        self.body.addLayout(row)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._uses)
        self._memory = QTimer(self, interval=MEMORY_MS)
        self._memory.timeout.connect(self._show_uses)

    def show_run(self, run: TrainingRun | None) -> None:
        """Shows a training that runs; hides for one that does not."""
        running = run is not None and run.running
        self.setVisible(running)
        if run is None or not running:
            self._memory.stop()
            return
        if not self._memory.isActive():
            self._memory.start()
            self._show_uses()
        keeps = bool(run.history) and not run.finishing
        self._keep.setEnabled(keeps)
        self._keep.setToolTip(
            tr("End the training now and keep the model as it is")
            if keeps
            else tr("There is nothing to keep before the first sweep")
            if not run.finishing
            else ""
        )
        progress = run.progress
        if progress is None:
            self._stage.set_text(tr("Waiting for the engine…"))
            self._bar.show_steps(0, 0)
            return
        self._stage.set_text(tr("Ending after this step…") if run.finishing else wording.progress(progress))
        self._bar.show_steps(progress.done, progress.total)

    @Slot()
    def _on_keep(self) -> None:
        self._session.finish_training()
        self.show_run(self._session.training)

    @Slot()
    def _show_uses(self) -> None:
        """The device, and the memory of the engine: that of the window is no part of a training."""
        parts: list[str] = []
        if self._session.device is not None:
            kind, reason = self._session.device
            parts.append(messages.device(f"{kind}: {reason}" if reason else kind))
        memory = self._session.jobs.engine_memory()
        if memory is not None:
            parts.append(tr("{size} of memory", size=wording.size(memory)))
        self._uses.setText(wording.SEPARATOR.join(parts))
