"""How rejected rows are painted: what is mended, what is repaired, which field is at fault."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from recdesk.gui import theme
from recdesk.gui.models.reject_table import MENDED, REPAIRED, STATE, TEXT
from recdesk.gui.models.roles import Role

Index = QModelIndex | QPersistentModelIndex


class RejectDelegate(QStyledItemDelegate):
    """Writes repaired rows in a faint colour, and the state and text of mended ones in the accent's."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        state, colours = index.data(Role.BADGE), theme.current()
        if state == REPAIRED:
            _colour(option, colours.muted)
        elif state == MENDED and index.column() in (STATE, TEXT):
            _colour(option, colours.accent)


class FaultDelegate(QStyledItemDelegate):
    """Paints the ground of one column in the colour of a warning.

    Attributes:
        fault: the column, -1 for none.
    """

    fault = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == self.fault:
            painter.fillRect(_rect(option), theme.current().warning_soft)
        super().paint(painter, option, index)


# PySide6's stubs do not know the option's fields.
def _colour(option: Any, colour: Any) -> None:
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
        option.palette.setColor(role, colour)


def _rect(option: Any) -> Any:
    return option.rect
