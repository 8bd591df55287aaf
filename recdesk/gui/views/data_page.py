"""The data page: what the shop holds, what was imported, and the import panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft, ImportPlan
from recdesk.gui.jobs import JobFailure
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.data_charts import DataCharts
from recdesk.gui.views.findings_card import FindingChoices, FindingsCard
from recdesk.gui.views.import_list import ImportListCard
from recdesk.gui.views.import_panel import ImportPanel
from recdesk.gui.views.import_report import ImportReportCard
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.shop_summary import ShopSummaryCards
from recdesk.gui.views.widgets import EmptyState, label, plain_button, primary_button, restyle
from recdesk.i18n import tr


@dataclass(frozen=True)
class DataChoices(Kept):
    """The files that are about to be imported, and what is unfolded of the findings.

    Attributes:
        plan: the files; None for none.
        importing: those whose import was asked for and has not ended.
        waiting: what is imported as soon as the workspace is there that is created for it.
        findings: what is unfolded.
    """

    plan: ImportPlan | None
    importing: frozenset[Path]
    waiting: ImportPlan | None
    findings: FindingChoices

    @property
    def at_once(self) -> bool:
        return self.plan is not None


class DataPage(QWidget):
    """Shows one of three: nothing there yet, a file about to be imported, the shop.

    Signals:
        train_asked: the user goes on to train.
    """

    train_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: ImportPlan | None = None
        self._empty = EmptyState("", tr("Import a file"), self.choose_file, "data")
        self._panel = ImportPanel(session)
        self._panel.confirmed.connect(self._on_confirmed)
        self._panel.dismissed.connect(self._on_dismissed)
        self._panel.discarded.connect(self._on_discarded)
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
    def plan(self) -> ImportPlan | None:
        """The files that are about to be imported."""
        return self._panel.plan

    @property
    def draft(self) -> ImportDraft | None:
        """Of these the one that is shown."""
        return self._panel.plan and self._panel.plan.current

    @property
    def choices(self) -> DataChoices:
        """What is about to be imported, and what is unfolded."""
        importing = frozenset(self._panel.importing)
        return DataChoices(self.plan, importing, self._waiting, self.findings.choices)

    def restore(self, choices: DataChoices) -> None:
        """Goes on as the page that this one replaces."""
        self.findings.restore(choices.findings)
        self._waiting = choices.waiting
        if choices.plan is not None:
            self._panel.importing = set(choices.importing)
            self._panel.begin(choices.plan)
        self._update()

    @Slot()
    def choose_file(self) -> None:
        """Asks for files and begins their import."""
        paths = file_dialogs.ask_data_files(self, self._session.settings)
        if paths:
            self.begin(paths)

    def begin(self, paths: Sequence[Path], pasted: bool = False) -> None:
        """Shows what files hold, to be checked before they are imported."""
        drafts = tuple(ImportDraft(path, ImportSettings(), pasted=pasted) for path in dict.fromkeys(paths))
        plan = self._panel.plan
        self._panel.begin(ImportPlan(drafts) if plan is None else plan.added(drafts))
        self._update()

    @Slot(object)
    def _on_confirmed(self, plan: ImportPlan) -> None:
        if self._session.path is not None:
            self._import_plan(plan)
            return
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        first = plan.drafts[0]
        beside = documents / first.path.name if first.pasted else first.path
        self._waiting = plan
        self._session.create_workspace(file_dialogs.free_workspace_path(beside, documents))

    def _import_plan(self, plan: ImportPlan) -> None:
        for draft in plan.in_order():
            self._session.import_file(draft.path, draft.settings)

    @Slot()
    def _on_dismissed(self) -> None:
        for draft in self._panel.plan.drafts if self._panel.plan is not None else ():
            self._panel.take_out(draft.path)
        self._update()

    @Slot(object)
    def _on_discarded(self, draft: ImportDraft) -> None:
        if draft.pasted:
            self._session.pasting.discard(draft.path)
        self._update()

    @Slot(object)
    def _on_imported(self, report: ImportReport) -> None:
        self._panel.take_out(Path(report.path))
        self._update()

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        if failure.job.command == "create":
            self._waiting = None

    # Showing --------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what == "workspace" and self._session.path is not None and self._waiting is not None:
            plan, self._waiting = self._waiting, None
            self._import_plan(plan)
        if what in ("workspace", "data", "model"):
            self._update()

    def _update(self) -> None:
        session = self._session
        summary = session.summary
        has_data = summary is not None and bool(summary.interactions or summary.items)
        if self._panel.plan is not None:
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
