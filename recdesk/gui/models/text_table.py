"""A small read-only table of texts: preview rows, rejected rows, imports, models."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ACROSS = Qt.AlignmentFlag.AlignHorizontal_Mask

Index = QModelIndex | QPersistentModelIndex


class TextTable(QAbstractTableModel):
    """Shows texts that are there already; a row may be shorter or longer than the header."""

    def __init__(
        self,
        headers: Sequence[str],
        numeric: Sequence[int] = (),
        parent: QObject | None = None,
        *,
        names_at_bottom: bool = False,
    ) -> None:
        """`numeric` columns stand at the right; `names_at_bottom` leaves room above them in the header."""
        super().__init__(parent)
        self._names_at_bottom = names_at_bottom
        self._headers = list(headers)
        self._numeric = set(numeric)
        self._rows: Sequence[Sequence[str]] = []

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Shows other rows under the same header."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows another header and other rows."""
        self.beginResetModel()
        self._headers, self._rows = list(headers), rows
        self.endResetModel()

    def set_numeric(self, columns: Sequence[int]) -> None:
        """Says which columns stand at the right."""
        self._numeric = set(columns)

    def row(self, row: int) -> Sequence[str]:
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self._rows[index.row()]
            return row[index.column()] if index.column() < len(row) else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            alignment = self._alignment(section)
            return alignment & _ACROSS | Qt.AlignmentFlag.AlignBottom if self._names_at_bottom else alignment
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if column in self._numeric else _LEFT
