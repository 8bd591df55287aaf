"""What a cell has no room for is left out in a way that cannot be misread."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from recdesk.gui import theme
from recdesk.gui.views.cell_painters import without_cut_price


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
