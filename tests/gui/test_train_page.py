"""Training in the window: choices, live curves, result, cancel. With the real engine."""

from collections.abc import Callable
from dataclasses import fields as fields_of
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recdesk.engine.experiments import preset
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.interactions import Interactions
from recdesk.engine.workspace import Workspace
from recdesk.gui.views.choices import ChoiceCard
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.plots import PlainPlot

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000  # the engine process may have to load TensorFlow


@pytest.fixture
def trainable(qtbot: QtBot, working_window: MainWindow, purchases_csv: Path, tmp_path: Path) -> MainWindow:
    """The Train page on the purchases, imported by the engine."""
    window, session = working_window, working_window.session
    session.device = None
    session.create_workspace(tmp_path / "teashop.recdesk")
    session.import_file(purchases_csv, ImportSettings())
    qtbot.waitUntil(lambda: session.incidence is not None, timeout=PATIENCE_MS)
    qtbot.mouseClick(window.findChild(QToolButton, "navigationTrain"), LEFT)
    return window


def points(window: MainWindow, name: str) -> int:
    """How many points a plot's curve has; a plot is made for its first curve."""
    plot = window.findChild(PlainPlot, name)
    if plot is None:
        return 0
    (curve,) = (one for one in plot.items() if isinstance(one, pg.PlotCurveItem))
    xs, _ = curve.getData()
    return 0 if xs is None else len(xs)


def set_options(qtbot: QtBot, window: MainWindow, **options: int) -> None:
    if not window.findChild(QSpinBox, "optionFactors").isVisible():
        qtbot.mouseClick(window.findChild(QPushButton, "optionsButton"), LEFT)
    for name, value in options.items():
        box = window.findChild(QAbstractSpinBox, f"option{name.title()}")
        box.selectAll()
        qtbot.keyClicks(box, str(value))


def test_train_watch_cancel_and_use(qtbot: QtBot, trainable: MainWindow) -> None:
    window, session = trainable, trainable.session
    set_options(qtbot, window, factors=4, iterations=6)
    live: list[int] = []
    session.training_progressed.connect(lambda progress: live.append(progress.done))
    with qtbot.waitSignal(session.training_ended, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QPushButton, "trainButton"), LEFT)
        assert not window.findChild(QPushButton, "trainButton").isEnabled()
        assert window.findChild(QPushButton, "trainCancelButton").isVisible()
    assert max(live) == 6
    assert window.findChild(QLabel, "deviceLabel").text().startswith(("CPU", "GPU")), "asked once data came"
    qtbot.waitUntil(lambda: len(session.models) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: points(window, "lossPlot") == 6)
    qtbot.waitUntil(lambda: points(window, "metricPlot") == 6)
    result = window.findChild(QFrame, "resultCard")
    assert result.isVisible()
    texts = [part.text() for part in result.findChildren(QLabel)]
    assert "nDCG@10" in texts
    assert any(text.startswith("bestsellers ") for text in texts), "the baseline stands beside"
    assert session.model is not None
    assert session.model.options.factors == 4

    # Enough after a few of many sweeps: they are a model.
    set_options(qtbot, window, iterations=9000, holdout=0)
    with qtbot.waitSignal(session.training_ended, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QPushButton, "trainButton"), LEFT)
        keep = window.findChild(QPushButton, "trainKeepButton")
        qtbot.waitUntil(keep.isEnabled, timeout=PATIENCE_MS)
        assert "memory" in window.findChild(QLabel, "trainUses").text()
        qtbot.mouseClick(keep, LEFT)
    qtbot.waitUntil(lambda: len(session.models) == 2, timeout=PATIENCE_MS)
    assert session.model is not None
    assert 1 <= len(session.model.history["loss"]) < 9000

    # Another, long one is cancelled: the shop and its model stay as they were.
    qtbot.mouseClick(window.findChild(QPushButton, "trainButton"), LEFT)
    qtbot.waitUntil(
        lambda: session.training is not None and bool(session.training.history), timeout=PATIENCE_MS
    )
    with qtbot.waitSignal(session.training_ended, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.findChild(QToolButton, "cancelButton"), LEFT)
    assert window.findChild(QPushButton, "trainButton").isEnabled()
    assert "Nothing was changed" in window.findChild(QLabel, "messageText").text()
    assert [model["name"] for model in session.models] == ["ranking-4", "ranking-4-2"]

    table = window.findChild(QTableView, "modelTable")
    assert table.model().index(0, 1).data() == "ranking-4-2"
    assert table.model().index(0, 0).data() == "✓"
    qtbot.mouseClick(window.findChild(QPushButton, "exploreButton"), LEFT)
    assert window.page == "similar"


def test_purchases_preset_ranking_and_allow_nothing_else(
    window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session, with_model=False)
    window.show_page("train")
    assert window.findChild(ChoiceCard, "objectiveRanking").isChecked()
    assert not window.findChild(ChoiceCard, "objectiveRatings").isEnabled()
    assert "purchases" in window.findChild(QLabel, "objectiveReason").text()
    assert window.pages.train.choices.training.options.objective == "ranking"


def test_a_choice_outlives_a_change_of_language(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session, with_model=False)
    window.show_page("train")
    set_options(qtbot, window, factors=17, seed=5)
    for name, text in (("optionRegularization", "0.25"), ("optionName", "mine")):
        qtbot.keyClicks(window.findChild(QLineEdit, name), text)
    window.rebuild()
    options = window.pages.train.choices.training.options
    assert (options.factors, options.seed, options.regularization, options.name) == (17, 5, 0.25, "mine")
    assert options.unobserved_weight is None, "an empty field leaves it to the engine"


def test_a_quality_sets_factors_and_sweeps_until_they_are_changed(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session, with_model=False)
    window.show_page("train")
    plain = window.pages.train.choices.training.options
    assert (plain.factors, plain.iterations) == preset("balanced", "ranking")
    qtbot.mouseClick(window.findChild(QToolButton, "qualityBest"), LEFT)
    best = window.pages.train.choices.training.options
    assert (best.factors, best.iterations) == preset("best", "ranking")
    assert f"{best.factors} factors" in window.findChild(QLabel, "qualityCost").text()
    set_options(qtbot, window, factors=17)
    marked = [window.findChild(QToolButton, f"quality{name}").isChecked() for name in ("Quick", "Best")]
    assert marked == [False, False], "17 factors are nobody's preset"


def test_every_option_is_explained(qtbot: QtBot, window: MainWindow, fill: Callable[..., None]) -> None:
    fill(window.session, with_model=False)
    window.show_page("train")
    qtbot.mouseClick(window.findChild(QPushButton, "optionsButton"), LEFT)
    fields = [
        field
        for field in window.pages.train.findChildren(QWidget)
        if field.objectName().startswith("option")
        and field.isVisible()
        and field.objectName() != "optionsButton"
    ]
    said = {part.text() for part in window.pages.train.findChildren(QLabel) if part.isVisible()}
    assert len(fields) == len(fields_of(TrainingOptions)) - 1, "all but the objective, which has its cards"
    for field in fields:
        assert field.accessibleDescription() in said, field.objectName()


def test_a_stored_model_shows_its_curves_again(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None]
) -> None:
    fill(window.session)
    window.show_page("train")
    qtbot.waitUntil(lambda: points(window, "lossPlot") == 3)
    qtbot.waitUntil(lambda: points(window, "metricPlot") == 3)
    qtbot.waitUntil(window.findChild(QWidget, "metricPlot").isVisible)
    assert window.findChild(QLabel, "metric_ndcg@10").text() == "0.410"


def test_the_fixture_has_two_tastes(purchases: Interactions) -> None:
    """What the other tests take for granted."""
    assert ((purchases.user % 2) == (purchases.item // 10)).all()


def test_a_training_that_a_crash_ended_goes_on(
    qtbot: QtBot,
    working_window: MainWindow,
    purchases_csv: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("recdesk.engine.factorization.checkpoints.SECONDS_BETWEEN", 0)

    def crash(stage: str, done: int, total: int, /, **figures: float) -> None:
        if figures and done == 3:
            raise RuntimeError

    with Workspace.create(tmp_path / "crashed.recdesk") as workspace:
        workspace.import_file(purchases_csv)
        with pytest.raises(RuntimeError):
            workspace.train(TrainingOptions(factors=4, iterations=5, holdout=0.0), crash)
    window, session = working_window, working_window.session
    with qtbot.waitSignal(session.unfinished.changed, timeout=60_000):
        session.open_workspace(tmp_path / "crashed.recdesk")
    window.show_page("train")
    sentence = window.findChild(QLabel, "unfinishedSentence")
    assert "after sweep 2 of 5" in sentence.text()
    with qtbot.waitSignal(session.training_ended, timeout=60_000):
        qtbot.mouseClick(window.findChild(QPushButton, "resumeButton"), LEFT)
    assert not sentence.isVisible()
    assert session.model is not None
    assert len(session.model.history["loss"]) == 5
