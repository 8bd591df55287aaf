"""The search for better options: start it, watch the trials, stop it, go on, train with the best."""

from collections.abc import Callable
from dataclasses import replace
from heapq import nsmallest
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from recdesk.engine.experiments import Trial, Tuning
from recdesk.engine.experiments.tuning import LONGEST_MINUTES
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.gui import theme, wording
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.progress_bar import ProgressBar
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.training_options import shape_box
from recdesk.gui.views.widgets import Card, label, plain_button
from recdesk.i18n import plural, tr

USUAL_MINUTES = 10
TRIALS_SHOWN = 8
TRIALS_LISTED = 100
REDRAW_MS = 150
"""Trials on little data end faster than anybody can look."""


class TuningCard(Card):
    """Follows `session.experiments`.

    Signals:
        train_asked: TrainingOptions, the best ones found.
    """

    train_asked: ClassVar[Signal] = Signal(object)

    def __init__(
        self, session: Session, choices: Callable[[], TrainingOptions], parent: QWidget | None = None
    ) -> None:
        """`choices` tells what is chosen on the page; the search goes around these options."""
        super().__init__(tr("Search for better options"), padded=False, parent=parent)
        self._session = session
        self._experiments = session.experiments
        self._choices = choices
        self._lay_out_header()
        self._summary = label("", "muted", wrap=True)
        self._summary.setObjectName("tuningSummary")
        self._bar = ProgressBar()
        self._bar.setObjectName("tuningProgress")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(self._summary, 1)
        row.addWidget(self._bar)
        row.addWidget(self._best)
        self._bar.setFixedWidth(140)
        self.body.addWidget(holder)
        self._table = TextTable([], parent=self)
        self._view = text_view(self._table, "trialTable")
        self.body.addWidget(self._view)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self.refresh)
        self._experiments.tuning_changed.connect(self._on_changed)
        self.refresh()

    def _lay_out_header(self) -> None:
        assert self.header is not None
        self._minutes = QSpinBox()
        self._minutes.setObjectName("tuningMinutes")
        self._minutes.setRange(1, LONGEST_MINUTES)
        self._minutes.setValue(USUAL_MINUTES)
        self._minutes.setSuffix(" " + tr("min"))
        self._minutes.setAccessibleName(tr("Minutes to search"))
        self._minutes.setFixedWidth(88)
        shape_box(self._minutes)
        self._start = plain_button("")
        self._start.setObjectName("tuningButton")
        self._start.clicked.connect(self._on_start)
        self._stop = plain_button(tr("Stop"))
        self._stop.setObjectName("tuningStopButton")
        self._stop.setToolTip(tr("End the search; what it has found stays, and it can go on later"))
        self._stop.clicked.connect(self._experiments.stop_search)
        self._best = plain_button(tr("Train with the best"))
        self._best.setObjectName("tuningTrainButton")
        self._best.clicked.connect(self._on_best)
        for part in (self._minutes, self._start, self._stop):
            self.header.addWidget(part)

    @property
    def minutes(self) -> int:
        """How long to search."""
        return self._minutes.value()

    @minutes.setter
    def minutes(self, minutes: int) -> None:
        self._minutes.setValue(minutes)

    @Slot()
    def refresh(self) -> None:
        """Shows what was found so far."""
        found, search = self._experiments.tuning, self._experiments.search
        running = search is not None
        trials = found is not None and bool(found.trials)
        self._minutes.setVisible(not running)
        self._start.setVisible(not running)
        self._start.setText(tr("Go on searching") if trials else tr("Search"))
        self._stop.setVisible(running)
        self._stop.setEnabled(self._session.jobs.running is search)
        self._bar.setVisible(running)
        progress = self._experiments.search_progress
        steps = (0, 0) if progress is None else (progress.done, progress.total)
        self._bar.show_steps(*steps)
        best = None if found is None else found.best
        self._best.setVisible(best is not None and not running)
        self._summary.setText(self._sentence(found, running))
        self._view.setVisible(trials)
        if found is not None and trials:
            self._show_trials(found)

    def _sentence(self, found: Tuning | None, running: bool) -> str:
        if found is None or not found.trials:
            return (
                tr("The first trial is running…")
                if running
                else tr(
                    "Tries other options for as long as you like, on data that the final measure does not "
                    "see. Stop it at any time and go on later."
                )
            )
        parts = [plural("{n} trial", "{n} trials", len(found.trials))]
        metric = wording.metric_name(found.metric)
        if found.best is None:
            parts.append(tr("no full training yet"))
        elif found.best == found.of_defaults:
            value = wording.metric_value(found.best.score)
            parts.append(
                tr("nothing better than the defaults yet: {metric} {value}", metric=metric, value=value)
            )
        else:
            parts.append(
                tr("best {metric} {value}", metric=metric, value=wording.metric_value(found.best.score))
            )
            if found.of_defaults is not None:
                parts.append(tr("defaults {value}", value=wording.metric_value(found.of_defaults.score)))
        progress = self._experiments.search_progress
        if running and progress is not None and progress.total:
            parts.append(wording.time_left(progress.total - progress.done))
        return wording.SEPARATOR.join(parts)

    def _show_trials(self, found: Tuning) -> None:
        ranking = found.objective == "ranking"
        headers = ["", tr("Factors"), tr("Sweeps"), wording.metric_name(found.metric), tr("Time"), ""]
        if ranking:
            headers[2:2] = [tr("Regularization"), tr("Weight of the unseen")]
        best = found.best
        ordered = nsmallest(
            TRIALS_LISTED,
            found.trials,
            key=lambda one: (-(one.options.iterations or 0), found.loss(one.score), one.number),
        )
        self._table.set_numeric(range(1, len(headers) - 1))
        self._table.set_table(headers, [_row(trial, ranking, trial == best) for trial in ordered])
        fit_columns(self._view)
        fit_height(self._view, TRIALS_SHOWN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # what happened while another page was shown

    @Slot()
    def _on_changed(self) -> None:
        if self._experiments.search is None or self._experiments.search_progress is None:
            self.refresh()
        elif self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    @Slot()
    def _on_start(self) -> None:
        options = self._choices()
        self._experiments.tune(options, self._minutes.value())

    @Slot()
    def _on_best(self) -> None:
        best = self._experiments.tuning and self._experiments.tuning.best
        if best is not None:
            chosen = self._choices()
            self.train_asked.emit(replace(best.options, holdout=chosen.holdout, name=chosen.name))


def _row(trial: Trial, ranking: bool, is_best: bool) -> list[str]:
    options = trial.options
    marks = [tr("best")] * is_best + [tr("defaults")] * (trial.number == 0)
    penalties = [f"{options.regularization:.3g}", f"{options.unobserved_weight:.3g}"] if ranking else []
    return [
        ", ".join(marks),
        f"{options.factors:,}",
        *penalties,
        f"{options.iterations:,}",
        wording.metric_value(trial.score),
        wording.seconds(trial.seconds),
    ]
