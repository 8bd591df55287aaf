"""One rejected row, field by field under its file's columns, the one at fault marked."""

from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from recdesk.engine.importing import ImportReport, Reject
from recdesk.gui import theme
from recdesk.gui.models.row_fields import RowFields
from recdesk.gui.views import reject_wording
from recdesk.gui.views.reject_delegates import FaultDelegate
from recdesk.gui.views.text_view import LOW_ROW, fit_columns, is_typed_in, text_view
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import tr

_SCROLL_BAR = 10


class RowEditor(Card):
    """Shows a row; hidden where nothing tells its columns.

    Attributes:
        delegate: opens and closes the fields that are typed in.

    Signals:
        edited: text of the row after a field was mended.
    """

    edited: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, parent=parent)
        self.setObjectName("rowEditor")
        assert self.header is not None
        self._hint = label(tr("Double-click a field to mend it"), "small")
        self.header.addWidget(self._hint)
        self._report: ImportReport | None = None
        self._fields = RowFields(self)
        self._fields.changed.connect(self._on_changed)
        self._view = text_view(self._fields, "rejectFields")
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self._view.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.delegate = FaultDelegate(self._view)
        self._view.setItemDelegate(self.delegate)
        self._view.setFixedHeight(theme.HEADER_HEIGHT + LOW_ROW + _SCROLL_BAR)
        self.body.addWidget(self._view)

    @property
    def typed_in(self) -> bool:
        """Whether a field is open, to be typed in."""
        return is_typed_in(self._view)

    def show_row(self, report: ImportReport | None, one: Reject | None, text: str, editable: bool) -> None:
        """Shows a reject of an import with its text as it is mended; no row for None."""
        self._report = report
        self.setVisible(report is not None and one is not None and bool(report.columns))
        if report is None or one is None:
            return
        self.set_title(reject_wording.place(one))
        self._hint.setVisible(editable)
        columns, fields = report.columns, report.form.split(text)
        self.delegate.fault = columns.index(one.column) if one.column in columns else -1
        self._fields.set_row(columns, fields, editable)
        fit_columns(self._view, widest=240)
        if self.delegate.fault >= 0:
            # Not selected, so that its mark is seen.
            place = self._fields.index(0, self.delegate.fault)
            self._view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._view.scrollTo(place)

    @Slot(object)
    def _on_changed(self, fields: list[str]) -> None:
        assert self._report is not None
        self.edited.emit(self._report.form.joined(fields))
