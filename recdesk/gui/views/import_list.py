"""The files that the shop was made of."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from recdesk.gui import theme, wording
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.undo_question import ask_to_undo
from recdesk.gui.views.widgets import Card, link_button
from recdesk.i18n import tr


class ImportListCard(Card):
    """A row per import, newest first; hidden before the first one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Imported files"), padded=False, parent=parent)
        self._session = session
        assert self.header is not None
        self._undo = link_button(tr("Undo the last import…"))
        self._undo.setObjectName("undoImportButton")
        self._undo.clicked.connect(self._on_undo)
        self._rejects = link_button(tr("Rows left out…"))
        self._rejects.setObjectName("listedRejectsButton")
        self._rejects.clicked.connect(self._on_rejects)
        self.header.addWidget(self._rejects)
        self.header.addSpacing(theme.GAP)
        self.header.addWidget(self._undo)
        headers = [
            tr("File"),
            tr("Holds"),
            tr("Read"),
            tr("Accepted"),
            tr("Merged"),
            tr("Left out"),
            tr("Of these repaired"),
            tr("Encoding"),
            tr("Imported"),
        ]
        self._table = TextTable(headers, numeric=(2, 3, 4, 5, 6), parent=self)
        self._view = text_view(self._table, "importsTable")
        self._view.selectionModel().selectionChanged.connect(self._update_rejects)
        self._view.doubleClicked.connect(self._on_rejects)
        self.body.addWidget(self._view)
        session.changed.connect(self._on_changed)
        self._on_changed("data")

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what not in ("workspace", "data", "model"):
            return
        imports = self._session.imports
        self.setVisible(bool(imports))
        undoable = self._session.undoable_import
        self._undo.setVisible(undoable is not None)
        if undoable is not None:
            self._undo.setToolTip(wording.undo_question(undoable, bool(self._session.models)))
        if what == "model":
            return  # of which only the question hangs
        self._table.set_rows([_row(one) for one in reversed(imports)])
        fit_columns(self._view)
        fit_height(self._view)
        self._update_rejects()

    @Slot()
    def _update_rejects(self) -> None:
        """The rows left out of the chosen import can be seen, or of the newest where none is chosen."""
        self._rejects.setVisible(any(one["rows_rejected"] for one in self._session.imports))
        self._rejects.setEnabled(self._chosen() is not None)

    def _chosen(self) -> int | None:
        """Id of the import whose rejects are meant; None where it has none."""
        imports = list(reversed(self._session.imports))
        row = self._view.currentIndex().row() if self._view.selectionModel().hasSelection() else -1
        meant = imports[row : row + 1] if row >= 0 else [one for one in imports if one["rows_rejected"]]
        return meant[0]["import_id"] if meant and meant[0]["rows_rejected"] else None

    @Slot()
    def _on_rejects(self) -> None:
        import_id = self._chosen()
        if import_id is not None:
            self._session.rejects_asked.emit(import_id)

    @Slot()
    def _on_undo(self) -> None:
        ask_to_undo(self, self._session)


def _row(one: dict[str, Any]) -> list[str]:
    return [
        Path(one["path"]).name,
        tr("Catalogue") if one["role"] == "catalogue" else tr("Purchases or ratings"),
        *(f"{one[name]:,}" for name in ("rows_read", "rows_accepted", "rows_merged", "rows_rejected")),
        f"{one['rows_repaired']:,}" if one["rows_rejected"] else "",
        one["encoding"].upper(),
        wording.moment(one.get("imported_at", "")),
    ]
