"""The table of an import's rejects: filtered and sorted as index arrays, mended in place."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from recdesk import messages
from recdesk.engine.importing.rejects import Reject, RejectTable
from recdesk.engine.texts import text_ranks
from recdesk.gui.models.ordering import Indexes, sorted_rows
from recdesk.gui.models.roles import Role
from recdesk.gui.models.shoppers import IdSearch
from recdesk.i18n import mark, tr

Index = QModelIndex | QPersistentModelIndex

LINE, STATE, COLUMN, REASON, TEXT = range(5)
# The state of a row, as `Role.BADGE` gives it; empty for one that nobody has touched.
MENDED, REPAIRED = mark("mended"), mark("repaired")
_HEADERS = (mark("Line"), "", mark("Column"), mark("Reason"), mark("Text of the row"))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class RejectRows:
    """The rejects of an import as the window holds them.

    Attributes:
        table: by the file's lines.
        search: looks for a part of a row's text.
        text_ranks: int32[n], alphabetical place of each row's text.
    """

    table: RejectTable
    search: IdSearch
    text_ranks: npt.NDArray[np.int32]

    @classmethod
    def of(cls, table: RejectTable) -> "RejectRows":
        """Takes a while for many rows, so on the worker thread."""
        return cls(table, IdSearch(table.texts), text_ranks(table.texts))

    def __len__(self) -> int:
        return len(self.table)

    def kept(self, query: str, reason: int, column: int) -> Indexes:
        """intp[m]: the rows with `query` in their text, of a reason and of a column; -1 for any."""
        table = self.table
        wanted = np.ones(len(table), bool)
        if query:
            wanted[:] = False
            wanted[self.search.find(query)] = True
        if reason >= 0:
            wanted &= table.reason_codes == reason
        if column >= 0:
            wanted &= table.column_codes == column
        return np.flatnonzero(wanted)


class RejectTableModel(QAbstractTableModel):
    """Shows the rejects that a filter leaves; what is typed over a row's text is kept here.

    Signals:
        mended_changed: no argument; `mended` is another.

    Attributes:
        mended: the texts typed, by the row's line.
        editable: whether rows can be mended.
    """

    mended_changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mended: dict[int, str] = {}
        self.editable = False
        self._rows: RejectRows | None = None
        self._kept: Indexes = np.zeros(0, np.intp)
        self._order: Indexes = self._kept
        self._sort = (-1, False)

    def set_rows(self, rows: RejectRows, kept: Indexes) -> None:
        """Shows those of the rows that were kept, ascending; mended ones that are repaired are done with."""
        repaired = (
            {int(line) for line in rows.table.lines[rows.table.repaired]} if self.mended else set[int]()
        )
        self.beginResetModel()
        self._rows, self._kept = rows, kept
        self._order = self._ordered()
        self.endResetModel()
        if repaired & self.mended.keys():
            self.mended = {line: text for line, text in self.mended.items() if line not in repaired}
            self.mended_changed.emit()

    def reject(self, row: int) -> Reject:
        """The reject in a row of the table, as it was imported."""
        assert self._rows is not None
        return self._rows.table.at(int(self._order[row]))

    def text(self, row: int) -> str:
        """The text of a row, as it is mended."""
        one = self.reject(row)
        return self.mended.get(one.line, one.raw)

    def mend(self, row: int, text: str) -> None:
        """Takes another text for a row; that of the file takes the row back."""
        one = self.reject(row)
        if text == self.text(row) or not self._can_mend(one):
            return
        if text == one.raw:
            del self.mended[one.line]
        else:
            self.mended[one.line] = text
        self.dataChanged.emit(self.index(row, 0), self.index(row, TEXT))
        self.mended_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_HEADERS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section]) if _HEADERS[section] else ""
        return (_RIGHT if section == LINE else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self._display(row, column)
                return " ".join(text.splitlines()) if column == TEXT else text
            case Qt.ItemDataRole.ToolTipRole:
                return self._display(row, column)
            case Qt.ItemDataRole.EditRole if column == TEXT:
                return self.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column == LINE else _LEFT
            case Role.BADGE:
                return self._state(self.reject(row))
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != TEXT:
            return False
        self.mend(index.row(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == TEXT and self._can_mend(self.reject(index.row())):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sort = (column, order == Qt.SortOrder.DescendingOrder)
        self._order = self._ordered()
        self.endResetModel()

    def _can_mend(self, one: Reject) -> bool:
        return self.editable and one.is_whole and not one.repaired

    def _state(self, one: Reject) -> str:
        if one.repaired:
            return REPAIRED
        return MENDED if one.line in self.mended else ""

    def _display(self, row: int, column: int) -> str:
        one = self.reject(row)
        match column:
            case 0:
                return f"{one.line:,}"
            case 1:
                state = self._state(one)
                return tr(state) if state else ""
            case 2:
                return one.column
            case 3:
                return messages.reason(one.reason)
            case _:
                return self.mended.get(one.line, one.raw)

    def _ordered(self) -> Indexes:
        column, descending = self._sort
        if self._rows is None or column < 0:
            return self._kept
        table = self._rows.table
        keys: dict[int, npt.NDArray[Any]] = {
            LINE: table.lines,
            STATE: 2 * table.repaired + np.isin(table.lines, list(self.mended)),
            COLUMN: text_ranks(table.columns)[table.column_codes],
            REASON: text_ranks([messages.reason(one) for one in table.reasons])[table.reason_codes],
            TEXT: self._rows.text_ranks,
        }
        return sorted_rows(self._kept, keys[column], descending)
