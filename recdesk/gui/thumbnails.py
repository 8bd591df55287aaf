"""Small pictures of the shop's products: read on a thread when they are first asked for, and kept a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from recdesk.gui.jobs import Latest
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.pictures import picture

MOST_BYTES = 8_000_000
"""Of the pictures that are kept: two thousand of a list on a usual screen."""

CORNER = 4
_EDGE = QColor(0, 0, 0, 30)
_NOTHING = 100
"""Bytes that it takes to remember that a product has no picture."""

_TURN = 0.03
"""Seconds after which what was read is shown, before more is."""

Key = tuple[int, float]
Found = dict[Key, QImage | None]
Read = Callable[[str, Path | None, QSize, float], QImage | None]


class Thumbnails(QObject):
    """Pictures of one size. Whoever paints asks, gets at once what is there, and paints again on `come`.

    Signals:
        come: no argument; pictures that were asked for may be there now.

    Attributes:
        any: whether a product of this shop was found to have a picture.
    """

    come: ClassVar[Signal] = Signal()

    def __init__(self, shop: OpenShop, room: QSize, read: Read, parent: QObject | None = None) -> None:
        """
        Args:
            shop: names the pictures and says in which folder they lie; another one makes all forgotten.
            room: of a picture, in pixels that do not depend on the screen.
            read: `whole` or `cropped`.
            parent: the owner.
        """
        super().__init__(parent)
        self._shop, self._room, self._read = shop, room, read
        self.any = False
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[Key, str] = {}
        self._reading = False
        thread = self._thread = Latest(self)
        thread.done.connect(self._on_read)
        self.destroyed.connect(lambda: thread.shutdown())
        # What a whole paint asks for is read as one.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        shop.changed.connect(self._on_changed)

    def of(self, code: int, ratio: float) -> QImage | None:
        """A product's picture; None where it has none, and until it is read.

        Args:
            code: of the product.
            ratio: pixels of the screen a pixel of the room.
        """
        catalogue, key = self._shop.catalogue, (code, ratio)
        if catalogue is None or not (name := catalogue.images[code]):
            return None
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted[key] = name
        self._soon.start()
        return None

    @Slot()
    def _begin(self) -> None:
        if self._reading or not self._wanted:
            return
        path, room, read = self._shop.path, self._room, self._read
        folder = None if path is None else path.parent
        wanted, self._wanted = self._wanted, {}
        self._reading = True
        self._thread.run(lambda: (_read_some(wanted, folder, room, read), len(wanted)))

    @Slot(object)
    def _on_read(self, answer: tuple[Found, int]) -> None:
        found, asked = answer
        self._reading = False
        for key, image in found.items():
            self._keep(key, image)
        read = any(image is not None for image in found.values())
        self.any = self.any or read
        if self._wanted:
            self._soon.start()
        if read or len(found) < asked:  # what is still to be seen of the rest is asked for by painting again
            self.come.emit()

    def _keep(self, key: Key, image: QImage | None) -> None:
        self._kept[key] = image
        self._bytes += _size(image)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self._thread.forget()
            self._reading = self.any = False
            self._kept.clear()
            self._wanted.clear()
            self._bytes = 0


def whole(name: str, folder: Path | None, room: QSize, ratio: float) -> QImage | None:
    """All of a picture, large enough to cover a room; see `picture`."""
    return picture(name, folder, room * ratio)


def cropped(name: str, folder: Path | None, room: QSize, ratio: float) -> QImage | None:
    """The middle of a picture, filling a room with round corners, on white where it lets through."""
    image = picture(name, folder, room * ratio)
    if image is None:
        return None
    size = room * ratio
    covering = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if covering != image.size():  # of a kind whose size is not known before it is read
        image = image.scaled(
            covering, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    middle = QRect(QPoint(0, 0), size)
    middle.moveCenter(image.rect().center())
    ground = QImage(size, QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(-middle.topLeft(), image)
    painter.end()
    return rounded(ground, size, ratio)


def rounded(ground: QImage | QColor, size: QSize, ratio: float) -> QImage:
    """A ground with round corners, and with an edge by which white is told from white.

    Args:
        ground: an image of that size, or one colour.
        size: in pixels of the screen.
        ratio: of those to the ones that are painted with.
    """
    shape = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ground))  # a clip would leave the corners jagged
    painter.drawRoundedRect(QRectF(shape.rect()), CORNER * ratio, CORNER * ratio)
    painter.setPen(QPen(_EDGE, ratio))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = QRectF(shape.rect()).adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2)
    painter.drawRoundedRect(inside, CORNER * ratio - ratio / 2, CORNER * ratio - ratio / 2)
    painter.end()
    shape.setDevicePixelRatio(ratio)
    return shape


def _read_some(wanted: dict[Key, str], folder: Path | None, room: QSize, read: Read) -> Found:
    """Reads pictures, at least one, until its turn is over."""
    end, found = time.perf_counter() + _TURN, Found()
    for key, name in wanted.items():
        found[key] = read(name, folder, room, key[1])
        if time.perf_counter() > end:
            break
    return found


def _size(image: QImage | None) -> int:
    return _NOTHING if image is None else image.sizeInBytes()
