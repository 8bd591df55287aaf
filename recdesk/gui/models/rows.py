"""The common part of the item models: rows stand for codes, an index array says in which order."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.texts import text_ranks
from recdesk.gui.models.ordering import Indexes, sorted_rows
from recdesk.gui.models.roles import Badge, Column, Role
from recdesk.gui.models.wording import second_line
from recdesk.i18n import mark, tr

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


ID = Column(mark("ID"), "label", "id")


class Rows(QAbstractTableModel):
    """A table whose rows stand for products or shoppers.

    The rows' arrays stay in the order in which they came; `order` (intp[rows shown]) says which of
    them is shown where. Sorting and filtering only change `order`, and `data` only looks up.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.codes: npt.NDArray[np.integer] = np.zeros(0, np.int32)
        self.order: Indexes = np.zeros(0, np.intp)

    def title(self, row: int) -> str:
        """What the row is called; `row` counts in the arrays, not on the screen, here and below."""
        raise NotImplementedError

    def second_line(self, row: int) -> str:
        """What stands small under the title, empty for nothing."""
        del row
        return ""

    def number(self, row: int, column: Column) -> float:
        """The number in a cell of a numeric column."""
        raise NotImplementedError

    def text(self, row: int, column: Column) -> str:
        """The text of a cell other than the title's."""
        raise NotImplementedError

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        """What rows are sorted by, one number a row."""
        raise NotImplementedError

    def copied_columns(self, hidden: Sequence[str]) -> list[tuple[str, Column]]:
        """Header and column of what is copied to the clipboard, without the hidden columns."""
        return [(tr(column.title), column) for column in self.columns if column.name not in hidden]

    def copied(self, row: int, column: Column) -> str | float:
        """A cell as it is copied: numbers without the form that they are shown in."""
        if column.kind in ("product", "label", "text"):
            return self._display(row, column)
        return self.number(row, column)

    def tool_tip(self, row: int, column: Column) -> str:
        del row, column
        return ""

    def badge(self, row: int) -> str:
        del row
        return ""

    def badges(self, row: int) -> list[Badge]:
        """All remarks beside the title; `badge` alone, unless a table has several."""
        text = self.badge(row)
        return [Badge(text)] if text else []

    def aside(self, row: int, column: Column) -> str:
        """What stands small under a number, empty for nothing."""
        del row, column
        return ""

    def matches(self, row: int) -> list[tuple[int, int]]:
        """The parts (start, end) of the title that were searched for."""
        del row
        return []

    def faded(self, row: int) -> bool:
        """Whether the row does not count and is shown faintly."""
        del row
        return False

    def fraction(self, row: int) -> float:
        del row
        return 0.0

    def interval(self, row: int) -> tuple[float, float] | None:
        """Low and high of the row's score on the scale of `fraction`; None where they are unknown."""
        del row
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right_aligned else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = int(self.order[index.row()]), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._display(row, column)
            case Role.CODE:
                return int(self.codes[row])
            case Role.SECOND_LINE:
                return self.second_line(row)
            case Role.NUMBER:
                return None if column.kind in ("product", "label") else self.number(row, column)
            case Role.FRACTION:
                return self.fraction(row)
            case Role.LOW | Role.HIGH:
                interval = self.interval(row)
                return interval and interval[role == Role.HIGH]
            case Role.MATCHES:
                return self.matches(row)
            case Role.BADGE:
                return self.badge(row)
            case Role.BADGES:
                return self.badges(row)
            case Role.ASIDE:
                return self.aside(row, column)
            case Role.FADED:
                return self.faded(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.right_aligned else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self.tool_tip(row, column) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case _:
                return None

    def _display(self, row: int, column: Column) -> str:
        return self.title(row) if column.kind == "product" else self.text(row, column)

    def _spoken(self, row: int, column: Column) -> str:
        text = self._display(row, column)
        if column.kind != "product":
            return f"{tr(column.title)} {text}"
        return ", ".join(
            filter(None, (text, self.second_line(row), *(badge.text for badge in self.badges(row))))
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        start = np.arange(len(self.codes), dtype=np.intp)
        if not 0 <= column < len(self.columns):  # the header's arrow was cleared
            self.reorder(start)
            return
        keys = self.sort_keys(self.columns[column])
        self.reorder(sorted_rows(start, keys, order == Qt.SortOrder.DescendingOrder))

    def reorder(self, order: Indexes) -> None:
        """Shows the same rows in another order; selections stay on their products."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = np.array([index.row() for index in before], np.intp)
        place = np.full(len(self.codes), -1, np.intp)
        place[order] = np.arange(len(order))
        after = [
            self.index(int(place[self.order[row]]), index.column())
            for row, index in zip(rows, before, strict=True)
        ]
        self.order = order
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def code_at(self, row: int) -> int:
        """The item code shown in a row, -1 outside."""
        return int(self.codes[self.order[row]]) if 0 <= row < len(self.order) else -1

    def row_of(self, code: int) -> int:
        """The row that shows a product, -1 where none does."""
        found = np.flatnonzero(self.codes == code)
        shown = np.flatnonzero(self.order == found[0]) if len(found) else found
        return int(shown[0]) if len(shown) else -1


class ProductRows(Rows):
    """A table whose rows are products of a catalogue."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.catalogue: Catalogue | None = None

    def title(self, row: int) -> str:
        return "" if self.catalogue is None else self.catalogue.title(int(self.codes[row]))

    def second_line(self, row: int) -> str:
        return "" if self.catalogue is None else second_line(self.catalogue, int(self.codes[row]))

    def copied_columns(self, hidden: Sequence[str]) -> list[tuple[str, Column]]:
        """With the ids, also where the table does not show them."""
        shown = [one for one in super().copied_columns(hidden) if one[1].name != ID.name]
        place = 1 + next(n for n, (_, column) in enumerate(shown) if column.kind == "product")
        return [*shown[:place], (tr(ID.title), ID), *shown[place:]]

    def copied(self, row: int, column: Column) -> str | float:
        if column == ID:
            return "" if self.catalogue is None else self.catalogue.item_ids[int(self.codes[row])]
        return super().copied(row, column)

    def title_keys(self) -> npt.NDArray[np.int32]:
        """Alphabetical place of each row's title."""
        if self.catalogue is None:
            return np.zeros(0, np.int32)
        return text_ranks([self.catalogue.title(int(code)) for code in self.codes])

    def title_and_id(self, row: int) -> str:
        """Two lines for a tooltip."""
        if self.catalogue is None:
            return ""
        code = int(self.codes[row])
        return f"{self.catalogue.title(code)}\n{self.catalogue.item_ids[code]}"
