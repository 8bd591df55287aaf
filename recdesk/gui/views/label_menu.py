"""A pill that filters by a label (a category, a brand): it opens a list, with a search when it is long."""

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from recdesk.engine.catalogue import Labels
from recdesk.gui.views.widgets import MenuButton
from recdesk.i18n import tr

SEARCHED = 12
"""From so many labels on, the list has a search field."""

_ROW = 28
_ROWS_SHOWN = 14
_LONGEST = 22


class LabelButton(MenuButton):
    """ "Category ▾", or "Category: Tea ▾" when one is chosen.

    Signals:
        chosen: code of the label, -1 for all.
    """

    chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, title: str, all_text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._title, self._all_text = title, all_text
        self._names: list[str] = []
        self._codes: list[int] = []
        self._code = -1
        self.setMenu(None)  # pyright: ignore[reportArgumentType] - Qt takes none; its stub does not know
        self.setPopupMode(self.ToolButtonPopupMode.DelayedPopup)
        self.popup = _LabelPopup(self)
        self.popup.picked.connect(self._on_picked)
        self.clicked.connect(self._open)

    def set_labels(self, labels: Labels | None) -> None:
        """Offers the labels that products bear, most used first, and chooses all.

        The button hides where there are none.
        """
        counts = np.zeros(0, np.int64)
        if labels is not None:
            counts = np.bincount(labels.codes[labels.codes >= 0], minlength=len(labels.names))
        order = [int(code) for code in np.argsort(-counts, kind="stable") if counts[code]]
        names = labels.names if labels is not None else []
        self._codes = [-1, *order]
        self._names = [self._all_text, *(f"{names[code]}  ({counts[code]:,})" for code in order)]
        self._plain = [self._all_text, *(names[code] for code in order)]
        self.setVisible(len(self._codes) > 2)
        self.choose(-1)

    def choose(self, code: int) -> None:
        """Shows a label as chosen without telling anyone."""
        self._code = code
        text = self._title
        if code >= 0:
            name = self._plain[self._codes.index(code)]
            text = f"{self._title}: {name[: _LONGEST - 1] + '…' if len(name) > _LONGEST else name}"
        self.set_label(text)

    @property
    def code(self) -> int:
        """The chosen label's code, -1 for all."""
        return self._code

    def _open(self) -> None:
        self.popup.offer(
            self._names, self._codes.index(self._code), self.mapToGlobal(QPoint(0, self.height() + 4))
        )

    def _on_picked(self, position: int) -> None:
        self.choose(self._codes[position])
        self.chosen.emit(self._code)


class _LabelPopup(QFrame):
    """The list under the button; tells the position of what was picked."""

    picked: ClassVar[Signal] = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("labelPopup")
        self._texts: list[str] = []
        self._shown: list[int] = []
        self.field = QLineEdit(placeholderText=tr("Find"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self._model = QStringListModel(self)
        self.list = QListView(uniformItemSizes=True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setModel(self._model)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._pick)
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)

    def offer(self, texts: list[str], current: int, corner: QPoint) -> None:
        """Opens with its upper left corner at `corner`."""
        self._texts = texts
        self.field.setVisible(len(texts) > SEARCHED)
        self.field.clear()
        self._show_matching("")
        self.list.setCurrentIndex(self._model.index(current))
        self.resize(self.sizeHint())
        screen = self.screen().availableGeometry()
        self.move(
            min(corner.x(), screen.right() - self.width()), min(corner.y(), screen.bottom() - self.height())
        )
        self.show()
        (self.field if self.field.isVisible() else self.list).setFocus()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = max((metrics.horizontalAdvance(text) for text in self._texts[:200]), default=0)
        rows = min(len(self._texts), _ROWS_SHOWN)
        head = self.field.sizeHint().height() + 4 if len(self._texts) > SEARCHED else 0
        return QSize(min(max(width + 48, 180), 360), rows * _ROW + head + 14)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentIndex())
                return True
            if watched is self.field and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentIndex().row() + step
                self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(self._shown) - 1)))
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self, text: str) -> None:
        self._show_matching(text)
        self.list.setCurrentIndex(self._model.index(0))

    def _show_matching(self, text: str) -> None:
        wanted = text.casefold().split()
        self._shown = [
            position
            for position, label in enumerate(self._texts)
            if all(word in label.casefold() for word in wanted)
        ]
        self._model.setStringList([self._texts[position] for position in self._shown])

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hide()
            self.picked.emit(self._shown[index.row()])
