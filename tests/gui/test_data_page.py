"""Importing a file in the window: guesses, corrections, report, rejects. With the real engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from recdesk.gui.views import file_dialogs
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000  # the engine process may have to load TensorFlow


def cell(view: QTableView, row: int, column: int) -> str:
    return str(view.model().index(row, column).data())


def header(view: QTableView) -> list[str]:
    model = view.model()
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Picks a line of a combo box with the keyboard, as a person does."""
    box.setFocus()
    steps = box.findText(text) - box.currentIndex()
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    box.showPopup()
    for _ in range(abs(steps)):
        qtbot.keyClick(box.view(), key)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def begin(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clicks Import, chooses the file, waits until its first rows are shown."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *about: ([str(path)], ""))
    window.show_page("data")
    qtbot.mouseClick(window.findChild(QPushButton, "importButton"), LEFT)

    def shown() -> None:
        draft = window.pages.data.draft
        assert draft is not None
        assert draft.preview is not None

    qtbot.waitUntil(shown, timeout=PATIENCE_MS)


def test_from_a_chinese_excel_file_to_a_shop(
    qtbot: QtBot,
    working_window: MainWindow,
    purchases_csv: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, session = working_window, working_window.session
    begin(qtbot, window, purchases_csv, monkeypatch)
    preview = window.findChild(QTableView, "previewTable")
    assert header(preview) == ["会员编号", "商品编号", "数量", "日期"]
    roles = [window.findChild(QComboBox, f"role{column}").currentText() for column in range(4)]
    assert roles == ["Shopper", "Product", "Rating or quantity", "Time"]
    assert window.findChild(QComboBox, "importEncoding").currentText() == "Automatic: GB18030"
    assert "quantity" in window.findChild(QLabel, "feedbackReason").text()

    choose(qtbot, window.findChild(QComboBox, "role3"), "Not used")
    qtbot.waitUntil(
        lambda: "time" not in window.pages.data.draft.preview.mapping,  # type: ignore[union-attr]
        timeout=PATIENCE_MS,
    )
    with qtbot.waitSignal(session.rejects_ready, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QPushButton, "importConfirmButton"), LEFT)
    assert session.path == tmp_path / "订单.recdesk", "the shop lies beside its file"

    figures = {
        name: window.findChild(QLabel, name).text()
        for name in ("rows_read", "rows_accepted", "rows_merged", "rows_rejected")
    }
    assert figures == {"rows_read": "361", "rows_accepted": "360", "rows_merged": "0", "rows_rejected": "1"}
    rejects = window.findChild(QTableView, "rejectsTable")
    assert [cell(rejects, 0, column) for column in range(4)] == [
        "5",
        "数量",
        "a value that is not a number",
        "M0001,SKU-003,许多,2024-01-05",
    ]
    qtbot.waitUntil(lambda: session.summary is not None, timeout=PATIENCE_MS)
    assert window.findChild(QWidget, "statusBar").findChild(QLabel).text() == "60 shoppers"
    assert cell(window.findChild(QTableView, "importsTable"), 0, 0) == "订单.csv"

    qtbot.mouseClick(window.findChild(QPushButton, "nextTrainButton"), LEFT)
    assert window.page == "train"


def test_columns_that_nobody_could_guess_are_chosen_by_hand(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = working_window, working_window.session
    path = tmp_path / "odd.csv"
    path.write_text("wer;was;wie\n" + "".join(f"p{n % 7};x{n % 5};{n % 3 + 1},5\n" for n in range(35)))
    begin(qtbot, window, path, monkeypatch)
    confirm = window.findChild(QPushButton, "importConfirmButton")
    preview, hint = window.findChild(QTableView, "previewTable"), window.findChild(QLabel, "importHint")
    assert header(preview) == ["wer", "was", "wie"]
    assert [cell(preview, 0, column) for column in range(3)] == ["p0", "x0", "1,5"]
    assert not confirm.isEnabled()
    assert hint.text() == "Choose above the table which columns hold the shopper and the product."
    assert not window.findChild(QFrame, "messageBar").isVisible()
    for column, role in enumerate(("Shopper", "Product", "Rating or quantity")):
        choose(qtbot, window.findChild(QComboBox, f"role{column}"), role)
    decimal = window.findChild(QComboBox, "importDecimal")
    qtbot.waitUntil(lambda: decimal.currentText() == "Automatic: Comma", timeout=PATIENCE_MS)
    assert confirm.isEnabled()
    with qtbot.waitSignal(session.import_finished, timeout=PATIENCE_MS) as finished:
        qtbot.mouseClick(confirm, LEFT)
    assert finished.args is not None
    assert (finished.args[0].rows_read, finished.args[0].rows_rejected) == (35, 0)


def test_a_wrong_choice_is_told_and_taken_back(
    qtbot: QtBot, working_window: MainWindow, purchases_csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = working_window
    begin(qtbot, window, purchases_csv, monkeypatch)
    confirm, hint = (
        window.findChild(QPushButton, "importConfirmButton"),
        window.findChild(QLabel, "importHint"),
    )
    encoding = window.findChild(QComboBox, "importEncoding")
    choose(qtbot, window.findChild(QComboBox, "importDelimiter"), "Semicolon")
    qtbot.waitUntil(lambda: "which columns hold" in hint.text(), timeout=PATIENCE_MS)
    choose(qtbot, window.findChild(QComboBox, "importFeedback"), "Ratings")
    choose(qtbot, window.findChild(QComboBox, "importDelimiter"), "Automatic")
    qtbot.waitUntil(confirm.isEnabled, timeout=PATIENCE_MS)
    choose(qtbot, window.findChild(QComboBox, "role2"), "Not used")
    qtbot.waitUntil(lambda: "holds the rating" in hint.text(), timeout=PATIENCE_MS)
    assert not confirm.isEnabled()
    choose(qtbot, encoding, "UTF-16")
    qtbot.waitUntil(lambda: not confirm.isEnabled() and hint.text() != "", timeout=PATIENCE_MS)
    choose(qtbot, encoding, "GB18030")
    choose(qtbot, window.findChild(QComboBox, "importFeedback"), "Automatic")
    qtbot.waitUntil(confirm.isEnabled, timeout=PATIENCE_MS)
    assert encoding.currentText() == "GB18030"


def test_the_last_of_many_columns_can_be_chosen(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = working_window, tmp_path / "wide.csv"
    names = ["user", "item", *(f"extra {number}" for number in range(98))]
    path.write_text(",".join(names) + "\n" + ",".join("1" for _ in names) + "\n")
    begin(qtbot, window, path, monkeypatch)
    assert len(window.pages.data.findChildren(QComboBox)) < 30, "boxes out of sight would cost time"
    preview = window.findChild(QTableView, "previewTable")
    preview.horizontalScrollBar().setValue(preview.horizontalScrollBar().maximum())
    choose(qtbot, window.findChild(QComboBox, "role99"), "Rating or quantity")
    qtbot.waitUntil(
        lambda: window.pages.data.draft.preview.mapping.get("value") == "extra 97",  # type: ignore[union-attr]
        timeout=PATIENCE_MS,
    )


def test_a_file_that_is_no_table_says_so_and_leaves_all_as_it_was(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = working_window
    path = tmp_path / "photo.csv"
    path.write_bytes(bytes(range(256)) * 40)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *about: ([str(path)], ""))
    window.show_page("data")
    with qtbot.waitSignal(window.session.notice, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QPushButton, "importButton"), LEFT)
    assert "photo.csv is not a text file" in window.findChild(QLabel, "messageText").text()
    assert not window.findChild(QPushButton, "importConfirmButton").isEnabled()
    qtbot.mouseClick(window.findChild(QPushButton, "importDismissButton"), LEFT)
    assert window.session.path is None
    assert window.findChild(QPushButton, "importButton").isVisible()


def test_a_new_shop_takes_a_name_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "sales.recdesk").touch()
    documents = tmp_path / "documents"
    path = file_dialogs.free_workspace_path(tmp_path / "sales.csv.gz", documents)
    assert path == tmp_path / "sales-2.recdesk"


def test_a_new_shop_goes_to_the_documents_when_its_file_lies_where_nobody_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda folder, mode: False)
    documents = tmp_path / "documents"
    assert file_dialogs.free_workspace_path(tmp_path / "sales.csv", documents) == documents / "sales.recdesk"


def test_a_catalogue_is_recognised_and_purchases_are_asked_for_next(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = working_window, working_window.session
    path = tmp_path / "products.csv"
    path.write_text(
        "商品编号,商品名称,类目,品牌,价格,产地\n007,西湖龙井,茶,狮峰,268,杭州\n7,拿铁,咖啡,,32,\n",
        encoding="utf-8-sig",
    )
    begin(qtbot, window, path, monkeypatch)
    roles = [window.findChild(QComboBox, f"role{column}").currentText() for column in range(6)]
    assert roles == ["Product", "Title", "Category", "Brand", "Price", "Kept as it is"]
    assert not window.findChild(QComboBox, "importFeedback").isVisible(), "products have no feedback"
    qtbot.mouseClick(window.findChild(QPushButton, "importConfirmButton"), LEFT)
    qtbot.waitUntil(
        lambda: session.catalogue is not None and len(session.catalogue) == 2, timeout=PATIENCE_MS
    )
    assert list(session.catalogue.item_ids) == ["007", "7"]  # type: ignore[union-attr]
    assert not window.findChild(QPushButton, "nextTrainButton").isVisible()
    assert not window.findChild(QWidget, "navigationTrain").isEnabled()
    hints = [part.text() for part in window.pages.data.findChildren(QLabel) if part.isVisible()]
    assert "Only the catalogue is there yet: import who bought or rated what next." in hints
    assert "none imported yet" in hints
    assert "the file has no times" not in hints
