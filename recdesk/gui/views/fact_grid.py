"""Facts as a list of names and values: "Shoppers      540"."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recdesk.gui.views.widgets import ElidedLabel, label

LONGEST_NAME = 190


class Fact(NamedTuple):
    """A name, its value, and what the name's tooltip says: the whole name unless told otherwise."""

    name: str
    value: str
    tip: str = ""


class FactGrid(QWidget):
    """Names at the left, values at the right; a long value is shortened and told whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._lines: list[_Line] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows other facts; lines are used again, so that moving through a list does not flicker."""
        while len(self._lines) < len(facts):
            self._lines.append(_Line())
            self._column.addWidget(self._lines[-1])
        for position, one in enumerate(self._lines):
            one.setVisible(position < len(facts))
            if position < len(facts):
                one.show_fact(facts[position])
        self.setVisible(bool(facts))

    def facts(self) -> dict[str, str]:
        """What is shown, by name."""
        return {one.fact.name: one.fact.value for one in self._lines if not one.isHidden()}


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.fact = Fact("", "")
        self._name, self._value = label("", "muted"), ElidedLabel("")
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._value)

    def show_fact(self, fact: Fact) -> None:
        if fact == self.fact:  # each text and tooltip set has the page laid out again
            return
        self.fact = fact
        metrics, right = self._name.fontMetrics(), Qt.TextElideMode.ElideRight
        self._name.setText(metrics.elidedText(fact.name, right, LONGEST_NAME))
        self._name.setToolTip(fact.tip or fact.name)
        self._value.set_text(fact.value.replace("\n", " "))
