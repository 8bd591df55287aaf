"""Findings on the data page: looked for in the background, unfolded, fixed, ignored. With the real engine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import ImportSettings
from recdesk.gui.session import Session
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


def rows(window: MainWindow) -> dict[str, QWidget]:
    """The findings that are shown, by code."""
    found = window.pages.data.findChildren(QWidget, "findingRow")
    return {row.property("code"): row for row in found if row.isVisible()}


def click(qtbot: QtBot, within: QWidget, name: str) -> None:
    button = next(one for one in within.findChildren(QPushButton, name) if one.isVisible())
    qtbot.mouseClick(button, LEFT)


def done(qtbot: QtBot, session: Session, do: Callable[[], object], signal: str = "changed") -> None:
    with qtbot.waitSignal(getattr(session, signal), timeout=PATIENCE_MS):
        do()


@pytest.fixture
def looked_through(
    qtbot: QtBot, working_window: MainWindow, purchases_csv: Path, tmp_path: Path
) -> MainWindow:
    """A shop with a category written two ways and three products that nobody bought, all found."""
    window, session = working_window, working_window.session
    catalogue = tmp_path / "products.csv"
    lines = ["item_id,title,category"]
    for code in range(23):
        lines.append(
            f"SKU-{code:03},Product number {'abcdefghijklmnopqrstuvw'[code] * 5},{'Tea' if code else 'TEA'}"
        )
    catalogue.write_text("\n".join(lines), encoding="utf-8")
    session.create_workspace(tmp_path / "shop.recdesk")
    session.import_file(purchases_csv, ImportSettings())
    session.import_file(catalogue, ImportSettings())
    window.show_page("data")
    qtbot.waitUntil(
        lambda: not session.jobs.busy and not session.inspection.looking and "never_sold" in rows(window),
        timeout=PATIENCE_MS,
    )
    return window


def test_findings_are_listed_with_their_rows(qtbot: QtBot, looked_through: MainWindow) -> None:
    window = looked_through
    assert list(rows(window)) == ["category_labels_alike", "never_sold"]
    never_sold = rows(window)["never_sold"]
    assert (
        never_sold.findChild(QLabel, "findingText").text() == "3 products of the catalogue have no shoppers."
    )
    assert never_sold.findChild(QPushButton, "findingFix") is None, "nobody can fix that by a click"
    qtbot.mouseClick(never_sold.findChild(QToolButton, "findingUnfold"), LEFT)
    table = never_sold.findChild(QTableView, "findingTable")
    qtbot.waitUntil(table.isVisible)
    assert [str(table.model().index(row, 0).data()) for row in range(3)] == ["SKU-020", "SKU-021", "SKU-022"]
    window.rebuild()
    qtbot.waitUntil(lambda: "never_sold" in rows(window))
    again = rows(window)["never_sold"].findChild(QTableView, "findingTable")
    assert again is not None, "what was unfolded stays so in another theme or language"


def test_a_fix_changes_the_data_and_can_be_taken_back(qtbot: QtBot, looked_through: MainWindow) -> None:
    window, session = looked_through, looked_through.session
    click(qtbot, rows(window)["category_labels_alike"], "findingFix")

    def categories() -> list[str]:
        return sorted(set(session.catalogue.categories)) if session.catalogue is not None else []

    qtbot.waitUntil(lambda: categories() == ["Tea"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: list(rows(window)) == ["never_sold"], timeout=PATIENCE_MS)
    assert "Write them the same way" in window.findChild(QLabel, "messageText").text()
    qtbot.waitUntil(lambda: not session.inspection.looking, timeout=PATIENCE_MS)
    assert window.findChild(QPushButton, "findingsSettled").text() == "Show: 1 fixed"
    click(qtbot, window, "findingsSettled")
    qtbot.waitUntil(window.findChild(QPushButton, "fixUndo").isVisible)
    click(qtbot, window, "fixUndo")
    qtbot.waitUntil(lambda: categories() == ["TEA", "Tea"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "category_labels_alike" in rows(window), timeout=PATIENCE_MS)


def test_what_is_ignored_goes_out_of_sight_until_asked_for(qtbot: QtBot, looked_through: MainWindow) -> None:
    window = looked_through
    for code, left in (("never_sold", ["category_labels_alike"]), ("category_labels_alike", [])):
        click(qtbot, rows(window)[code], "findingIgnore")
        # Not only that it is gone: those left are made anew too, and shown a moment later.
        qtbot.waitUntil(lambda left=left: list(rows(window)) == left, timeout=PATIENCE_MS)
    state = window.findChild(QLabel, "findingsState")
    assert state.isVisible()
    assert state.text() == "Nothing is wrong or odd with the data."
    click(qtbot, window, "findingsSettled")
    qtbot.waitUntil(lambda: set(rows(window)) == {"never_sold", "category_labels_alike"})
    click(qtbot, rows(window)["never_sold"], "findingIgnore")
    qtbot.waitUntil(lambda: not state.isVisible(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: list(rows(window)) == ["never_sold", "category_labels_alike"])


def test_looking_through_the_data_makes_way_for_what_the_user_asks(
    qtbot: QtBot, looked_through: MainWindow, purchases_csv: Path
) -> None:
    """Findings of a large shop take seconds, in which nobody should wait for a preview."""
    session = looked_through.session
    finished: list[str] = []
    session.jobs.finished.connect(lambda result: finished.append(result.job.command))
    session.inspection.begin()
    session.preview(purchases_csv, ImportSettings())
    session.inspection.begin()
    session.load_rejects(1)
    qtbot.waitUntil(lambda: not session.inspection.looking, timeout=PATIENCE_MS)
    assert finished[-1] == "findings"
    assert {"preview", "rejects"} <= set(finished)
