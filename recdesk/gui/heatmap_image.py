"""A heatmap as a picture: titles, category strips, colour bar and caption, painted without a window."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.errors import FileError
from recdesk.engine.heatmap import Heatmap, runs
from recdesk.gui import theme
from recdesk.gui.colormaps import CATEGORIES, OTHER, category_colour, colours_of, diverging, sequential
from recdesk.gui.models.wording import metric_title
from recdesk.i18n import plural, tr

TITLED = 120
"""Up to so many products each row bears its title; more would not be legible."""

_SIDE = 1200
_SMALLEST_ROW = 14
_MARGIN = 32.0
_TITLES = 240.0
_STRIP = 10.0
_LEGEND = 220.0
_HEAD = 72.0


def save_heatmap(heatmap: Heatmap, catalogue: Catalogue, name: str, path: Path) -> None:
    """Writes a heatmap as a PNG.

    Args:
        heatmap: what to paint.
        catalogue: gives the titles.
        name: what it shows, for the caption.
        path: where to.

    Raises:
        FileError: "cannot_write" if the file cannot be written.
    """
    titles = [catalogue.title(int(code)) for code in heatmap.items]
    image = render(heatmap, titles, name)
    writer = QImageWriter(str(path), QByteArray(b"png"))
    if not writer.write(image):
        raise FileError("cannot_write", path=str(path), reason=writer.errorString())


def render(heatmap: Heatmap, titles: Sequence[str], name: str) -> QImage:
    """Paints a heatmap in light colours and the current language.

    Makes an offscreen application where there is none, since fonts need one.

    Args:
        heatmap: what to paint.
        titles: of each row.
        name: what it shows, for the caption.
    """
    application = QGuiApplication.instance() or QGuiApplication(["recdesk", "-platform", "offscreen"])
    count = max(len(titles), 1)
    titled = count <= TITLED
    side = float(max(_SIDE, count * _SMALLEST_ROW) if titled else max(_SIDE, 2 * count) // count * count)
    left = _MARGIN + (_TITLES if titled else 0.0) + _STRIP + 2
    matrix = QRectF(left, _HEAD + 24 + _STRIP + 2, side, side)
    image = QImage(
        round(matrix.right() + 24 + _LEGEND + _MARGIN),
        round(matrix.bottom() + _MARGIN),
        QImage.Format.Format_RGB32,
    )
    image.fill(theme.LIGHT.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _paint_caption(painter, heatmap, name)
    _paint_matrix(painter, heatmap, matrix)
    _paint_strips(painter, heatmap, matrix)
    if titled:
        _paint_titles(painter, titles, matrix)
    _paint_legend(painter, heatmap, QRectF(matrix.right() + 24, matrix.top(), _LEGEND, side))
    painter.end()
    del application
    return image


def matrix_image(heatmap: Heatmap, dark: bool = False) -> QImage:
    """One pixel per pair of products."""
    table = diverging(dark) if heatmap.diverging else sequential()
    pixels = np.ascontiguousarray(colours_of(heatmap.block, heatmap.levels, table))
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # the array does not outlive this function


def level_texts(heatmap: Heatmap) -> list[str]:
    """What stands under the low end, the middle and the high end of the colour bar."""
    low, high = heatmap.levels
    beyond = "≥ " if len(heatmap.block) and heatmap.block.max() > high + 1e-6 else ""
    return [f"{low:.3g}", f"{(low + high) / 2:.3g}", f"{beyond}{high:.3g}"]


def _paint_caption(painter: QPainter, heatmap: Heatmap, name: str) -> None:
    painter.setPen(theme.LIGHT.text)
    painter.setFont(theme.font(22, QFont.Weight.DemiBold))
    painter.drawText(QPointF(_MARGIN, _MARGIN + 14), name)
    painter.setPen(theme.LIGHT.muted)
    painter.setFont(theme.font(15))
    parts = (
        plural("{n} product", "{n} products", len(heatmap.items)),
        metric_title(heatmap.metric),
        "RecDesk",
    )
    painter.drawText(QPointF(_MARGIN, _MARGIN + 38), " · ".join(parts))


def _paint_matrix(painter: QPainter, heatmap: Heatmap, area: QRectF) -> None:
    if len(heatmap.items):
        painter.drawImage(area, matrix_image(heatmap))


def _paint_strips(painter: QPainter, heatmap: Heatmap, matrix: QRectF) -> None:
    cell = matrix.width() / max(len(heatmap.items), 1)
    font = theme.font(13)
    painter.setFont(font)
    for start, end, place in runs(heatmap.strip):
        if place < 0:
            continue
        offset, length = start * cell, (end - start) * cell
        colour = QColor(category_colour(place))
        painter.fillRect(
            QRectF(matrix.left() + offset, matrix.top() - _STRIP - 2, length - 1, _STRIP), colour
        )
        painter.fillRect(
            QRectF(matrix.left() - _STRIP - 2, matrix.top() + offset, _STRIP, length - 1), colour
        )
        text = QFontMetricsF(font).elidedText(
            heatmap.strip_names[place], Qt.TextElideMode.ElideRight, length - 8
        )
        if length >= 60:
            painter.setPen(theme.LIGHT.text)
            label = QRectF(matrix.left() + offset, matrix.top() - _STRIP - 24, length, 20)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _paint_titles(painter: QPainter, titles: Sequence[str], matrix: QRectF) -> None:
    cell = matrix.height() / max(len(titles), 1)
    font = theme.font(min(14, max(9, int(cell * 0.8))))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme.LIGHT.text)
    middle = (metrics.ascent() - metrics.descent()) / 2
    for row, title in enumerate(titles):
        line = metrics.elidedText(title.replace("\n", " "), Qt.TextElideMode.ElideRight, _TITLES - 12)
        x = matrix.left() - _STRIP - 10 - metrics.horizontalAdvance(line)
        painter.drawText(QPointF(x, matrix.top() + (row + 0.5) * cell + middle), line)


def _paint_legend(painter: QPainter, heatmap: Heatmap, area: QRectF) -> None:
    muted, text = theme.LIGHT.muted, theme.LIGHT.text
    painter.setFont(theme.font(15))
    painter.setPen(muted)
    painter.drawText(QPointF(area.left(), area.top() + 14), tr("Similarity"))
    bar = QRectF(area.left(), area.top() + 26, area.width(), 14)
    painter.drawImage(bar, bar_image(heatmap.diverging, False))
    painter.setFont(theme.font(13))
    places = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
    for place, level in zip(places, level_texts(heatmap), strict=True):
        painter.drawText(QRectF(bar.left(), bar.bottom() + 4, bar.width(), 18), place, level)
    if not heatmap.strip_names:
        return
    y = bar.bottom() + 56
    painter.setFont(theme.font(15))
    painter.drawText(QPointF(area.left(), y), strip_title(heatmap))
    metrics = QFontMetricsF(theme.font(15))
    for colour, entry in legend_entries(heatmap):
        y += 24
        painter.fillRect(QRectF(area.left(), y - 11, 12, 12), QColor(colour))
        painter.setPen(text)
        line = metrics.elidedText(entry, Qt.TextElideMode.ElideRight, area.width() - 24)
        painter.drawText(QPointF(area.left() + 22, y), line)


def legend_entries(heatmap: Heatmap) -> list[tuple[str, str]]:
    """Colour and text of each line of the legend; what has no colour of its own is counted in the last."""
    names = heatmap.strip_names
    entries = [(category_colour(place), name) for place, name in enumerate(names[: len(CATEGORIES)])]
    more = len(names) - len(entries)
    return [*entries, (f"#{OTHER}", plural("{n} other", "{n} others", more))] if more else entries


def bar_image(is_diverging: bool, dark: bool) -> QImage:
    """The colour bar, one pixel high, low values at the left."""
    table = diverging(dark) if is_diverging else sequential()
    return QImage(table.tobytes(), len(table), 1, 3 * len(table), QImage.Format.Format_RGB888).copy()


def strip_title(heatmap: Heatmap) -> str:
    """What the strips show."""
    return tr("Category") if heatmap.strip_kind == "category" else tr("Brand")
