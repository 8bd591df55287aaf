"""A note to a product: a link where there is none, else a field that keeps what is typed by itself."""

from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from recdesk.engine.notes import LONGEST_NOTE
from recdesk.gui import theme
from recdesk.gui.messages import Notice
from recdesk.gui.models.wording import shortened_title
from recdesk.gui.session import Session
from recdesk.gui.views.widgets import label, link_button
from recdesk.i18n import tr

_FEWEST_LINES, _MOST_LINES = 2, 8
_AROUND = 16


class NoteField(QWidget):
    """Shows and takes the note of one product."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = -1
        self._add = link_button(tr("Add a note"))
        self._add.setObjectName("addNoteButton")
        self._add.clicked.connect(self.write)
        self._text = _Text()
        self._text.setObjectName("noteText")
        self._text.setAccessibleName(tr("Note"))
        self._text.setPlaceholderText(tr("Note"))
        self._text.setToolTip(tr("Kept in the workspace by itself"))
        self._text.textChanged.connect(self._on_text_changed)
        self._text.left.connect(self._on_left)
        self._text.resized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._add)
        column.addWidget(self._text)

    def show_item(self, item: int) -> None:
        """Shows the note of a product; what was typed about the one before is written."""
        if item != self._item:
            self._session.notes.flush()
            self._item = item
        text = self._session.notes.of(item).text
        if text != self._text.toPlainText():
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)
        self._fit()
        self._show_field(bool(text) or self._text.hasFocus())

    @Slot()
    def write(self) -> None:
        """Puts the cursor into the note."""
        self._show_field(True)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _show_field(self, shown: bool) -> None:
        self._add.setVisible(not shown)
        self._text.setVisible(shown)

    @Slot()
    def _fit(self) -> None:
        """Makes the field as high as its text, within limits."""
        line, document = self._text.fontMetrics().lineSpacing(), self._text.document()
        blocks = range(min(document.blockCount(), _MOST_LINES))
        # Each as it is laid out: scripts of other fonts have higher lines.
        heights = [self._text.blockBoundingRect(document.findBlockByNumber(n)).height() for n in blocks]
        height = min(max(sum(heights), _FEWEST_LINES * line), _MOST_LINES * line)
        self._text.setFixedHeight(round(height) + _AROUND)

    @Slot()
    def _on_text_changed(self) -> None:
        text = self._text.toPlainText()
        if len(text) > LONGEST_NOTE:
            text = text[:LONGEST_NOTE]
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)
            self._text.moveCursor(QTextCursor.MoveOperation.End)
            most = f"{LONGEST_NOTE:,}"
            sentence = tr("A note has at most {most} characters; what is beyond was left out.", most=most)
            self._session.notice.emit(Notice("warning", sentence))
        self._fit()
        self._session.notes.type_text(self._item, text)

    @Slot()
    def _on_left(self) -> None:
        self._session.notes.flush()
        self._show_field(bool(self._text.toPlainText().strip()))


class _Text(QPlainTextEdit):
    left: ClassVar[Signal] = Signal()
    resized: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()


class NoteWindow(QDialog):
    """A note on its own, for windows that have no room for the dock; closing it keeps what was typed."""

    def __init__(self, session: Session, item: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Note"))
        self.resize(420, 200)
        field = NoteField(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP_WIDE)
        if session.catalogue is not None:
            column.addWidget(label(shortened_title(session.catalogue, item), "heading", wrap=True))
        column.addWidget(field)
        column.addStretch(1)
        field.show_item(item)
        field.write()
        self.finished.connect(session.notes.flush)
        session.changed.connect(self._on_session_changed)

    @Slot(str)
    def _on_session_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self.close()
