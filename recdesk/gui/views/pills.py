"""Remarks on a row as pills: as many as there is room for, painted once and shown as images."""

import functools
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge
from recdesk.gui.views.cell_texts import Face, face_of, width_of

_HEIGHT, _BELOW_BASELINE = 15, 4
_PADDING = 6
_GAP = 4
_LEAST_TEXT = 0.45
"""Share of a cell that pills leave to its text."""


@dataclass(frozen=True)
class Pills:
    """The remarks that are shown, and how wide each is; nothing where there are none."""

    badges: list[Badge]
    widths: list[int]

    @classmethod
    def of(cls, badges: list[Badge], width: float) -> "Pills":
        """Those that a cell has room for; the others become one that counts them."""
        face, room = face_of(theme.TINY), width * (1 - _LEAST_TEXT)
        for kept in range(len(badges), 0, -1):
            shown = cls._counted(badges, kept, face)
            if shown.room <= room:
                return shown
        return cls._counted(badges, 0, face)

    @classmethod
    def _counted(cls, badges: list[Badge], kept: int, face: Face) -> "Pills":
        rest = badges[kept:]
        counted = [Badge(f"+{len(rest)}", any(one.warns for one in rest))] if rest else []
        listed = badges[:kept] + counted
        return cls(listed, [_width(one, face) for one in listed])

    @property
    def room(self) -> float:
        """What they take behind a text."""
        return theme.GAP + sum(self.widths) + _GAP * (len(self.widths) - 1) if self.badges else 0.0

    def paint(self, painter: QPainter, left: float, baseline: float, faded: bool) -> None:
        """Paints them behind a text that ends at `left`."""
        ratio = painter.device().devicePixelRatioF()
        left = round(left + theme.GAP)
        for badge, width in zip(self.badges, self.widths, strict=True):
            image = _image(badge, width, faded, theme.current().dark, ratio)
            painter.drawImage(QPointF(left, baseline - _HEIGHT + _BELOW_BASELINE), image)
            left += width + _GAP


def _width(badge: Badge, face: Face) -> int:
    return math.ceil(width_of(badge.text, face)) + 2 * _PADDING


@functools.lru_cache(64)
def _image(badge: Badge, width: int, faded: bool, dark: bool, ratio: float) -> QImage:
    """Painted once: a rounded shape takes ten times as long as an image."""
    del dark  # the colours go by it
    colours, face = theme.faded() if faded else theme.current(), face_of(theme.TINY)
    image = QImage((QSizeF(width, _HEIGHT) * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warning_soft if badge.warns else colours.bar)
    painter.drawRoundedRect(QRectF(0, 0, width, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
    painter.setFont(face.font)
    painter.setPen(colours.warning if badge.warns else colours.muted)
    painter.drawText(QPointF(_PADDING, _HEIGHT - _BELOW_BASELINE), badge.text)
    painter.end()
    return image
