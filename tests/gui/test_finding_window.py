"""All rows of a finding in a window: filtered, fixed and ignored singly or together, copied, saved."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportSettings
from recdesk.gui.models.products import ProductTableModel
from recdesk.gui.session import Session
from recdesk.gui.views.finding_window import FindingWindow
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000
PRODUCTS = 130


@pytest.fixture
def damaged(qtbot: QtBot, working_window: MainWindow, tmp_path: Path) -> MainWindow:
    """A shop in which 130 products are sold under their id in capitals and in small letters."""
    window, session = working_window, working_window.session
    rows = ["user,item,qty"]
    for code in range(PRODUCTS):
        rows += [f"u{user},SKU-{code:03},1" for user in range(5)]
        rows.append(f"v{code % 7},sku-{code:03},2")
    path = tmp_path / "purchases.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    session.create_workspace(tmp_path / "shop.recdesk")
    session.import_file(path, ImportSettings())
    window.show_page("data")
    settled(qtbot, session)
    return window


def settled(qtbot: QtBot, session: Session) -> None:
    inspection = session.inspection
    qtbot.waitUntil(lambda: inspection.findings is not None and not inspection.looking, timeout=PATIENCE_MS)


def opened(qtbot: QtBot, window: MainWindow, code: str, button: str = "findingAllRows") -> FindingWindow:
    row = next(
        one
        for one in window.findChildren(QWidget, "findingRow")
        if one.property("code") == code and one.isVisible()
    )
    if button == "findingAllRows":
        qtbot.mouseClick(row.findChild(QToolButton, "findingUnfold"), LEFT)
    qtbot.mouseClick(row.findChild(QPushButton, button), LEFT)
    rows = window.findChild(FindingWindow)
    qtbot.waitUntil(lambda: table(rows).model().rowCount() > 0, timeout=PATIENCE_MS)
    return rows


def table(rows: FindingWindow) -> QTableView:
    return rows.findChild(QTableView, "findingRows")


def press(qtbot: QtBot, rows: FindingWindow, name: str) -> None:
    button = rows.findChild(QPushButton, name)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=PATIENCE_MS)
    qtbot.mouseClick(button, LEFT)


def narrowed(qtbot: QtBot, rows: FindingWindow, text: str, count: int) -> None:
    field = rows.findChild(QLineEdit, "findingFilter")
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.waitUntil(lambda: table(rows).model().rowCount() == count, timeout=PATIENCE_MS)


def test_one_row_is_fixed_and_its_product_is_nowhere(qtbot: QtBot, damaged: MainWindow) -> None:
    window, session = damaged, damaged.session
    rows = opened(qtbot, window, "item_ids_alike")
    assert table(rows).model().rowCount() == PRODUCTS, "not only the first hundred"
    narrowed(qtbot, rows, "sku-007", 1)
    table(rows).selectRow(0)
    press(qtbot, rows, "findingFixRows")
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.items == 2 * PRODUCTS - 1, timeout=PATIENCE_MS
    )
    settled(qtbot, session)
    products = ProductTableModel()
    degrees, index = session.item_degrees, session.product_index
    products.set_source(session.catalogue, degrees, session.items_by_degree, index)
    assert products.rowCount() == products.total == 2 * PRODUCTS - 1
    products.set_query("sku-007")
    assert [products.title(int(row)) for row in products.order] == ["SKU-007"]
    assert int(products.degrees[products.order[0]]) == 6
    qtbot.waitUntil(lambda: table(rows).model().rowCount() == 0, timeout=PATIENCE_MS)
    narrowed(qtbot, rows, "sku", PRODUCTS - 1)


def test_rows_are_ignored_together_and_the_rest_fixed_and_taken_back(
    qtbot: QtBot, damaged: MainWindow
) -> None:
    window, session = damaged, damaged.session
    rows = opened(qtbot, window, "item_ids_alike")
    narrowed(qtbot, rows, "sku-00", 10)
    table(rows).selectAll()
    press(qtbot, rows, "findingIgnoreRows")

    def counts() -> list[tuple[int, int]]:
        found = session.inspection.findings or []
        return [(one["count"], one["ignored_rows"]) for one in found if one["code"] == "item_ids_alike"]

    qtbot.waitUntil(lambda: counts() == [(PRODUCTS - 10, 10)], timeout=PATIENCE_MS)
    narrowed(qtbot, rows, "sku", PRODUCTS - 10)
    table(rows).selectAll()
    press(qtbot, rows, "findingFixRows")
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.items == PRODUCTS + 10, timeout=PATIENCE_MS
    )
    session.inspection.undo_fix("item_ids_alike", ["sku-129"])
    qtbot.waitUntil(
        lambda: session.summary is not None and session.summary.items == PRODUCTS + 11, timeout=PATIENCE_MS
    )


def test_rows_are_copied_and_saved_and_the_window_goes_with_its_shop(
    qtbot: QtBot, damaged: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = damaged, damaged.session
    rows = opened(qtbot, window, "few_shoppers", "findingChoose")
    narrowed(qtbot, rows, "sku-12", 10)
    table(rows).selectRow(3)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    press(qtbot, rows, "findingCopyRows")
    qtbot.waitUntil(lambda: bool(clipboard.text()), timeout=PATIENCE_MS)
    header, line = (text.split("\t") for text in clipboard.text().split("\n"))
    assert dict(zip(header, line, strict=True))["Product id"] == "sku-123"
    path = tmp_path / "rows.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(session.export_finished, timeout=PATIENCE_MS):
        press(qtbot, rows, "findingSaveRows")
    with path.open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.DictReader(file))
    assert {row["item_id"] for row in saved} == {f"sku-{code:03}" for code in range(PRODUCTS)}
    session.close_workspace()
    qtbot.waitUntil(lambda: window.findChild(FindingWindow) is None, timeout=PATIENCE_MS)
