"""The import panel: what was guessed of a file, its first rows, and the choices before it is read."""

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from recdesk.engine.importing import Preview
from recdesk.gui import theme, wording
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.jobs import Job, JobFailure
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views import import_wording
from recdesk.gui.views.import_choices import ImportChoices
from recdesk.gui.views.import_extras import EventWeights, PseudonymChoice
from recdesk.gui.views.role_header import RoleHeader
from recdesk.gui.views.text_view import fit_columns, text_view
from recdesk.gui.views.widgets import Card, label, plain_button, primary_button
from recdesk.i18n import tr

ROWS_SHOWN = 100

# After these the columns may be others, or have other names.
_OTHER_COLUMNS = {"role", "encoding", "delimiter", "member", "sheet", "header"}


class ImportPanel(QWidget):
    """Shows a draft; each choice asks the engine for a new preview.

    Signals:
        confirmed: ImportDraft, to be imported.
        dismissed: the user does not want it.
    """

    confirmed: ClassVar[Signal] = Signal(object)
    dismissed: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.draft: ImportDraft | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_WIDE)
        self._card = Card("")
        self._facts = label("", "small")
        assert self._card.header is not None
        self._card.header.addWidget(self._facts)
        self._choices = ImportChoices()
        self._choices.chosen.connect(self._on_choice)
        self._card.body.addWidget(self._choices)
        self._weights = EventWeights()
        self._weights.changed.connect(self._on_weights)
        self._card.body.addWidget(self._weights)
        self._pseudonyms = PseudonymChoice()
        self._pseudonyms.chosen.connect(self._on_pseudonyms)
        self._card.body.addWidget(self._pseudonyms)
        self._reason = label("", "small", wrap=True)
        self._reason.setObjectName("feedbackReason")
        self._card.body.addWidget(self._reason)
        layout.addWidget(self._card)
        layout.addWidget(self._table_card(), 1)
        layout.addLayout(self._buttons())
        session.preview_ready.connect(self._on_preview)
        session.jobs.failed.connect(self._on_failed)
        session.jobs.cancelled.connect(self._on_cancelled)

    def begin(self, draft: ImportDraft) -> None:
        """Shows a file; asks for its preview where the draft has none."""
        self.draft = draft
        self._table.set_table([], [])
        self._header.set_roles([], [])
        self._card.set_title(draft.path.name)
        self._facts.setText(tr("Reading the first rows…"))
        self._show()
        if draft.preview is None:
            self._session.preview(draft.path, draft.settings)

    def _table_card(self) -> Card:
        card = Card(padded=False)
        self._table = TextTable([], parent=self, names_at_bottom=True)
        self._view: QTableView = text_view(self._table, "previewTable")
        self._header = RoleHeader(self._view)
        self._view.setHorizontalHeader(self._header)
        self._header.role_chosen.connect(self._on_role)
        card.body.addWidget(self._view)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._hint = label("", "warning", wrap=True)
        self._hint.setObjectName("importHint")
        dismiss = plain_button(tr("Cancel"), tall=True)
        dismiss.setObjectName("importDismissButton")
        dismiss.clicked.connect(self.dismissed)
        self._confirm = primary_button(tr("Import"), tall=True)
        self._confirm.setObjectName("importConfirmButton")
        self._confirm.clicked.connect(self._on_confirm)
        row.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(dismiss)
        row.addWidget(self._confirm)
        return row

    @Slot(object)
    def _on_preview(self, preview: Preview) -> None:
        if self.draft is None or Path(preview.path) != self.draft.path:
            return  # of a file that was chosen before
        members = tuple(preview.members) or self.draft.members
        self.draft = replace(self.draft, preview=preview, refused=False, members=members)
        self._show()

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        job = failure.job
        if self.draft is None or job.command not in ("preview", "create", "import_file"):
            return
        if job.command == "preview" and job.params["path"] == str(self.draft.path):
            named = failure.error.params.get("members")
            members = tuple(named) if isinstance(named, list) else self.draft.members
            self.draft = replace(self.draft, refused=True, members=members)
        self._show()

    @Slot(object)
    def _on_cancelled(self, job: Job) -> None:
        if self.draft is not None and job.command == "import_file":
            self._show()

    @Slot(str, object)
    def _on_choice(self, name: str, value: Any) -> None:
        changed = {name: value}
        if name in _OTHER_COLUMNS:
            changed["mapping"] = None
        self._change(changed)

    @Slot(object)
    def _on_weights(self, weights: dict[str, float]) -> None:
        self._change({"event_weights": weights})

    @Slot(bool)
    def _on_pseudonyms(self, pseudonymise: bool) -> None:
        self._change({"pseudonymise": pseudonymise})

    @Slot(int, str)
    def _on_role(self, column: int, field: str) -> None:
        if self.draft is None or self.draft.preview is None:
            return
        preview = self.draft.preview
        name = preview.columns[column]
        # The preview may still be that of the choice before this one.
        before = import_wording.full_mapping(preview) | dict(self.draft.settings.mapping or {})
        mapping = {other: "" if taken == name else taken for other, taken in before.items()}
        if field:
            mapping[field] = name
        self._change({"mapping": mapping, "role": preview.role})

    def _change(self, changed: dict[str, Any]) -> None:
        if self.draft is None:
            return
        self.draft = replace(self.draft, settings=replace(self.draft.settings, **changed))
        self._session.preview(self.draft.path, self.draft.settings)

    @Slot()
    def _on_confirm(self) -> None:
        self._confirm.setEnabled(False)  # until it has failed: a second click would import it twice
        self._confirm.setText(tr("Importing…"))
        self.confirmed.emit(self.draft)

    def _show(self) -> None:
        draft = self.draft
        assert draft is not None
        preview = draft.preview
        self._choices.show_draft(draft, self._session.summary)
        self._weights.show_preview(preview, draft.settings)
        self._pseudonyms.show_preview(preview, draft.settings, self._session.summary)
        missing = import_wording.missing(draft)
        self._hint.setText(missing)
        self._confirm.setText(tr("Import"))
        self._confirm.setEnabled(preview is not None and not missing)
        self._reason.setText("" if preview is None or missing else import_wording.reason(preview))
        self._reason.setVisible(bool(self._reason.text()))
        if preview is not None:
            facts = (wording.size(preview.size_bytes), str(draft.path.parent))
            self._facts.setText(wording.SEPARATOR.join(facts))
            self._show_table(preview)
        elif draft.refused:
            self._facts.setText(str(draft.path.parent))

    def _show_table(self, preview: Preview) -> None:
        roles = {column: field for field, column in preview.mapping.items() if column}
        self._table.set_numeric(
            [place for place, column in enumerate(preview.columns) if roles.get(column) in ("value", "price")]
        )
        self._table.set_table(preview.columns, preview.rows[:ROWS_SHOWN])
        fit_columns(self._view, widest=240)
        self._header.set_roles(
            import_wording.fields(preview.role), [roles.get(column, "") for column in preview.columns]
        )
