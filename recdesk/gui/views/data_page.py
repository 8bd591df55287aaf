"""The data page: what the shop holds, what was imported, and the import panel."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.jobs import JobFailure
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.data_charts import DataCharts
from recdesk.gui.views.findings_card import FindingsCard
from recdesk.gui.views.import_list import ImportListCard
from recdesk.gui.views.import_panel import ImportPanel
from recdesk.gui.views.import_report import ImportReportCard
from recdesk.gui.views.shop_summary import ShopSummaryCards
from recdesk.gui.views.widgets import EmptyState, label, plain_button, primary_button, restyle
from recdesk.i18n import tr


class DataPage(QWidget):
    """Shows one of three: nothing there yet, a file about to be imported, the shop.

    Signals:
        train_asked: the user goes on to train.
    """

    train_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: ImportDraft | None = None
        self._empty = EmptyState("", tr("Import a file"), self.choose_file, "data")
        self._panel = ImportPanel(session)
        self._panel.confirmed.connect(self._on_confirmed)
        self._panel.dismissed.connect(self._on_dismissed)
        self._shop = self._make_shop()
        self._stack = QStackedLayout(self)
        for part in (self._empty, _with_margin(self._panel), self._shop):
            self._stack.addWidget(part)
        session.changed.connect(self._on_changed)
        session.import_finished.connect(self._on_imported)
        session.jobs.failed.connect(self._on_failed)
        self._update()

    # Importing ------------------------------------------------------------------------------------------

    @property
    def draft(self) -> ImportDraft | None:
        """The import that is being prepared."""
        return self._panel.draft

    def restore(self, draft: ImportDraft | None) -> None:
        """Shows an import that was being prepared before the page was made anew."""
        if draft is not None:
            self._panel.begin(draft)
        self._update()

    @Slot()
    def choose_file(self) -> None:
        """Asks for a file and begins its import."""
        path = file_dialogs.ask_data_file(self, self._session.settings)
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Shows what a file holds, to be checked before it is imported."""
        self._panel.begin(ImportDraft(path, ImportSettings()))
        self._update()

    @Slot(object)
    def _on_confirmed(self, draft: ImportDraft) -> None:
        session = self._session
        if session.path is not None:
            session.import_file(draft.path, draft.settings)
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._waiting = draft
        session.create_workspace(file_dialogs.free_workspace_path(draft.path, Path(documents)))

    @Slot()
    def _on_dismissed(self) -> None:
        self._panel.draft = None
        self._update()

    @Slot(object)
    def _on_imported(self, report: ImportReport) -> None:
        if self._panel.draft is not None and self._panel.draft.path == Path(report.path):
            self._panel.draft = None
        self._update()

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        if failure.job.command == "create":
            self._waiting = None

    # Showing --------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what == "workspace" and self._session.path is not None and self._waiting is not None:
            draft, self._waiting = self._waiting, None
            self._session.import_file(draft.path, draft.settings)
        if what in ("workspace", "data", "model"):
            self._update()

    def _update(self) -> None:
        session = self._session
        summary = session.summary
        has_data = summary is not None and bool(summary.interactions or summary.items)
        if self._panel.draft is not None:
            shown = 1
        elif has_data:
            shown = 2
        else:
            shown = 0
        self._empty.sentence.setText(self._what_to_do())
        if self._empty.button is not None:
            self._empty.button.setVisible(session.path is None or summary is not None)
            # Automation knows the button by one name, whichever of the two is shown.
            self._empty.button.setObjectName("importButton" if shown == 0 else "")
        self._import.setObjectName("" if shown == 0 else "importButton")
        if summary is not None and has_data:
            self._title.setText(summary.name)
            self._cards.show_summary(summary)
            self._train.setVisible(bool(summary.interactions))
            self._train.setProperty("kind", "plain" if session.models else "primary")
            restyle(self._train)
            self._hint.setVisible(not summary.interactions)
        self._stack.setCurrentIndex(shown)

    def _what_to_do(self) -> str:
        if self._session.path is None:
            return tr("No shop is open yet. Import a file of who bought or rated what, or drop it here.")
        if self._session.summary is None:
            return tr("Opening…")
        return tr("This shop is still empty. Import a file of who bought or rated what, or drop it here.")

    def _make_shop(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        column.addLayout(self._heading())
        self._hint = label(
            tr("Only the catalogue is there yet: import who bought or rated what next."), "warning", wrap=True
        )
        column.addWidget(self._hint)
        self._cards = ShopSummaryCards()
        column.addWidget(self._cards)
        column.addWidget(DataCharts(self._session))
        column.addWidget(ImportReportCard(self._session))
        self.findings = FindingsCard(self._session)
        column.addWidget(self.findings)
        column.addWidget(ImportListCard(self._session))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        return scroll

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._title = label("", "title")
        self._import = plain_button(tr("Import a file"), tall=True)
        self._import.setToolTip(tr("Read purchases, ratings or a catalogue from a file (Ctrl+I)"))
        self._import.clicked.connect(self.choose_file)
        self._train = primary_button(tr("Next: train a model"), tall=True)
        self._train.setObjectName("nextTrainButton")
        self._train.clicked.connect(self.train_asked)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._import)
        row.addWidget(self._train)
        return row


def _with_margin(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
    layout.addWidget(widget)
    return holder
