"""A product's picture at the left of its cell, in tables whose shop has pictures."""

import functools

from PySide6.QtCore import QObject, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QTableView

from recdesk.gui import theme
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.thumbnails import Thumbnails, cropped, rounded

SIDE = 28
_GAP = 10


def list_thumbnails(shop: OpenShop, parent: QObject) -> Thumbnails:
    """Pictures for the rows of a list."""
    return Thumbnails(shop, QSize(SIDE, SIDE), cropped, parent)


def repaint_column(table: QTableView, column: int) -> None:
    """Paints one column anew; the others have no pictures."""
    viewport = table.viewport()
    viewport.update(table.columnViewportPosition(column), 0, table.columnWidth(column), viewport.height())


def paint_thumbnail(painter: QPainter, left: int, top: int, code: int, pictures: Thumbnails) -> int:
    """Paints a product's picture into a row, or its place where other products have one.

    Returns:
        the room that it takes from the text: none in a shop without pictures.
    """
    ratio = painter.device().devicePixelRatioF()
    image = pictures.of(code, ratio)
    if not pictures.any:
        return 0
    at = QPointF(left, top + (theme.ROW_HEIGHT - SIDE) / 2)
    painter.drawImage(at, image or _empty(theme.current().bar.rgb(), ratio))
    return SIDE + _GAP


@functools.lru_cache(4)
def _empty(colour: int, ratio: float) -> QImage:
    """The place of a picture that is not there: painted once, since shapes take longer than images."""
    return rounded(QColor(colour), QSize(SIDE, SIDE) * ratio, ratio)
