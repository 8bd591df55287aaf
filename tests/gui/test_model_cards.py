"""The card of the model in use tells what it keeps of its posterior, which low and high come from."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton
from pytestqt.qtbot import QtBot

from recdesk.engine.factorization.model import FactorModel
from recdesk.gui.holdings import Learned
from recdesk.gui.views.main_window import MainWindow
from recdesk.gui.views.widgets import ElidedLabel


def ratings_of(model: FactorModel, draws: int) -> FactorModel:
    """A ratings model of the same shop, of which so many draws are kept."""
    users, items, k = len(model.user_factors), len(model.item_factors), model.factors
    random = np.random.default_rng(0)
    samples = random.normal(size=(draws, items, k)).astype(np.float32)
    return replace(
        model,
        objective="ratings",
        user_samples=random.normal(size=(draws, users, k)).astype(np.float32),
        item_samples=samples,
        item_bias_samples=np.zeros((draws, items), np.float32),
    )


@pytest.mark.parametrize("draws", [1, 16])
def test_the_draws_of_a_ratings_model_are_told_with_their_size(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], model: FactorModel, draws: int
) -> None:
    fill(window.session)
    qtbot.mouseClick(window.findChild(QToolButton, "navigationTrain"), Qt.MouseButton.LeftButton)
    card = window.findChild(QFrame, "resultCard")
    facts = card.findChild(ElidedLabel)
    assert "trained in" in facts.full_text
    assert "draw" not in facts.full_text
    session = window.session
    assert session.shop is not None
    trained = ratings_of(model, draws)
    session.learned = Learned.of(trained, session.shop, "cosine")
    session.changed.emit("model")
    users, items, k = len(trained.user_factors), len(trained.item_factors), trained.factors
    megabytes = 4 * draws * (users * k + items * k + items) / 1024**2
    words = "posterior draw" if draws == 1 else "posterior draws"
    assert f"{draws} {words}, {max(megabytes, 0.1):.1f} MB" in facts.full_text
