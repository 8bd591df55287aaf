"""What the window does when an action is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit

import recdesk
from recdesk.gui.list_wording import what_lists_hold
from recdesk.gui.messages import Notice
from recdesk.gui.pasting import local_files, table_text
from recdesk.gui.settings import LanguageChoice, ThemeChoice
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.product_commands import ProductCommands
from recdesk.gui.views.questions import tell, tell_table
from recdesk.gui.views.undo_question import ask_to_undo
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.gui.views.main_window import MainWindow


class WindowCommands:
    """One method per action; they ask what must be asked and hand on to the session.

    Attributes:
        products: those about products.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self.products = ProductCommands(window)

    def new_workspace(self) -> None:
        path = file_dialogs.ask_new_workspace(self._window, self._session.settings)
        if path is not None:
            self._session.create_workspace(path)

    def open_workspace(self) -> None:
        path = file_dialogs.ask_workspace(self._window, self._session.settings)
        if path is not None:
            self._session.open_workspace(path)

    def open_sample(self) -> None:
        self._session.open_sample()

    def close_workspace(self) -> None:
        self._session.close_workspace()

    def import_file(self) -> None:
        self._window.show_page("data")
        self._window.pages.data.choose_file()

    def paste_table(self) -> None:
        """Begins the import of the files or of the table in the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if files := local_files(data):
            self._window.take_files(files)
        elif text := table_text(data):
            self._session.pasting.paste(text)
        else:
            text = tr("There is no table in the clipboard: copy some rows in a spreadsheet first.")
            self._session.notice.emit(Notice("warning", text))

    def undo_import(self) -> None:
        ask_to_undo(self._window, self._session)

    def start_training(self) -> None:
        self._window.show_page("train")
        self._window.pages.train.start()

    def cancel_job(self) -> None:
        self._session.cancel()

    def export(self, what: str) -> None:
        path = self._session.path
        assert path is not None  # the action is disabled without a workspace
        session = self._session
        held = what_lists_hold(session.cut.options(), session.metric, session.fairness)
        about = held if what == "similar" else ""
        chosen = file_dialogs.ask_export(self._window, session.settings, f"{path.stem}-{what}", about)
        if chosen is not None:
            session.export(what, chosen, session.cut.options())

    def show_page(self, key: str) -> None:
        self._window.show_page(key)

    def find(self) -> None:
        """Puts the cursor into the search field of the page, where it has one."""
        for field in self._window.pages.page(self._window.page).findChildren(QLineEdit):
            if field.objectName().endswith("Search"):
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                field.selectAll()

    def toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def choose_theme(self, choice: ThemeChoice) -> None:
        self._session.settings.theme = choice
        self._rebuild_soon()

    def choose_language(self, choice: LanguageChoice) -> None:
        self._session.settings.language = choice
        self._rebuild_soon()

    def show_shortcuts(self) -> None:
        rows = [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.property("what"))
            for action in self._window.actions_.by_name.values()
            if not action.shortcut().isEmpty()
        ]
        tell_table(self._window, tr("Keyboard shortcuts"), rows)

    def show_about(self) -> None:
        text = tr(
            "RecDesk {version}\n\nLearns which products are alike from what shoppers bought or rated, on "
            "this machine and nowhere else.\n\nMIT licence.",
            version=recdesk.__version__,
        )
        tell(self._window, tr("About RecDesk"), text)

    def quit(self) -> None:
        self._window.close()

    def _rebuild_soon(self) -> None:
        # Not from within a menu that is about to go.
        QTimer.singleShot(0, self._window.rebuild)
