"""The bar under the menu: what went wrong or well in one sentence, a remedy button, a close button."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from recdesk.gui import theme
from recdesk.gui.messages import Notice
from recdesk.gui.views.widgets import icon_button, label, plain_button, restyle
from recdesk.i18n import tr

INFO_SHOWN_MS = 8000


class MessageBar(QFrame):
    """Shows the newest notice until it is closed; a mere remark goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.notice: Notice | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, 6, theme.GAP, 6)
        layout.setSpacing(theme.GAP_WIDE)
        self._picture = QLabel()
        self._text = label("", wrap=True)
        self._text.setObjectName("messageText")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._remedy: QPushButton = plain_button("")
        self._remedy.setObjectName("messageAction")
        self._remedy.clicked.connect(self._on_remedy)
        close = icon_button("close", tr("Close this message"))
        close.setObjectName("messageClose")
        close.clicked.connect(self.dismiss)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._remedy)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the one before."""
        self.notice = notice
        tokens = theme.current()
        colour = {"error": tokens.danger, "warning": tokens.warning, "info": tokens.accent}[notice.kind]
        self._picture.setPixmap(theme.pixmap(notice.kind, 20, colour, self.devicePixelRatioF()))
        self._text.setText(notice.text)
        self._remedy.setVisible(notice.action_text is not None)
        self._remedy.setText(tr(notice.action_text) if notice.action_text is not None else "")
        restyle(self, "kind", notice.kind, self._text)
        self.show()
        self._timer.stop()
        if notice.kind == "info" and notice.action is None:
            self._timer.start(INFO_SHOWN_MS)

    @Slot()
    def dismiss(self) -> None:
        """Closes the bar."""
        self._timer.stop()
        self.notice = None
        self.hide()

    @Slot()
    def _on_remedy(self) -> None:
        action = self.notice and self.notice.action
        self.dismiss()
        if action is not None:
            action()
