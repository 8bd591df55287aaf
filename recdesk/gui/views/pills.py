"""Remarks on a row as pills: as many as there is room for."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from recdesk.gui import theme
from recdesk.gui.models.roles import Badge
from recdesk.gui.views.cell_texts import Face, face_of, width_of
from recdesk.gui.views.shapes import PILL_BELOW_BASELINE, PILL_HEIGHT, PILL_PADDING, pill_image

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
        if not badges:
            return _NONE
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
        place, top = round(left + theme.GAP), round(baseline) - PILL_HEIGHT + PILL_BELOW_BASELINE
        ratio = painter.device().devicePixelRatioF() if self.badges else 1.0
        for badge, width in zip(self.badges, self.widths, strict=True):
            painter.drawImage(place, top, pill_image(badge, width, ratio, faded))
            place += width + _GAP


_NONE = Pills([], [])


def _width(badge: Badge, face: Face) -> int:
    return math.ceil(width_of(badge.text, face)) + 2 * PILL_PADDING
