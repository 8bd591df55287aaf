"""Every action of the window with its menu entry, shortcut and tooltip; the menus are made of them."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from recdesk.engine.similarity import Metric
from recdesk.gui.session import Session
from recdesk.gui.settings import SMALLEST_GROUP, LanguageChoice, ThemeChoice
from recdesk.gui.views.list_menus import ModelMenu, RecentMenu
from recdesk.gui.views.missing import Missing
from recdesk.gui.views.product_menu import ProductMenu
from recdesk.gui.views.window_commands import WindowCommands
from recdesk.i18n import LANGUAGES, tr

Choice = TypeVar("Choice", bound=str)


class Actions(QObject):
    """The actions, by name, and the menus that hold them."""

    def __init__(self, bar: QMenuBar, commands: WindowCommands, session: Session) -> None:
        super().__init__(bar)
        self._commands = commands
        self._session = session
        self._needs: dict[str, list[QAction]] = {
            name: [] for name in ("workspace", "data", "model", "undoable")
        }
        self.by_name: dict[str, QAction] = {}
        self._fill_file(bar.addMenu(tr("&File")))
        self._fill_data(bar.addMenu(tr("&Data")))
        self._fill_model(bar.addMenu(tr("&Model")))
        self._products = ProductMenu(bar.addMenu(tr("&Product")), self._add, commands.products, session)
        self._fill_view(bar.addMenu(tr("&View")))
        self._fill_help(bar.addMenu(tr("&Help")))

    def update_enabled(self, missing: Missing, busy: bool) -> None:
        """Enables what can be used now; a disabled action says in its tooltip what is missing."""
        for need, sentence in (
            ("workspace", missing.workspace),
            ("data", missing.data),
            ("model", missing.model),
            ("undoable", missing.undoable),
        ):
            for action in self._needs[need]:
                action.setEnabled(sentence is None)
                action.setToolTip(sentence or action.property("what"))
        self.by_name["cancel"].setEnabled(busy)

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        tooltip: str,
        do: Callable[[], object],
        shortcut: QKeySequence.StandardKey | str | None = None,
        needs: str | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action_{name}")
        action.setToolTip(tooltip)
        action.setStatusTip(tooltip)
        action.setProperty("what", tooltip)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: do())
        if needs is not None:
            self._needs[needs].append(action)
        menu.setToolTipsVisible(True)
        menu.addAction(action)
        self.by_name[name] = action
        return action

    def _fill_file(self, menu: QMenu) -> None:
        do, keys = self._commands, QKeySequence.StandardKey
        self._add(
            menu,
            "new",
            tr("&New workspace…"),
            tr("Create an empty workspace"),
            do.new_workspace,
            keys.New,
        )
        self._add(menu, "open", tr("&Open…"), tr("Open a workspace"), do.open_workspace, keys.Open)
        menu.addMenu(RecentMenu(self._session, menu))
        self._add(
            menu,
            "sample",
            tr("Open the &sample shop"),
            tr("A tea and coffee shop with a trained model, to try everything out"),
            do.open_sample,
            "Ctrl+Shift+O",
        )
        self._add(
            menu,
            "close",
            tr("&Close the workspace"),
            tr("Close the workspace and go to the start page"),
            do.close_workspace,
            "Ctrl+W",
            "workspace",
        )
        menu.addSeparator()
        self._fill_export(menu.addMenu(tr("&Export")))
        menu.addSeparator()
        self._add(menu, "quit", tr("&Quit"), tr("Close RecDesk"), do.quit, "Ctrl+Q")

    def _fill_export(self, menu: QMenu) -> None:
        export = self._commands.export
        self._add(
            menu,
            "export_similar",
            tr("&Similar products…"),
            tr("Every product with the products most like it"),
            lambda: export("similar"),
            "Ctrl+E",
            "model",
        )
        self._add(
            menu,
            "export_recommendations",
            tr("&Recommendations…"),
            tr("Every shopper with the products recommended to them"),
            lambda: export("recommendations"),
            "Ctrl+Shift+E",
            "model",
        )
        self._add(
            menu,
            "export_catalogue",
            tr("&Catalogue…"),
            tr("All products with what is known of them"),
            lambda: export("catalogue"),
            needs="data",
        )
        self._add(
            menu,
            "export_interactions",
            tr("&Interactions…"),
            tr("Who bought or rated what, cleaned and merged"),
            lambda: export("interactions"),
            needs="data",
        )

    def _fill_data(self, menu: QMenu) -> None:
        do = self._commands
        self._add(
            menu,
            "import",
            tr("&Import files…"),
            tr("Read purchases, ratings or a catalogue from files"),
            do.import_file,
            "Ctrl+I",
        )
        self._add(
            menu,
            "paste",
            tr("&Paste a table"),
            tr("Import rows that were copied in a spreadsheet, or files copied in a folder"),
            do.paste_table,
            QKeySequence.StandardKey.Paste,
        )
        self._add(
            menu,
            "undo_import",
            tr("&Undo the last import…"),
            tr("Make the shop what it was before the last import"),
            do.undo_import,
            "Ctrl+Shift+Z",
            "undoable",
        )

    def _fill_model(self, menu: QMenu) -> None:
        do, session = self._commands, self._session
        self._add(
            menu,
            "train",
            tr("&Train"),
            tr("Train a model with the options of the Train page"),
            do.start_training,
            "Ctrl+T",
            "data",
        )
        self._add(
            menu,
            "cancel",
            tr("&Cancel the running job"),
            tr("Stop what is running; nothing of it is kept"),
            do.cancel_job,
            "Ctrl+.",
        )
        menu.addSeparator()
        menu.addMenu(ModelMenu(session, menu))
        metric = menu.addMenu(tr("&Similarity"))
        titles: dict[Metric, str] = {
            "shoppers": tr("Alike shoppers"),
            "cosine": tr("Cosine"),
            "euclidean": tr("Euclidean"),
            "dot": tr("Inner product"),
        }
        self._metrics = self._choices(metric, titles, session.metric, session.set_metric)
        metric.aboutToShow.connect(self._check_metric)

    def _fill_view(self, menu: QMenu) -> None:
        do = self._commands
        for key, text, tooltip, shortcut, needs in (
            ("start", tr("&Start"), tr("The start page"), "Ctrl+0", None),
            ("data", tr("&Data"), tr("What the shop holds, and importing"), "Ctrl+1", None),
            ("train", tr("&Train"), tr("Train a model and see how good it is"), "Ctrl+2", "data"),
            ("similar", tr("S&imilar"), tr("Products that are like a product"), "Ctrl+3", "model"),
            ("heatmap", tr("&Heatmap"), tr("How alike a group of products is"), "Ctrl+4", "model"),
            ("shopper", tr("Sho&pper"), tr("A shopper's history and recommendations"), "Ctrl+5", "model"),
            ("compare", tr("&Compare"), tr("Two models side by side"), "Ctrl+6", "model"),
        ):
            self._add(menu, f"page_{key}", text, tooltip, lambda key=key: do.show_page(key), shortcut, needs)
        menu.addSeparator()
        self._add(
            menu,
            "find",
            tr("&Find"),
            tr("Go to the page's search field"),
            do.find,
            QKeySequence.StandardKey.Find,
        )
        menu.addSeparator()
        appearance: dict[ThemeChoice, str] = {
            "system": tr("As the system"),
            "light": tr("Light"),
            "dark": tr("Dark"),
        }
        self._choices(
            menu.addMenu(tr("&Appearance")), appearance, self._session.settings.theme, do.choose_theme
        )
        groups = {
            str(SMALLEST_GROUP): tr("Hide numbers of fewer than {n} shoppers", n=SMALLEST_GROUP),
            "1": tr("Show all numbers"),
        }
        self._choices(
            menu.addMenu(tr("&Privacy")),
            groups,
            str(self._session.settings.smallest_group),
            lambda chosen: self._session.set_smallest_group(int(chosen)),
        )
        languages: dict[LanguageChoice, str] = {
            "system": tr("As the system"),
            "en": LANGUAGES["en"],
            "zh_CN": LANGUAGES["zh_CN"],
        }
        self._choices(
            menu.addMenu(tr("&Language")),
            languages,
            self._session.settings.language,
            do.choose_language,
        )
        self._add(
            menu,
            "full_screen",
            tr("F&ull screen"),
            tr("Use the whole screen"),
            do.toggle_full_screen,
            "F11",
        )

    def _fill_help(self, menu: QMenu) -> None:
        do = self._commands
        self._add(
            menu,
            "shortcuts",
            tr("&Keyboard shortcuts"),
            tr("All keys on one page"),
            do.show_shortcuts,
            "F1",
        )
        self._add(menu, "about", tr("&About RecDesk"), tr("Version and licence"), do.show_about)

    def _choices(
        self, menu: QMenu, titles: Mapping[Choice, str], chosen: str, do: Callable[[Choice], object]
    ) -> dict[Choice, QAction]:
        group = QActionGroup(menu)
        made: dict[Choice, QAction] = {}
        for key, title in titles.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda checked, key=key: do(key))
            group.addAction(action)
            made[key] = action
        return made

    def _check_metric(self) -> None:
        self._metrics[self._session.metric].setChecked(True)
