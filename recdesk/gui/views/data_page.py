"""The data page: what the shop holds, what was imported, and the import panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft, ImportPlan
from recdesk.gui.jobs import JobFailure
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.findings_card import FindingChoices
from recdesk.gui.views.import_panel import ImportPanel
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.widgets import EmptyState
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.gui.views.shop_overview import ShopOverview


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
        self._panel: ImportPanel | None = None
        self._overview: ShopOverview | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        session.changed.connect(self._on_changed)
        session.import_finished.connect(self._on_imported)
        session.jobs.failed.connect(self._on_failed)
        self._update()

    # Importing ------------------------------------------------------------------------------------------

    @property
    def plan(self) -> ImportPlan | None:
        """The files that are about to be imported."""
        return self._panel and self._panel.plan

    @property
    def draft(self) -> ImportDraft | None:
        """Of these the one that is shown."""
        return self.plan and self.plan.current

    @property
    def choices(self) -> DataChoices:
        """What is about to be imported, and what is unfolded."""
        importing = frozenset(self._panel.importing if self._panel is not None else ())
        findings = FindingChoices() if self._overview is None else self._overview.findings.choices
        return DataChoices(self.plan, importing, self._waiting, findings)

    def restore(self, choices: DataChoices) -> None:
        """Goes on as the page that this one replaces."""
        if self._overview is not None:
            self._overview.findings.restore(choices.findings)
        self._waiting = choices.waiting
        if choices.plan is not None:
            panel = self._import_panel()
            panel.importing = set(choices.importing)
            panel.begin(choices.plan)
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
        plan = ImportPlan(drafts) if self.plan is None else self.plan.added(drafts)
        self._import_panel().begin(plan)
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
        self._take_out(*(draft.path for draft in self.plan.drafts) if self.plan is not None else ())

    @Slot(object)
    def _on_discarded(self, draft: ImportDraft) -> None:
        if draft.pasted:
            self._session.pasting.discard(draft.path)
        self._update()

    @Slot(object)
    def _on_imported(self, report: ImportReport) -> None:
        self._take_out(Path(report.path))

    def _take_out(self, *paths: Path) -> None:
        if self._panel is not None:
            for path in paths:
                self._panel.take_out(path)
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
        session, summary = self._session, self._session.summary
        if summary is not None and (summary.interactions or summary.items):
            self._shop_overview().show_summary(summary, bool(session.models))
            shown: QWidget = self._shop_overview()
        else:
            shown = self._empty
        if self.plan is not None:
            shown = self._import_panel()
        self._empty.sentence.setText(self._what_to_do())
        # Automation knows the button by one name, whichever of the two is shown.
        if self._empty.button is not None:
            self._empty.button.setVisible(session.path is None or summary is not None)
            self._empty.button.setObjectName("importButton" if shown is self._empty else "")
        if self._overview is not None:
            self._overview.import_button.setObjectName("" if shown is self._empty else "importButton")
        self._stack.setCurrentWidget(shown)

    def _what_to_do(self) -> str:
        if self._session.path is None:
            return tr("No shop is open yet. Import a file of who bought or rated what, or drop it here.")
        if self._session.summary is None:
            return tr("Opening…")
        return tr("This shop is still empty. Import a file of who bought or rated what, or drop it here.")

    # Made when first shown, or at leisure before: each takes as long as many a whole page.

    def make_panel(self) -> None:
        """Makes what the first file will need."""
        self._import_panel()

    def make_overview(self) -> None:
        """Makes what the first import will need; the charts a piece at a time."""
        self._shop_overview().charts.make_ready()

    def _import_panel(self) -> ImportPanel:
        if self._panel is None:
            self._panel = ImportPanel(self._session, self)
            self._panel.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
            self._panel.confirmed.connect(self._on_confirmed)
            self._panel.dismissed.connect(self._on_dismissed)
            self._panel.discarded.connect(self._on_discarded)
            self._stack.addWidget(self._panel)
        return self._panel

    def _shop_overview(self) -> "ShopOverview":
        if self._overview is None:
            from recdesk.gui.views.shop_overview import ShopOverview  # it brings the plots

            self._overview = ShopOverview(self._session, self)
            self._overview.import_asked.connect(self.choose_file)
            self._overview.train_asked.connect(self.train_asked)
            self._stack.addWidget(self._overview)
        return self._overview
