"""A pill that keeps the favourites alone among the products, and counts them."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from recdesk.gui import theme
from recdesk.i18n import plural, tr


class FavouritesButton(QToolButton):
    """Hidden while there is no favourite."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("favouritesFilter")
        self.setCheckable(True)
        self.setIcon(theme.icon("star-filled"))
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("Only favourites"))
        self.hide()

    def show_count(self, left: int, checked: bool, wanted: bool) -> None:
        """Shows how many favourites the search and the other filters leave; hides where not `wanted`."""
        with QSignalBlocker(self):
            self.setChecked(checked)
        self.setText(f"{left:,}")
        self.setAccessibleName(plural("{n} favourite", "{n} favourites", left))
        self.setVisible(wanted)
