"""The import page: what was guessed of each file, its first rows, and the choices before it is read."""

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from recdesk.engine.importing import Preview
from recdesk.engine.importing.trial import Trial
from recdesk.gui import theme, wording
from recdesk.gui.import_draft import ImportDraft, ImportPlan, remapped
from recdesk.gui.jobs import Job, JobFailure
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views import import_wording
from recdesk.gui.views.file_tabs import FileTabs
from recdesk.gui.views.import_choices import ImportChoices
from recdesk.gui.views.import_extras import EventWeights, PseudonymChoice
from recdesk.gui.views.outcome import Outcome
from recdesk.gui.views.role_chips import ColumnDrop, RoleChips
from recdesk.gui.views.role_header import RoleHeader
from recdesk.gui.views.text_view import fit_columns, text_view
from recdesk.gui.views.widgets import Card, ElidedLabel, line, plain_button, primary_button
from recdesk.i18n import plural, tr

# After these the columns may be others, or have other names.
_OTHER_COLUMNS = {"role", "encoding", "delimiter", "quote", "member", "sheet", "header"}
_KEY_TROUBLE = {"key_missing", "key_too_short", "wrong_key"}


class ImportPanel(QWidget):
    """Shows a plan, one of its files at a time; each choice asks the engine for a new preview.

    Signals:
        confirmed: ImportPlan, to be imported.
        dismissed: the user does not want it.
        discarded: ImportDraft that was taken out of the plan.
    """

    confirmed: ClassVar[Signal] = Signal(object)
    dismissed: ClassVar[Signal] = Signal()
    discarded: ClassVar[Signal] = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plan: ImportPlan | None = None
        self.importing: set[Path] = set()
        self._key_asked = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_WIDE)
        self._tabs = FileTabs(self)
        self._tabs.file_chosen.connect(self._on_file)
        self._tabs.removed.connect(self.take_out)
        layout.addWidget(self._tabs)
        layout.addWidget(self._choices_card())
        layout.addWidget(self._table_card(), 1)
        layout.addLayout(self._buttons())
        session.preview_ready.connect(self._on_preview)
        session.trial_ready.connect(self._on_trial)
        session.jobs.failed.connect(self._on_failed)
        session.jobs.cancelled.connect(self._on_cancelled)

    # The plan ------------------------------------------------------------------------------------------

    def begin(self, plan: ImportPlan) -> None:
        """Shows files; asks for the previews of those that have none."""
        self.plan = plan
        self._show()
        for draft in plan.drafts:
            if draft.preview is None and not draft.refused:
                self._session.preview(draft.path, draft.settings)

    @Slot(object)
    def take_out(self, path: Path) -> None:
        """Goes on without a file."""
        if self.plan is None or (draft := self.plan.find(path)) is None:
            return
        self.plan = self.plan.without(path)
        self.importing.discard(path)
        self.discarded.emit(draft)
        if self.plan is not None:
            self._show()

    def _change(self, draft: ImportDraft, **changed: Any) -> None:
        """Takes other settings for a file, and asks for its preview anew."""
        assert self.plan is not None
        settings = replace(draft.settings, **changed)
        self.plan = self.plan.updated(replace(draft, settings=settings, trial=None, trial_error=None))
        self._session.preview(draft.path, settings)

    # Making --------------------------------------------------------------------------------------------

    def _choices_card(self) -> Card:
        card = self._card = Card("", parent=self)
        assert card.header is not None
        self._facts = ElidedLabel("", "small")
        card.header.addWidget(self._facts)
        self._format = ImportChoices(import_wording.FORMAT, across=5, parent=card)
        self._line = line()
        self._content = ImportChoices(import_wording.CONTENT, across=4, parent=card)
        for choices in (self._format, self._content):
            choices.chosen.connect(self._on_choice)
        self._weights = EventWeights(card)
        self._weights.changed.connect(self._on_weights)
        self._pseudonyms = PseudonymChoice(self._session.settings, card)
        self._pseudonyms.chosen.connect(self._on_pseudonyms)
        self._pseudonyms.key_chosen.connect(self._on_key)
        for part in (self._format, self._line, self._content, self._weights, self._pseudonyms):
            card.body.addWidget(part)
        return card

    def _table_card(self) -> Card:
        card = Card(tr("First rows"), padded=False, parent=self)
        assert card.header is not None
        self._chips = RoleChips()
        self._chips.column_chosen.connect(self._on_chip)
        card.header.addWidget(self._chips)
        self._table = TextTable([], parent=self, names_at_bottom=True)
        self._view: QTableView = text_view(self._table, "previewTable")
        self._header = RoleHeader(self._view)
        self._view.setHorizontalHeader(self._header)
        self._header.role_chosen.connect(self._on_role)
        self._drop = ColumnDrop(self._view)
        self._drop.dropped.connect(self._on_role)
        card.body.addWidget(self._view)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._outcome = Outcome()
        dismiss = plain_button(tr("Cancel"), tall=True)
        dismiss.setObjectName("importDismissButton")
        dismiss.clicked.connect(self.dismissed)
        self._confirm = primary_button(tr("Import"), tall=True)
        self._confirm.setObjectName("importConfirmButton")
        self._confirm.clicked.connect(self._on_confirm)
        row.addWidget(self._outcome, 1)
        row.addWidget(dismiss)
        row.addWidget(self._confirm)
        return row

    # The engine's answers ------------------------------------------------------------------------------

    @Slot(object)
    def _on_preview(self, preview: Preview) -> None:
        draft = self.plan and self.plan.find(Path(preview.path))
        if self.plan is None or draft is None:
            return  # of a file that was chosen before
        members = tuple(preview.members) or draft.members
        draft = replace(draft, preview=preview, refused=False, members=members)
        self.plan = self.plan.updated(draft)
        if not import_wording.missing(draft):
            self._session.try_file(draft.path, draft.settings)
        self._show()

    @Slot(object, object, object)
    def _on_trial(self, path: Path, settings: dict[str, Any], trial: Trial) -> None:
        draft = self.plan and self.plan.find(path)
        if self.plan is not None and draft is not None and draft.settings.to_dict() == settings:
            self.plan = self.plan.updated(replace(draft, trial=trial))
            self._show_state()

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        job, error = failure.job, failure.error
        if self.plan is None or job.command not in ("preview", "try_file", "create", "import_file"):
            return
        path = Path(job.params["path"])
        draft = self.plan.find(path)
        if draft is not None and job.command == "preview":
            named = error.params.get("members")
            members = tuple(named) if isinstance(named, list) else draft.members
            self.plan = self.plan.updated(replace(draft, refused=True, members=members))
        elif draft is not None and job.command == "try_file":
            if draft.settings.to_dict() == job.params["settings"]:
                self.plan = self.plan.updated(replace(draft, trial_error=error))
        else:
            if job.command == "create":
                self.importing.clear()
            self.importing.discard(path)
            self._key_asked |= error.code in _KEY_TROUBLE
        self._show()

    @Slot(object)
    def _on_cancelled(self, job: Job) -> None:
        if self.plan is not None and job.command == "import_file":
            self.importing.discard(Path(job.params["path"]))
            self._show()

    # What the user does --------------------------------------------------------------------------------

    @Slot(int)
    def _on_file(self, at: int) -> None:
        if self.plan is not None:
            self.plan = replace(self.plan, at=at)
            self._show()

    @Slot(str, object)
    def _on_choice(self, name: str, value: Any) -> None:
        if self.plan is not None:
            forgotten = {"mapping": None} if name in _OTHER_COLUMNS else {}
            self._change(self.plan.current, **{name: value}, **forgotten)

    @Slot(object)
    def _on_weights(self, weights: dict[str, float]) -> None:
        if self.plan is not None:
            self._change(self.plan.current, event_weights=weights)

    @Slot(bool)
    def _on_pseudonyms(self, pseudonymise: bool) -> None:
        self._change_all(pseudonymise=pseudonymise)

    @Slot(object)
    def _on_key(self, path: str | None) -> None:
        self._change_all(key_file=path)

    def _change_all(self, **changed: Any) -> None:
        """A shop has one way with its shoppers' ids, so all files go the same."""
        for draft in self.plan.drafts if self.plan is not None else ():
            self._change(draft, **changed)
        self._show()

    @Slot(str, int)
    def _on_chip(self, field: str, column: int) -> None:
        self._set_role(field, column)

    @Slot(int, str)
    def _on_role(self, column: int, field: str) -> None:
        self._set_role(field, column)

    def _set_role(self, field: str, column: int) -> None:
        """Gives a column (-1 for none) a field (empty for none)."""
        if self.plan is None or (preview := self.plan.current.preview) is None:
            return
        name = preview.columns[column] if column >= 0 else ""
        self._change(self.plan.current, mapping=remapped(self.plan.current, field, name), role=preview.role)

    @Slot()
    def _on_confirm(self) -> None:
        assert self.plan is not None
        # Until they have failed: a second click would import them twice.
        self.importing = {draft.path for draft in self.plan.drafts}
        self._show_state()
        self.confirmed.emit(self.plan)

    # Showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        assert self.plan is not None
        draft, summary = self.plan.current, self._session.summary
        preview = draft.preview
        self._card.set_title(draft.path.name)
        where = tr("From the clipboard") if draft.pasted else str(draft.path.parent)
        if preview is not None:
            self._facts.set_text(wording.size(preview.size_bytes) + wording.SEPARATOR + where)
        else:
            self._facts.set_text(where if draft.refused else tr("Reading the first rows…"))
        self._format.show_draft(draft, summary)
        self._content.show_draft(draft, summary)
        self._line.setVisible(not self._format.isHidden() and not self._content.isHidden())
        self._weights.show_preview(preview, draft.settings)
        self._pseudonyms.show_preview(preview, draft.settings, summary, self._key_asked)
        self._show_table(preview)
        self._show_state()

    def _show_state(self) -> None:
        """Shows how far the files are from being imported."""
        assert self.plan is not None
        plan = self.plan
        self._tabs.show_plan(plan)
        self._outcome.show_draft(plan.current, import_wording.missing_of(plan))
        count = len(plan.drafts)
        if self.importing:
            self._confirm.setText(tr("Importing…"))
        else:
            self._confirm.setText(
                tr("Import") if count == 1 else plural("Import {n} file", "Import {n} files", count)
            )
        ready = all(each.preview is not None and not import_wording.missing(each) for each in plan.drafts)
        self._confirm.setEnabled(ready and not self.importing)

    def _show_table(self, preview: Preview | None) -> None:
        columns = [] if preview is None else preview.columns
        mapping = {} if preview is None else preview.mapping
        role = "interactions" if preview is None else preview.role
        taken = {column: field for field, column in mapping.items() if column}
        roles = [taken.get(column, "") for column in columns]
        self._table.set_numeric([at for at, field in enumerate(roles) if field in ("value", "price")])
        self._table.set_table(columns, [] if preview is None else preview.rows)
        fit_columns(self._view, widest=240)
        fields = import_wording.fields(role)
        self._header.set_roles(fields, roles)
        self._chips.setVisible(preview is not None)
        self._chips.show_roles(fields[1:], columns, roles, import_wording.REQUIRED[role])
