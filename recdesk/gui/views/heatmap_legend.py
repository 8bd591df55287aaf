"""What the colours of a heatmap mean: the colour bar and the categories of its strips."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.engine.heatmap import Heatmap
from recdesk.gui import theme
from recdesk.gui.heatmap_image import bar_image, legend_entries, level_texts, strip_title
from recdesk.gui.models.wording import metric_title

WIDTH = 152
_BAR = 10
_LINE = 20
_BAR_TOP = 22.0
_NAMES_TOP = 82.0


class HeatmapLegend(QWidget):
    """Stands beside the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heatmapLegend")
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._heatmap: Heatmap | None = None

    def show_heatmap(self, heatmap: Heatmap) -> None:
        self._heatmap = heatmap
        names = ", ".join(text for _, text in legend_entries(heatmap))
        self.setAccessibleName(f"{metric_title(heatmap.metric)}: {' – '.join(level_texts(heatmap))}; {names}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        entries = legend_entries(self._heatmap) if self._heatmap is not None else []
        lines = len(entries) + 1 if entries else 0
        return QSize(WIDTH, round(_NAMES_TOP) + lines * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._heatmap is None:
            return
        painter = QPainter(self)
        self._paint_bar(painter, self._heatmap)
        if self._heatmap.strip_names:
            self._paint_names(painter, self._heatmap)
        painter.end()

    def _paint_bar(self, painter: QPainter, heatmap: Heatmap) -> None:
        colours = theme.current()
        painter.setPen(colours.muted)
        painter.setFont(theme.font())
        painter.drawText(QPointF(0, 13), metric_title(heatmap.metric))
        bar = QRectF(0, _BAR_TOP, self.width(), _BAR)
        painter.drawImage(bar, bar_image(heatmap.diverging, colours.dark))
        painter.setFont(theme.font(theme.TINY))
        below = QRectF(0, bar.bottom() + 4, self.width(), 16)
        places = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for place, text in zip(places, level_texts(heatmap), strict=True):
            painter.drawText(below, place, text)

    def _paint_names(self, painter: QPainter, heatmap: Heatmap) -> None:
        colours = theme.current()
        font = theme.font()
        painter.setFont(font)
        painter.setPen(colours.muted)
        y = _NAMES_TOP
        painter.drawText(QPointF(0, y), strip_title(heatmap))
        metrics = QFontMetricsF(font)
        for colour, text in legend_entries(heatmap):
            y += _LINE
            painter.fillRect(QRectF(0, y - 10, 10, 10), QColor(colour))
            painter.setPen(colours.text)
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 18)
            painter.drawText(QPointF(18, y), line)
