"""Undoing the last import, from the menu, the list of files, and the message. With the real engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportSettings
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


def message(window: MainWindow) -> str:
    return window.findChild(QLabel, "messageText").text()


def answer(qtbot: QtBot, window: MainWindow, words: str) -> str:
    """Clicks an answer of the question that stands there, and returns its text."""
    box = window.findChild(QMessageBox, "question")
    button = next(one for one in box.buttons() if one.text() == words)
    text = box.text()
    qtbot.mouseClick(button, LEFT)
    return text


@pytest.fixture
def two_days(qtbot: QtBot, working_window: MainWindow, tmp_path: Path) -> MainWindow:
    """A shop of two files: five purchases, and three of the day after."""
    window, session = working_window, working_window.session
    for name, users in (("monday.csv", "abcde"), ("tuesday.csv", "fgh")):
        (tmp_path / name).write_text("user,item\n" + "".join(f"{user},tea\n" for user in users))
    session.create_workspace(tmp_path / "shop.recdesk")
    for name in ("monday.csv", "tuesday.csv"):
        session.import_file(tmp_path / name, ImportSettings())
    window.show_page("data")
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.users == 8 and not session.jobs.busy,
        timeout=PATIENCE_MS,
    )
    return window


def test_the_last_file_is_taken_back_after_a_question(qtbot: QtBot, two_days: MainWindow) -> None:
    window, session = two_days, two_days.session
    button = window.findChild(QPushButton, "undoImportButton")
    qtbot.mouseClick(button, LEFT)
    answer(qtbot, window, "Keep it")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is None, timeout=PATIENCE_MS)
    assert session.summary is not None
    assert session.summary.users == 8
    window.actions_.by_name["undo_import"].trigger()  # as the menu does
    text = answer(qtbot, window, "Undo the import")
    assert text == "The shop becomes what it was before tuesday.csv was imported (3 rows)."
    qtbot.waitUntil(lambda: session.summary is not None and session.summary.users == 5, timeout=PATIENCE_MS)
    assert message(window) == "The import of tuesday.csv is undone."
    assert window.findChild(QTableView, "importsTable").model().rowCount() == 1
    assert not button.isVisible(), "only the last import can be undone, and only once"
    assert not window.findChild(QWidget, "importReport").isVisible()
    action = window.actions_.by_name["undo_import"]
    assert not action.isEnabled()
    assert action.toolTip() == "There is no import to undo."


def test_replacing_everything_can_be_undone_from_its_message(
    qtbot: QtBot, two_days: MainWindow, tmp_path: Path
) -> None:
    window, session = two_days, two_days.session
    with qtbot.waitSignal(session.notice, timeout=PATIENCE_MS):
        session.import_file(tmp_path / "monday.csv", ImportSettings())
    remedy = window.findChild(QPushButton, "messageAction")
    assert remedy.text() == "Replace all with this file"
    qtbot.mouseClick(remedy, LEFT)
    qtbot.waitUntil(lambda: remedy.isVisible() and remedy.text() == "Undo", timeout=PATIENCE_MS)
    assert message(window) == "Replaced what was there with monday.csv."
    qtbot.waitUntil(lambda: session.summary is not None and session.summary.users == 5, timeout=PATIENCE_MS)
    qtbot.mouseClick(remedy, LEFT)
    qtbot.waitUntil(lambda: session.summary is not None and session.summary.users == 8, timeout=PATIENCE_MS)
