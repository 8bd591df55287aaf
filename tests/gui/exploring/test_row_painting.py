"""Tables paint their rows themselves: what is painted must be where rows and columns are."""

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recdesk.gui import theme
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import Rows
from recdesk.gui.views.row_table import RowTable

COLUMNS = (
    Column("#", "rank", "rank"),
    Column("Product", "product", "title"),
    Column("Score", "score", "score"),
    Column("Shoppers", "number", "shoppers"),
)


class Numbered(Rows):
    """Rows that are called by their code."""

    def __init__(self, count: int) -> None:
        super().__init__(COLUMNS)
        self.codes, self.order = np.arange(count), np.arange(count)
        self.long = False

    def title(self, row: int) -> str:
        return f"Tea {row}"

    def text(self, row: int, column: Column) -> str:
        return "1234567890" * 9 if self.long and column.name == "shoppers" else str(row)

    def faded(self, row: int) -> bool:
        return row % 2 == 1

    def show_first(self, count: int) -> None:
        self.beginResetModel()
        self.order = np.arange(count)
        self.endResetModel()


@pytest.fixture
def rows() -> Numbered:
    return Numbered(1000)


@pytest.fixture
def table(qtbot: QtBot, rows: Numbered) -> RowTable:
    made = RowTable(rows)
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def ink(image: QImage, area: QRect) -> int:
    """How many pixels of an area are not of the colour at its upper left end."""
    ground = image.pixel(area.topLeft())
    return sum(
        image.pixel(x, y) != ground
        for y in range(area.top(), area.bottom())
        for x in range(area.left(), area.right())
    )


def cell(table: RowTable, row: int, column: int) -> QRect:
    return table.visualRect(table.rows.index(row, column)).adjusted(1, 1, -1, -2)


def ground(table: RowTable, row: int) -> str:
    image = table.viewport().grab().toImage()
    return image.pixelColor(cell(table, row, 1).topRight()).name()


def test_every_cell_shows_something_and_keeps_to_its_column(table: RowTable, rows: Numbered) -> None:
    image = table.viewport().grab().toImage()
    for row in range(table.rowAt(table.viewport().height() - 1)):
        for column in range(len(COLUMNS)):
            assert ink(image, cell(table, row, column)), (row, column)
    rows.long = True
    changed = table.viewport().grab().toImage()
    for column, same in ((0, True), (1, True), (2, True), (3, False)):
        area = cell(table, 2, column)
        assert (image.copy(area) == changed.copy(area)) is same


def test_scrolled_and_shortened_lists_are_painted_to_their_end(table: RowTable, rows: Numbered) -> None:
    table.scrollToBottom()
    last = table.viewport().grab().toImage()
    assert ink(last, cell(table, 999, 1))
    assert table.rowAt(table.viewport().height() - 1) == 999
    rows.show_first(3)
    image = table.viewport().grab().toImage()
    assert ink(image, cell(table, 2, 1))
    below = QRect(0, cell(table, 2, 1).bottom() + 4, 600, 100)
    assert ink(image, below) == 0
    rows.show_first(0)
    assert ink(table.viewport().grab().toImage(), QRect(0, 0, 600, 300)) == 0


def test_a_hidden_column_leaves_its_room_to_the_others(table: RowTable) -> None:
    before = table.viewport().grab().toImage().copy(cell(table, 2, 1).adjusted(0, 0, -200, 0))
    table.setColumnHidden(0, True)
    table.fit_columns()
    assert cell(table, 2, 1).left() < 5
    after = table.viewport().grab().toImage().copy(cell(table, 2, 1).adjusted(0, 0, -200, 0))
    assert after.copy(before.rect()) == before


def test_selected_and_hovered_rows_stand_out_and_faint_ones_are_faint(table: RowTable) -> None:
    colours = theme.current()
    assert ground(table, 1) == ground(table, 2)
    table.selectRow(2)
    below = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.rows.index(4, 0), below)
    assert ground(table, 2) == ground(table, 4) == colours.selection.name()
    assert ground(table, 3) == ground(table, 1) != colours.selection.name()
    edge = cell(table, 2, 0).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert ground(table, 4) == ground(table, 1)
    table.setFocus()
    image = table.viewport().grab().toImage()
    assert image.pixelColor(0, edge.y()).name() == colours.accent.name()
    QTest.mouseMove(table.viewport(), QPoint(90, cell(table, 3, 0).center().y()))
    assert ground(table, 3) == colours.raised.name()
    inked = [table.viewport().grab().toImage().copy(cell(table, row, 1)) for row in (0, 1)]
    darkest = [min(i.pixelColor(x, 15).lightness() for x in range(i.width())) for i in inked]
    assert darkest[0] < darkest[1], "a row that does not count is as strong as one that does"
