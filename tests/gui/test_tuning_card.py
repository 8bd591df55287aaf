"""Searching for better options in the window: watch, stop, go on, train with the best."""

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSpinBox, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportSettings
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


@pytest.fixture
def searching(qtbot: QtBot, working_window: MainWindow, purchases_csv: Path, tmp_path: Path) -> MainWindow:
    """The Train page on the purchases, with short trainings chosen."""
    window, session = working_window, working_window.session
    session.create_workspace(tmp_path / "teashop.recdesk")
    session.import_file(purchases_csv, ImportSettings())
    qtbot.waitUntil(lambda: session.incidence is not None, timeout=PATIENCE_MS)
    qtbot.mouseClick(window.findChild(QToolButton, "navigationTrain"), LEFT)
    qtbot.mouseClick(window.findChild(QPushButton, "optionsButton"), LEFT)
    box = window.findChild(QSpinBox, "optionIterations")
    box.selectAll()
    qtbot.keyClicks(box, "2")
    return window


def rows(window: MainWindow) -> list[list[str]]:
    table = window.findChild(QTableView, "trialTable").model()
    return [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_search_stop_go_on_and_train_with_the_best(qtbot: QtBot, searching: MainWindow) -> None:
    window, session = searching, searching.session
    found = window.findChild(QPushButton, "tuningTrainButton")
    assert found.isHidden()
    qtbot.mouseClick(window.findChild(QPushButton, "tuningButton"), LEFT)
    qtbot.waitUntil(lambda: len(rows(window)) >= 2, timeout=PATIENCE_MS)  # while it runs
    assert session.experiments.search is not None
    qtbot.mouseClick(window.findChild(QPushButton, "tuningStopButton"), LEFT)
    qtbot.waitUntil(lambda: session.experiments.search is None, timeout=PATIENCE_MS)
    stopped = rows(window)
    assert any(row[0] == "defaults" for row in stopped)

    go_on = window.findChild(QPushButton, "tuningButton")
    assert go_on.text() == "Go on searching"
    qtbot.mouseClick(go_on, LEFT)
    # A bracket of eight with one sweep, then the defaults and the better half with both.
    qtbot.waitUntil(lambda: len(rows(window)) >= 10, timeout=PATIENCE_MS)
    qtbot.mouseClick(window.findChild(QPushButton, "tuningStopButton"), LEFT)
    qtbot.waitUntil(lambda: session.experiments.search is None, timeout=PATIENCE_MS)
    tuning = session.experiments.tuning
    assert tuning is not None
    assert tuning.best is not None
    listed = rows(window)
    assert len(listed) == min(100, len(tuning.trials))
    assert "best" in listed[0][0]
    assert float(listed[0][5]) == pytest.approx(tuning.best.score, abs=5e-4)
    assert "trials" in window.findChild(QLabel, "tuningSummary").text()

    qtbot.mouseClick(found, LEFT)
    qtbot.waitUntil(lambda: session.model is not None, timeout=PATIENCE_MS)
    assert session.model is not None
    trained, best = session.model.options, tuning.best.options
    assert (trained.factors, trained.regularization) == (best.factors, best.regularization)
    assert trained.holdout == 0.1, "the final model is measured, on what no trial saw"


def test_what_a_search_found_is_there_when_the_shop_is_opened_again(
    qtbot: QtBot, searching: MainWindow, purchases_csv: Path
) -> None:
    window, session = searching, searching.session
    qtbot.mouseClick(window.findChild(QPushButton, "tuningButton"), LEFT)
    qtbot.waitUntil(lambda: len(rows(window)) >= 1, timeout=PATIENCE_MS)
    qtbot.mouseClick(window.findChild(QToolButton, "cancelButton"), LEFT)  # the status bar's: a hard end
    qtbot.waitUntil(lambda: session.experiments.search is None, timeout=PATIENCE_MS)
    found, path = session.experiments.tuning, session.path
    assert found is not None
    assert path is not None
    session.close_workspace()
    qtbot.waitUntil(lambda: session.path is None, timeout=PATIENCE_MS)
    assert session.experiments.tuning is None
    session.open_workspace(path)
    qtbot.waitUntil(lambda: session.experiments.tuning is not None, timeout=PATIENCE_MS)
    assert session.experiments.tuning is not None
    assert session.experiments.tuning.trials[: len(found.trials)] == found.trials

    # Other data: what was found says nothing about them.
    session.import_file(purchases_csv, ImportSettings())
    more = purchases_csv.with_name("more.csv")
    more.write_text("user,item,quantity\nnew,SKU-001,1\n")
    session.import_file(more, ImportSettings())
    qtbot.waitUntil(lambda: session.user_ids[-1:] == ["new"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not session.jobs.busy and session.jobs.running is None, timeout=PATIENCE_MS)
    assert session.experiments.tuning is None
    assert window.findChild(QPushButton, "tuningButton").text() == "Search"


def test_a_search_whose_engine_died_is_followed_again_after_trying_again(
    qtbot: QtBot, searching: MainWindow
) -> None:
    window, session = searching, searching.session
    start, stop = (window.findChild(QPushButton, f"tuning{name}") for name in ("Button", "StopButton"))
    qtbot.mouseClick(start, LEFT)
    qtbot.waitUntil(lambda: len(rows(window)) >= 1, timeout=PATIENCE_MS)
    engine = next(one for one in multiprocessing.active_children() if one.name == "RecDesk engine")
    engine.kill()
    again = window.findChild(QPushButton, "messageAction")
    qtbot.waitUntil(lambda: again.text() == "Try again", timeout=PATIENCE_MS)
    assert (start.isHidden(), stop.isHidden()) == (False, True)
    before = len(rows(window))

    qtbot.mouseClick(again, LEFT)
    assert (start.isHidden(), stop.isHidden()) == (True, False)
    qtbot.waitUntil(lambda: len(rows(window)) > before, timeout=PATIENCE_MS)  # while it runs
    assert window.findChild(QProgressBar, "tuningProgress").maximum() == 600
    qtbot.waitUntil(stop.isEnabled, timeout=PATIENCE_MS)
    qtbot.mouseClick(stop, LEFT)
    qtbot.waitUntil(lambda: session.experiments.search is None, timeout=PATIENCE_MS)
    assert session.experiments.tuning is not None
    assert len(rows(window)) == min(100, len(session.experiments.tuning.trials))
