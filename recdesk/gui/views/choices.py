"""Cards and rows that are buttons as a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from recdesk.gui import theme
from recdesk.gui.views.widgets import ElidedLabel, label


class StyledButton(QAbstractButton):
    """A button that the style sheet paints as a plain box, with labels laid out in it."""

    def __init__(self, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def _let_clicks_through(self) -> None:
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class ChoiceCard(StyledButton):
    """A card to click on: icon, title, one sentence. Checkable where it is one of several choices."""

    def __init__(
        self, title: str, sentence: str, icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, sentence, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(4)
        if icon_name is not None:
            picture = QLabel()
            picture.setPixmap(theme.pixmap(icon_name, 24, theme.current().accent, self.devicePixelRatioF()))
            self.body.addWidget(picture)
            self.body.addSpacing(4)
        self.title = label(title, "heading")
        self.sentence = label(sentence, "muted", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self._let_clicks_through()


class FileRow(StyledButton):
    """A line of a list to click on: icon, name, and where it lies."""

    def __init__(self, name: str, place: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, place, parent)
        self.setFixedHeight(theme.ROW_HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(theme.GAP_WIDE)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon_name, 16, theme.current().muted, self.devicePixelRatioF()))
        layout.addWidget(picture)
        title = label(name)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        picture.setFixedWidth(16)
        layout.addWidget(title)
        where = ElidedLabel(place, "small")
        layout.addWidget(where)
        layout.addStretch(1)
        self._let_clicks_through()
