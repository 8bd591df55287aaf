"""Facts as a list of names and values: "Shoppers      540"."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.gui import theme
from recdesk.gui.views.cell_texts import (
    BASELINE,
    LINE,
    face_of,
    fits,
    fitted,
    paint_text,
)

LONGEST_NAME = 190
_PITCH = LINE + 6
_GAP = 12


class Fact(NamedTuple):
    """A name, its value, and the tooltip of the name; without one it is told whole where it is cut."""

    name: str
    value: str
    tip: str = ""


class FactGrid(QWidget):
    """Names at the left, values at the right; what is shortened is told whole in a tooltip.

    All of it is one widget: labels would be measured and placed anew with each product that is looked at.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._facts: list[Fact] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows other facts; hides where there are none."""
        if facts and list(facts) == self._facts:
            return
        if len(facts) != len(self._facts):
            self.updateGeometry()
        self._facts = list(facts)
        self.setAccessibleDescription("\n".join(f"{one.name}: {one.value}" for one in facts))
        self.setToolTip("")
        self.setVisible(bool(facts))
        self.update()

    def facts(self) -> dict[str, str]:
        """What is shown, by name."""
        return {one.name: one.value for one in self._facts}

    def sizeHint(self) -> QSize:
        return QSize(LONGEST_NAME, max(len(self._facts) - 1, 0) * _PITCH + LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, face, colours = QPainter(self), face_of(theme.BODY), theme.current()
        for place, fact in enumerate(self._facts):
            baseline = place * _PITCH + BASELINE
            end = paint_text(painter, 0, baseline, LONGEST_NAME, fact.name, face, colours.muted)
            value = fitted(fact.value, self.width() - end - _GAP, face)
            value.paint(painter, self.width() - value.width, baseline, colours.text)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.setToolTip(self._tip_at(event.position().toPoint()))

    def _tip_at(self, point: QPoint) -> str:
        place, face = point.y() // _PITCH, face_of(theme.BODY)
        if not 0 <= place < len(self._facts):
            return ""
        fact = self._facts[place]
        end = fitted(fact.name, LONGEST_NAME, face).width
        if point.x() <= end:
            return fact.tip or ("" if fits(fact.name, LONGEST_NAME, face) else fact.name)
        return "" if fits(fact.value, self.width() - end - _GAP, face) else fact.value
