"""Several files, pasted tables, and the ways of saying what a column holds. With the real engine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportReport
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
COPY, NO_KEYS = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 30_000
FIELD = "application/x-recdesk-field"


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    rows = "".join(f"m{n % 9},p{n % 7},{n % 4}\n" for n in range(63))
    path.write_text(f"member,sku,qty\n{rows}")
    return path


@pytest.fixture
def products(tmp_path: Path) -> Path:
    path = tmp_path / "products.csv"
    path.write_text("sku,title,price\n" + "".join(f"p{n},Tea {n},{n + 1}.5\n" for n in range(7)))
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), COPY, data, LEFT, NO_KEYS))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), COPY, data, LEFT, NO_KEYS))


def drafts(window: MainWindow) -> dict[str, ImportDraft]:
    plan = window.pages.data.plan
    return {} if plan is None else {draft.path.name: draft for draft in plan.drafts}


def wait_for_trials(qtbot: QtBot, window: MainWindow) -> None:
    def known() -> bool:
        shown = drafts(window).values()
        return bool(shown) and all(draft.trial is not None for draft in shown)

    qtbot.waitUntil(known, timeout=PATIENCE_MS)


def button(window: MainWindow, name: str) -> QPushButton:
    return window.findChild(QPushButton, name)


def text(window: MainWindow, name: str) -> str:
    return window.findChild(QLabel, name).text()


def imported(qtbot: QtBot, window: MainWindow, count: int) -> list[ImportReport]:
    reports: list[ImportReport] = []
    window.session.import_finished.connect(reports.append)
    qtbot.mouseClick(button(window, "importConfirmButton"), LEFT)
    qtbot.waitUntil(lambda: len(reports) == count, timeout=PATIENCE_MS)
    return reports


def test_several_files_are_guessed_apart_and_imported_together(
    qtbot: QtBot, working_window: MainWindow, sales: Path, products: Path, tmp_path: Path
) -> None:
    window, session = working_window, working_window.session
    odd = tmp_path / "odd.csv"
    odd.write_text("wer,was\na,x\nb,y\n")
    drop(window, sales, odd, products)
    tabs = window.findChild(QTabBar, "importFiles")
    qtbot.waitUntil(lambda: all(draft.preview for draft in drafts(window).values()), timeout=PATIENCE_MS)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["sales.csv", "odd.csv", "products.csv"]
    assert text(window, "importHint").startswith("odd.csv: Choose above the table")
    assert not button(window, "importConfirmButton").isEnabled()
    close = tabs.tabButton(1, QTabBar.ButtonPosition.RightSide)
    assert close is not None
    qtbot.mouseClick(close.findChild(QToolButton), LEFT)
    wait_for_trials(qtbot, window)
    assert button(window, "importConfirmButton").text() == "Import 2 files"
    assert text(window, "importOutcome") == "Of its 63 rows: 47 are new · 16 are left out"
    assert text(window, "importOutcomeReasons") == "16 × a value of zero (qty)"
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    assert window.findChild(QComboBox, "role1").currentText() == "Title"
    assert not window.findChild(QComboBox, "importDuplicates").isVisible()
    reports = imported(qtbot, window, 2)
    assert [report.role for report in reports] == ["catalogue", "interactions"]
    assert (reports[1].rows_accepted, reports[1].rows_rejected) == (47, 16)
    qtbot.waitUntil(lambda: session.summary is not None and session.summary.users == 9, timeout=PATIENCE_MS)
    assert session.catalogue is not None
    assert session.catalogue.titles[0] == "Tea 0"
    assert window.pages.data.plan is None


def test_a_table_is_pasted_from_a_spreadsheet(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = working_window
    monkeypatch.setattr(
        "recdesk.gui.views.data_page.QStandardPaths.writableLocation", lambda where: str(tmp_path)
    )
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("hello")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no table in the clipboard" in text(window, "messageText")
    clipboard.setText("user,item\na,b\nb,c\n")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(drafts(window)), timeout=PATIENCE_MS)
    (unwanted,) = drafts(window).values()
    assert unwanted.path.exists()
    qtbot.mouseClick(button(window, "importDismissButton"), LEFT)
    assert not unwanted.path.exists()
    rows = "".join(f"顾客{n % 5}\t茶{n % 4}\t{n % 3 + 1}\r\n" for n in range(20))
    clipboard.setText(f'用户\t商品\t"数\r\n量"\r\n{rows}')
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for_trials(qtbot, window)
    (draft,) = drafts(window).values()
    assert draft.preview is not None
    assert (draft.preview.delimiter, draft.preview.columns) == ("\t", ["用户", "商品", "数 量"])
    assert text(window, "encodingReason") == "Sure: the file says so"
    (report,) = imported(qtbot, window, 1)
    assert report.rows_accepted + report.rows_merged == 20
    assert not draft.path.exists(), "what was pasted does not stay behind"
    assert window.session.path == tmp_path / "Pasted table.recdesk"


def test_copied_files_are_pasted_as_files(
    qtbot: QtBot, window: MainWindow, sales: Path, products: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (sales, products)])
    QGuiApplication.clipboard().setMimeData(data)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert list(drafts(window)) == ["sales.csv", "products.csv"]


def chip(window: MainWindow, field: str) -> QToolButton:
    return window.findChild(QToolButton, f"chip{field}")


@pytest.fixture
def picked_up(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is dragged, in place of a drag: offscreen there is no pointer to go on with."""
    fields: list[bytes] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, action: fields.append(bytes(drag.mimeData().data(FIELD).data()))
    )
    return fields


def drag_chip(
    qtbot: QtBot, window: MainWindow, picked_up: list[bytes], field: str, column: int, onto_header: bool
) -> None:
    """Drags a chip onto a column."""
    source = chip(window, field)
    qtbot.mousePress(source, LEFT, pos=QPoint(10, 10))
    far = QPointF(60, 60)
    moved = QMouseEvent(QMouseEvent.Type.MouseMove, far, source.mapToGlobal(far), LEFT, LEFT, NO_KEYS)
    QApplication.sendEvent(source, moved)
    qtbot.mouseRelease(source, LEFT, pos=QPoint(60, 60))
    assert QApplication.activePopupWidget() is None, "a drag is no click"
    view = window.findChild(QTableView, "previewTable")
    header = view.horizontalHeader()
    target: QWidget = header.viewport() if onto_header else view.viewport()
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    data = QMimeData()
    data.setData(FIELD, picked_up[-1])
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(x, 10), COPY, data, LEFT, NO_KEYS))
    move = QDragMoveEvent(QPoint(x, 10), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(target, move)
    assert move.isAccepted()
    shown = view.findChild(QFrame, "dropTarget")
    assert shown.isVisible()
    assert shown.geometry().contains(QPoint(x, 10)), "the column that would take it is marked"
    QApplication.sendEvent(target, QDropEvent(QPointF(x, 10), COPY, data, LEFT, NO_KEYS))
    assert not shown.isVisible()


def mapping_is(qtbot: QtBot, window: MainWindow, wanted: dict[str, str]) -> None:
    def mapped() -> bool:
        draft = window.pages.data.draft
        return draft is not None and draft.preview is not None and draft.preview.mapping == wanted

    qtbot.waitUntil(mapped, timeout=PATIENCE_MS)


def test_columns_get_their_meaning_by_drag_by_menu_and_by_keyboard(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, picked_up: list[bytes]
) -> None:
    window, path = working_window, tmp_path / "odd.csv"
    path.write_text("wer,was,wieviel\n" + "".join(f"a{n % 5},x{n % 3},{n % 4 + 1}\n" for n in range(20)))
    drop(window, path)
    mapping_is(qtbot, window, {})
    assert chip(window, "User").property("state") == "missing"
    drag_chip(qtbot, window, picked_up, "User", 1, onto_header=True)
    mapping_is(qtbot, window, {"user": "was"})
    drag_chip(qtbot, window, picked_up, "User", 0, onto_header=False)
    mapping_is(qtbot, window, {"user": "wer"})
    assert chip(window, "User").property("state") == "set"
    item = chip(window, "Item")
    item.setFocus()
    qtbot.keyClick(item, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    mapping_is(qtbot, window, {"user": "wer", "item": "was"})
    box = window.findChild(QComboBox, "role2")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible(), "the first key opens the list, lest it takes the shopper from its column"
    for _ in range(3):
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    mapping_is(qtbot, window, {"user": "wer", "item": "was", "value": "wieviel"})
    qtbot.waitUntil(button(window, "importConfirmButton").isEnabled, timeout=PATIENCE_MS)


def test_pseudonyms_are_made_with_the_key_that_was_chosen(
    qtbot: QtBot, working_window: MainWindow, sales: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recdesk.engine.importing.pseudonyms import pseudonym

    window, key = working_window, tmp_path / "shop.key"
    key.write_bytes(bytes(range(32)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *about, **more: (str(key), ""))
    drop(window, sales)
    wait_for_trials(qtbot, window)
    qtbot.mouseClick(window.findChild(QWidget, "importPseudonymise"), LEFT)
    chosen = window.findChild(QToolButton, "importKey")
    assert chosen.text().startswith("Key: kept by RecDesk")
    chosen.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: chosen.text().startswith("Key: shop.key"), timeout=PATIENCE_MS)
    wait_for_trials(qtbot, window)
    imported(qtbot, window, 1)
    qtbot.waitUntil(lambda: bool(window.session.user_ids), timeout=PATIENCE_MS)
    assert pseudonym(bytes(range(32)), "m3") in list(window.session.user_ids)


def test_what_was_guessed_can_be_chosen_otherwise_and_says_so(
    qtbot: QtBot, working_window: MainWindow, sales: Path, choose: Callable[..., None]
) -> None:
    window = working_window
    drop(window, sales)
    wait_for_trials(qtbot, window)
    for name, guessed, value in (
        ("Quote", "None so far: any would do", "None"),
        ("Encoding", "Plain letters so far: any would do", "GB18030"),
        ("Header", "Sure: names of columns that we know", "is data already"),
    ):
        reason = window.findChild(QLabel, f"{name.lower()}Reason")
        assert reason.text() == guessed
        choose(window.findChild(QComboBox, f"import{name}"), value)
        qtbot.waitUntil(lambda reason=reason: reason.text() == "As you chose", timeout=PATIENCE_MS)


@pytest.fixture
def choose(qtbot: QtBot) -> Callable[[QComboBox, str], None]:
    """Chooses a line of a box with the keyboard."""

    def chosen(box: QComboBox, line: str) -> None:
        box.setFocus()
        steps = box.findText(line) - box.currentIndex()
        box.showPopup()
        for _ in range(abs(steps)):
            qtbot.keyClick(box.view(), Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)

    return chosen
