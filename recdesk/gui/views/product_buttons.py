"""Small buttons that go with the current product: back and forward, and its star."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from recdesk.gui import theme
from recdesk.gui.models.wording import shortened_title
from recdesk.gui.session import Session
from recdesk.gui.views.widgets import icon_button
from recdesk.i18n import tr

_SIDE = 28


class TrailButtons(QWidget):
    """Two arrows through the products that were visited; their tooltips name where they lead."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._back = self._arrow("back", session.trail.go_back)
        self._forward = self._arrow("forward", session.trail.go_forward)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        session.trail.changed.connect(self._on_changed)
        self._on_changed()

    def _arrow(self, name: str, go: Callable[[], None]) -> QToolButton:
        button = icon_button(name, "")
        button.setObjectName(f"{name}Button")
        button.setFixedSize(_SIDE, _SIDE)
        button.clicked.connect(go)
        return button

    @Slot()
    def _on_changed(self) -> None:
        for button, text in (
            (self._back, back_text(self._session)),
            (self._forward, forward_text(self._session)),
        ):
            button.setEnabled(bool(text[0]))
            button.setToolTip(text[0] or text[1])
            button.setAccessibleName(text[0] or text[1])


def back_text(session: Session) -> tuple[str, str]:
    """Where Back leads, empty where it leads nowhere; and what to say then."""
    title = _title(session, session.trail.back_item)
    return (tr("Back to {title} (Alt+Left)", title=title) if title else "", tr("No product before this one"))


def forward_text(session: Session) -> tuple[str, str]:
    """Where Forward leads, empty where it leads nowhere; and what to say then."""
    title = _title(session, session.trail.forward_item)
    return (
        tr("Forward to {title} (Alt+Right)", title=title) if title else "",
        tr("No product to go forward to"),
    )


def _title(session: Session, item: int) -> str:
    catalogue = session.catalogue
    return "" if catalogue is None or item < 0 else shortened_title(catalogue, item)


class StarButton(QToolButton):
    """The star of a product: filled where it is a favourite."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = -1
        self.setObjectName("starButton")
        self.setCheckable(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setIconSize(QSize(18, 18))
        self.setIcon(theme.icon("star"))  # drawn at leisure, not first when a shop arrives
        self.clicked.connect(self._on_clicked)

    def show_item(self, item: int) -> None:
        """Shows whether a product is a favourite."""
        self._item = item
        favourite = self._session.notes.of(item).favourite
        self.setChecked(favourite)
        self.setIcon(theme.icon("star-filled" if favourite else "star"))
        text = tr("Remove from favourites (Ctrl+D)") if favourite else tr("Add to favourites (Ctrl+D)")
        self.setToolTip(text)
        self.setAccessibleName(text)

    @Slot()
    def _on_clicked(self) -> None:
        self._session.notes.set_favourites([self._item], not self._session.notes.of(self._item).favourite)
