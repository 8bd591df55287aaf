"""A grid of facts with a column for each product; rows in which the products differ are marked."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.beside_rows import BesideRow
from recdesk.gui.models.wording import initials, shortened
from recdesk.gui.views.tile import Tile
from recdesk.gui.views.widgets import ElidedLabel, cut_to_width, icon_button, label
from recdesk.i18n import tr

_NAMES = 168
_MARK = 14
_NARROWEST = 150
_FEWEST = 2
TILE = 80
_TITLE = 90


class BesideGrid(QWidget):
    """Names at the left, then a column a product.

    Signals:
        left_out: place of the product whose cross was clicked.
    """

    left_out: ClassVar[Signal] = Signal(int)

    def __init__(self, headed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headed = headed
        self._products = 0
        self._rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_WIDE)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnMinimumWidth(1, _MARK)

    def show_products(
        self, titles: Sequence[str], categories: Sequence[str], pictures: Sequence[QImage | None] = ()
    ) -> None:
        """Begins anew with other products; those without a picture get a tile of their category."""
        self._clear()
        for column in range(2, 2 + max(self._products, len(titles))):
            used = column < 2 + len(titles)
            self._grid.setColumnStretch(column, 1 if used else 0)
            self._grid.setColumnMinimumWidth(column, _NARROWEST if used else 0)
        self._products = len(titles)
        if self._headed:
            for place, (title, category) in enumerate(zip(titles, categories, strict=True)):
                picture = pictures[place] if place < len(pictures) else None
                head = self._head(place, title, category, picture)
                self._grid.addWidget(head, 0, place + 2, Qt.AlignmentFlag.AlignTop)
        self._rows = 1

    def show_rows(self, rows: Sequence[BesideRow], marked: bool = True) -> None:
        """Adds rows under the products; where `marked`, those that differ bear a sign."""
        for row in rows:
            name = ElidedLabel(row.name, "muted")
            name.setMaximumWidth(_NAMES)
            self._grid.addWidget(name, self._rows, 0, Qt.AlignmentFlag.AlignTop)
            differs = marked and row.differs
            sign = label("≠" if differs else "", "accent")  # an empty one keeps the columns in line
            if differs:
                sign.setToolTip(tr("They differ"))
                sign.setAccessibleName(tr("They differ"))
            self._grid.addWidget(sign, self._rows, 1, Qt.AlignmentFlag.AlignTop)
            for place, value in enumerate(row.values):
                cell = label(value or "–", "" if row.differs or not marked else "muted", wrap=True)
                if not value:
                    cell.setProperty("role", "faint")
                    cell.setToolTip(tr("Not known") if marked else tr("Not among the most similar"))
                cut_to_width(cell)
                self._grid.addWidget(cell, self._rows, place + 2, Qt.AlignmentFlag.AlignTop)
            self._rows += 1

    def _head(self, place: int, title: str, category: str, picture: QImage | None) -> QWidget:
        tile = Tile()
        tile.setFixedHeight(TILE)
        tile.show_product(initials(title), category, picture)
        name = label(shortened(title, _TITLE), "heading", wrap=True)
        name.setToolTip(title)
        cut_to_width(name)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        row.addWidget(name, 1)
        if self._products > _FEWEST:
            cross = icon_button("close", tr("Leave this product out"))
            cross.setObjectName(f"leaveOut{place}")
            cross.clicked.connect(lambda: self.left_out.emit(place))
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tile)
        column.addLayout(row)
        return head

    def _clear(self) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
