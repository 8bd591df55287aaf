"""The fields of one rejected row beside each other, to be mended one by one."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from recdesk.i18n import tr

Index = QModelIndex | QPersistentModelIndex


class RowFields(QAbstractTableModel):
    """One row under the header of its file; fields without a column follow after the last one.

    Signals:
        changed: all fields, after one was typed over.
    """

    changed: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[str] = ()
        self._fields: list[str] = []
        self._editable = False

    def set_row(self, columns: Sequence[str], fields: Sequence[str], editable: bool) -> None:
        """Shows another row."""
        self.beginResetModel()
        missing = [""] * (len(columns) - len(fields))
        self._columns, self._fields, self._editable = columns, [*fields, *missing], editable
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or not self._fields else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._columns[section] if section < len(self._columns) else tr("no column")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)
        return self._fields[index.column()] if index.isValid() and role in shown else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self._fields[index.column()]:
            return False
        self._fields[index.column()] = str(value)
        self.dataChanged.emit(index, index)
        fields = list(self._fields)
        while len(fields) > len(self._columns) and not fields[-1]:
            fields.pop()  # a field too many that was emptied is gone
        self.changed.emit(fields)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags
