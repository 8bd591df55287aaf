"""Rows that were left out are found, mended and brought back by clicks and keys. With the real engine."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportSettings
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.rejects_window import RejectsWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000
SOUND = "".join(f"u{n},i{n % 4},{n % 3 + 1}\n" for n in range(40))
BROKEN = "u1,i1,many\nu2,,2\nu3,i3\nu4,i2,few\n"


def cells(view: QTableView, column: int) -> list[str]:
    return [str(view.model().index(row, column).data()) for row in range(view.model().rowCount())]


def type_over(qtbot: QtBot, view: QTableView, row: int, column: int, text: str) -> None:
    """Double-clicks a cell, types another text and confirms it."""
    qtbot.keyClick(typed(qtbot, view, row, column, text), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.viewport().findChild(QLineEdit) is None)  # Qt takes the text a little later


def typed(qtbot: QtBot, view: QTableView, row: int, column: int, text: str) -> QLineEdit:
    """Double-clicks a cell and types another text; the field, which is still open."""
    place: QPoint = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def answer(qtbot: QtBot, rejects: RejectsWindow, words: str) -> None:
    """Clicks an answer of the question that stands there."""
    box = rejects.findChild(QMessageBox, "question")
    assert box is not None
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == words), LEFT)


@pytest.fixture
def imported(qtbot: QtBot, working_window: MainWindow, tmp_path: Path) -> Callable[..., MainWindow]:
    """Imports sound rows and four broken ones, and waits for what the window says of them."""

    def make(**settings: object) -> MainWindow:
        window, session = working_window, working_window.session
        path = tmp_path / "sales.csv"
        path.write_text("user,item,qty\n" + SOUND + BROKEN)
        session.create_workspace(tmp_path / "shop.recdesk")
        session.import_file(path, ImportSettings(**settings))  # type: ignore[arg-type]
        window.show_page("data")
        qtbot.waitUntil(lambda: bool(session.imports) and not session.jobs.busy, timeout=PATIENCE_MS)
        return window

    return make


def opened(qtbot: QtBot, window: MainWindow) -> RejectsWindow:
    """Clicks the banner's button, and waits for the rows."""
    qtbot.mouseClick(window.findChild(QPushButton, "messageAction"), LEFT)
    found = window.findChild(RejectsWindow)
    assert found is not None
    view = found.findChild(QTableView, "rejectRows")
    qtbot.waitUntil(lambda: view.model().rowCount() > 0, timeout=PATIENCE_MS)
    # Until it has the keyboard, a cell that is typed into could lose it, and would close with what it has.
    qtbot.waitUntil(found.isActiveWindow, timeout=PATIENCE_MS)
    return found


def test_a_banner_tells_of_rows_left_out_and_leads_to_them(
    qtbot: QtBot, imported: Callable[..., MainWindow]
) -> None:
    window = imported()
    assert (
        window.findChild(QLabel, "messageText").text()
        == "4 rows of sales.csv were left out; all others are in the shop."
    )
    rejects = opened(qtbot, window)
    view = rejects.findChild(QTableView, "rejectRows")
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert cells(view, 0) == ["42", "43", "44", "45"]
    assert cells(view, 2) == ["qty", "item", "", "qty"]
    assert cells(view, 4) == ["u1,i1,many", "u2,,2", "u3,i3", "u4,i2,few"]
    field = rejects.findChild(QLineEdit, "rejectsSearch")
    qtbot.keyClicks(field, "I2")
    qtbot.waitUntil(lambda: cells(view, 0) == ["45"], timeout=PATIENCE_MS)
    field.clear()
    reason = rejects.findChild(QToolButton, "rejectsReason")
    qtbot.mouseClick(reason, LEFT)
    popup = reason.popup  # type: ignore[attr-defined]
    assert popup.list.model().index(1).data() == "a value that is not a number (2)"
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(view, 0) == ["42", "45"], timeout=PATIENCE_MS)
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    assert cells(view, 0) == ["45", "42"]


def test_rows_that_come_while_a_cell_is_typed_in_wait_for_its_end(
    qtbot: QtBot, imported: Callable[..., MainWindow]
) -> None:
    window = imported()
    session, rejects = window.session, opened(qtbot, window)
    view, fields = (rejects.findChild(QTableView, name) for name in ("rejectRows", "rejectFields"))
    qtbot.waitUntil(lambda: fields.isVisible() and cells(fields, 2) == ["many"], timeout=PATIENCE_MS)
    for typed_in, column, text, row in ((view, 4, "u1,i1,5", "u1,i1,5"), (fields, 2, "8", "u1,i1,8")):
        editor = typed(qtbot, typed_in, 0, column, text)
        with qtbot.waitSignal(session.rejects_ready, timeout=PATIENCE_MS):
            session.load_rejects(rejects.import_id)
        qtbot.wait(50)  # for the thread that filters them
        assert view.model().rowCount() == 4
        with qtbot.waitSignal(view.model().modelReset, timeout=PATIENCE_MS):
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert cells(view, 4)[0] == row
        assert cells(view, 1) == ["mended", "", "", ""]


def test_sorting_takes_what_is_typed_in_a_cell(qtbot: QtBot, imported: Callable[..., MainWindow]) -> None:
    rejects = opened(qtbot, imported())
    view = rejects.findChild(QTableView, "rejectRows")
    typed(qtbot, view, 1, 4, "u2,i2,2")
    header = view.horizontalHeader()
    for _ in range(2):
        place = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
        qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    assert cells(view, 0) == ["45", "44", "43", "42"]
    assert cells(view, 4)[2] == "u2,i2,2"
    assert cells(view, 1) == ["", "", "mended", ""]


def test_rows_are_mended_here_and_imported_as_the_file_was(
    qtbot: QtBot, imported: Callable[..., MainWindow]
) -> None:
    window = imported()
    session, rejects = window.session, opened(qtbot, window)
    view, fields = (rejects.findChild(QTableView, name) for name in ("rejectRows", "rejectFields"))
    button = rejects.findChild(QPushButton, "rejectsImport")
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: fields.isVisible() and cells(fields, 2) == ["many"], timeout=PATIENCE_MS)
    told = rejects.findChild(QLabel, "rejectsTold")
    type_over(qtbot, view, 0, 4, "u1,i1,lots")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: "None of the 1 rows is in order yet" in told.text(), timeout=PATIENCE_MS)
    type_over(qtbot, view, 0, 4, "u1,i1,many")
    assert cells(view, 1)[0] == "", "what the file said is no mending"
    assert not button.isEnabled()
    type_over(qtbot, fields, 0, 2, "7")
    assert cells(view, 4)[0] == "u1,i1,7"
    assert cells(view, 1) == ["mended", "", "", ""]
    type_over(qtbot, view, 2, 4, "u3,i3,x")  # still wrong
    assert button.text() == "Import 2 mended rows"
    with qtbot.waitSignal(session.import_finished, timeout=PATIENCE_MS) as finished:
        qtbot.mouseClick(button, LEFT)
    assert finished.args is not None
    assert (finished.args[0].rows_read, finished.args[0].rows_rejected) == (2, 1)
    qtbot.waitUntil(lambda: cells(view, 1) == ["repaired", "", "mended", ""], timeout=PATIENCE_MS)
    assert (
        rejects.findChild(QLabel, "rejectsTold").text()
        == "1 mended row is in the shop now. 1 is still not in order."
    )
    sentence = rejects.findChild(QLabel, "rejectsSentence")
    qtbot.waitUntil(lambda: "1 of them is repaired." in sentence.text(), timeout=PATIENCE_MS)
    imports = window.findChild(QTableView, "importsTable")
    assert cells(imports, 0) == ["sales-repaired.csv", "sales.csv"]
    assert cells(imports, 6) == ["0", "1"]
    assert view.model().flags(view.model().index(0, 4)) & Qt.ItemFlag.ItemIsEditable == Qt.ItemFlag(0)


def test_the_rows_go_to_excel_and_come_back(
    qtbot: QtBot, imported: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = imported()
    session, rejects = window.session, opened(qtbot, window)
    saved = tmp_path / "rejects.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *about: (str(saved), ""))
    with qtbot.waitSignal(session.notice, timeout=PATIENCE_MS):
        qtbot.mouseClick(rejects.findChild(QPushButton, "rejectsExport"), LEFT)
    with saved.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["recdesk_reason"] == "a value that is not a number"
    rows[0]["qty"] = "9"
    with saved.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    window.take_files([saved])
    confirm = window.findChild(QPushButton, "importConfirmButton")
    qtbot.waitUntil(confirm.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(session.import_finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(confirm, LEFT)
    view = rejects.findChild(QTableView, "rejectRows")
    qtbot.waitUntil(lambda: cells(view, 1)[0] == "repaired", timeout=PATIENCE_MS)

    qtbot.waitUntil(lambda: len(session.imports) == 2, timeout=PATIENCE_MS)
    type_over(qtbot, view, 1, 4, "u2,i1,2")
    qtbot.keyClick(rejects, Qt.Key.Key_Escape)
    answer(qtbot, rejects, "Keep the window")
    qtbot.waitUntil(lambda: rejects.findChild(QMessageBox, "question") is None)
    assert rejects.isVisible()
    rejects.close()
    answer(qtbot, rejects, "Close without them")
    qtbot.waitUntil(lambda: window.findChild(RejectsWindow) is None, timeout=PATIENCE_MS)
    qtbot.mouseClick(window.findChild(QPushButton, "listedRejectsButton"), LEFT)
    again = window.findChild(RejectsWindow)
    assert again is not None
    assert again.import_id == 2, "the newest import that left rows out"
    session.undo_import()
    qtbot.waitUntil(lambda: window.findChild(RejectsWindow) is None, timeout=PATIENCE_MS)


def test_pseudonyms_leave_nothing_to_mend_and_the_window_says_why(
    qtbot: QtBot, imported: Callable[..., MainWindow], tmp_path: Path
) -> None:
    rejects = opened(qtbot, imported(pseudonymise=True, key_file=str(tmp_path / "key")))
    assert "pseudonyms" in rejects.findChild(QLabel, "rejectsTold").text()
    assert not rejects.findChild(QPushButton, "rejectsImport").isVisible()
    view = rejects.findChild(QTableView, "rejectRows")
    assert cells(view, 4)[0] == "***,i1,many"
    assert not view.model().flags(view.model().index(0, 4)) & Qt.ItemFlag.ItemIsEditable
