"""The files that the shop was made of."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from recdesk.gui.models.text_table import TextTable
from recdesk.gui.session import Session
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.widgets import Card
from recdesk.i18n import tr


class ImportListCard(Card):
    """A row per import, newest first; hidden before the first one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Imported files"), padded=False, parent=parent)
        self._session = session
        headers = [
            tr("File"),
            tr("Holds"),
            tr("Read"),
            tr("Accepted"),
            tr("Merged"),
            tr("Left out"),
            tr("Encoding"),
        ]
        self._table = TextTable(headers, numeric=(2, 3, 4, 5), parent=self)
        self._view = text_view(self._table, "importsTable")
        self.body.addWidget(self._view)
        session.changed.connect(self._on_changed)
        self._on_changed("data")

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what not in ("workspace", "data"):
            return
        imports = self._session.imports
        self.setVisible(bool(imports))
        self._table.set_rows([_row(one) for one in reversed(imports)])
        fit_columns(self._view)
        fit_height(self._view)


def _row(one: dict[str, Any]) -> list[str]:
    return [
        Path(one["path"]).name,
        tr("Catalogue") if one["role"] == "catalogue" else tr("Purchases or ratings"),
        *(f"{one[name]:,}" for name in ("rows_read", "rows_accepted", "rows_merged", "rows_rejected")),
        one["encoding"].upper(),
    ]
