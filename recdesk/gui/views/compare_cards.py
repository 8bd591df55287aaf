"""What tells two models apart: the measured verdict, and the options, times and data."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recdesk.engine.experiments import Evaluation
from recdesk.gui import comparison_wording, wording
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import plural, tr


class VerdictCard(Card):
    """The sentence and the table of metrics; says what to do while there are none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, parent=parent)
        self._experiments = session.experiments
        self._verdict = label("", "band", wrap=True)
        self._verdict.setObjectName("verdict")
        nothing = label(
            tr("Not measured side by side yet: the figures of two trainings say little without intervals."),
            "muted",
            wrap=True,
        )
        self._table = TextTable([], parent=self)
        self._view = text_view(self._table, "comparisonTable")
        self._remark = label("", "tiny", wrap=True)
        self.body.addWidget(self._verdict)
        self._no_figures = _inset(nothing)
        self.body.addWidget(self._no_figures)
        self.body.addWidget(self._view)
        self._below = _inset(self._remark)
        self.body.addWidget(self._below)
        self._experiments.comparison_changed.connect(self.refresh)
        self._experiments.pair_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows what was measured."""
        first, second = self._experiments.pair
        self.set_title(tr("{first} against {second}", first=first, second=second))
        found = self._experiments.comparison
        for part in (self._verdict, self._view, self._below):
            part.setVisible(found is not None)
        self._no_figures.setVisible(found is None)
        if found is None:
            return
        self._verdict.setText(comparison_wording.verdict(found))
        self._show_metrics(found)
        self._remark.setText(
            plural(
                "Measured on {n} shopper; ± is half of the 95 % interval.",
                "Measured on {n} shoppers; ± is half of the 95 % interval.",
                found.users,
            )
        )

    def _show_metrics(self, found: Evaluation) -> None:
        first, second, plain = found.contenders
        headers = [
            tr("Measure"),
            first.name,
            second.name,
            comparison_wording.plain_name(plain.name),
            tr("Difference"),
            "",
        ]
        rows: list[list[str]] = []
        for metric in comparison_wording.metrics_of(found):
            apart = second.against_model.get(metric)
            rows.append(
                [
                    wording.metric_name(metric),
                    *(comparison_wording.cell(one, metric) for one in found.contenders),
                    "" if apart is None else comparison_wording.difference(apart),
                    "" if apart is None else comparison_wording.real(metric, apart),
                ]
            )
        self._table.set_numeric(range(1, 5))
        self._table.set_table(headers, rows)
        fit_columns(self._view)
        fit_height(self._view, len(rows))


class DifferencesCard(Card):
    """The options that differ, training times, and whether the data are the same."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("What differs"), padded=False, parent=parent)
        self._session = session
        self._data = label("", "muted", wrap=True)
        self._data.setObjectName("dataSentence")
        self._table = TextTable([], parent=self)
        self._view = text_view(self._table, "differenceTable")
        self.body.addWidget(_inset(self._data))
        self.body.addWidget(self._view)
        session.experiments.pair_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows the two models, once both are here."""
        first, second = (
            self._session.experiments.models.get(name) for name in self._session.experiments.pair
        )
        self.setVisible(first is not None and second is not None)
        if first is None or second is None:
            return
        current = {model["name"] for model in self._session.models if model["current"]}
        same_as_now = first.model.name in current
        self._data.setText(comparison_wording.data(first.model, second.model, same_as_now))
        self._table.set_table(
            ["", first.model.name, second.model.name],
            comparison_wording.facts(first.model, second.model),
        )
        fit_columns(self._view)
        fit_height(self._view, self._table.rowCount())


def _inset(text: QLabel) -> QWidget:
    """A text in a card whose tables reach its edges."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 8, 12, 8)
    column.addWidget(text)
    return holder
