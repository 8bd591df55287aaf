"""The heatmap itself: a picture to point at, move, enlarge and click, by mouse or keys."""

from collections.abc import Callable
from typing import Any, ClassVar

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QGraphicsRectItem, QVBoxLayout, QWidget

from recdesk.engine.heatmap import Heatmap
from recdesk.gui import theme
from recdesk.gui.colormaps import diverging, sequential
from recdesk.gui.views.heatmap_axis import TITLED_ROW, StripAxis
from recdesk.gui.views.plots import Plot
from recdesk.gui.views.widgets import ElidedLabel, label

_TOP_EDGE = 30
_TITLES_EDGE = 148
_WIDEST_TITLES = 260
_BARE_EDGE = 12
_SMALLEST_RANGE = 4
_CARD_WIDTH = 300
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}

Cell = tuple[int, int]


class HeatmapView(QWidget):
    """Shows a Heatmap; tells which cell is pointed at and which one was clicked.

    The wheel enlarges, dragging moves, a double click shows all again. Arrow keys move the cross-hair,
    Enter clicks.

    Signals:
        clicked: row and column of the cell that was clicked.
        pointed: row and column of the cell under the mouse or the cross-hair, -1, -1 for none.
    """

    clicked: ClassVar[Signal] = Signal(int, int)
    pointed: ClassVar[Signal] = Signal(int, int)

    def __init__(self, describe: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        """
        Args:
            describe: gives the last line of the hover card for a row and a column.
        """
        super().__init__(parent)
        self.setObjectName("heatmapView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._describe = describe
        self._heatmap: Heatmap | None = None
        self._titles: list[str] = []
        self.cell: Cell | None = None
        self._pressed = QPointF()
        self._left, self._top = StripAxis("left"), StripAxis("top")
        self._plot = self._make_plot()
        self._image = pg.ImageItem(axisOrder="row-major")
        self._plot.box.addItem(self._image)
        self._cross = [self._make_line(90), self._make_line(0)]
        self._frame = QGraphicsRectItem()
        self._frame.setZValue(3)
        self._plot.box.addItem(self._frame, ignoreBounds=True)
        self.card = HoverCard(self)
        self._show_cross(None)

    def _make_plot(self) -> Plot:
        plot = Plot({"left": self._left, "top": self._top}, self)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.viewport().setMouseTracking(True)
        plot.viewport().installEventFilter(self)
        plot.box.invertY(True)
        plot.box.setDefaultPadding(0)
        return plot

    def _make_line(self, angle: int) -> Any:
        line = pg.InfiniteLine(angle=angle, movable=False)
        line.setZValue(2)
        self._plot.box.addItem(line, ignoreBounds=True)
        return line

    # What is shown

    def show_heatmap(self, heatmap: Heatmap, titles: list[str]) -> None:
        """Shows another heatmap, whole.

        Args:
            heatmap: is kept and not to be changed afterwards.
            titles: of each row.
        """
        self._heatmap, self._titles = heatmap, titles
        dark = theme.current().dark
        self._image.setImage(
            heatmap.block,
            autoLevels=False,
            levels=heatmap.levels,
            lut=diverging(dark) if heatmap.diverging else sequential(),
        )
        self._left.show_heatmap(heatmap, titles)
        self._top.show_heatmap(heatmap, [])
        self._colour_cross(heatmap, dark)
        count = max(len(heatmap.items), 1)
        view = self._plot.box
        smallest = min(_SMALLEST_RANGE, count)
        view.setLimits(
            xMin=0, xMax=count, yMin=0, yMax=count, minXRange=smallest, minYRange=smallest,
            maxXRange=count, maxYRange=count,
        )  # fmt: skip
        self._place_plot()
        self.show_all()
        self._point(None)

    def show_all(self) -> None:
        """Ends enlarging."""
        count = max(len(self._titles), 1)
        self._plot.box.setRange(QRectF(0, 0, count, count), padding=0)

    def point_at(self, row: int, column: int) -> None:
        """Moves the cross-hair to a cell; enlarging follows it."""
        across, down = self._plot.box.viewRange()
        shift_x = min(0.0, column - across[0]) + max(0.0, column + 1 - across[1])
        shift_y = min(0.0, row - down[0]) + max(0.0, row + 1 - down[1])
        if shift_x or shift_y:
            self._plot.box.translateBy(x=shift_x, y=shift_y)
        self._point((row, column))

    def cell_center(self, row: int, column: int) -> QPoint:
        """Where a cell is, in the coordinates of `surface`."""
        scene = self._plot.box.mapViewToScene(QPointF(column + 0.5, row + 0.5))
        return self._plot.mapFromScene(scene)

    @property
    def surface(self) -> QWidget:
        """The widget that mouse events go to."""
        return self._plot.viewport()

    def _cell_at(self, position: QPointF) -> Cell | None:
        view = self._plot.box
        scene = self._plot.mapToScene(position.toPoint())
        if not view.sceneBoundingRect().contains(scene):
            return None
        place = view.mapSceneToView(scene)
        row, column = int(place.y() // 1), int(place.x() // 1)
        inside = 0 <= row < len(self._titles) and 0 <= column < len(self._titles)
        return (row, column) if inside else None

    # Cross-hair and card

    def _colour_cross(self, heatmap: Heatmap, dark: bool) -> None:
        # White shows on viridis and on a dark middle; a pale middle needs ink.
        colour = QColor("white") if dark or not heatmap.diverging else theme.current().text
        for line in self._cross:
            line.setPen(pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine))
        self._frame.setPen(pg.mkPen(colour, width=2))

    def _point(self, cell: Cell | None) -> None:
        if cell == self.cell and cell is not None:
            return
        self.cell = cell
        self._show_cross(cell)
        if cell is None:
            self.card.hide()
            self.pointed.emit(-1, -1)
            return
        row, column = cell
        self.card.show_pair(self._titles[row], self._titles[column], self._describe(row, column))
        self._place_card(self._plot.mapToParent(self.cell_center(row, column)))
        self.setAccessibleDescription(self.card.text())
        self.pointed.emit(row, column)

    def _show_cross(self, cell: Cell | None) -> None:
        for item in (*self._cross, self._frame):
            item.setVisible(cell is not None)
        if cell is not None:
            row, column = cell
            self._cross[0].setPos(column + 0.5)
            self._cross[1].setPos(row + 0.5)
            self._frame.setRect(QRectF(column, row, 1, 1))

    def _place_card(self, at: QPoint) -> None:
        self.card.adjustSize()
        size, gap = self.card.size(), 18
        x = min(max(at.x() - 30, 4), max(4, self.width() - size.width() - 4))
        below = at.y() + gap
        y = below if below + size.height() < self.height() else at.y() - gap - size.height()
        self.card.move(x, max(4, y))
        self.card.show()
        self.card.raise_()

    # Events

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Follows the mouse over the picture."""
        if watched is not self._plot.viewport() or self._heatmap is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._point(None)
        elif isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                self._point(self._cell_at(event.position()))
            elif kind == QEvent.Type.MouseButtonDblClick:
                self.show_all()
            elif kind == QEvent.Type.MouseButtonPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._pressed = event.position()
            elif kind == QEvent.Type.MouseButtonRelease:
                self._release(event)
        elif kind == QEvent.Type.Wheel:
            self._point(None)
        return False

    def _release(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed).manhattanLength() > 4
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None and not moved:
            self._point(cell)
            self.clicked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._titles:
            row, column = self.cell or (0, 0)
            last = len(self._titles) - 1
            if self.cell is not None:
                row, column = row + step[0], column + step[1]
            self.point_at(min(max(row, 0), last), min(max(column, 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell is not None:
            self.clicked.emit(*self.cell)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_plot()

    def _place_plot(self) -> None:
        """Keeps the picture square, with titles at its left where a row is high enough for one."""
        count = max(len(self._titles), 1)
        high = self.height() - _TOP_EDGE
        # What is wider than this is left to the page, which keeps picture and legend together. It hangs on
        # the height alone, so that it cannot chase the width that it limits.
        self.setMaximumWidth(max(high, 1) + (_WIDEST_TITLES if high / count >= TITLED_ROW else _BARE_EDGE))
        titled = min(high, self.width() - _TITLES_EDGE) / count >= TITLED_ROW
        side = max(min(high, self.width() - (_TITLES_EDGE if titled else _BARE_EDGE)), 1)
        self._left.setWidth(self.width() - side)
        self._top.setHeight(_TOP_EDGE)
        self._plot.setGeometry(0, 0, self.width(), _TOP_EDGE + side)


class HoverCard(QFrame):
    """Two titles and what is known of the pair, floating over the picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMaximumWidth(_CARD_WIDTH)
        colours = theme.current()
        self.setStyleSheet(
            f"#hoverCard {{ background: {colours.surface.name()};"
            f" border: 1px solid {colours.line.name()}; border-radius: 6px; }}"
        )
        self._first, self._second = ElidedLabel("", "heading"), ElidedLabel("")
        self._facts = label("", "muted", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        for part in (self._first, self._second, self._facts):
            layout.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=16)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def show_pair(self, first: str, second: str, facts: str) -> None:
        self._first.set_text(first)
        self._second.set_text(second)
        self._second.setVisible(second != first)
        self._facts.setText(facts)

    def text(self) -> str:
        """All that the card says."""
        return ", ".join((self._first.full_text, self._second.full_text, self._facts.text()))
