"""The tile of a product: its picture, or colours that its category decides, and how its title begins."""

import hashlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.gui import theme

_HEIGHT = 132
_CORNER = 6
_PADDING = 10
_SHADE = 110
"""Height of the shade under the text, without which white would be hard to read on light colours."""


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
        area = QRectF(self.rect())
        light, deep = gradient_colours(self._category)
        gradient = QLinearGradient(area.topLeft(), area.bottomRight())
        gradient.setColorAt(0, light)
        gradient.setColorAt(1, deep)
        path = QPainterPath()
        path.addRoundedRect(area, _CORNER, _CORNER)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.picture is not None:
            _paint_picture(painter, path, self.picture)
            painter.end()
            return
        painter.fillPath(path, gradient)
        shade = QLinearGradient(0, area.bottom() - _SHADE, 0, area.bottom())
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 130))
        painter.fillPath(path, shade)
        font = theme.font(theme.BODY, QFont.Weight.Medium)
        line = QFontMetricsF(font).elidedText(
            self._text, Qt.TextElideMode.ElideRight, area.width() - 2 * _PADDING
        )
        painter.setFont(font)
        painter.setPen(QColor("white"))
        painter.drawText(QPointF(_PADDING, area.bottom() - 14), line)
        painter.end()


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


def gradient_colours(category: str) -> tuple[QColor, QColor]:
    """The light and the deep end of a category's gradient."""
    digest = hashlib.blake2b(category.encode("utf-8", "surrogatepass"), digest_size=2).digest()
    hue = int.from_bytes(digest, "big") % 360
    return QColor.fromHsl(hue, 80, 190), QColor.fromHsl(hue, 80, 92)
