"""Favourites and notes: shown at once, kept for good, never lost on the way to another product or out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.errors import FileError
from recdesk.engine.notes import LONGEST_NOTE, Note
from recdesk.engine.parts import Parts
from recdesk.engine.workspace import Workspace
from recdesk.gui.jobs import Job, JobFailure, JobResult
from recdesk.gui.messages import Notice
from recdesk.gui.session import Session
from recdesk.gui.views.item_dock import ItemDock
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.similar_page import SimilarPage

Show = Callable[[QWidget], QWidget]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dock(dock: ItemDock, session: Session) -> ItemDock:
    session.set_current_item(0)
    return dock


def writes(session: Session) -> list[tuple[str, bool, str]]:
    """What waits to be written: id, star, text."""
    jobs = [job for job in session.jobs._worker.jobs() if job.command == "keep_notes"]
    assert all(job.kept and job.params["path"] == str(session.path) for job in jobs)
    notes = [Note.from_dict(note) for job in jobs for note in job.params["notes"]]
    return [(note.item_id, note.favourite, note.text) for note in notes]


def last_write(session: Session) -> Job:
    return [job for job in session.jobs._worker.jobs() if job.command == "keep_notes"][-1]


def star(dock: QWidget) -> QToolButton:
    return dock.findChild(QToolButton, "starButton")


def text(dock: QWidget) -> QPlainTextEdit:
    return dock.findChild(QPlainTextEdit, "noteText")


def begin(qtbot: QtBot, dock: ItemDock) -> QPlainTextEdit:
    dock.activateWindow()
    qtbot.mouseClick(dock.findChild(QPushButton, "addNoteButton"), LEFT)
    return text(dock)


def test_a_star_counts_at_once_and_is_written(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    assert star(dock).toolTip() == "Add to favourites (Ctrl+D)"
    qtbot.mouseClick(star(dock), LEFT)
    assert star(dock).isChecked()
    assert star(dock).toolTip() == "Remove from favourites (Ctrl+D)"
    assert session.notes.favourites.tolist() == [True, *[False] * 9]
    session.set_current_item(1)
    assert not star(dock).isChecked()
    session.set_current_item(0)
    qtbot.mouseClick(star(dock), LEFT)
    assert writes(session) == [("SKU-000", True, ""), ("SKU-000", False, "")]
    assert not session.notes.favourites.any()


def test_the_dock_is_about_the_product_that_it_shows(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    dock.show_pair(3)
    qtbot.mouseClick(star(dock), LEFT)
    assert writes(session) == [("SKU-003", True, "")]


def test_a_note_is_written_after_a_pause(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    assert not text(dock).isVisible()
    session.notes._pause.setInterval(30)
    qtbot.keyClicks(begin(qtbot, dock), "ask the maker")
    assert writes(session) == []
    qtbot.waitUntil(lambda: writes(session) == [("SKU-000", False, "ask the maker")])
    assert text(dock).hasFocus(), "writing does not disturb who types"
    qtbot.keyClicks(text(dock), "!")
    assert session.notes.of(0).text == "ask the maker!"


def test_a_note_is_written_when_the_field_is_left(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    qtbot.keyClicks(begin(qtbot, dock), "soon")
    qtbot.keyClick(text(dock), Qt.Key.Key_Escape)
    assert writes(session) == [("SKU-000", False, "soon")]
    assert text(dock).isVisible()


def test_a_note_is_written_when_another_product_comes(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    qtbot.keyClicks(begin(qtbot, dock), "of the first")
    session.set_current_item(1)
    assert writes(session) == [("SKU-000", False, "of the first")]
    assert text(dock).toPlainText() == ""
    qtbot.keyClicks(text(dock), "of the second")
    session.set_current_item(0)
    assert text(dock).toPlainText() == "of the first"
    assert writes(session)[-1] == ("SKU-001", False, "of the second")


def test_a_star_and_a_note_do_not_overwrite_each_other(
    qtbot: QtBot, dock: ItemDock, session: Session
) -> None:
    qtbot.keyClicks(begin(qtbot, dock), "good")
    qtbot.mouseClick(star(dock), LEFT)
    assert writes(session)[-1] == ("SKU-000", True, "good")
    qtbot.keyClicks(text(dock), "!")
    session.notes.flush()
    assert writes(session)[-1] == ("SKU-000", True, "good!")


def test_an_emptied_note_is_a_link_again(qtbot: QtBot, dock: ItemDock, session: Session) -> None:
    qtbot.keyClicks(begin(qtbot, dock), "x")
    text(dock).selectAll()
    qtbot.keyClick(text(dock), Qt.Key.Key_Delete)
    qtbot.keyClick(text(dock), Qt.Key.Key_Escape)
    assert not text(dock).isVisible()
    assert dock.findChild(QPushButton, "addNoteButton").isVisible()


def test_what_is_beyond_the_limit_is_left_out_with_a_word(
    qtbot: QtBot, dock: ItemDock, session: Session
) -> None:
    begin(qtbot, dock)
    QGuiApplication.clipboard().setText("🍵" * (LONGEST_NOTE + 5))
    with qtbot.waitSignal(session.notice) as told:
        text(dock).paste()
    assert "10,000" in told.args[0].text
    assert session.notes.of(0).text == "🍵" * LONGEST_NOTE


def test_what_could_not_be_written_is_taken_back_and_can_be_tried_again(
    qtbot: QtBot, dock: ItemDock, session: Session
) -> None:
    notices: list[Notice] = []
    session.notice.connect(notices.append)
    qtbot.mouseClick(star(dock), LEFT)
    failed = last_write(session)
    session.jobs.failed.emit(JobFailure(failed, FileError("disk_full", path="shop.recdesk")))
    assert not star(dock).isChecked()
    [notice] = notices
    assert (notice.kind, notice.action_text) == ("error", "Try again")
    assert notice.action is not None
    notice.action()
    assert star(dock).isChecked()
    again = last_write(session)
    assert (again.id != failed.id, again.params) == (True, failed.params)
    kept = Note("SKU-000", True, "", 5)
    session.jobs.finished.emit(JobResult(again, Parts({"notes": [kept.to_dict()]}, {})))
    assert session.notes.of(0) == kept


def test_a_cancel_meant_for_something_else_loses_nothing(
    qtbot: QtBot, dock: ItemDock, session: Session
) -> None:
    qtbot.mouseClick(star(dock), LEFT)
    first = last_write(session)
    session.jobs.cancelled.emit(first)
    assert last_write(session).params == first.params
    assert last_write(session).id != first.id
    assert star(dock).isChecked()


def test_an_answer_that_is_older_than_a_change_does_not_undo_it(dock: ItemDock, session: Session) -> None:
    session.notes.set_favourites([0], True)
    asked = Job(99, "notes", {})
    session.jobs.finished.emit(JobResult(asked, [Note("SKU-003", True, "told", 1)]))
    assert session.notes.favourites.tolist() == [True, False, False, True, *[False] * 6]
    assert session.notes.of(3).text == "told"


def test_what_is_typed_goes_to_the_shop_it_was_typed_in(
    qtbot: QtBot, dock: ItemDock, session: Session, tmp_path: Path
) -> None:
    qtbot.keyClicks(begin(qtbot, dock), "of this shop")
    path = session.path
    other = Parts({"workspace": str(tmp_path / "other.recdesk")}, {})
    session.jobs.finished.emit(JobResult(Job(99, "open", {}), other))
    job = last_write(session)
    assert job.params["path"] == str(path)
    assert job.params["notes"] == [Note("SKU-000", False, "of this shop").to_dict()]
    assert session.notes.of(0) == Note("")


@pytest.fixture
def page(session: Session, shown: Show) -> SimilarPage:
    page = SimilarPage(session)
    shown(page)
    return page


def titles(page: QWidget) -> list[str]:
    model = page.findChild(QTableView, "itemTable").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_favourites_are_a_filter_with_a_count_that_goes_with_the_search(
    qtbot: QtBot, page: SimilarPage, session: Session
) -> None:
    only = page.findChild(QToolButton, "favouritesFilter")
    assert not only.isVisible()
    session.notes.set_favourites([0, 1, 8], True)
    assert (only.isVisible(), only.text()) == (True, "3")
    assert titles(page)[0] == "西湖龙井 明前特级 250 g"
    qtbot.mouseClick(only, LEFT)
    assert sorted(titles(page)) == ["Longjing loose leaf 100 g", "Moka pot", "西湖龙井 明前特级 250 g"]
    field = page.findChild(QLineEdit, "itemSearch")
    qtbot.keyClicks(field, "tea")
    assert sorted(titles(page)) == ["Longjing loose leaf 100 g", "西湖龙井 明前特级 250 g"]
    assert only.text() == "2"
    session.notes.set_favourites([0], False)
    assert titles(page) == ["Longjing loose leaf 100 g"]
    qtbot.mouseClick(page.findChild(QToolButton, "clearFiltersButton"), LEFT)
    assert not only.isChecked()
    assert len(titles(page)) > 1


def test_no_favourite_left_is_said_and_remedied(qtbot: QtBot, page: SimilarPage, session: Session) -> None:
    session.notes.set_favourites([2], True)
    qtbot.mouseClick(page.findChild(QToolButton, "favouritesFilter"), LEFT)
    session.notes.set_favourites([2], False)
    assert titles(page) == []
    button = page.findChild(QPushButton, "nothingFoundButton")
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert len(titles(page)) == 10


def test_a_favourite_bears_a_star_in_its_row(page: SimilarPage, session: Session) -> None:
    session.notes.set_favourites([8, 9], True)
    model = page.findChild(QTableView, "itemTable").model()
    spoken = {
        model.index(row, 0).data(): model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    }
    assert spoken["Moka pot"] == "Moka pot, ★ Coffee · Bialetti · 240.00"
    assert spoken["SKU-009"] == "SKU-009, ★"
    assert "★" not in spoken["Gaiwan, white porcelain"]


def test_keys_star_and_note_the_product(qtbot: QtBot, window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    window.activateWindow()
    window.session.set_current_item(4)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_D, control)
    assert window.session.notes.of(4).favourite
    assert window.actions_.by_name["favourite"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is text(window)
    window.resize(1024, 640)  # no room for the dock
    window.findChild(QTableView, "itemTable").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    alone = window.findChild(QWidget, "noteWindow")
    qtbot.keyClicks(text(alone), "in a window of its own")
    alone.close()
    assert writes(window.session)[-1] == ("SKU-004", True, "in a window of its own")


def test_a_note_survives_closing_the_window_at_once(
    qtbot: QtBot, session: Session, tmp_path: Path, shown: Show
) -> None:
    path, file = tmp_path / "real.recdesk", tmp_path / "file.csv"
    file.write_text("user,item\nu,SKU-000\nv,SKU-001\n")
    with Workspace.create(path) as made:
        made.import_file(file)
    session.start()
    session.open_workspace(path)
    qtbot.waitUntil(lambda: session.path == path and session.catalogue is not None, timeout=30_000)
    dock = ItemDock(session)
    shown(dock)
    session.set_current_item(1)
    qtbot.keyClicks(begin(qtbot, dock), "typed a moment before")
    qtbot.mouseClick(star(dock), LEFT)
    qtbot.keyClicks(text(dock), " the end")
    session.shutdown()
    with Workspace.open(path) as opened:
        [note] = opened.notes()
    assert replace(note, changed=0) == Note("SKU-001", True, "typed a moment before the end")
