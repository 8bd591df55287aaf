"""What only some files ask for before their import. With the real engine."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recdesk.engine.importing import Preview
from recdesk.gui.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """A clickstream with returns, an unheard-of kind of event, and dates that may be read two ways."""
    rng = random.Random(7)
    lines = ["user,sku,event,qty,date"]
    kinds = ("view", "purchase", "impression")
    for number in range(120):
        day, month = rng.randint(1, 12), rng.randint(1, 12)
        kind, count = kinds[number % 3], -1 if number % 10 == 9 else 2
        lines.append(f"u{number % 11},p{number % 7},{kind},{count},{day}/{month}/2024")
    path = tmp_path / "events.csv"
    path.write_text("\n".join(lines))
    return path


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    box.setFocus()
    steps = box.findText(text) - box.currentIndex()
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    box.showPopup()
    for _ in range(abs(steps)):
        qtbot.keyClick(box.view(), key)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def box(window: MainWindow, name: str) -> QComboBox:
    return window.findChild(QComboBox, f"import{name}")


def wait_for(qtbot: QtBot, window: MainWindow, what: Callable[[Preview], bool]) -> None:
    def answered() -> bool:
        draft = window.pages.data.draft
        return draft is not None and draft.preview is not None and what(draft.preview)

    qtbot.waitUntil(answered, timeout=PATIENCE_MS)


def test_a_clickstream_is_imported_as_its_owner_says(
    qtbot: QtBot, working_window: MainWindow, events: Path
) -> None:
    window, session = working_window, working_window.session
    window.take_files([events])
    wait_for(qtbot, window, lambda preview: True)
    confirm, hint = (
        window.findChild(QPushButton, "importConfirmButton"),
        window.findChild(QLabel, "importHint"),
    )
    assert not confirm.isEnabled()
    assert hint.text() == "Choose above what the dates begin with: the first rows do not tell day from month."
    assert box(window, "Returns").isVisible()
    assert not box(window, "Sheet").isVisible()
    assert not box(window, "Repeats").isVisible(), "there is nothing yet that could be repeated"
    choose(qtbot, box(window, "Dates"), "the day: 31/12/2024")
    qtbot.waitUntil(confirm.isEnabled, timeout=PATIENCE_MS)
    choose(qtbot, box(window, "Returns"), "are left out")
    weights = {one.accessibleName(): one for one in window.findChildren(QDoubleSpinBox, "eventWeight")}
    assert {name: one.text() for name, one in weights.items()} == {
        "view": "1.00",
        "purchase": "5.00",
        "impression": "left out",
    }
    weights["impression"].selectAll()
    qtbot.keyClicks(weights["impression"], "0.25")
    qtbot.keyClick(weights["impression"], Qt.Key.Key_Return)
    pseudonyms = window.findChild(QCheckBox, "importPseudonymise")
    assert pseudonyms.isVisible()
    draft = window.pages.data.draft
    assert draft is not None
    assert draft.settings.event_weights == {"view": 1.0, "purchase": 5.0, "impression": 0.25}
    assert (draft.settings.dates, draft.settings.returns) == ("dmy", "drop")
    with qtbot.waitSignal(session.import_finished, timeout=PATIENCE_MS) as finished:
        qtbot.mouseClick(confirm, LEFT)
    assert finished.args is not None
    report = finished.args[0]
    assert (report.rows_read, report.rows_rejected, report.rows_returned) == (120, 12, 12)
    qtbot.waitUntil(lambda: session.summary is not None, timeout=PATIENCE_MS)

    window.take_files([events])
    wait_for(qtbot, window, lambda preview: preview.questions == ["ambiguous_dates"])
    assert box(window, "Repeats").isVisible()
    assert not pseudonyms.isVisible(), "a shop that has held plain ids cannot be handed on any more"


def test_a_file_of_an_archive_is_chosen_and_its_header_denied(
    qtbot: QtBot, working_window: MainWindow, tmp_path: Path
) -> None:
    window = working_window
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "user,item\nnobody,nothing\n")
        archive.writestr("sales.csv", "user,item\n" + "".join(f"u{n % 5},p{n % 3}\n" for n in range(15)))
    window.take_files([path])
    hint = window.findChild(QLabel, "importHint")
    qtbot.waitUntil(
        lambda: hint.text() == "Choose above which file of the archive to import.", timeout=PATIENCE_MS
    )
    assert not window.findChild(QWidget, "messageBar").isVisible(), "a question is no error"
    choose(qtbot, box(window, "Member"), "sales.csv")
    wait_for(qtbot, window, lambda preview: len(preview.rows) == 15)
    assert window.findChild(QPushButton, "importConfirmButton").isEnabled()
    assert box(window, "Member").currentText() == "sales.csv"
    choose(qtbot, box(window, "Header"), "is data already")
    wait_for(qtbot, window, lambda preview: len(preview.rows) == 16)
