"""One finding as a line: how serious, what, and what can be done; its rows unfold below."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from recdesk import messages
from recdesk.gui import finding_wording, theme
from recdesk.gui.inspection import Finding
from recdesk.gui.models.text_table import TextTable
from recdesk.gui.views.text_view import fit_columns, fit_height, text_view
from recdesk.gui.views.widgets import icon, icon_button, label, link_button, plain_button
from recdesk.i18n import tr

MOST_ROWS = 6
HEIGHT = 40
"""Of a line, whether it has a button or not."""


class FindingRow(QFrame):
    """A line of the findings card.

    Signals:
        fix_asked, ignore_asked: the Finding; `ignore_asked` also asks to show an ignored one again.
        rows_asked: the Finding whose rows are all to be seen.
        unfolded: the finding's key, whether its rows are shown.
    """

    fix_asked: ClassVar[Signal] = Signal(object)
    ignore_asked: ClassVar[Signal] = Signal(object)
    rows_asked: ClassVar[Signal] = Signal(object)
    unfolded: ClassVar[Signal] = Signal(str, bool)

    def __init__(self, finding: Finding, is_unfolded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setObjectName("findingRow")
        self.setProperty("code", finding["code"])
        self.setMinimumHeight(HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: QWidget | None = None
        self._column.addLayout(self._line())
        if is_unfolded:
            self._unfold()

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(8, 6, 12, 6)
        line.setSpacing(theme.GAP)
        self._fold = icon_button("chevron-right", tr("Show the rows"))
        self._fold.setObjectName("findingUnfold")
        self._fold.clicked.connect(self._on_fold)
        policy = self._fold.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._fold.setSizePolicy(policy)
        self._fold.setVisible(bool(self.finding["examples"]))
        line.addWidget(self._fold)
        line.addWidget(self._mark())
        sentence = label(finding_wording.sentence(self.finding), wrap=True)
        sentence.setObjectName("findingText")
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(sentence, 1)
        ignored = self.finding["ignored"]
        if self.finding["fix"] is not None and not ignored:
            line.addWidget(self._fix_button())
        ignore = link_button(tr("Show again") if ignored else tr("Ignore"))
        ignore.setObjectName("findingIgnore")
        ignore.setToolTip("" if ignored else tr("Not shown any more, unless it grows by more than a tenth."))
        ignore.clicked.connect(self._on_ignore)
        line.addWidget(ignore)
        return line

    def _fix_button(self) -> QPushButton:
        words = messages.fix(self.finding["fix"])
        if self.finding["to_choose"]:
            fix = plain_button(tr("Choose rows…"))
            fix.setObjectName("findingChoose")
            fix.setToolTip(tr("{what}: only those that you choose.", what=words))
            fix.clicked.connect(self._on_rows)
        else:
            fix = plain_button(words)
            fix.setObjectName("findingFix")
            fix.setToolTip(tr("The imported rows stay as they are; this can be taken back."))
            fix.clicked.connect(self._on_fix)
        return fix

    def _mark(self) -> QLabel:
        kind, tokens = finding_wording.severity(self.finding), theme.current()
        colour = tokens.warning if kind == "warning" else tokens.muted
        if self.finding["ignored"]:
            colour = tokens.faint
        picture = QLabel()
        picture.setPixmap(theme.pixmap(kind, 16, colour, self.devicePixelRatioF()))
        picture.setToolTip(finding_wording.severity_words(self.finding))
        picture.setAccessibleName(picture.toolTip())
        picture.setFixedWidth(16)
        return picture

    def _unfold(self) -> None:
        if self._rows is None:
            self._rows = self._table()
            self._column.addWidget(self._rows)
            shown = True
        else:
            shown = self._rows.isHidden()
        self._rows.setVisible(shown)
        words = tr("Hide the rows") if shown else tr("Show the rows")
        self._fold.setIcon(icon("chevron-down" if shown else "chevron-right"))
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    def _table(self) -> QWidget:
        headers, rows, numeric = finding_wording.table(self.finding)
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(40, 0, 12, 8)
        column.setSpacing(4)
        model = TextTable(headers, numeric, self)
        model.set_rows(rows)
        view = text_view(model, "findingTable")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_columns(view, widest=360)
        fit_height(view, most=MOST_ROWS)
        column.addWidget(view)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        every = link_button(tr("All rows: filter, choose, save…"))
        every.setObjectName("findingAllRows")
        every.clicked.connect(self._on_rows)
        foot.addWidget(every)
        foot.addWidget(label(finding_wording.remarks(self.finding), "small"))
        foot.addStretch(1)
        column.addLayout(foot)
        return holder

    @Slot()
    def _on_fold(self) -> None:
        self._unfold()
        assert self._rows is not None
        self.unfolded.emit(self.finding["key"], not self._rows.isHidden())

    @Slot()
    def _on_rows(self) -> None:
        self.rows_asked.emit(self.finding)

    @Slot()
    def _on_fix(self) -> None:
        self.setEnabled(False)  # a second click would find nothing to fix
        self.fix_asked.emit(self.finding)

    @Slot()
    def _on_ignore(self) -> None:
        self.setEnabled(False)
        self.ignore_asked.emit(self.finding)
