"""A window with all rows of a finding or of a fix: filter, sort, choose, fix, ignore, copy, save."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recdesk import messages
from recdesk.gui import finding_wording, theme
from recdesk.gui.jobs import Latest
from recdesk.gui.models.finding_table import FindingRows, FindingTableModel, kept_rows
from recdesk.gui.models.ordering import Indexes
from recdesk.gui.session import Session
from recdesk.gui.views import file_dialogs
from recdesk.gui.views.text_view import fit_columns, text_view
from recdesk.gui.views.widgets import Card, SearchField, label, plain_button, primary_button
from recdesk.i18n import plural, tr

SIZE = (880, 560)


class FindingWindow(QDialog):
    """Shows the rows of the finding with a key, or the corrections of the fix with it where `is_fix`.

    It holds up nothing, follows what is fixed and ignored, and closes with the last row.
    """

    def __init__(
        self, session: Session, key: str, sentence: str, is_fix: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findingWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Fixed") if is_fix else tr("Finding"))
        self.resize(*SIZE)
        self._session, self._key, self._is_fix = session, key, is_fix
        self._rows: FindingRows | None = None
        self._model = FindingTableModel(finding_wording.headers(), self)
        self._sentence = label(sentence, "heading", wrap=True)
        self._field = SearchField(tr("Filter the rows"))
        self._field.setObjectName("findingFilter")
        self._with_ignored = QCheckBox(tr("Ignored rows too"))
        self._with_ignored.setObjectName("findingWithIgnored")
        self._with_ignored.hide()
        self._view = text_view(self._model, "findingRows")
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.setSortingEnabled(True)
        self._view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._chosen = label("", "small")
        self._make_buttons()
        self._lay_out()
        filtering, copying = Latest(self), Latest(self)
        self._filtering, self._copying = filtering, copying
        filtering.done.connect(self._on_filtered)
        copying.done.connect(self._on_copied)
        self.destroyed.connect(lambda: (filtering.shutdown(), copying.shutdown()))
        self._field.textChanged.connect(self._filter)
        self._with_ignored.toggled.connect(self._filter)
        self._view.selectionModel().selectionChanged.connect(self._on_selected)
        self._model.modelReset.connect(self._on_selected)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self).activated.connect(self._on_copy)
        session.inspection.rows_ready.connect(self._on_rows)
        session.inspection.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        session.inspection.load_rows(key, is_fix)

    def _make_buttons(self) -> None:
        self._fix = primary_button("")
        self._fix.setObjectName("findingFixRows")
        self._fix.clicked.connect(self._on_fix)
        self._ignore = plain_button(tr("Ignore"))
        self._ignore.setObjectName("findingIgnoreRows")
        self._ignore.clicked.connect(self._on_ignore)
        self._copy = plain_button(tr("Copy"))
        self._copy.setObjectName("findingCopyRows")
        self._copy.clicked.connect(self._on_copy)
        self._save = plain_button(tr("Save all rows…"))
        self._save.setObjectName("findingSaveRows")
        self._save.clicked.connect(self._on_save)
        for button in (self._fix, self._ignore, self._copy, self._save):
            button.setAutoDefault(False)  # Enter in the filter fixes nothing

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        column.addWidget(self._sentence)
        search = QHBoxLayout()
        search.setSpacing(theme.GAP_WIDE)
        search.addWidget(self._field, 1)
        search.addWidget(self._with_ignored)
        column.addLayout(search)
        card = Card(padded=False)
        card.body.addWidget(self._view)
        column.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self._chosen)
        foot.addStretch(1)
        for button in (self._save, self._copy, self._ignore, self._fix):
            foot.addWidget(button)
        column.addLayout(foot)

    # Showing

    @Slot(str, bool, object)
    def _on_rows(self, key: str, is_fix: bool, rows: FindingRows) -> None:
        if (key, is_fix) != (self._key, self._is_fix):
            return
        if not len(rows):
            self.close()
            return
        first, self._rows = self._rows is None, rows
        if rows.finding:
            self._sentence.setText(finding_wording.sentence(rows.finding))
        self._with_ignored.setVisible(bool(rows.ignored.any()))
        if rows.ignored.all():
            self._with_ignored.setChecked(True)
        self._filter()
        if first:
            self._field.setFocus()

    @Slot()
    def _filter(self) -> None:
        if self._rows is not None:
            rows, query, ignored = self._rows, self._field.text(), self._with_ignored.isChecked()
            self._filtering.run(lambda: (rows, kept_rows(rows, query, ignored)))

    @Slot(object)
    def _on_filtered(self, found: tuple[FindingRows, Indexes]) -> None:
        rows, kept = found
        fresh = not self._model.columnCount()
        self._model.set_rows(rows, kept)
        if fresh:
            fit_columns(self._view, widest=300)
        total = len(rows)
        all_of_them = plural("{n} row", "{n} rows", total)
        some = tr("{n} of {total}", n=f"{len(kept):,}", total=f"{total:,}")
        self._field.set_count(all_of_them if len(kept) == total else some)

    @Slot()
    def _on_changed(self) -> None:
        inspection = self._session.inspection
        if inspection.looking or inspection.findings is None:
            return
        listed = inspection.fixes if self._is_fix else inspection.findings
        if any(one["key"] == self._key for one in listed):
            inspection.load_rows(self._key, self._is_fix)
        else:
            self.close()

    @Slot(str)
    def _on_session_changed(self, what: str) -> None:
        if what == "workspace":
            self.close()

    @Slot()
    def _on_selected(self) -> None:
        rows, chosen = self._rows, self._places()
        if rows is None:
            return
        by_row = bool(rows.names)
        self._chosen.setText(plural("{n} row chosen", "{n} rows chosen", len(chosen)) if len(chosen) else "")
        self._copy.setEnabled(bool(len(chosen)))
        if self._is_fix:
            self._fix.setText(tr("Take it back"))
            self._ignore.hide()
        else:
            fix = rows.finding["fix"]
            self._fix.setVisible(fix is not None)
            self._fix.setText("" if fix is None else messages.fix(fix))
            self._ignore.setVisible(by_row)
            again = bool(len(chosen)) and bool(rows.ignored[chosen].all())
            self._ignore.setText(tr("Show again") if again else tr("Ignore"))
            self._ignore.setEnabled(bool(len(chosen)))
        self._fix.setEnabled(not by_row or bool(rows.fixable[chosen].any()))

    # Acting

    def _places(self) -> Indexes:
        """The chosen rows, as places in the finding's rows."""
        return self._model.order[self._selected()]

    def _selected(self) -> Indexes:
        """The chosen rows, as places on the screen, ascending."""
        chosen = self._view.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        shown = [np.arange(part.top(), part.bottom() + 1) for part in parts]
        return np.unique(np.concatenate(shown)) if shown else np.zeros(0, np.intp)

    def _names(self, places: Indexes) -> list[str] | None:
        assert self._rows is not None
        names = self._rows.names
        return [names[place] for place in places.tolist()] if names else None

    @Slot()
    def _on_fix(self) -> None:
        rows, chosen = self._rows, self._places()
        if rows is None:
            return
        if self._is_fix:
            self._session.inspection.undo_fix(self._key, self._names(chosen))
        else:
            self._session.inspection.fix(rows.finding, self._names(chosen[rows.fixable[chosen]]))
        self._fix.setEnabled(False)

    @Slot()
    def _on_ignore(self) -> None:
        rows, chosen = self._rows, self._places()
        if rows is not None:
            again = bool(rows.ignored[chosen].all())
            self._session.inspection.ignore(rows.finding, not again, self._names(chosen))
            self._ignore.setEnabled(False)

    @Slot()
    def _on_copy(self) -> None:
        chosen = self._selected()
        if len(chosen):
            self._copying.run(lambda: _tab_separated(self._model.table(chosen)))

    @Slot(object)
    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _on_save(self) -> None:
        path = file_dialogs.ask_export(self, self._session.settings, self._key.partition(":")[0])
        if path is not None:
            self._session.save_finding(self._key, path, self._is_fix)


def _tab_separated(table: Sequence[Sequence[Any]]) -> str:
    """Cells as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in table)
