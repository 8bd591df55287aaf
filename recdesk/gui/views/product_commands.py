"""What the window does with products: back and forward, favourites, notes, and comparing them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from recdesk.gui.beside import MOST
from recdesk.gui.messages import Notice
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import shortened
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.note_field import NoteWindow
from recdesk.gui.views.row_table import RowTable
from recdesk.gui.views.side_by_side import SideBySide
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.gui.views.main_window import MainWindow

_MOST_STARRED = 200
_LONGEST_LINE = 40


class ProductCommands:
    """One method per action, and the lines that they add to the menus of product tables."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._comparison: SideBySide | None = None
        self._dock: ItemDock | None = None

    def join(self, part: QWidget) -> None:
        """Serves the product tables of a page, or the dock."""
        for table in part.findChildren(RowTable):
            if isinstance(table.rows, ProductRows):
                table.menu_opening.connect(partial(self._on_menu_opening, table))
        if isinstance(part, ItemDock):
            self._dock = part
            part.comparison_asked.connect(self.compare)

    @property
    def item(self) -> int:
        """The product that is meant: the dock's where it is in sight, else the current one; -1 for none."""
        dock = self._dock
        return dock.shown if dock is not None and dock.isVisible() else self._session.current_item

    def go_back(self) -> None:
        self._session.trail.go_back()

    def go_forward(self) -> None:
        self._session.trail.go_forward()

    def toggle_favourite(self) -> None:
        notes, item = self._session.notes, self.item
        if item >= 0:
            notes.set_favourites([item], not notes.of(item).favourite)

    def write_note(self) -> None:
        """Puts the cursor into the note of the product."""
        if self._dock is not None and self._dock.isVisible():
            self._dock.note.write()
        elif self.item >= 0:
            NoteWindow(self._session, self.item, self._window).show()

    # Side by side

    @property
    def compared(self) -> tuple[int, ...]:
        """The products that stand side by side now."""
        return self._comparison.codes if self._comparison is not None else ()

    def compare(self) -> None:
        """Compares the products that are selected in the list that has the keyboard, or the dock's pair."""
        focused = self._window.focusWidget()
        chosen: list[int] = []
        if isinstance(focused, RowTable) and isinstance(focused.rows, ProductRows):
            chosen = self._with_current(focused.chosen_codes(MOST))
        if len(chosen) < 2 and self._dock is not None and self._dock.other >= 0:
            chosen = [self._session.current_item, self._dock.other]
        if len(chosen) < 2:
            text = tr("Select two or three products in a list, with Ctrl and a click, to compare them.")
            self._session.notice.emit(Notice("info", text))
            return
        self.show_beside(chosen)

    def show_beside(self, codes: list[int] | tuple[int, ...]) -> None:
        """Shows products side by side, in the window that is open for it if there is one."""
        if self._comparison is not None:
            self._comparison.show_products(codes)
        else:
            self._comparison = SideBySide(self._session, codes, self._window)
            self._comparison.finished.connect(self._on_closed)
            self._comparison.show()
        self._comparison.raise_()
        self._comparison.activateWindow()

    def leave(self) -> None:
        """Lets go of the pages, which others take the place of."""
        self._dock = None
        if self._comparison is not None:
            self._comparison.close()

    def _on_closed(self, result: int) -> None:
        del result
        self._comparison = None

    def _with_current(self, chosen: list[int]) -> list[int]:
        """Some products, after the current one where there is room for it."""
        current = self._session.current_item
        if chosen and current >= 0 and current not in chosen and len(chosen) < MOST:
            return [current, *chosen]
        return chosen

    # Menus of lists

    def _on_menu_opening(self, table: RowTable, menu: QMenu) -> None:
        chosen = table.chosen_codes(_MOST_STARRED)
        menu.addSeparator()
        together = self._with_current(chosen)
        compare = menu.addAction(self._compare_text(chosen, together))
        compare.setObjectName("compareChosen")
        compare.setEnabled(2 <= len(together) <= MOST)
        compare.triggered.connect(partial(self._on_compare, tuple(together)))
        if self._comparison is not None and len(chosen) == 1 and chosen[0] not in self._comparison.codes:
            add = menu.addAction(tr("Add to the comparison"))
            add.setObjectName("addToComparison")
            add.triggered.connect(partial(self._on_add, chosen[0]))
        notes = self._session.notes
        every = bool(chosen) and all(notes.of(code).favourite for code in chosen)
        star = menu.addAction(tr("Remove from favourites") if every else tr("Add to favourites"))
        star.setObjectName("starChosen")
        star.setEnabled(bool(chosen))
        star.triggered.connect(partial(self._on_star, chosen, not every))

    def _compare_text(self, chosen: list[int], together: list[int]) -> str:
        catalogue = self._session.catalogue
        if catalogue is None or len(together) == len(chosen):
            return tr("Compare side by side")
        title = shortened(catalogue.title(together[0]), _LONGEST_LINE).replace("&", "&&")
        return tr("Compare with {title}", title=title)

    def _on_compare(self, codes: tuple[int, ...], checked: bool = False) -> None:
        del checked
        self.show_beside(codes)

    def _on_add(self, code: int, checked: bool = False) -> None:
        del checked
        if self._comparison is not None:
            self._comparison.add(code)

    def _on_star(self, codes: list[int], favourite: bool, checked: bool = False) -> None:
        del checked
        self._session.notes.set_favourites(codes, favourite)


class MouseKeys(QObject):
    """The two side buttons of a mouse go back and forward, wherever in the window the mouse is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._trail = window.session.trail

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        if not isinstance(event, QMouseEvent):
            return False
        if event.button() == Qt.MouseButton.BackButton:
            self._trail.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self._trail.go_forward()
        else:
            return False
        return True
