"""The main window: menus, rail, pages, dock, message bar and status bar, all following the session."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from recdesk.gui import appearance, theme, wording
from recdesk.gui.messages import Notice
from recdesk.gui.pasting import local_files
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.actions import Actions
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.message_bar import MessageBar
from recdesk.gui.views.missing import Missing
from recdesk.gui.views.navigation import NavigationRail
from recdesk.gui.views.pages import Pages
from recdesk.gui.views.product_commands import MouseKeys
from recdesk.gui.views.questions import ask
from recdesk.gui.views.rejects_window import show_rejects
from recdesk.gui.views.remedies import with_remedy
from recdesk.gui.views.status_bar import StatusBar
from recdesk.gui.views.widgets import label
from recdesk.gui.views.window_commands import WindowCommands
from recdesk.i18n import language, tr

SMALLEST = (1024, 640)
USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """One window on one session; `rebuild` makes all that it shows anew, in another language or theme."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.session = session
        self.page = "start"
        self._arriving = False
        self._started = False
        self._closing = False
        # A new menu bar takes the corner of the one before along, so this label outlives them.
        self._name = label("")
        self._name.setObjectName("workspaceName")
        self._name.setMinimumHeight(theme.BAR_HEIGHT - 1)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        if not session.settings.geometry.isEmpty():
            self.restoreGeometry(session.settings.geometry)
        self._build({})
        session.changed.connect(self._on_changed)
        session.notice.connect(self._on_notice)
        session.pasting.written.connect(self._on_pasted)
        session.rejects_asked.connect(self._on_rejects_asked)
        jobs = session.jobs
        for signal in (jobs.started, jobs.finished, jobs.failed, jobs.cancelled):
            signal.connect(self._on_job)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    # Building -------------------------------------------------------------------------------------------

    def _build(self, choices: Mapping[str, Kept]) -> None:
        """Makes all that is shown; `choices` are those of the pages before."""
        bar = QMenuBar()
        bar.setFixedHeight(theme.BAR_HEIGHT)
        self.setMenuBar(bar)
        self.commands = WindowCommands(self)
        self.actions_ = Actions(bar, self.commands, self.session)
        self.message_bar = MessageBar()
        self.rail = NavigationRail()
        for key, text, tooltip in (
            ("data", tr("Data"), tr("What the shop holds, and importing (Ctrl+1)")),
            ("train", tr("Train"), tr("Train a model and see how good it is (Ctrl+2)")),
            ("similar", tr("Similar"), tr("Products that are like a product (Ctrl+3)")),
            ("heatmap", tr("Heatmap"), tr("How alike a group of products is (Ctrl+4)")),
            ("shopper", tr("Shopper"), tr("A shopper's history and recommendations (Ctrl+5)")),
            ("compare", tr("Compare"), tr("Two models side by side (Ctrl+6)")),
        ):
            self.rail.add(key, text, key, tooltip)
        self.rail.chosen.connect(self.show_page)
        self.pages = Pages(self.session)
        self.pages.page_requested.connect(self.show_page)
        self.pages.import_asked.connect(self._on_import_asked)
        self.pages.open_asked.connect(self._on_open_asked)
        self.pages.made.connect(self.commands.products.join)
        self.pages.restore(choices)
        self._assemble()
        self._update()

    def _assemble(self) -> None:
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.pages, 1)
        row.addWidget(self.pages.dock)
        column.addLayout(row, 1)
        column.addWidget(StatusBar(self.session))
        self.setCentralWidget(central)
        central.setVisible(True)  # at once where the window is shown already, not with the next event

    @Slot()
    def rebuild(self) -> None:
        """Makes everything anew from the session, after a change of language or theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        choices, notice, spoken = self.pages.choices, self.message_bar.notice, language()
        compared = self.commands.products.compared
        self.commands.products.leave()
        # What stands is taken down first: restyling it would take longer than making it anew. It dies with
        # its last reference, so that nobody finds two pages of one name.
        if (old := self.takeCentralWidget()) is not None:
            old.setParent(None)
            del old
        appearance.apply(application, self.session.settings)
        self._build(choices)
        if compared:
            self.commands.products.show_beside(compared)
        if notice is not None and language() != spoken:
            notice = notice.reworded()
        if notice is not None:
            self.message_bar.show_notice(notice)

    # Following the session ------------------------------------------------------------------------------

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what == "workspace":
            self._arriving = self.session.path is not None
            self.page = "data" if self._arriving else "start"
        elif what == "model" and self._arriving and self.session.model is not None:
            self._arriving = False
            self.page = "similar"
        self._update()

    @Slot(object)
    def _on_job(self, event: object) -> None:
        del event
        self._update_enabled()

    @Slot(object)
    def _on_notice(self, notice: Notice) -> None:
        self.message_bar.show_notice(with_remedy(notice, self.session, self.commands))

    @Slot(int)
    def _on_rejects_asked(self, import_id: int) -> None:
        show_rejects(self.session, import_id, self)

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        del scheme
        if appearance.wants_dark(self.session.settings) != theme.current().dark:
            QTimer.singleShot(0, self.rebuild)

    def _update(self) -> None:
        """Shows the page that is wanted, or the one that tells what to do first."""
        session = self.session
        missing = self._update_enabled()
        if missing.for_page(self.page) is not None:
            self.page = "data"
        self.pages.show_page(self.page)
        self.rail.set_current(self.page if self.page != "start" else None)
        self._show_name()
        self.setWindowTitle(f"RecDesk: {session.path.stem}" if session.path else "RecDesk")

    def _show_name(self) -> None:
        name = _open_name(self.session)
        shown = self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, self.width() // 2)
        self._name.setText(shown)
        self._name.setToolTip(str(self.session.path or ""))
        # The menu bar measures its corner only when it is given one.
        self.menuBar().setCornerWidget(self._name, Qt.Corner.TopRightCorner)
        self._name.show()

    def _update_enabled(self) -> Missing:
        missing = Missing.of(self.session)
        self.actions_.update_enabled(missing, self.session.jobs.busy)
        for key in ("train", "similar", "heatmap", "shopper", "compare"):
            self.rail.set_missing(key, missing.for_page(key))
        return missing

    # Pages -----------------------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Shows a page; one that cannot be used yet is not shown."""
        self._arriving = False
        if Missing.of(self.session).for_page(key) is None:
            self.page = key
        self._update()

    @Slot()
    def _on_import_asked(self) -> None:
        self.commands.import_file()

    @Slot()
    def _on_open_asked(self) -> None:
        self.commands.open_workspace()

    # Files dropped, showing, closing --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := local_files(event.mimeData()):
            event.acceptProposedAction()
            self.take_files(paths)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Opens the first workspace among some files, or else begins their import."""
        shops = [path for path in paths if path.suffix.casefold() == file_dialogs.WORKSPACE_ENDING]
        if shops:
            self.session.open_workspace(shops[0])
            return
        self.show_page("data")
        self.pages.data.begin(paths)

    @Slot(object)
    def _on_pasted(self, path: Path) -> None:
        self.show_page("data")
        self.pages.data.begin([path], pasted=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pages.fit(self.width())
        self._show_name()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The engine process is started once the window stands, so that it does not slow that down.
        QTimer.singleShot(0, self._on_shown)

    @Slot()
    def _on_shown(self) -> None:
        if not self._started:
            self._started = True
            self.session.start()
            self.windowHandle().installEventFilter(MouseKeys(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        job = self.session.jobs.running
        if job is not None and job.title and not self._closing:
            event.ignore()
            ask(
                self,
                tr("Close RecDesk?"),
                tr("“{title}” is still running. Closing stops it; nothing of it is kept.", title=job.title),
                {tr("Keep it running"): None, tr("Stop it and close"): self._close_anyway},
            )
            return
        self.session.settings.geometry = self.saveGeometry()
        self.session.settings.sync()
        self.hide()
        self.session.shutdown()
        super().closeEvent(event)

    @Slot()
    def _close_anyway(self) -> None:
        self._closing = True
        self.close()


def _open_name(session: Session) -> str:
    if session.path is None:
        return ""
    if session.summary is None or session.summary.name in ("", session.path.stem):
        return session.path.name
    return session.summary.name + wording.SEPARATOR + session.path.name
