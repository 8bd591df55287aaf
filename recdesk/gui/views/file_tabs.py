"""The files of an import side by side: one is shown, each says whether it still needs an answer."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from recdesk.gui import theme
from recdesk.gui.import_draft import ImportDraft, ImportPlan
from recdesk.gui.views import import_wording
from recdesk.gui.views.widgets import icon_button
from recdesk.i18n import tr


class FileTabs(QTabBar):
    """A tab per file; hidden where there is only one.

    Signals:
        file_chosen: position in the plan.
        removed: path.
    """

    file_chosen: ClassVar[Signal] = Signal(int)
    removed: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importFiles")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self._paths: list[Path] = []
        self.currentChanged.connect(self._on_current)

    def show_plan(self, plan: ImportPlan) -> None:
        """Shows the files of a plan."""
        self.blockSignals(True)  # shown, not chosen
        if [draft.path for draft in plan.drafts] != self._paths:
            self._make(plan)
        for at, draft in enumerate(plan.drafts):
            self.setTabIcon(at, _icon(draft))
            said = import_wording.missing(draft) or (
                import_wording.role(draft.preview) if draft.preview is not None else ""
            )
            self.setTabToolTip(at, f"{draft.path}\n{said}".strip())
        self.setCurrentIndex(plan.at)
        self.blockSignals(False)
        self.setVisible(len(plan.drafts) > 1)

    def _make(self, plan: ImportPlan) -> None:
        while self.count():
            self.removeTab(0)
        self._paths = [draft.path for draft in plan.drafts]
        for at, path in enumerate(self._paths):
            self.addTab(path.name)
            close = icon_button("close", tr("Do not import {name}", name=path.name))
            close.setProperty("path", str(path))
            close.clicked.connect(self._on_close)
            holder = QWidget()
            holder.setLayout(row := QHBoxLayout())
            row.setContentsMargins(0, 0, theme.GAP, 0)  # else it stands on the tab's edge
            row.addWidget(close)
            self.setTabButton(at, QTabBar.ButtonPosition.RightSide, holder)

    @Slot(int)
    def _on_current(self, at: int) -> None:
        self.file_chosen.emit(at)

    @Slot()
    def _on_close(self) -> None:
        self.removed.emit(Path(self.sender().property("path")))


def _icon(draft: ImportDraft) -> QIcon:
    colours = theme.current()
    if import_wording.missing(draft):
        return theme.icon("warning", colours.warning)
    return theme.icon("check", colours.accent) if draft.preview is not None else QIcon()
