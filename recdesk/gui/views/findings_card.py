"""The card of findings: what is wrong or odd in the data, each with its rows and what can be done."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from recdesk.gui import finding_wording, theme
from recdesk.gui.inspection import Finding
from recdesk.gui.session import Session
from recdesk.gui.views.finding_row import FindingRow
from recdesk.gui.views.finding_window import FindingWindow
from recdesk.gui.views.widgets import Card, label, line, link_button
from recdesk.i18n import plural, tr

FIRST = 8
"""Findings shown until the user asks for all of them."""


@dataclass(frozen=True)
class FindingChoices:
    """What is unfolded: keys of findings, the ignored and fixed ones, and those beyond the first."""

    rows: frozenset[str] = frozenset()
    settled: bool = False
    all: bool = False


class FindingsCard(Card):
    """Follows `session.inspection`; hidden where there is no data to look through."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), padded=False, parent=parent)
        self.setObjectName("findingsCard")
        self._session = session
        self.choices = FindingChoices()
        assert self.header is not None
        self._looking = label(tr("Looking through the data…"), "small")
        self.header.addWidget(self._looking)
        self._settled = self._link("findingsSettled", self._on_settled)
        self.header.addWidget(self._settled)
        self._state = label("", "muted", wrap=True)
        self._state.setObjectName("findingsState")
        self._state.setContentsMargins(12, 10, 12, 10)
        self.body.addWidget(self._state)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._more = self._link("findingsMore", self._on_more)
        self._again = self._link("findingsAgain", session.inspection.begin)
        self._again.setText(tr("Look again"))
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self._more)
        foot.addWidget(self._again)
        foot.addStretch(1)
        self.body.addLayout(foot)
        session.inspection.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        self._on_changed()

    def restore(self, choices: FindingChoices) -> None:
        """Goes on as the card that this one replaces."""
        self.choices = choices
        self._on_changed()

    def _link(self, name: str, do: Any) -> QPushButton:
        button = link_button("")
        button.setObjectName(name)
        button.clicked.connect(do)
        return button

    @Slot(str)
    def _on_session_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        found, looking = self._session.inspection.findings, self._session.inspection.looking
        summary = self._session.summary
        self.setVisible(summary is not None and bool(summary.items))
        self._empty_list()
        self._looking.setVisible(looking and found is not None)
        for part in (self._settled, self._more, self._again):
            part.hide()
        if found is None:
            self._state.setText(
                tr("Looking through the data…") if looking else tr("The data could not be looked through.")
            )
            self._state.show()
            self._again.setVisible(not looking)
            return
        self._show(found)

    def _show(self, found: list[Finding]) -> None:
        fixes = self._session.inspection.fixes
        open_ones = [one for one in found if not one["ignored"]]
        ignored = [one for one in found if one["ignored"]]
        self._state.setText(tr("Nothing is wrong or odd with the data."))
        self._state.setVisible(not open_ones)
        shown = open_ones if self.choices.all or len(open_ones) <= FIRST + 1 else open_ones[:FIRST]
        for finding in shown:
            self._add_finding(finding)
        hidden = len(open_ones) - len(shown)
        self._more.setText(plural("Show {n} more finding", "Show {n} more findings", hidden))
        self._more.setVisible(hidden > 0)
        self._settled.setText(self._settled_words(len(ignored), len(fixes)))
        self._settled.setVisible(bool(ignored or fixes))
        if self.choices.settled:
            for fix in reversed(fixes):
                self._add(_FixRow(fix, self._session))
            for finding in ignored:
                self._add_finding(finding)

    def _settled_words(self, ignored: int, fixed: int) -> str:
        parts: list[str] = []
        if ignored:
            parts.append(plural("{n} ignored", "{n} ignored", ignored))
        if fixed:
            parts.append(plural("{n} fixed", "{n} fixed", fixed))
        words = ", ".join(parts)
        return tr("Hide: {what}", what=words) if self.choices.settled else tr("Show: {what}", what=words)

    def _add_finding(self, finding: Finding) -> None:
        row = FindingRow(finding, finding["key"] in self.choices.rows)
        row.fix_asked.connect(self._session.inspection.fix)
        row.ignore_asked.connect(self._on_ignore)
        row.rows_asked.connect(self._on_rows)
        row.unfolded.connect(self._on_unfolded)
        self._add(row)

    def _add(self, row: QWidget) -> None:
        if self._list.count() or not self._state.isHidden():
            self._list.addWidget(line())
        row.setEnabled(not self._session.inspection.looking)
        self._list.addWidget(row)

    def _empty_list(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    @Slot(object)
    def _on_rows(self, finding: Finding) -> None:
        words = finding_wording.sentence(finding)
        FindingWindow(self._session, finding["key"], words, parent=self.window()).show()

    @Slot(object)
    def _on_ignore(self, finding: Finding) -> None:
        self._session.inspection.ignore(finding, ignored=not finding["ignored"])

    @Slot(str, bool)
    def _on_unfolded(self, key: str, shown: bool) -> None:
        rows = self.choices.rows | {key} if shown else self.choices.rows - {key}
        self.choices = replace(self.choices, rows=rows)

    @Slot()
    def _on_settled(self) -> None:
        self.choices = replace(self.choices, settled=not self.choices.settled)
        self._on_changed()

    @Slot()
    def _on_more(self) -> None:
        self.choices = replace(self.choices, all=True)
        self._on_changed()


class _FixRow(QFrame):
    """A correction that holds, and the button that takes it back."""

    def __init__(self, fix: dict[str, Any], session: Session) -> None:
        super().__init__()
        self.setObjectName("fixRow")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 6, 12, 6)
        row.setSpacing(theme.GAP)
        sentence = finding_wording.fix_made(fix)
        row.addWidget(label(sentence, "muted", wrap=True), 1)
        key = fix["key"]
        if fix["count"] > 1:
            rows = link_button(tr("Rows…"))
            rows.setObjectName("fixRows")
            rows.clicked.connect(
                lambda: FindingWindow(session, key, sentence, is_fix=True, parent=self.window()).show()
            )
            row.addWidget(rows)
        back = link_button(tr("Take it back"))
        back.setObjectName("fixUndo")
        back.clicked.connect(lambda: session.inspection.undo_fix(key))
        row.addWidget(back)
