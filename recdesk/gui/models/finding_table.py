"""The table of all rows of a finding or of a fix: filtered and sorted as index arrays over its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recdesk.engine.findings import rows as finding_rows
from recdesk.engine.parts import Array, Parts
from recdesk.engine.texts import text_ranks
from recdesk.gui.models.ordering import Indexes, sorted_rows

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class FindingRows:
    """All rows of a finding or of a fix, as the engine sends them.

    Attributes:
        finding: as `Finding.to_dict` makes it; empty for a fix.
        columns: by name: texts, or arrays of numbers.
        names: what tells each row from the others; empty where single rows cannot be fixed.
        fixable, ignored: bool[rows].
        searched: what the filter looks through, case folded, by row.
        ranks: alphabetical place of each row's text, by column of texts.
    """

    finding: dict[str, Any]
    columns: Mapping[str, list[str] | Array]
    names: list[str]
    fixable: npt.NDArray[np.bool_]
    ignored: npt.NDArray[np.bool_]
    searched: list[str]
    ranks: Mapping[str, Array]

    @classmethod
    def of(cls, parts: Parts) -> "FindingRows":
        """From the answer to "finding_rows" or "fixed_rows"; takes a while, so on the worker thread."""
        columns = {
            name: column if isinstance(column, np.ndarray) else list(column)
            for name, column in finding_rows.from_parts(parts).items()
        }
        texts = {name: column for name, column in columns.items() if isinstance(column, list)}
        size = len(next(iter(columns.values()), ()))
        finding = parts.header.get("finding", {})
        return cls(
            finding,
            columns,
            parts.header["names"],
            parts.arrays.get("fixable_rows", np.ones(size, bool)),
            parts.arrays.get("ignored_rows", np.zeros(size, bool)),
            [" ".join(row).casefold() for row in zip(*texts.values(), strict=True)] or [""] * size,
            {name: text_ranks(column) for name, column in texts.items()},
        )

    def __len__(self) -> int:
        return len(self.fixable)


class FindingTableModel(QAbstractTableModel):
    """Shows the rows that a filter leaves."""

    def __init__(self, titles: Mapping[str, str], parent: QObject | None = None) -> None:
        """`titles` are the headers by the columns' names; a column without one is not shown."""
        super().__init__(parent)
        self._titles = titles
        self._shown: list[str] = []
        self._rows: FindingRows | None = None
        self._kept: Indexes = np.zeros(0, np.intp)
        self.order: Indexes = np.zeros(0, np.intp)
        self._sort = (-1, False)

    def set_rows(self, rows: FindingRows, kept: Indexes) -> None:
        """Shows those of the rows that were kept, intp[m], ascending."""
        self.beginResetModel()
        self._rows, self._kept = rows, kept
        self._shown = [name for name in self._titles if name in rows.columns]
        self.order = self._ordered()
        self.endResetModel()

    def table(self, places: Indexes) -> list[list[str]]:
        """The header and some of the rows shown, as texts."""
        header = [self._titles[name] for name in self._shown]
        return [header, *([self._text(row, name) for name in self._shown] for row in self.order[places])]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name = self._shown[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(int(self.order[index.row()]), name)
        return self._alignment(name) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._shown):
            return None
        name = self._shown[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[name]
        return self._alignment(name) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sort = (column, order == Qt.SortOrder.DescendingOrder)
        self.order = self._ordered()
        self.endResetModel()

    def _ordered(self) -> Indexes:
        column, descending = self._sort
        if self._rows is None or not 0 <= column < len(self._shown):
            return self._kept
        name = self._shown[column]
        values = self._rows.columns[name]
        keys = values if isinstance(values, np.ndarray) else self._rows.ranks[name]
        return sorted_rows(self._kept, keys, descending)

    def _text(self, row: int, name: str) -> str:
        assert self._rows is not None
        value = self._rows.columns[name][row]
        if isinstance(value, str):
            return value
        return f"{value:,}" if isinstance(value, np.integer) else f"{value:,.6g}"

    def _alignment(self, name: str) -> Qt.AlignmentFlag:
        assert self._rows is not None
        return _RIGHT if isinstance(self._rows.columns[name], np.ndarray) else _LEFT


def kept_rows(rows: FindingRows, query: str, with_ignored: bool) -> Indexes:
    """intp[m]: the rows that have all words of `query`, and are not ignored unless those are wanted too."""
    wanted = query.casefold().split()
    open_ones = np.flatnonzero(~rows.ignored | with_ignored)
    if not wanted:
        return open_ones
    searched = rows.searched
    found = [row for row in open_ones.tolist() if all(word in searched[row] for word in wanted)]
    return np.array(found, np.intp)
