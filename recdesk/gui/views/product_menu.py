"""The Product menu: back and forward, favourite, note, and side by side; it follows the current product."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from recdesk.gui.session import Session
from recdesk.gui.views.product_buttons import back_text, forward_text
from recdesk.gui.views.product_commands import ProductCommands
from recdesk.i18n import tr


class ProductMenu(QObject):
    """Fills a menu, and keeps its lines true."""

    def __init__(
        self, menu: QMenu, add: Callable[..., QAction], commands: ProductCommands, session: Session
    ) -> None:
        """
        Args:
            menu: an empty one.
            add: makes an action of the window, see `Actions`.
            commands: what the actions do.
            session: what is open.
        """
        super().__init__(menu)
        self._session, self._commands = session, commands
        self._back = add(
            menu,
            "back",
            tr("&Back"),
            tr("Go back to the product that was shown before"),
            commands.go_back,
            "Alt+Left",
        )
        self._forward = add(
            menu, "forward", tr("&Forward"), tr("Go forward again"), commands.go_forward, "Alt+Right"
        )
        menu.addSeparator()
        self._star = add(
            menu,
            "favourite",
            tr("F&avourite"),
            tr("Give the product a star, or take it"),
            commands.toggle_favourite,
            "Ctrl+D",
        )
        self._star.setCheckable(True)
        self._note = add(
            menu,
            "note",
            tr("&Note"),
            tr("Write a note to the product; it stays in the workspace"),
            commands.write_note,
            "Ctrl+Shift+N",
        )
        menu.addSeparator()
        self._compare = add(
            menu,
            "side_by_side",
            tr("&Compare side by side"),
            tr("Two or three products with all that is known of them, column by column"),
            commands.compare,
            "Ctrl+Shift+B",
        )
        for signal in (session.trail.changed, session.notes.changed, session.current_item_changed):
            signal.connect(self._on_changed)
        menu.aboutToShow.connect(self._on_changed)
        self._update()

    @Slot()
    def _on_changed(self) -> None:
        self._update()

    def _update(self) -> None:
        for action, (enabled, disabled) in (
            (self._back, back_text(self._session)),
            (self._forward, forward_text(self._session)),
        ):
            action.setEnabled(bool(enabled))
            action.setToolTip(enabled or disabled)
        item = self._commands.item
        for action in (self._star, self._note, self._compare):
            action.setEnabled(item >= 0)
            action.setToolTip(action.property("what") if item >= 0 else tr("Choose a product first."))
        self._star.setChecked(item >= 0 and self._session.notes.of(item).favourite)
