"""The start page leads into a shop."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.views.choices import FileRow
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def test_a_recent_shop_is_one_click_away(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, gone = (tmp_path / f"{name}.recdesk" for name in ("first", "second", "gone"))
    for path in (first, second, gone):
        path.touch()
        window.session.settings.add_recent(path)
    gone.unlink()
    opened: list[Path] = []
    monkeypatch.setattr(window.session, "open_workspace", opened.append)
    window.session.changed.emit("workspace")

    def rows() -> list[FileRow]:
        return [row for row in window.pages.start.findChildren(FileRow) if row.isVisible()]

    # Newest first, without the file that is lost.
    qtbot.waitUntil(lambda: [row.accessibleName() for row in rows()] == ["second", "first"])
    qtbot.mouseClick(rows()[1], LEFT)
    assert opened == [first]


def test_the_sample_shop_opens(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(window.session.jobs, "submit", lambda *what, **about: asked.append(what[0]))
    qtbot.mouseClick(window.findChild(QWidget, "sampleCard"), LEFT)
    assert asked == ["sample"]


def test_cards_work_from_the_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window.session, "open_workspace", opened.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *about: (str(tmp_path / "a.recdesk"), ""))
    qtbot.keyClick(window.findChild(QWidget, "openCard"), Qt.Key.Key_Space)
    assert opened == [tmp_path / "a.recdesk"]
    assert window.session.settings.last_folder == tmp_path


def test_importing_from_here_goes_to_the_data_page(
    qtbot: QtBot, window: MainWindow, purchases_csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *about: ([str(purchases_csv)], ""))
    qtbot.mouseClick(window.findChild(QWidget, "importCard"), LEFT)
    assert window.page == "data"
    draft = window.pages.data.draft
    assert draft is not None
    assert draft.path == purchases_csv
