"""Beside an error stands the button that leads out of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from recdesk.engine.errors import DataError, EngineError, FileError, RecDeskError, WorkspaceError
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.gui.jobs import Job, JobFailure
from recdesk.gui.views.choices import FileRow
from recdesk.gui.views.main_window import MainWindow

PATIENCE_MS = 60_000


@pytest.fixture
def submitted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """The jobs that were asked for since."""
    asked: list[tuple[str, dict[str, Any]]] = []

    def submit(command: str, params: dict[str, Any] | None = None, **about: Any) -> None:
        asked.append((command, params or {}))

    monkeypatch.setattr(window.session.jobs, "submit", submit)
    return asked


def fail(window: MainWindow, error: RecDeskError, command: str, **params: Any) -> None:
    window.session.jobs.failed.emit(JobFailure(Job(1, command, params, "A job"), error))


def take_remedy(qtbot: QtBot, window: MainWindow, words: str) -> None:
    button = window.findChild(QPushButton, "messageAction")
    assert button.isVisible()
    assert button.text() == words
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_imported_before_can_replace_what_is_there(
    qtbot: QtBot, window: MainWindow, submitted: list[tuple[str, dict[str, Any]]]
) -> None:
    settings = ImportSettings(mapping={"user": "wer"}).to_dict()
    error = DataError("already_imported", path="/data/a.csv")
    fail(window, error, "import_file", path="/data/a.csv", settings=settings)
    take_remedy(qtbot, window, "Replace all with this file")
    wanted = {"path": str(Path("/data/a.csv")), "settings": {**settings, "replace": True}}
    assert submitted == [("import_file", wanted)]


@pytest.mark.parametrize("error", [EngineError("engine_died"), WorkspaceError("workspace_busy", path="x")])
def test_what_may_pass_is_tried_again(
    qtbot: QtBot, window: MainWindow, submitted: list[tuple[str, dict[str, Any]]], error: RecDeskError
) -> None:
    fail(window, error, "open", path="/shops/x.recdesk")
    take_remedy(qtbot, window, "Try again")
    assert submitted == [("open", {"path": "/shops/x.recdesk"})]


def test_a_training_that_died_starts_anew_with_its_options(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(window.session, with_model=False)
    session, options = window.session, TrainingOptions(factors=7)
    session.train(options)
    fail(window, EngineError("engine_died"), "train", options={"factors": 7})
    assert not session.training.running
    take_remedy(qtbot, window, "Try again")
    assert session.training.running
    assert session.training.options == options


def test_training_without_data_leads_to_importing(
    qtbot: QtBot, window: MainWindow, purchases_csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *about: ([str(purchases_csv)], ""))
    fail(window, WorkspaceError("no_interactions"), "train")
    take_remedy(qtbot, window, "Import a file")
    assert window.pages.data.draft.path == purchases_csv


def test_a_missing_model_leads_to_training(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session, with_model=False)
    fail(window, WorkspaceError("no_model"), "export")
    take_remedy(qtbot, window, "Go to Train")
    assert window.page == "train"


def test_an_export_that_cannot_be_written_goes_elsewhere(
    qtbot: QtBot,
    window: MainWindow,
    fill: Callable[..., None],
    submitted: list[tuple[str, dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(window.session)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *about: (str(tmp_path / "b.csv"), ""))
    error = FileError("folder_not_writable", folder="/", path="/a.csv")
    fail(window, error, "export", what="catalogue", path="/a.csv")
    take_remedy(qtbot, window, "Choose another place")
    assert submitted[-1][0] == "export"
    assert submitted[-1][1]["path"] == str(tmp_path / "b.csv")


def test_a_recent_shop_that_is_gone_says_so_and_leaves_the_list(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, gone = working_window, tmp_path / "gone.recdesk"
    gone.touch()
    window.session.settings.add_recent(gone)
    window.session.changed.emit("workspace")

    def rows() -> list[FileRow]:
        return [row for row in window.pages.start.findChildren(FileRow) if row.isVisible()]

    qtbot.waitUntil(lambda: len(rows()) == 1)
    gone.unlink()
    with qtbot.waitSignal(window.session.notice, timeout=PATIENCE_MS):
        qtbot.mouseClick(rows()[0], Qt.MouseButton.LeftButton)
    assert "There is no shop" in window.findChild(QLabel, "messageText").text()
    qtbot.waitUntil(lambda: not rows())
    asked: list[bool] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *about: asked.append(True) or ("", ""))
    take_remedy(qtbot, window, "Open another")
    assert asked


def test_an_error_that_only_the_user_can_judge_has_no_button(window: MainWindow) -> None:
    fail(window, DataError("one_user"), "train")
    assert not window.findChild(QPushButton, "messageAction").isVisible()
