"""A plot shows what was drawn last, in the size that it has."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from recdesk.gui.views.plots import PlainPlot

RED = QColor(255, 0, 0)


@pytest.fixture
def plot(qtbot: QtBot) -> PlainPlot:
    plot = PlainPlot("plot", left=40)
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def red_columns(plot: PlainPlot) -> list[int]:
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return np.flatnonzero((pixels == RED.rgb()).any(axis=0)).tolist()


def draw(plot: PlainPlot, x: list[float]) -> None:
    plot.box.clear()
    plot.box.setXRange(0, 10, padding=0)
    plot.box.addItem(pg.PlotCurveItem(np.array(x), np.array([0.0, 0.0]), pen=pg.mkPen(RED, width=6)))
    plot.redraw()


def test_a_curve_is_seen_and_the_one_before_is_not(plot: PlainPlot) -> None:
    assert red_columns(plot) == []
    draw(plot, [0.0, 4.0])
    left = red_columns(plot)
    draw(plot, [6.0, 10.0])
    right = red_columns(plot)
    assert left
    assert right
    assert max(left) < min(right)


def test_the_picture_grows_with_the_window(plot: PlainPlot) -> None:
    draw(plot, [0.0, 10.0])
    assert max(red_columns(plot)) > 280
    plot.resize(500, 200)
    assert max(red_columns(plot)) > 480
