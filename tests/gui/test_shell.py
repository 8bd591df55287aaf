"""The frame of the window: pages, menus, messages, drops, closing, appearance."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.errors import DataError
from recdesk.gui import theme
from recdesk.gui.app import Crashes
from recdesk.gui.jobs import Job, JobProgress
from recdesk.gui.messages import Notice
from recdesk.gui.settings import Settings
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PAGES = ("pageStart", "pageData", "pageTrain", "pageSimilar", "pageHeatmap", "pageShopper")


def visible_page(window: MainWindow) -> str:
    pages = {name: window.findChild(QWidget, name) for name in PAGES}  # None before they are first shown
    return next(name for name, page in pages.items() if page is not None and page.isVisible())


def go(qtbot: QtBot, window: MainWindow, page: str) -> None:
    qtbot.mouseClick(window.findChild(QToolButton, f"navigation{page}"), LEFT)


def test_pages_wait_for_what_they_need_and_say_so(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    similar = window.findChild(QToolButton, "navigationSimilar")
    heatmap = window.findChild(QToolButton, "navigationHeatmap")
    train = window.findChild(QToolButton, "navigationTrain")
    assert visible_page(window) == "pageStart"
    assert not train.isEnabled()
    assert "Import" in train.toolTip()
    go(qtbot, window, "Similar")
    assert visible_page(window) == "pageStart"
    fill(window.session, with_model=False)
    assert train.isEnabled()
    assert similar.isEnabled(), "products can be browsed without a model"
    assert not heatmap.isEnabled()
    assert "Train a model" in heatmap.toolTip()
    fill(window.session)
    assert heatmap.isEnabled()
    assert visible_page(window) == "pageSimilar", "a trained shop opens on its similar products"
    for page in ("Data", "Train", "Similar", "Heatmap", "Shopper"):
        go(qtbot, window, page)
        assert visible_page(window) == f"page{page}"
        dock = window.findChild(QFrame, "dock")
        assert dock.isVisible() == (page in ("Similar", "Heatmap"))


def test_the_shopper_page_gives_the_dock_room_only_in_a_wide_window(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    go(qtbot, window, "Shopper")
    dock, history = window.findChild(QFrame, "dock"), window.findChild(QWidget, "historyTable")
    window.session.set_current_user(0)
    qtbot.waitUntil(history.isVisible)
    assert not dock.isVisible()
    assert history.width() > 400, "a title can be read whole"
    window.resize(1600, 800)
    assert dock.isVisible()
    window.resize(1280, 800)
    assert not dock.isVisible()
    go(qtbot, window, "Similar")
    assert dock.isVisible()


def test_keys_change_pages(qtbot: QtBot, window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    for key, page in (
        (Qt.Key.Key_1, "pageData"),
        (Qt.Key.Key_2, "pageTrain"),
        (Qt.Key.Key_4, "pageHeatmap"),
        (Qt.Key.Key_5, "pageShopper"),
        (Qt.Key.Key_3, "pageSimilar"),
        (Qt.Key.Key_0, "pageStart"),
    ):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert visible_page(window) == page


def test_find_goes_to_the_search_field(qtbot: QtBot, window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    go(qtbot, window, "Shopper")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "shopperSearch"


def test_every_action_explains_itself_and_keys_are_not_shared(window: MainWindow) -> None:
    actions = window.actions_.by_name
    keys = [action.shortcut().toString() for action in actions.values() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert all(action.toolTip() and action.toolTip() != action.text() for action in actions.values())
    assert actions["export_similar"].toolTip() == "Import a file of purchases or ratings first."


def test_losing_the_model_leaves_its_pages(window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    window.show_page("heatmap")
    window.session.learned = None
    window.session.changed.emit("data")
    assert visible_page(window) == "pageData"


def test_an_error_offers_its_remedy(qtbot: QtBot, window: MainWindow) -> None:
    remedied: list[bool] = []
    error = DataError("no_interactions")
    window.session.notice.emit(Notice.of(error, "Import a file", lambda: remedied.append(True)))
    bar = window.findChild(QFrame, "messageBar")
    assert bar.isVisible()
    assert "import" in window.findChild(QLabel, "messageText").text()
    qtbot.mouseClick(window.findChild(QPushButton, "messageAction"), LEFT)
    assert remedied == [True]
    assert not bar.isVisible()


def test_a_message_can_be_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.session.notice.emit(Notice("warning", "Mind the gap."))
    bar = window.findChild(QFrame, "messageBar")
    assert bar.isVisible()
    assert not window.findChild(QPushButton, "messageAction").isVisible()
    qtbot.mouseClick(window.findChild(QToolButton, "messageClose"), LEFT)
    assert not bar.isVisible()


def test_the_status_bar_says_what_is_open(window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    window.session.device_known.emit("CPU", "native_windows")
    texts = [part.text() for part in window.findChild(QFrame, "statusBar").findChildren(QLabel)]
    assert "60 shoppers" in texts
    assert "20 products" in texts
    assert "360 purchases" in texts
    assert "Model: ranking-2 · nDCG@10 0.410 (bestsellers 0.190)" in texts
    assert "WSL2" in window.findChild(QLabel, "deviceLabel").text()
    assert window.windowTitle() == "RecDesk: teashop"
    assert window.findChild(QLabel, "workspaceName").text() == "teashop.recdesk"


def test_the_running_job_is_shown_with_its_end(window: MainWindow) -> None:
    jobs, job = window.session.jobs, Job(1, "train", {}, "Training")
    bar, cancel = window.findChild(QWidget, "jobProgress"), window.findChild(QToolButton, "cancelButton")
    assert not bar.isVisible()
    jobs.started.emit(job)
    jobs.progressed.emit(JobProgress(job, "sweep", 9, 15, {}, 12.2))
    assert bar.isVisible()
    assert cancel.isVisible()
    assert bar.property("value") == 9
    assert window.findChild(QLabel, "jobLabel").text() == "Training · sweep 9 of 15 · 12 s left"
    jobs.cancelled.emit(job)
    assert not bar.isVisible()
    assert window.findChild(QLabel, "jobLabel").text() == "Ready"


def drop(window: MainWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), copy, data, LEFT, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), copy, data, LEFT, none))
    return enter.isAccepted()


def test_a_dropped_table_is_about_to_be_imported(window: MainWindow, purchases_csv: Path) -> None:
    assert drop(window, purchases_csv)
    assert visible_page(window) == "pageData"
    draft = window.pages.data.draft
    assert draft is not None
    assert draft.path == purchases_csv


def test_a_dropped_workspace_is_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window.session, "open_workspace", opened.append)
    assert drop(window, tmp_path / "Shop.RECDESK")
    assert opened == [tmp_path / "Shop.RECDESK"]


def test_text_is_no_file(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    event = QDragEnterEvent(
        QPoint(600, 400), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def answer(qtbot: QtBot, window: MainWindow, words: str) -> None:
    box = window.findChild(QMessageBox, "question")
    assert not box.isModal(), "work goes on while it asks"
    qtbot.mouseClick(next(button for button in box.buttons() if button.text() == words), LEFT)


def test_closing_while_work_runs_asks(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(1, "train", {}, "Training")
    monkeypatch.setattr(type(window.session.jobs), "running", property(lambda jobs: job))
    window.close()
    assert window.isVisible()
    answer(qtbot, window, "Keep it running")
    assert window.isVisible()
    window.close()
    answer(qtbot, window, "Stop it and close")
    assert not window.isVisible()


def test_the_window_comes_back_where_it_was(
    qtbot: QtBot, window: MainWindow, settings: Settings, qapp: QApplication
) -> None:
    window.resize(1280, 700)  # no higher than the offscreen platform's screen
    window.close()
    again = MainWindow(window.session)
    qtbot.addWidget(again)
    assert again.height() == 700


def choose(window: MainWindow, menu: str, text: str) -> None:
    """Picks a line of a submenu of View, as a click would."""
    for action in window.menuBar().findChildren(QAction):
        if (
            action.text() == text
            and action.isCheckable()
            and action.parent().title().replace("&", "") == menu
        ):
            action.trigger()
            return
    raise AssertionError(f"no {text} in {menu}")


def test_language_and_theme_change_at_once_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], settings: Settings
) -> None:
    fill(window.session)
    go(qtbot, window, "Train")
    window.session.notice.emit(Notice.of(DataError("no_interactions")))
    window.session.device_known.emit("CPU", "no_gpu")
    choose(window, "Language", "简体中文")
    qtbot.waitUntil(lambda: window.findChild(QToolButton, "navigationTrain").text() == "训练")
    assert settings.language == "zh_CN"
    assert visible_page(window) == "pageTrain"
    assert "请先导入" in window.findChild(QLabel, "messageText").text()
    assert window.findChild(QPushButton, "messageAction").text() == "导入文件"
    assert window.findChild(QLabel, "workspaceName").text() == "teashop.recdesk"
    choose(window, "外观(A)", "深色")
    qtbot.waitUntil(lambda: theme.current().dark)
    assert window.findChild(QToolButton, "navigationTrain").isChecked()
    assert window.grab().toImage().pixelColor(640, 790).lightness() < 60, "the status bar is dark"


def test_what_was_searched_and_chosen_outlives_another_theme(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.session.notice.emit(Notice("warning", "Mind the gap."))
    go(qtbot, window, "Shopper")
    qtbot.keyClicks(window.findChild(QLineEdit, "shopperSearch"), "M000")
    qtbot.mouseClick(window.findChild(QCheckBox, "excludeSeen"), LEFT, pos=QPoint(8, 10))
    go(qtbot, window, "Heatmap")
    qtbot.keyClicks(window.findChild(QLineEdit, "heatmapSearch"), "espresso")
    go(qtbot, window, "Similar")
    qtbot.keyClicks(window.findChild(QLineEdit, "itemSearch"), "1")
    qtbot.keyClick(window.findChild(QComboBox, "similarCount"), Qt.Key.Key_Up)
    sort = window.findChild(QToolButton, "sortMenu").menu()
    next(action for action in sort.actions() if action.text() == "by price").trigger()
    category = window.findChild(QToolButton, "categoryFilter")
    qtbot.mouseClick(category, LEFT)
    qtbot.keyClick(category.popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(category.popup.list, Qt.Key.Key_Return)
    table = window.findChild(QTableView, "itemTable")
    before = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert 0 < len(before) < 20

    choose(window, "Appearance", "Dark")
    qtbot.waitUntil(lambda: theme.current().dark)
    table = window.findChild(QTableView, "itemTable")
    assert [table.model().index(row, 0).data() for row in range(table.model().rowCount())] == before
    assert window.findChild(QLineEdit, "itemSearch").text() == "1"
    assert window.findChild(QToolButton, "categoryFilter").accessibleName() == "Category: Coffee"
    assert window.findChild(QToolButton, "sortMenu").text().startswith("by price")
    assert window.findChild(QComboBox, "similarCount").currentText() == "Top 10"
    assert window.findChild(QLabel, "messageText").text() == "Mind the gap."
    choose(window, "Language", "简体中文")
    qtbot.waitUntil(lambda: window.findChild(QToolButton, "navigationTrain").text() == "训练")
    assert not window.findChild(QFrame, "messageBar").isVisible(), "nobody can say it in Chinese now"
    # These two were not shown between both changes.
    go(qtbot, window, "Heatmap")
    assert window.findChild(QLineEdit, "heatmapSearch").text() == "espresso"
    go(qtbot, window, "Shopper")
    assert window.findChild(QLineEdit, "shopperSearch").text() == "M000"
    assert not window.findChild(QCheckBox, "excludeSeen").isChecked()


def test_help_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    box = window.findChild(QMessageBox, "question")
    lines = box.text().split("<tr>")
    assert any("Ctrl+E<" in line and "Every product with the products most like it" in line for line in lines)
    answer(qtbot, window, "Close")


def test_what_nobody_caught_is_told_and_logged(
    window: MainWindow, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    error = ZeroDivisionError("division by zero")
    Crashes(window.session).hook(type(error), error, None)
    assert "division by zero" in window.findChild(QLabel, "messageText").text()
    assert "recdesk.log" in window.findChild(QLabel, "messageText").text()
    assert "uncaught" in caplog.text
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed here")
def test_an_engine_that_dies_while_nothing_runs_is_told_within_a_second(
    qtbot: QtBot, working_window: MainWindow
) -> None:
    session = working_window.session
    with qtbot.waitSignal(session.jobs.finished, timeout=60_000):
        session.jobs.submit("device", {"choice": "cpu"})
    engine = next(one for one in multiprocessing.active_children() if one.name == "RecDesk engine")
    assert engine.pid is not None
    with qtbot.waitSignal(session.notice, timeout=3_000) as told:
        os.kill(engine.pid, signal.SIGKILL)
    assert "restarted" in told.args[0].text
    with qtbot.waitSignal(session.jobs.finished, timeout=60_000):
        session.jobs.submit("device", {"choice": "cpu"})
