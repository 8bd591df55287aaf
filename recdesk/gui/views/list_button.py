"""A pill that opens a list to choose from, with a search field when the list is long."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from recdesk.engine.catalogue import Labels
from recdesk.gui import theme
from recdesk.gui.views.widgets import MenuButton
from recdesk.i18n import tr

SEARCHED = 12
"""From so many labels on, the list has a search field."""

_ROW = 28
_ROWS_SHOWN = 14
_LONGEST = 22


@dataclass(frozen=True)
class Choice:
    """A line of the list.

    Attributes:
        key: tells which one it is.
        text: what the list says.
        short: what the button says once it is chosen; nothing but the button's title where empty.
    """

    key: int
    text: str
    short: str = ""


class ListButton(MenuButton):
    """ "Show ▾", or "Show: Tea ▾" when something is chosen.

    Signals:
        chosen: key of what the user chose.
    """

    chosen: ClassVar[Signal] = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._title = title
        self._choices: list[Choice] = []
        self._key = -1
        self.setMenu(None)  # pyright: ignore[reportArgumentType] - Qt takes none; its stub does not know
        self.setPopupMode(self.ToolButtonPopupMode.DelayedPopup)
        self.clicked.connect(self._on_clicked)

    @cached_property
    def popup(self) -> "_ListPopup":
        """The list, made when it is first opened."""
        popup = _ListPopup(self)
        popup.picked.connect(self._on_picked)
        return popup

    def set_choices(self, choices: list[Choice], key: int) -> None:
        """Offers other lines, one of them chosen."""
        self._choices = choices
        self.choose(key)

    def choose(self, key: int) -> None:
        """Shows a line as chosen without telling anyone."""
        self._key = key
        short = next((choice.short for choice in self._choices if choice.key == key), "")
        self.set_label(
            tr("{title}: {choice}", title=self._title, choice=shortened(short)) if short else self._title
        )

    @property
    def key(self) -> int:
        """Key of the chosen line."""
        return self._key

    @Slot()
    def _on_clicked(self) -> None:
        texts, keys = [choice.text for choice in self._choices], [choice.key for choice in self._choices]
        corner = self.mapToGlobal(QPoint(0, self.height() + 4))
        self.popup.offer(texts, keys.index(self._key) if self._key in keys else 0, corner)

    @Slot(int)
    def _on_picked(self, position: int) -> None:
        self.choose(self._choices[position].key)
        self.chosen.emit(self._key)


def shortened(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def label_choices(labels: Labels) -> list[Choice]:
    """The labels that products bear with their number, most used first."""
    counts = np.bincount(labels.codes[labels.codes >= 0], minlength=len(labels.names))
    order = [int(code) for code in np.argsort(-counts, kind="stable") if counts[code]]
    return [Choice(code, f"{labels.names[code]}  ({counts[code]:,})", labels.names[code]) for code in order]


class _ListPopup(QFrame):
    """The list under the button; tells the position of what was picked."""

    picked: ClassVar[Signal] = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("listPopup")
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
        colours = theme.current().names()
        self.setStyleSheet(
            f"#listPopup {{ background: {colours['surface']}; border: 1px solid {colours['line']}; }}"
            f"QListView::item {{ height: {_ROW}px; padding: 0 8px; border-radius: 4px; }}"
            f"QListView::item:hover, QListView::item:selected {{ background: {colours['selection']};"
            f" color: {colours['text']}; }}"
        )
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
