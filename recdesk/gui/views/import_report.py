"""What the last import did: the four counts, and the first rows that were left out with line and reason."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk import messages
from recdesk.engine.importing import ImportReport
from recdesk.gui import theme, wording
from recdesk.gui.models.reject_table import RejectRows
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.widgets import Card, label, plain_button
from recdesk.i18n import plural, tr

ROWS_SHOWN = 6


class ImportReportCard(Card):
    """Shows `session.last_import`; hidden before the first import."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, parent=parent)
        self.setObjectName("importReport")
        self._session = session
        assert self.header is not None
        self._seconds = label("", "small")
        self.header.addWidget(self._seconds)
        self._counts = QHBoxLayout()
        self._counts.setContentsMargins(12, 10, 12, 12)
        self._counts.setSpacing(theme.MARGIN * 2)
        self._figures = {
            name: _Figure(name, words)
            for name, words in (
                ("rows_read", tr("rows read")),
                ("rows_accepted", tr("accepted")),
                ("rows_merged", tr("merged with an earlier row")),
                ("rows_rejected", tr("left out")),
            )
        }
        for figure in self._figures.values():
            self._counts.addWidget(figure)
        self._counts.addStretch(1)
        self._show = plain_button(tr("Show and mend them…"))
        self._show.setObjectName("showRejectsButton")
        self._show.clicked.connect(self._on_show)
        self._counts.addWidget(self._show)
        self.body.addLayout(self._counts)
        headers = [tr("Line"), tr("Column"), tr("Reason"), tr("Text of the row")]
        self._table = TextTable(headers, numeric=(0,), parent=self)
        self._view = text_view(self._table, "rejectsTable")
        self.body.addWidget(self._view)
        session.rejects_ready.connect(self._on_rejects)
        session.import_finished.connect(self.show_report)
        session.changed.connect(self._on_changed)
        self.show_report(session.last_import)

    @Slot(object)
    def show_report(self, report: ImportReport | None) -> None:
        """Shows a report, or hides the card."""
        self.setVisible(report is not None)
        self._view.hide()
        self._show.hide()
        if report is None:
            return
        self.set_title(tr("Imported {name}", name=report.path.name))
        self._seconds.setText(_remarks(report))
        for name, figure in self._figures.items():
            figure.set_count(getattr(report, name))
        if report.rows_rejected:
            self._show.show()
            self._session.load_rejects(report.import_id)

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data") and self._session.last_import is None:
            self.hide()  # of another shop, or undone

    @Slot(int, object)
    def _on_rejects(self, import_id: int, rows: RejectRows) -> None:
        report = self._session.last_import
        if report is None or report.import_id != import_id or not len(rows):
            return
        first = [rows.table.at(row) for row in range(min(len(rows), ROWS_SHOWN))]
        self._table.set_rows(
            [[f"{one.line:,}", one.column, messages.reason(one.reason), one.raw] for one in first]
        )
        fit_columns(self._view, widest=360)
        fit_height(self._view)
        self._view.show()

    @Slot()
    def _on_show(self) -> None:
        if self._session.last_import is not None:
            self._session.rejects_asked.emit(self._session.last_import.import_id)


class _Figure(QWidget):
    """A count with its word below."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self._name = name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._count = label("", "figure")
        self._count.setObjectName(name)
        layout.addWidget(self._count)
        layout.addWidget(label(words, "small"))

    def set_count(self, count: int) -> None:
        self._count.setText(f"{count:,}")


def _remarks(report: ImportReport) -> str:
    """What is worth knowing beside the four counts."""
    parts: list[str] = []
    if report.rows_returned:
        parts.append(plural("{n} return", "{n} returns", report.rows_returned))
    if report.rows_repeated:
        parts.append(
            plural(
                "{n} row that an earlier file had",
                "{n} rows that an earlier file had",
                report.rows_repeated,
            )
        )
    return wording.SEPARATOR.join([*parts, wording.seconds(report.seconds)])
