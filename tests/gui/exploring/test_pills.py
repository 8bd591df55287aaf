"""Remarks on a row are told or counted, and never cost a title its end while the line below has room."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.similarity import Neighbours
from recdesk.gui import theme
from recdesk.gui.models import NeighbourTableModel
from recdesk.gui.models.roles import Badge
from recdesk.gui.session import Session
from recdesk.gui.views.pills import Pills
from recdesk.gui.views.row_table import RowTable

BADGES = [Badge("thin evidence"), Badge("not in stock"), Badge("predicted", warns=False)]


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (1_000, ["thin evidence", "not in stock", "predicted"]),
        (300, ["thin evidence", "+2"]),
        (40, ["+3"]),
    ],
)
def test_remarks_without_room_are_counted(qapp: QApplication, room: int, shown: list[str]) -> None:
    assert [badge.text for badge in Pills.of(BADGES, room).badges] == shown


def test_a_count_warns_when_something_in_it_does(qapp: QApplication) -> None:
    assert Pills.of(BADGES, 40).badges[-1].warns
    assert not Pills.of(BADGES[2:] * 2, 40).badges[-1].warns
    assert Pills.of([], 40).badges == []
    assert Pills.of([], 40).room == 0


def title_lines(qtbot: QtBot, titles: list[str], categories: list[str], width: int) -> list[QImage]:
    """The upper halves of the rows of products with thin evidence."""
    count = len(titles)
    nothing = [""] * count
    catalogue = Catalogue(
        [str(code) for code in range(count)],
        titles,
        Labels.of(categories),
        Labels.of(nothing),
        np.full(count, np.nan, np.float32),
        nothing,
        nothing,
        nothing,
    )
    model = NeighbourTableModel()
    table = RowTable(model)
    qtbot.addWidget(table)
    one = np.ones(count, np.int32)
    model.show(
        catalogue, -1, Neighbours(np.arange(count, dtype=np.int32), one.astype(np.float32), one), "cosine"
    )
    table.resize(width, 400)
    table.show()
    left, room = table.columnViewportPosition(1), table.columnWidth(1)
    picture = table.viewport().grab().toImage()
    half = theme.ROW_HEIGHT // 2
    return [picture.copy(left, theme.ROW_HEIGHT * row, room, half) for row in range(count)]


def test_a_remark_leaves_the_title_whole(qtbot: QtBot, session: Session) -> None:
    del session  # sets the theme
    titles = ["Katerter alloy dates with honey 250 g", "Katerter alloy dates with honey 500 g"]
    first, second = title_lines(qtbot, titles, ["Dates", "Dates"], 600)
    assert first != second
