"""Small rounded shapes: painted once and shown as images, which takes a tenth of the time."""

import functools

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge
from recdesk.gui.views.cell_texts import face_of, line_of

PILL_HEIGHT, PILL_BELOW_BASELINE, PILL_PADDING = 15, 4, 6


def bar_image(width: int, height: int, share: float, ratio: float, faded: bool = False) -> QImage:
    """A bar filled up to a share of its width; what is below zero is filled in a faint colour."""
    filled = max(round(width * min(abs(share), 1.0)), height) if abs(share) > 0 else 0
    return _bar(width, height, filled, share < 0, ratio, faded, theme.current().dark)


def pill_image(badge: Badge, width: int, ratio: float, faded: bool) -> QImage:
    """A remark in a pill of that width."""
    return _pill(badge, width, ratio, faded, theme.current().dark)


@functools.lru_cache(256)
def _bar(width: int, height: int, filled: int, below: bool, ratio: float, faded: bool, dark: bool) -> QImage:
    del dark  # the colours go by it
    colours = theme.faded() if faded else theme.current()
    image = blank(width, height, ratio)
    painter, radius = _shape_painter(image), height / 2
    for colour, end in ((colours.bar, width), (colours.faint if below else colours.accent, filled)):
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, 0, end, height), radius, radius)
    painter.end()
    return image


@functools.lru_cache(64)
def _pill(badge: Badge, width: int, ratio: float, faded: bool, dark: bool) -> QImage:
    del dark
    colours = theme.faded() if faded else theme.current()
    image = blank(width, PILL_HEIGHT, ratio)
    painter = _shape_painter(image)
    painter.setBrush(colours.warning_soft if badge.warns else colours.bar)
    painter.drawRoundedRect(QRectF(0, 0, width, PILL_HEIGHT), PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    colour = colours.warning if badge.warns else colours.muted
    text = line_of(badge.text, face_of(theme.TINY))
    text.paint(painter, PILL_PADDING, PILL_HEIGHT - PILL_BELOW_BASELINE, colour)
    painter.end()
    return image


def blank(width: int, height: int, ratio: float) -> QImage:
    """Nothing yet, as large as that in the painter's pixels, of which `ratio` of the screen's make one."""
    image = QImage(QSize(width, height) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _shape_painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter
