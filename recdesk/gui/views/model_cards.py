"""How good the model in use is, beside its baseline; and the list of all trained models."""

from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from recdesk import messages
from recdesk.engine.factorization.model import FactorModel
from recdesk.gui import theme, wording
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.widgets import Card, ElidedLabel, label, primary_button
from recdesk.i18n import tr


class ResultCard(Card):
    """Metrics of the model in use; hidden without one.

    Signals:
        explore_asked: the user goes on to the similar products.
    """

    explore_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("resultCard")
        self._session = session
        assert self.header is not None
        self._facts = ElidedLabel("", "small")
        self.header.addWidget(self._facts)
        explore = primary_button(tr("Next: see similar products"))
        explore.setObjectName("exploreButton")
        explore.clicked.connect(self.explore_asked)
        self.header.addWidget(explore)
        self._holder: QWidget | None = None
        self._shown: FactorModel | None = None
        session.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        model = self._session.model
        self.setVisible(model is not None)
        if model is self._shown:
            return
        self._shown = model
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
            self._holder = None
        if model is None:
            return
        self.set_title(tr("Model in use: {name}", name=model.name))
        facts = [
            tr("trained in {time}", time=wording.seconds(model.seconds)),
            messages.device(model.device),
        ]
        if model.draws:
            facts.insert(1, messages.draws(model.draws, model.draw_bytes))
        self._facts.set_text(wording.SEPARATOR.join(facts))
        self._holder = _metric_grid(model)
        self.body.addWidget(self._holder)


def _metric_grid(model: FactorModel) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.MARGIN * 2)
    grid.setVerticalSpacing(2)
    names = [name for name in model.metrics if not name.startswith("baseline_")]
    if not names:
        sentence = tr("Not measured: it was trained on all data, with no holdout.")
        grid.addWidget(label(sentence, "muted", wrap=True), 0, 0)
    for column, name in enumerate(names):
        title = label(wording.metric_name(name), "small")
        title.setToolTip(wording.metric_meaning(name))
        figure = label(wording.metric_value(model.metrics[name]), "figure")
        figure.setObjectName(f"metric_{name}")
        figure.setToolTip(wording.metric_meaning(name))
        grid.addWidget(title, 0, column)
        grid.addWidget(figure, 1, column)
        baseline = model.metrics.get(f"baseline_{name}")
        if baseline is not None:
            text = f"{wording.baseline_name(model.objective)} {wording.metric_value(baseline)}"
            grid.addWidget(label(text, "tiny"), 2, column)
    grid.setColumnStretch(max(1, len(names)), 1)
    return holder


class ModelListCard(Card):
    """All models of the shop, newest first; a click takes one into use. Hidden while there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Trained models"), padded=False, parent=parent)
        self._session = session
        headers = [
            "",
            tr("Name"),
            tr("What for"),
            tr("Factors"),
            tr("How good"),
            tr("Time"),
            tr("Trained on"),
        ]
        self._table = TextTable(headers, numeric=(3, 5), parent=self)
        self._view = text_view(self._table, "modelTable", row_height=32)
        self._view.clicked.connect(self._on_chosen)
        self._view.activated.connect(self._on_chosen)
        self._view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body.addWidget(self._view)
        session.changed.connect(self._on_changed)
        self._on_changed("model")

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what == "index":
            return
        models = self._session.models
        self.setVisible(bool(models))
        self._table.set_rows([self._row(model) for model in reversed(models)])
        fit_columns(self._view)
        self._view.setColumnWidth(0, 32)
        fit_height(self._view)

    def _row(self, model: dict[str, Any]) -> list[str]:
        used = self._session.model
        return [
            "✓" if used is not None and used.name == model["name"] else "",
            model["name"],
            wording.objective(model["objective"]),
            f"{model['factors']:,}",
            wording.model_quality(model),
            wording.seconds(model["seconds"]),
            tr("current data") if model["current"] else tr("earlier data"),
        ]

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        name = self._table.row(index.row())[1]
        if self._session.model is None or self._session.model.name != name:
            self._session.select_model(name)
