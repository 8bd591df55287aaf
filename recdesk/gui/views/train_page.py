"""The train page: choose and train at the left, curves, result and models at the right."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.gui import theme
from recdesk.gui.jobs import Job, JobProgress
from recdesk.gui.session import Session
from recdesk.gui.shop_jobs import TRAININGS
from recdesk.gui.views.curves import TrainingCurves
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.model_cards import ModelListCard, ResultCard
from recdesk.gui.views.training_choices import Chosen, TrainingChoices
from recdesk.gui.views.training_progress import TrainingProgress
from recdesk.gui.views.tuning_card import TuningCard
from recdesk.gui.views.unfinished_card import UnfinishedCard
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import tr

# Sweeps over little data end faster than anybody can look.
REDRAW_MS = 60
SCROLL_BAR = 10


@dataclass(frozen=True)
class TrainChoices(Kept):
    """What is chosen at the left, and how many minutes a search takes."""

    training: Chosen
    minutes: int


class TrainPage(QWidget):
    """Follows `session.training` and `session.model`.

    Signals:
        explore_asked: the user goes on to the similar products.
    """

    explore_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # From the outside in: what is styled before it is in its place would be styled again in it.
        (left, options), (right, side) = _scrolled(self), _scrolled(self)
        self._choices = TrainingChoices(session, options)
        self._choices.train_asked.connect(self._on_train_asked)
        unfinished = UnfinishedCard(session, side)
        self._progress = TrainingProgress(session, side)
        self._curves_card = Card(tr("Progress"), parent=side)
        self._curves: TrainingCurves | None = None
        self._nothing = label(tr("The curves appear here while a model is trained."), "muted")
        self._curves_card.body.addWidget(self._nothing)
        result = ResultCard(session, side)
        result.explore_asked.connect(self.explore_asked)
        self._tuning = TuningCard(session, self._choices.options, side)
        self._tuning.train_asked.connect(self._on_train_asked)
        models = ModelListCard(session, side)
        _fill(options, self._choices)
        left.setFixedWidth(self._choices.width() + theme.GAP_WIDE + SCROLL_BAR)
        _fill(side, unfinished, self._progress, self._curves_card, result, self._tuning, models)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, theme.MARGIN, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_MS)
        self._redraw.timeout.connect(self._update)
        session.changed.connect(self._on_changed)
        session.training_progressed.connect(self._on_progressed)
        session.training_ended.connect(self._update)
        session.jobs.started.connect(self._on_started)
        self._update()

    @property
    def choices(self) -> TrainChoices:
        """What is chosen now."""
        return TrainChoices(self._choices.chosen, self._tuning.minutes)

    def restore(self, choices: TrainChoices) -> None:
        """Chooses what was chosen before the page was made anew."""
        self._tuning.minutes = choices.minutes
        self._choices.restore(choices.training)

    def start(self) -> None:
        """Trains with what is chosen."""
        self._choices.start()

    @Slot(object)
    def _on_train_asked(self, options: TrainingOptions) -> None:
        self._session.train(options)
        self._update()

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        if job.command in TRAININGS:
            self._update()

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        del progress
        if self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()  # what happened while another page was shown

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self._choices.follow()
        if self.isVisible() and what != "index":
            self._update()

    @Slot()
    def _update(self) -> None:
        training, model = self._session.training, self._session.model
        running = training is not None and training.running
        self._choices.set_running(running)
        self._progress.show_run(training)
        history = training.history if training is not None else model.history if model is not None else {}
        metrics = model.metrics if model is not None and not running else {}
        drawn = bool(history) or running
        self._nothing.setVisible(not drawn)
        if drawn and self._curves is None:  # plots take as long to make as all the rest of the page
            self._curves = TrainingCurves(self._curves_card)
            self._curves_card.body.addWidget(self._curves)
        if self._curves is not None:
            self._curves.setVisible(drawn)
            self._curves.show_history(history, metrics)


def _scrolled(page: QWidget) -> tuple[QScrollArea, QWidget]:
    """A part of the page that scrolls, and the empty side of it that is filled."""
    scroll = QScrollArea(page)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    side = QWidget(scroll.viewport())
    side.setObjectName("scrolled")
    scroll.setWidget(side)
    return scroll, side


def _fill(side: QWidget, *parts: QWidget) -> None:
    """Puts what was made for a side into it, one below the other."""
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, theme.MARGIN, theme.MARGIN)
    column.setSpacing(theme.GAP_WIDE)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
