"""The rail at the left: one button per page, those that need more first are disabled and say why."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from recdesk.gui import theme

BUTTON_HEIGHT = 60


class NavigationRail(QFrame):
    """Buttons for the pages.

    Signals:
        chosen: key of the page whose button was clicked.
    """

    chosen: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.GAP, 0, theme.GAP)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._buttons: dict[str, QToolButton] = {}

    def add(self, key: str, text: str, icon_name: str, tooltip: str) -> QToolButton:
        """Adds the button of a page below the others."""
        button = QToolButton()
        button.setObjectName(f"navigation{key.title()}")
        button.setText(text)
        button.setIcon(theme.icon(icon_name))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedSize(theme.RAIL_WIDTH - 1, BUTTON_HEIGHT)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("page", key)
        button.setProperty("what", tooltip)
        button.setToolTip(tooltip)
        self._group.addButton(button)
        self._layout.insertWidget(len(self._buttons), button)
        self._buttons[key] = button
        return button

    def button(self, key: str) -> QToolButton:
        return self._buttons[key]

    def set_missing(self, key: str, missing: str | None) -> None:
        """Disables a page's button and says in its tooltip what is missing; None enables it."""
        button = self._buttons[key]
        button.setEnabled(missing is None)
        button.setToolTip(button.property("what") if missing is None else missing)

    def set_current(self, key: str | None) -> None:
        """Marks the page that is shown; None when it has no button."""
        # An exclusive group refuses to uncheck its last button.
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.property("page"))
