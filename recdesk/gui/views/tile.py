"""The tile of a product: its picture, or colours that its category decides, and how its title begins."""

import functools
import hashlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.gui import theme
from recdesk.gui.views.cell_texts import face_of, paint_text
from recdesk.gui.views.shapes import blank

_HEIGHT = 132
_CORNER = 6
_PADDING = 10
_SHADE = 110
"""Height of the shade under the text, without which white would be hard to read on light colours."""

_REMEMBERED = 24
"""Grounds of categories: those of the products that are looked at in turn."""


class Tile(QWidget):
    """Products of one category have the same colours, in every session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("productTile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text, self._category = "", ""
        self.picture: QImage | None = None

    def show_product(self, text: str, category: str, picture: QImage | None = None) -> None:
        """Shows another product's tile; where there is a picture, it says all that the text would."""
        self._text, self._category, self.picture = text, category, picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.DOCK_WIDTH - 2 * theme.MARGIN, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.picture is not None:
            _paint_picture(painter, _shape(QRectF(self.rect())), self.picture)
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        painter.drawImage(0, 0, _ground(self._category, self.width(), self.height(), ratio))
        face, room = face_of(theme.BODY, QFont.Weight.Medium), self.width() - 2 * _PADDING
        paint_text(painter, _PADDING, self.height() - 14, room, self._text, face, QColor("white"))
        painter.end()


def _shape(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(area, _CORNER, _CORNER)
    return path


@functools.lru_cache(_REMEMBERED)
def _ground(category: str, width: int, height: int, ratio: float) -> QImage:
    """What is under the text: a gradient in the colours of a category, shaded at the foot.

    Kept, since filling it takes longer than all else that the dock paints, and it is painted with each
    click; an image needs no application, and so may outlive one.
    """
    image = blank(width, height, ratio)
    area = QRectF(0, 0, width, height)
    light, deep = gradient_colours(category)
    gradient = QLinearGradient(area.topLeft(), area.bottomRight())
    gradient.setColorAt(0, light)
    gradient.setColorAt(1, deep)
    shade = QLinearGradient(0, area.bottom() - _SHADE, 0, area.bottom())
    shade.setColorAt(0, QColor(0, 0, 0, 0))
    shade.setColorAt(1, QColor(0, 0, 0, 130))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colours in (gradient, shade):
        painter.fillPath(_shape(area), colours)
    painter.end()
    return image


def _paint_picture(painter: QPainter, path: QPainterPath, picture: QImage) -> None:
    """Shows a whole picture in the middle of the tile's shape, on white, as shops show their products."""
    area = path.boundingRect()
    painter.fillPath(path, QColor("white"))
    painter.setClipPath(path)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = picture.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(0, 0), size)
    place.moveCenter(area.center())
    painter.drawImage(place, picture)
    painter.setClipping(False)
    painter.setPen(theme.current().line)  # without an edge, white would have no end on a light page
    edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, _CORNER, _CORNER)


def gradient_colours(category: str) -> tuple[QColor, QColor]:
    """The light and the deep end of a category's gradient."""
    digest = hashlib.blake2b(category.encode("utf-8", "surrogatepass"), digest_size=2).digest()
    hue = int.from_bytes(digest, "big") % 360
    return QColor.fromHsl(hue, 80, 190), QColor.fromHsl(hue, 80, 92)
