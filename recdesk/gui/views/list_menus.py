"""Menus whose lines are made when they open: the recent workspaces, the trained models."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from recdesk.gui.session import Session
from recdesk.i18n import tr


class RecentMenu(QMenu):
    """The workspaces that were open lately."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._session = session
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        recent = self._session.settings.recent_files
        for path in recent:
            action = self.addAction(path.stem)
            action.setToolTip(str(path))
            action.setData(str(path))
        if recent:
            self.addSeparator()
            self.addAction(tr("Clear this list")).setData("")
        else:
            self.addAction(tr("Nothing opened yet")).setEnabled(False)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        path = action.data()
        if path:
            self._session.open_workspace(Path(path))
        else:
            self._session.settings.clear_recent()


class ModelMenu(QMenu):
    """The trained models, newest first; the one in use bears a check mark."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("&Use model"), parent)
        self._session = session
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        used = self._session.model
        for model in reversed(self._session.models):
            action = self.addAction(model["name"])
            action.setData(model["name"])
            action.setCheckable(True)
            action.setChecked(used is not None and used.name == model["name"])
        if self.isEmpty():
            self.addAction(tr("No model yet")).setEnabled(False)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._session.select_model(action.data())
