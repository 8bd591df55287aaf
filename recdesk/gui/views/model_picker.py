"""The models of the shop, of which two are picked: the one as A, the other as B."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recdesk.gui import wording
from recdesk.gui.session import Session
from recdesk.gui.views.widgets import Card, ElidedLabel
from recdesk.i18n import tr

SIDES = ("A", "B")
ROW_HEIGHT = 48


class SideButton(QToolButton):
    """Takes a model as A or as B."""


class ModelPicker(Card):
    """Newest model first; follows and changes `session.experiments.pair`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare two models"), padded=False, parent=parent)
        self._session = session
        self._groups = tuple(QButtonGroup(self) for _ in SIDES)
        self._listed: list[dict[str, Any]] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        for group in self._groups:
            group.idClicked.connect(self._on_picked)
        session.experiments.pair_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Lists the models, and marks the two."""
        newest_first = list(reversed(self._session.models))
        if newest_first != self._listed:
            self._listed = newest_first
            self._fill()
        names = [model["name"] for model in self._listed]
        for group, name in zip(self._groups, self._session.experiments.pair, strict=True):
            if name in names:
                group.button(names.index(name)).setChecked(True)

    def _fill(self) -> None:
        rows = QWidget()
        rows.setObjectName("scrolled")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, model in enumerate(self._listed):
            column.addWidget(self._row(place, model))
        column.addStretch(1)
        self._scroll.setWidget(rows)

    def _row(self, place: int, model: dict[str, Any]) -> QFrame:
        row = QFrame()
        row.setObjectName("cardHeader")
        row.setFixedHeight(ROW_HEIGHT)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(4)
        about = (wording.model_figure(model), wording.seconds(model["seconds"]))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(model["name"]))
        texts.addWidget(ElidedLabel(wording.SEPARATOR.join(about), "tiny"))
        layout.addLayout(texts)
        layout.addStretch(1)
        for side, group in zip(SIDES, self._groups, strict=True):
            button = SideButton()
            button.setText(side)
            button.setObjectName(f"compare{side}{place}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolTip(tr("Compare {name} as {side}", name=model["name"], side=side))
            button.setAccessibleName(button.toolTip())
            group.addButton(button, place)
            layout.addWidget(button)
        return row

    @Slot(int)
    def _on_picked(self, place: int) -> None:
        """A model that is picked for the other side too trades places with the one it pushes out."""
        before, picked = self._session.experiments.pair, self._listed[place]["name"]
        first, second = before
        if self.sender() is self._groups[0]:
            first, second = picked, (first if picked == second else second)
        else:
            first, second = (second if picked == first else first), picked
        self._session.experiments.choose((first, second))
