"""Two models side by side: picked, measured, told apart in words, and their lists. With the real engine."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from recdesk.engine.evaluation import Figure
from recdesk.engine.experiments import Evaluation, EvaluationPlan, Measured
from recdesk.engine.factorization.fit import filled_in
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace
from recdesk.gui import comparison_wording
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


@pytest.fixture
def three_models(purchases_csv: Path, tmp_path: Path) -> Path:
    """A shop with three models; their vectors are random, what they would learn is in their options."""
    path, random = tmp_path / "teashop.recdesk", np.random.default_rng(0)
    with Workspace.create(path) as shop:
        shop.import_file(purchases_csv, ImportSettings())
        interactions = shop.interactions()
        for options in (
            TrainingOptions(objective="ranking", factors=2, iterations=1, seed=5, name="old"),
            TrainingOptions(objective="ranking", factors=1, iterations=1, regularization=1e5, name="starved"),
            TrainingOptions(objective="ranking", factors=4, iterations=6, name="rich"),
        ):
            users, items = (
                random.normal(size=(count, options.factors or 1)).astype(np.float32)
                for count in (interactions.users, interactions.items)
            )
            filled = filled_in(options, interactions)
            shop.save(FactorModel("ranking", users, items, filled, fingerprint=interactions.fingerprint()))
    return path


@pytest.fixture
def comparing(qtbot: QtBot, working_window: MainWindow, three_models: Path) -> MainWindow:
    """The Compare page, with both models there."""
    session = working_window.session
    session.open_workspace(three_models)
    qtbot.waitUntil(lambda: session.model is not None, timeout=PATIENCE_MS)
    qtbot.mouseClick(working_window.findChild(QToolButton, "navigationCompare"), LEFT)
    qtbot.waitUntil(lambda: len(session.experiments.models) == 2, timeout=PATIENCE_MS)
    return working_window


def cells(window: MainWindow, name: str) -> list[list[str]]:
    table = window.findChild(QTableView, name).model()
    return [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def products(window: MainWindow, side: str) -> list[int]:
    rows = window.findChild(RowTable, f"comparedTable{side}").rows
    return [rows.code_at(row) for row in range(rows.rowCount())]


def test_the_newest_two_are_measured_and_told_apart(qtbot: QtBot, comparing: MainWindow) -> None:
    window, experiments = comparing, comparing.session.experiments
    assert experiments.pair == ("rich", "starved")
    with qtbot.waitSignal(experiments.comparison_changed, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QPushButton, "measureButton"), LEFT)
    assert window.findChild(QPushButton, "measureCancelButton").isVisible()
    qtbot.waitUntil(lambda: experiments.comparison is not None, timeout=PATIENCE_MS)
    sentence = window.findChild(QLabel, "verdict").text()
    assert sentence.startswith("rich finds more: nDCG@10")
    assert sentence.endswith("is real.")
    by_name = {row[0]: row for row in cells(window, "comparisonTable")}
    assert all("±" in cell for cell in by_name["nDCG@10"][1:4]), "intervals for all three"
    assert by_name["nDCG@10"][5] == "real"
    differing = {row[0]: row[1:] for row in cells(window, "differenceTable")}
    assert differing["Factors"] == ["4", "1"]
    assert "Seed" not in differing, "what is equal is left out"
    assert "same data" in window.findChild(QLabel, "dataSentence").text()


def test_picking_another_model_compares_it_and_trades_places(qtbot: QtBot, comparing: MainWindow) -> None:
    window, experiments = comparing, comparing.session.experiments
    qtbot.mouseClick(window.findChild(QToolButton, "compareB2"), LEFT)  # the oldest one, at the end
    assert experiments.pair == ("rich", "old")
    qtbot.waitUntil(lambda: "old" in experiments.models, timeout=PATIENCE_MS)
    assert "Seed" in {row[0] for row in cells(window, "differenceTable")}
    button = window.findChild(QToolButton, "compareA2")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert experiments.pair == ("old", "rich")
    assert window.findChild(QToolButton, "compareB0").isChecked()


def test_the_lists_of_a_product_stand_side_by_side(qtbot: QtBot, comparing: MainWindow) -> None:
    window, session = comparing, comparing.session
    session.set_current_item(3)
    qtbot.waitUntil(lambda: 3 not in products(window, "A") and bool(products(window, "A")))
    for name, side in zip(session.experiments.pair, "AB", strict=True):
        similarity = session.experiments.models[name].similarity
        assert products(window, side) == similarity.neighbours(3, 10).items.tolist()
    first, second = products(window, "A"), products(window, "B")
    table = window.findChild(RowTable, "comparedTableA").rows
    for row, code in enumerate(first):
        place = table.index(row, 3).data()
        assert place == (f"# {second.index(code) + 1}" if code in second else "–")
    both = len(set(first) & set(second))
    assert window.findChild(QLabel, "inBoth").text() == f"{both} of 10 in both"
    # Enter on a product of a list goes on to its lists.
    window.findChild(RowTable, "comparedTableA").selectRow(0)
    qtbot.keyClick(window.findChild(RowTable, "comparedTableA"), Qt.Key.Key_Return)
    assert session.current_item == first[0]


def test_a_measuring_that_is_cancelled_leaves_the_button(qtbot: QtBot, comparing: MainWindow) -> None:
    window, experiments = comparing, comparing.session.experiments
    qtbot.mouseClick(window.findChild(QPushButton, "measureButton"), LEFT)
    cancel = window.findChild(QPushButton, "measureCancelButton")
    qtbot.waitUntil(cancel.isEnabled, timeout=PATIENCE_MS)
    qtbot.mouseClick(cancel, LEFT)
    qtbot.waitUntil(lambda: experiments.measuring is None, timeout=PATIENCE_MS)
    assert window.findChild(QPushButton, "measureButton").isVisible()


def test_one_model_alone_is_told_what_is_missing(qtbot: QtBot, window: MainWindow, fill) -> None:  # type: ignore[no-untyped-def]
    fill(window.session)
    window.session.shop.models[:] = []
    window.session.changed.emit("model")
    window.show_page("compare")
    page = window.pages.compare
    assert any(
        "Two models are needed" in part.text() for part in page.findChildren(QLabel) if part.isVisible()
    )
    go = next(part for part in page.findChildren(QPushButton) if part.isVisible())
    qtbot.mouseClick(go, LEFT)
    assert window.page == "train"


def measured(name: str, metric: str, value: float, against: Figure | None) -> Measured:
    half = 0.02
    differences = {} if against is None else {metric: against}
    return Measured(name, {metric: Figure(value, value - half, value + half)}, differences, 1.0)


@pytest.mark.parametrize(
    ("metric", "values", "apart", "words"),
    [
        (
            "ndcg@10",
            (0.478, 0.462),
            Figure(0.016, 0.009, 0.023),
            "one finds more: nDCG@10 0.478 against 0.462; the difference of 0.016 (0.009 to 0.023) is real.",
        ),
        (
            "ndcg@10",
            (0.462, 0.478),
            Figure(-0.016, -0.023, -0.009),
            "two finds more: nDCG@10 0.478 against 0.462; the difference of 0.016 (0.009 to 0.023) is real.",
        ),
        (
            "rmse",
            (0.90, 0.92),
            Figure(-0.02, -0.03, -0.01),
            "one errs less: RMSE 0.900 against 0.920; the difference of 0.020 (0.010 to 0.030) is real.",
        ),
        (
            "ndcg@10",
            (0.47, 0.46),
            Figure(0.01, -0.004, 0.024),
            "No sure winner: nDCG@10 is 0.470 for one against 0.460; the difference of 0.010 "
            "(somewhere from -0.004 to 0.024) may be chance.",
        ),
    ],
)
def test_a_verdict_says_who_is_better_and_whether_that_is_real(
    metric: str, values: tuple[float, float], apart: Figure, words: str
) -> None:
    found = Evaluation(
        EvaluationPlan(),
        "",
        100,
        (measured("one", metric, values[0], None), measured("two", metric, values[1], apart)),
        {},
    )
    assert comparison_wording.verdict(found) == words
    ranks, rates = found.contenders[0], replace(found.contenders[1], against_model={})
    assert "no measure fits both" in comparison_wording.verdict(replace(found, contenders=(ranks, rates)))
