"""What a cell has no room for is left out in a way that cannot be misread."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge
from recdesk.gui.views.cell_texts import face_of
from recdesk.gui.views.delegates import _fitting, without_cut_price


@pytest.mark.parametrize(
    ("line", "room_for", "shown"),
    [
        ("Biscuits · 茶点铺 · 39.00", "Biscuits · 茶点铺 · 39.00", "Biscuits · 茶点铺 · 39.00"),
        ("Biscuits · 茶点铺 · 39.00", "Biscuits · 茶点铺 · 3", "Biscuits · 茶点铺"),
        ("Biscuits · Crumb & Co", "Biscuits · Cr", "Biscuits · Crumb & Co"),
        ("39.00", "3", "39.00"),
    ],
)
def test_a_price_is_shown_whole_or_not_at_all(
    qapp: QApplication, line: str, room_for: str, shown: str
) -> None:
    metrics = QFontMetricsF(theme.font(theme.TINY))
    assert without_cut_price(line, metrics.horizontalAdvance(room_for), metrics) == shown


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
    found = _fitting(BADGES, room, face_of(theme.TINY))
    assert [badge.text for badge in found] == shown


def test_a_count_warns_when_something_in_it_does(qapp: QApplication) -> None:
    face = face_of(theme.TINY)
    assert _fitting(BADGES, 40, face)[-1].warns
    assert not _fitting(BADGES[2:] * 2, 40, face)[-1].warns
    assert _fitting([], 40, face) == []
