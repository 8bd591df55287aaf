"""A window with all rows that an import left out: filter, sort, mend, import again, save."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recdesk import messages
from recdesk.engine.importing import ImportReport
from recdesk.gui import theme
from recdesk.gui.jobs import Job, JobFailure, Latest
from recdesk.gui.models.ordering import Indexes
from recdesk.gui.models.reject_table import MENDED, REPAIRED, STATE, TEXT, RejectRows, RejectTableModel
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs, reject_wording
from recdesk.gui.views.list_button import ListButton
from recdesk.gui.views.questions import ask
from recdesk.gui.views.reject_delegates import RejectDelegate
from recdesk.gui.views.row_editor import RowEditor
from recdesk.gui.views.text_view import ROOM_AROUND, fit_columns, is_typed_in, text_view
from recdesk.gui.views.widgets import Card, SearchField, label, plain_button, primary_button, restyle
from recdesk.i18n import plural, tr

SIZE = (1040, 640)


class RejectsWindow(QDialog):
    """Shows the rejects of one import. It holds up nothing, and closes with the shop.

    Attributes:
        import_id: the import.
    """

    def __init__(self, session: Session, import_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rejectsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self.import_id = import_id
        self._session = session
        self._report: ImportReport | None = None
        self._rows: RejectRows | None = None
        self._come: tuple[RejectRows, Indexes] | None = None
        self._reason = self._column = -1
        self._asked = self._sure = False
        self._model = RejectTableModel(self)
        self._make_head()
        self._view = text_view(self._model, "rejectRows")
        self._view.setSortingEnabled(True)
        self._view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._view.setItemDelegate(RejectDelegate(self._view))
        triggers = QAbstractItemView.EditTrigger
        self._view.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self._editor = RowEditor()
        self._editor.edited.connect(self._on_edited)
        for delegate in (self._view.itemDelegate(), self._editor.delegate):
            # Queued: the cell is still open when the delegate tells that it is to be closed.
            delegate.closeEditor.connect(self._on_typed, Qt.ConnectionType.QueuedConnection)
        self._make_foot()
        self._lay_out()
        filtering = self._filtering = Latest(self)
        filtering.done.connect(self._on_filtered)
        self.destroyed.connect(filtering.shutdown)
        self._view.selectionModel().currentRowChanged.connect(self._on_row)
        self._model.mended_changed.connect(self._on_mended)
        self._model.modelReset.connect(self._show_row)
        session.rejects_ready.connect(self._on_rejects)
        session.changed.connect(self._on_changed)
        session.import_finished.connect(self._on_imported)
        session.jobs.failed.connect(self._on_failed)
        session.jobs.cancelled.connect(self._on_cancelled)
        self._show_report()
        session.load_rejects(import_id)

    def _make_head(self) -> None:
        self._sentence = label("", "heading", wrap=True)
        self._sentence.setObjectName("rejectsSentence")
        self._field = SearchField(tr("Search the rows"))
        self._field.setObjectName("rejectsSearch")
        self._field.textChanged.connect(self._filter)
        self._reasons = ListButton(tr("Reason"))
        self._reasons.setObjectName("rejectsReason")
        self._reasons.chosen.connect(self._on_reason)
        self._columns = ListButton(tr("Column"))
        self._columns.setObjectName("rejectsColumn")
        self._columns.chosen.connect(self._on_column)

    def _make_foot(self) -> None:
        self._told = label("", "small", wrap=True)
        self._told.setObjectName("rejectsTold")
        self._save = plain_button(tr("Export…"))
        self._save.setObjectName("rejectsExport")
        self._save.setToolTip(
            tr("As a file to be mended in Excel, which RecDesk then imports as it did the first one")
        )
        self._save.clicked.connect(self._on_save)
        self._import = primary_button(tr("Import the mended rows"))
        self._import.setObjectName("rejectsImport")
        self._import.setEnabled(False)
        self._import.clicked.connect(self._on_import)
        for button in (self._save, self._import):
            button.setAutoDefault(False)  # Enter mends a cell, no more

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        column.addWidget(self._sentence)
        search = QHBoxLayout()
        search.setSpacing(theme.GAP)
        search.addWidget(self._field, 1)
        search.addWidget(self._reasons)
        search.addWidget(self._columns)
        column.addLayout(search)
        card = Card(padded=False)
        card.body.addWidget(self._view)
        column.addWidget(card, 1)
        column.addWidget(self._editor)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._import)
        column.addLayout(foot)

    # Showing

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what not in ("workspace", "data"):
            return
        self._show_report()
        if self._report is None and (what == "workspace" or self._session.shop is not None):
            self._sure = True  # of another shop, or undone: nothing can be imported any more
            self.close()

    def _show_report(self) -> None:
        known = next((one for one in self._session.imports if one["import_id"] == self.import_id), None)
        report = self._report = None if known is None else ImportReport.from_dict(known)
        if report is None:
            return
        self.setWindowTitle(tr("Rows left out of {name}", name=report.path.name))
        self._sentence.setText(reject_wording.sentence(report))
        self._model.editable = report.unrepairable is None
        self._import.setVisible(report.unrepairable is None)
        if report.unrepairable is not None:
            self._tell(reject_wording.unrepairable(report.unrepairable))

    @Slot(int, object)
    def _on_rejects(self, import_id: int, rows: RejectRows) -> None:
        if import_id != self.import_id:
            return
        self._rows = rows
        table = rows.table
        self._reasons.set_choices(
            reject_wording.choices(table.reason_codes, [messages.reason(one) for one in table.reasons]),
            self._reason,
        )
        names = [one or tr("the whole row") for one in table.columns]
        self._columns.set_choices(reject_wording.choices(table.column_codes, names), self._column)
        self._columns.setVisible(len(names) > 1)
        if self._report is not None and len(rows) < self._report.rows_rejected:
            shown = tr("Only the first {n} rows are shown; an export has all of them.", n=f"{len(rows):,}")
            self._tell(shown)
        self._filter()

    @Slot()
    def _filter(self) -> None:
        if self._rows is not None:
            rows, query, reason, column = self._rows, self._field.text(), self._reason, self._column
            self._filtering.run(lambda: (rows, rows.kept(query, reason, column)))

    @Slot(object)
    def _on_filtered(self, found: tuple[RejectRows, Indexes]) -> None:
        self._come = found
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        """Shows the rows that have come, unless somebody types in a cell: what is typed would be lost."""
        if self._come is not None and not (is_typed_in(self._view) or self._editor.typed_in):
            (rows, kept), self._come = self._come, None
            self._show_rows(rows, kept)

    def _show_rows(self, rows: RejectRows, kept: Indexes) -> None:
        first = not self._model.rowCount()
        row = self._view.currentIndex().row()
        self._model.set_rows(rows, kept)
        if first:
            fit_columns(self._view, widest=280)
            words = self._view.fontMetrics()
            widest = max(words.horizontalAdvance(tr(state)) for state in (MENDED, REPAIRED))
            self._view.setColumnWidth(STATE, widest + ROOM_AROUND)
        if self._model.rowCount():
            self._view.selectRow(min(max(row, 0), self._model.rowCount() - 1))
        total = len(rows)
        some = tr("{n} of {total}", n=f"{len(kept):,}", total=f"{total:,}")
        self._field.set_count(plural("{n} row", "{n} rows", total) if len(kept) == total else some)

    @Slot(int)
    def _on_reason(self, reason: int) -> None:
        self._reason = reason
        self._filter()

    @Slot(int)
    def _on_column(self, column: int) -> None:
        self._column = column
        self._filter()

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        del current, previous
        self._show_row()

    @Slot()
    def _show_row(self) -> None:
        row = self._view.currentIndex().row()
        if self._report is None or not 0 <= row < self._model.rowCount():
            self._editor.show_row(None, None, "", False)
            return
        editable = bool(self._model.flags(self._model.index(row, TEXT)) & Qt.ItemFlag.ItemIsEditable)
        self._editor.show_row(self._report, self._model.reject(row), self._model.text(row), editable)

    # Mending

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        row = self._view.currentIndex().row()
        if row >= 0:
            self._model.mend(row, text)

    @Slot()
    def _on_mended(self) -> None:
        count = len(self._model.mended)
        self._import.setEnabled(bool(count))
        words = plural("Import {n} mended row", "Import {n} mended rows", count)
        self._import.setText(words if count else tr("Import the mended rows"))
        self._show_row()

    @Slot()
    def _on_import(self) -> None:
        self._import.setEnabled(False)  # until it has failed: a second click would import them twice
        self._tell("")
        self._asked = True
        self._session.import_repaired(self.import_id, self._model.mended)

    @Slot(object)
    def _on_imported(self, report: ImportReport) -> None:
        """Some of the rows may be repaired now, here or by a file."""
        self._session.load_rejects(self.import_id)
        if self._asked:
            self._asked = False
            self._tell(reject_wording.taken(report), warns=bool(report.rows_rejected))

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        if self._on_cancelled(failure.job):
            self._tell(messages.sentence(failure.error), warns=True)

    @Slot(object)
    def _on_cancelled(self, job: Job) -> bool:
        """Lets the rows be imported again; whether it was this window's job that ended."""
        ours = job.command == "import_repaired" and job.params["import_id"] == self.import_id
        if ours:
            self._asked = False
            self._on_mended()
        return ours

    @Slot()
    def _on_save(self) -> None:
        if self._report is None:
            return
        name = f"{self._report.path.stem}-rejects"
        path = file_dialogs.ask_export(self, self._session.settings, name)
        if path is not None:
            self._session.save_rejects(self.import_id, path)

    def reject(self) -> None:
        """Closes the window, by whatever way; what is mended and not imported is not lost unasked."""
        count = len(self._model.mended)
        if not count or self._sure:
            super().reject()
            return
        ask(
            self,
            tr("Close without importing?"),
            plural("{n} mended row is not imported yet.", "{n} mended rows are not imported yet.", count),
            {tr("Keep the window"): None, tr("Close without them"): self._close_anyway},
        )

    def _close_anyway(self) -> None:
        self._sure = True
        self.close()

    def _tell(self, text: str, warns: bool = False) -> None:
        self._told.setText(text)
        restyle(self._told, "role", "warning" if warns else "small")


def show_rejects(session: Session, import_id: int, parent: QWidget) -> None:
    """Shows the rejects of an import, in the window that does so already where there is one."""
    for opened in parent.findChildren(RejectsWindow):
        if opened.import_id == import_id:
            opened.raise_()
            opened.activateWindow()
            return
    RejectsWindow(session, import_id, parent).show()
