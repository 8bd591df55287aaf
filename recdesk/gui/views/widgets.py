"""The small parts that every page is made of: cards, buttons, search field, labels, empty state."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recdesk.gui import theme

SHORTEST = 40


def icon(name: str) -> QIcon:
    """One of resources/icons in the current theme's colours."""
    return theme.icon(name)


class Card(QFrame):
    """A surface with a line around it: an optional title row and a body.

    Attributes:
        header: layout of the title row, to add more to its right end; None without a title.
        title: label in the title row; None without a title.
        body: where the content goes.
    """

    def __init__(self, title: str | None = None, padded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.header: QHBoxLayout | None = None
        self.title: QLabel | None = None
        if title is not None:
            row = QFrame(self)
            row.setObjectName("cardHeader")
            row.setFixedHeight(38)
            self.header = QHBoxLayout(row)
            self.header.setContentsMargins(12, 0, 12, 0)
            self.header.setSpacing(theme.GAP)
            self.title = label(title, "heading", parent=row)
            self.header.addWidget(self.title)
            self.header.addStretch(1)
            outer.addWidget(row)
        self.body = QVBoxLayout()
        margin = theme.GAP_WIDE if padded else 0
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.GAP if padded else 0)
        outer.addLayout(self.body, 1)

    def set_title(self, text: str) -> None:
        """Changes the title of a card that was made with one."""
        if self.title is None:
            raise ValueError("this card was made without a title row")
        self.title.setText(text)


class SearchField(QLineEdit):
    """A line to search with: a magnifier at the left, a count at the right."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAcceptDrops(False)  # a file dropped here is for the window
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._count = label("", "small", parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_count(self, text: str) -> None:
        """Shows a text such as "12 of 1,204" at the right end."""
        self._count.setText(text)
        self._place_count()

    def count_text(self) -> str:
        return self._count.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_count()

    def _place_count(self) -> None:
        width = self._count.sizeHint().width() if self._count.text() else 0
        self._count.setGeometry(self.width() - width - 12, 0, width, self.height())
        self.setTextMargins(0, 0, width + 12 if width else 0, 0)


class MenuButton(QToolButton):
    """A pill that says its choice and opens a menu: "Category: Tea ▾"."""

    def __init__(self, text: str, flat: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", flat)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        self.set_label(text)

    def set_label(self, text: str) -> None:
        """Changes the words before the ▾."""
        self.setText(f"{text} ▾")
        self.setAccessibleName(text)

    def add_choice(self, text: str, on_chosen: Callable[[], object], checked: bool = False) -> QAction:
        """Adds a line to the menu that can bear a check mark; `on_chosen` is called without arguments."""
        action = self.menu().addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: on_chosen())
        return action


class Segment(QToolButton):
    """One of a few choices that stand side by side; see `segments`."""


def segments(
    texts: list[str], checked: int = 0, parent: QWidget | None = None
) -> tuple[QWidget, QButtonGroup]:
    """Choices side by side ("Similar | Bought together"); the group's ids are the positions."""
    holder = QWidget(parent)
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    group = QButtonGroup(holder)
    for position, text in enumerate(texts):
        button = Segment(holder)
        button.setText(text)
        button.setCheckable(True)
        button.setChecked(position == checked)
        button.setProperty("first", position == 0)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        group.addButton(button, position)
        layout.addWidget(button)
    return holder, group


class EmptyState(QWidget):
    """What an empty page shows: one sentence and one button that says what to do next."""

    def __init__(
        self,
        sentence: str,
        button_text: str | None = None,
        callback: Callable[[], object] | None = None,
        icon_name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP_WIDE)
        layout.addStretch(1)
        if icon_name is not None:
            picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
            picture.setPixmap(theme.pixmap(icon_name, 40, theme.current().faint, self.devicePixelRatioF()))
            layout.addWidget(picture)
        self.sentence = label(sentence, "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMinimumWidth(320)
        layout.addWidget(self.sentence)
        self.button: QPushButton | None = None
        if button_text is not None:
            self.button = primary_button(button_text)
            if callback is not None:
                self.button.clicked.connect(lambda: callback())
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)


class ElidedLabel(QLabel):
    """One line that is cut where there is no room, as a rule at its end; its tooltip has it all."""

    def __init__(
        self,
        text: str = "",
        role: str | None = None,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(SHORTEST)
        self._full = ""
        if role is not None:
            self.setProperty("role", role)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Shows another text."""
        if text != self._full:
            self._full = text
            self.setText(text)
            self.updateGeometry()

    @property
    def full_text(self) -> str:
        return self._full

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        area = self.contentsRect()
        elided = self.fontMetrics().elidedText(self._full, self._cut, area.width())
        if self.toolTip() != (tip := "" if elided == self._full else self._full):
            self.setToolTip(tip)
        painter.drawText(area, self.alignment().value | Qt.TextFlag.TextSingleLine.value, elided)
        painter.end()


def label(text: str, role: str | None = None, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A plain-text label; `role` (title, heading, muted, small, tiny, pill ...) gives size and colour."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role is not None:
        result.setProperty("role", role)
    return result


def cut_to_width(text: QLabel) -> QLabel:
    """Lets a label be cut off rather than widen what it stands in: one endless word would."""
    policy = text.sizePolicy()  # it has the height depend on the width, where lines are wrapped
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    text.setSizePolicy(policy)
    return text


def pill(text: str, accent: bool = False) -> QLabel:
    """A small rounded remark, amber ("thin evidence") or in the accent colour."""
    result = label(text, "pill")
    if accent:
        result.setProperty("tone", "accent")
    result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return result


def line(upright: bool = False) -> QFrame:
    """A hairline, lying or upright."""
    result = QFrame()
    result.setProperty("role", "upright" if upright else "line")
    return result


def primary_button(text: str, tall: bool = False) -> QPushButton:
    """The one button of a page that does what the page is for."""
    return _button(text, "primary", tall)


def plain_button(text: str, tall: bool = False) -> QPushButton:
    return _button(text, "plain", tall)


def link_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """A button that reads as a word in the accent colour."""
    result = _button(text, "link", False, parent)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def icon_button(name: str, tooltip: str) -> QToolButton:
    """A small button with a drawing and no words; the tooltip says what it does."""
    result = QToolButton()
    result.setIcon(icon(name))
    result.setIconSize(QSize(16, 16))
    result.setToolTip(tooltip)
    result.setAccessibleName(tooltip)
    return result


def restyle(widget: QWidget, name: str, value: object, *parts: QWidget) -> None:
    """Sets a property that the style sheet selects by, where it is another one.

    Args:
        widget: has the property.
        name: of the property.
        value: of the property.
        parts: of the widget, whose looks go by it too.
    """
    if widget.property(name) != value:
        widget.setProperty(name, value)
        for each in (widget, *parts):
            each.style().unpolish(each)
            each.style().polish(each)


def _button(text: str, kind: str, tall: bool, parent: QWidget | None = None) -> QPushButton:
    result = QPushButton(text, parent)
    result.setProperty("kind", kind)
    if tall:
        result.setProperty("tall", True)
    result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return result
