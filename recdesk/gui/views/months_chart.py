"""A small chart of two or three products over the months."""

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui.models.wording import group_text
from recdesk.gui.pairing import Months
from recdesk.gui.views.month_lines import LEFT, MonthLines, line_colours
from recdesk.gui.views.widgets import ElidedLabel, label
from recdesk.i18n import tr


class MonthsChart(QWidget):
    """A line for each product, named in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "small", wrap=True)
        self._lines = MonthLines()
        self._ends = label("", "tiny"), label("", "tiny")
        colours = line_colours()
        self._names = tuple(ElidedLabel("", "tiny") for _ in colours)
        self._keys = tuple(label("━", "tiny") for _ in colours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._lines)
        ends = QHBoxLayout()
        ends.setContentsMargins(LEFT, 0, 0, 0)
        ends.addWidget(self._ends[0])
        ends.addStretch(1)
        ends.addWidget(self._ends[1])
        column.addLayout(ends)
        for key, name, colour in zip(self._keys, self._names, colours, strict=True):
            key.setStyleSheet(f"color: {colour.name()}")
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(key)
            row.addWidget(name)
            row.addStretch(1)
            column.addLayout(row)

    def show_months(
        self, months: Months | None, titles: Sequence[str], explicit: bool, smallest: int
    ) -> None:
        """Draws two or three products; hides where there is nothing to draw.

        Args:
            smallest: of fewer shoppers than this only that they are fewer is told.
        """
        self.setVisible(months is not None)
        if months is None:
            return
        heading = (
            tr("Shoppers by the month of their last rating")
            if explicit
            else tr("Shoppers by the month of their last purchase")
        )
        self._heading.setText(heading)
        self._lines.setAccessibleName(heading)
        for place, (key, name) in enumerate(zip(self._keys, self._names, strict=True)):
            key.setVisible(place < len(titles))
            name.setVisible(place < len(titles))
            if place < len(titles):
                name.set_text(titles[place])
        self._lines.show_counts(months.counts, group_text(int(months.counts.max()), smallest))
        width = months.counts.shape[1]
        for end, number in zip(self._ends, (months.first, months.first + width - 1), strict=True):
            end.setText(_month(number))


def _month(number: int) -> str:
    return datetime.date(1970 + number // 12, number % 12 + 1, 1).strftime("%Y-%m")
