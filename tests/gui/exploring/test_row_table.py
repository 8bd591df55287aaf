"""Moving between tables with mouse and keys shows at once who has the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui import theme
from recdesk.gui.models import NeighbourTableModel
from recdesk.gui.session import Session
from recdesk.gui.views.row_table import RowTable


class Painted(QObject):
    """Hears how high the painted parts of a widget are."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> QWidget:
    """A table of similar products under a field that takes the keyboard first."""
    assert session.similarity is not None
    assert session.catalogue is not None
    page = QWidget()
    model = NeighbourTableModel(page)
    model.show(session.catalogue, 0, session.similarity.neighbours(0), "cosine")
    table, field = RowTable(model), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(table)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    qtbot.waitExposed(page)
    field.setFocus()
    table.selectRow(1)
    qtbot.wait(20)
    return page


def edge_colour(table: RowTable, row: int) -> str:
    """The colour at the left end of a row."""
    at = table.visualRect(table.model().index(row, 0))
    return table.viewport().grab().toImage().pixelColor(0, at.center().y()).name()


def test_the_selected_row_tells_who_has_the_keyboard(qtbot: QtBot, page: QWidget) -> None:
    table, field = page.findChild(RowTable), page.findChild(QLineEdit)
    assert table is not None
    assert field is not None
    colours = theme.current()
    assert edge_colour(table, 1) == colours.selection.name()
    painted = Painted(table.viewport())
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert max(painted.heights) <= theme.ROW_HEIGHT
    assert edge_colour(table, 1) == colours.accent.name()
    assert table.currentIndex().row() == 1
    painted.heights.clear()
    field.setFocus()
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert edge_colour(table, 1) == colours.selection.name()


def test_a_table_that_gets_the_keyboard_chooses_no_row_by_that_alone(qtbot: QtBot, page: QWidget) -> None:
    table = page.findChild(RowTable)
    assert table is not None
    table.clearSelection()
    table.setCurrentIndex(table.model().index(-1, -1))
    chosen: list[int] = []
    table.chosen.connect(chosen.append)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.hasFocus()
    assert not table.currentIndex().isValid()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen == [table.rows.code_at(0)]


def test_what_the_keys_lead_to_next_is_told_once_this_row_is_painted(qtbot: QtBot, page: QWidget) -> None:
    table = page.findChild(RowTable)
    assert table is not None
    table.setFocus()
    qtbot.wait(20)
    painted, told = Painted(table.viewport()), list[tuple[int, bool]]()
    table.likely.connect(lambda code: told.append((code, bool(painted.heights))))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(table.rows.code_at(4), True)]


def test_nothing_comes_next_after_the_last_row(qtbot: QtBot, page: QWidget) -> None:
    table = page.findChild(RowTable)
    assert table is not None
    table.setFocus()
    table.selectRow(table.rows.rowCount() - 2)
    qtbot.wait(20)
    told: list[int] = []
    table.likely.connect(told.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.wait(20)
    assert table.currentIndex().row() == table.rows.rowCount() - 1
    assert told == []
