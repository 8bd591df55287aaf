"""Pages are made when they are first shown, and say then what they would have said anyway."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.search import ProductIndex
from recdesk.gui.holdings import TrainingRun
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.jobs import Job, JobProgress
from recdesk.gui.session import Session
from recdesk.gui.views.choices import ChoiceCard
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.pages import KEYS, Pages
from recdesk.gui.views.rejects_window import RejectsWindow
from recdesk.gui.views.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton


def made(window: MainWindow) -> set[str]:
    """The pages that exist."""
    return {key for key in KEYS if window.findChild(QWidget, f"page{key.title()}") is not None}


def report(path: Path, rejected: int = 0) -> ImportReport:
    """Of an import of six rows."""
    return ImportReport(
        import_id=1,
        path=path,
        role="interactions",
        rows_read=6,
        rows_accepted=6 - rejected,
        rows_rejected=rejected,
        rows_merged=0,
        users=60,
        items=20,
        feedback="implicit",
        duplicates="sum",
        encoding="utf-8",
        delimiter=",",
        mapping={},
        seconds=0.5,
        hash="0" * 32,
    )


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow, fill: Callable[..., None]) -> None:
    assert made(window) == {"start"}
    fill(window.session)
    assert made(window) == {"start", "data", "similar"}, "it opens on the one, and the other told of it"
    window.show_page("train")
    assert made(window) == {"start", "data", "similar", "train"}
    window.rebuild()
    assert made(window) == {"train"}


def test_the_similar_page_is_made_without_the_list_that_a_model_fills(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    assert window.pages.page("similar").findChild(QTableView, "similarTable") is None
    fill(window.session)
    window.session.set_current_item(0)
    qtbot.waitUntil(window.findChild(QTableView, "similarTable").isVisible)


# A page that is made late -------------------------------------------------------------------------------


@pytest.fixture
def side_by_side(qtbot: QtBot) -> Callable[[Session], Pages]:
    """Makes pages with their dock, as in a window of a usual size."""
    holders: list[QWidget] = []

    def make(session: Session) -> Pages:
        holder, pages = QWidget(), Pages(session)
        holders.append(holder)
        row = QHBoxLayout(holder)
        row.addWidget(pages, 1)
        row.addWidget(pages.dock)
        holder.resize(1280, 720)
        qtbot.addWidget(holder)
        holder.show()
        return pages

    return make


def said(part: QWidget) -> list[tuple[str, ...]]:
    """All that a part of the window shows now, as words; not the memory in use, which changes by itself."""
    words: list[tuple[str, ...]] = []
    for widget in part.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName() == "trainUses":
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            words.append((widget.objectName(), widget.text(), widget.toolTip(), str(widget.isEnabled())))
        elif isinstance(widget, QLineEdit):
            words.append((widget.objectName(), widget.text()))
        elif isinstance(widget, QComboBox):
            words.append((widget.objectName(), widget.currentText()))
        elif isinstance(widget, QTableView):
            table = widget.model()
            words.append((widget.objectName(), f"row {widget.currentIndex().row()}"))
            words += [
                (widget.objectName(), str(row), str(table.index(row, column).data()))
                for row in range(table.rowCount())
                for column in range(table.columnCount())
            ]
    return sorted(words)


def live(session: Session) -> None:
    """What may have happened before somebody first looks at a page."""
    shop = session.shop
    assert shop is not None
    for name, factors in (("ranking-2", 2), ("ranking-8", 8)):
        about = {"name": name, "objective": "ranking", "factors": factors, "seconds": 1.5, "current": False}
        shop.models.append({**about, "metrics": {"ndcg@10": 0.41}})
    session.changed.emit("model")
    session.last_import = report(Path("/files/sales.csv"), rejected=2)
    session.import_finished.emit(session.last_import)
    session.inspection.findings = []
    session.inspection.changed.emit()
    session.unfinished.found = {"sweeps": 3, "of": 15}
    session.unfinished.changed.emit()
    session.training = TrainingRun(TrainingOptions(objective="ranking"))
    progress = JobProgress(Job(1, "train", {}, "Training"), "sweep", 2, 15, {"loss": 2.5}, 7.0)
    session.training.take(progress)
    session.training_progressed.emit(progress)
    session.set_current_item(13)
    session.set_current_user(7)
    session.what_if.take_out([int(session.what_if.held().items[0])])  # type: ignore[union-attr]
    session.what_if.add([3])
    session.notes.set_favourites([3, 13], True)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("data", "Imported sales.csv"),
        (
            "train",
            "A training was interrupted after sweep 3 of 15. Nothing of it is lost; it can go on from there.",
        ),
        ("train", "Training…"),
        ("similar", "Similar to Espresso 13"),
        ("similar", "Training on the data of now…"),
        ("heatmap", "Order: by similarity ▾"),
        ("shopper", "What if: 1 removed, 1 added"),
        ("compare", "ranking-8 against ranking-2"),
    ],
)
def test_a_page_made_late_says_what_one_made_early_says(
    qtbot: QtBot,
    session: Session,
    side_by_side: Callable[[Session], Pages],
    fill: Callable[..., None],
    key: str,
    words: str,
) -> None:
    early = side_by_side(session)
    early.page(key)
    fill(session)
    live(session)
    early.show_page(key)
    late = side_by_side(session)
    late.show_page(key)
    for part in ("page", "dock"):
        one, other = ((pages.page(key), pages.dock)[part == "dock"] for pages in (early, late))

        def alike(one: QWidget = one, other: QWidget = other) -> None:
            assert said(one) == said(other)

        qtbot.waitUntil(alike)
    assert words in {word for line in said(late.page(key)) for word in line}


def test_rows_left_out_are_shown_from_wherever_one_is(window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session)
    window.rebuild()
    assert "data" not in made(window)
    window.session.last_import = report(Path("/files/sales.csv"), rejected=2)
    window.session.rejects_asked.emit(1)
    shown = window.findChild(RejectsWindow)
    assert shown is not None
    assert shown.import_id == 1


def test_a_pair_chosen_where_the_dock_has_no_room_is_the_pair_to_compare(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    window.resize(1100, 700)
    fill(window.session)
    window.session.set_current_item(13)
    assert not window.pages.dock.isVisible()
    table = window.findChild(RowTable, "similarTable")
    qtbot.waitUntil(lambda: table.rows.rowCount() > 1)
    table.selectRow(1)
    window.setFocus()
    window.actions_.by_name["side_by_side"].trigger()
    assert window.commands.products.compared == (window.session.current_item, table.rows.code_at(1))


# What is chosen -----------------------------------------------------------------------------------------


def test_a_list_stays_as_it_was_in_another_theme(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    session = window.session
    fill(session)
    assert session.catalogue is not None
    session.product_index = replace(
        ProductIndex.of(session.catalogue), families=session.catalogue.categories.codes
    )
    session.product_index_ready.emit()
    session.set_current_item(13)
    table = window.findChild(RowTable, "similarTable")
    box = window.findChild(QCheckBox, "collapseVariants")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 19)
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert table.rows.rowCount() == 1
    table.selectRow(0)
    split = window.pages.similar.findChild(QSplitter)
    split.moveSplitter(split.widget(0).width() + 60, 1)
    sizes, listed = split.sizes(), table.rows.code_at(0)
    title = window.findChild(QLabel, "dockTitle").text()
    assert title == session.catalogue.title(listed)

    window.rebuild()
    table = window.findChild(RowTable, "similarTable")
    assert window.findChild(QCheckBox, "collapseVariants").isChecked()
    assert [table.rows.code_at(row) for row in range(table.rows.rowCount())] == [listed]
    assert table.currentIndex().row() == 0
    assert window.findChild(QLabel, "dockTitle").text() == title
    QGuiApplication.processEvents()
    assert window.pages.similar.findChild(QSplitter).sizes() == sizes


def test_the_options_stay_unfolded_and_the_preset_stays_a_preset(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session, with_model=False)
    window.show_page("train")
    qtbot.mouseClick(window.findChild(QPushButton, "optionsButton"), LEFT)
    qtbot.mouseClick(window.findChild(QAbstractButton, "qualityQuick"), LEFT)
    factors = window.findChild(QSpinBox, "optionFactors").value()
    window.rebuild()
    assert window.findChild(QSpinBox, "optionFactors").isVisible()
    assert window.findChild(QPushButton, "optionsButton").text() == "Options ▾"
    assert window.findChild(QSpinBox, "optionFactors").value() == factors
    # Nobody chose to rank: where ratings come, they are presented as before.
    window.show_page("data")
    window.rebuild()
    shop = window.session.shop
    assert shop is not None
    window.session.shop = replace(shop, summary=replace(shop.summary, feedback="explicit"))
    window.session.changed.emit("data")
    window.show_page("train")
    assert window.findChild(ChoiceCard, "objectiveRatings").isChecked()
    assert window.findChild(QAbstractButton, "qualityQuick").isChecked()


def test_filters_of_a_shop_that_is_no_more_are_not_those_of_the_next(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.pages.heatmap.tools.show_button.choose(1)
    category = window.findChild(QAbstractButton, "categoryFilter")
    qtbot.mouseClick(category, LEFT)
    qtbot.keyClick(category.popup.list, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    qtbot.keyClick(category.popup.list, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    qtbot.keyClicks(window.findChild(QLineEdit, "itemSearch"), "1")
    window.show_page("train")
    window.rebuild()
    shop = window.session.shop
    assert shop is not None
    window.session.shop = replace(shop)  # read anew
    window.session.changed.emit("data")
    window.rebuild()
    window.show_page("similar")
    assert window.findChild(QLineEdit, "itemSearch").text() == "1"
    assert window.findChild(QAbstractButton, "categoryFilter").accessibleName() == "Category"
    window.show_page("heatmap")
    assert window.pages.heatmap.tools.key == -100


def test_an_import_goes_on_while_another_page_is_shown_in_another_theme(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], tmp_path: Path
) -> None:
    fill(window.session)
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    window.take_files(paths)
    data = window.pages.data
    assert data.plan is not None
    window.show_page("train")
    window.rebuild()
    plan = window.pages.data.plan
    assert plan is not None
    assert [draft.path for draft in plan.drafts] == paths
    window.rebuild()
    window.session.import_finished.emit(report(paths[0]))
    plan = window.pages.data.plan
    assert plan is not None
    assert plan.drafts == (ImportDraft(paths[1], ImportSettings()),)


def test_a_file_is_not_imported_twice_because_the_theme_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    created: list[Path] = []
    imported: list[Path] = []
    monkeypatch.setattr(window.session, "create_workspace", created.append)
    monkeypatch.setattr(window.session, "import_file", lambda path, settings: imported.append(path))
    path = tmp_path / "one.csv"
    window.take_files([path])
    window.pages.data.findChild(QWidget, "importConfirmButton").setEnabled(True)  # type: ignore[union-attr]
    qtbot.mouseClick(window.findChild(QPushButton, "importConfirmButton"), LEFT)
    assert len(created) == 1
    window.rebuild()
    confirm = window.findChild(QPushButton, "importConfirmButton")
    assert confirm.text() == "Importing…"
    assert not confirm.isEnabled()
    window.session.path = tmp_path / "one.recdesk"
    window.session.changed.emit("workspace")
    assert imported == [path]
