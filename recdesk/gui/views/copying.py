"""Copying a table's rows to the clipboard, as Excel takes them."""

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from recdesk.engine.export.csv_file import defused
from recdesk.gui.jobs import Latest
from recdesk.gui.models.ordering import Indexes
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import Rows

Cells = Sequence[Sequence[str | float]]


class Copying(QObject):
    """Copies rows with the headers of the columns that are shown; products bear their ids."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    @Slot()
    def copy_selected(self) -> None:
        """Copies the selected rows, or all where none is."""
        ranges = self._table.selectionModel().selection().toList()
        places = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        rows = self._rows()
        self._copy(rows.order[places] if places else rows.order)

    @Slot()
    def copy_all(self) -> None:
        self._copy(self._rows().order)

    def _rows(self) -> Rows:
        model = self._table.model()
        assert isinstance(model, Rows)
        return model

    def _copy(self, order: Indexes) -> None:
        rows = self._rows()
        hidden = [rows.columns[s].name for s in range(len(rows.columns)) if self._table.isColumnHidden(s)]
        columns = rows.copied_columns(hidden)
        made = _made(rows, order.copy(), columns)
        calculator = Latest(self)
        calculator.done.connect(_put)
        calculator.done.connect(calculator.shutdown)
        calculator.done.connect(calculator.deleteLater)
        calculator.run(made)


def _made(rows: Rows, order: Indexes, columns: Sequence[tuple[str, Column]]) -> Callable[[], tuple[str, str]]:
    """The cells as plain text and as HTML, made on a thread: a million rows take seconds."""

    def make() -> tuple[str, str]:
        cells: list[Sequence[str | float]] = [[title for title, _ in columns]]
        cells += [[rows.copied(row, column) for _, column in columns] for row in order.tolist()]
        return tab_separated(cells), html_table(cells)

    return make


def _put(made: tuple[str, str]) -> None:
    data = QMimeData()
    data.setText(made[0])
    data.setHtml(made[1])
    QGuiApplication.clipboard().setMimeData(data)


def tab_separated(cells: Cells) -> str:
    """Lines of cells; a text that Excel would run as a formula begins with an apostrophe."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in cells)


def html_table(cells: Cells) -> str:
    """A table whose texts stay texts: Excel keeps the zeros of 007, and runs nothing."""
    rows = "".join(f"<tr>{''.join(_td(cell) for cell in row)}</tr>" for row in cells)
    return f'<meta charset="utf-8"><table>{rows}</table>'


def _plain(cell: str | float) -> str:
    return defused([" ".join(cell.split())])[0] if isinstance(cell, str) else _number(cell)


def _td(cell: str | float) -> str:
    if isinstance(cell, str):
        return f"<td style=\"mso-number-format:'\\@'\">{html.escape(' '.join(cell.split()))}</td>"
    return f"<td>{_number(cell)}</td>"


def _number(value: float) -> str:
    """Without thousands separators; empty where it is unknown."""
    return "" if value != value else f"{value:.7g}" if abs(value) < 1e7 else f"{value:.0f}"
