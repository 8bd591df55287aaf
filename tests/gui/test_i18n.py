"""The window is wholly in Chinese when Chinese is chosen."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from recdesk import i18n
from recdesk.gui.views.main_window import MainWindow


@pytest.fixture(scope="module")
def scan() -> ModuleType:
    """tests/i18n_sources.py, which lies outside the packages."""
    path = Path(__file__).parent.parent / "i18n_sources.py"
    spec = importlib.util.spec_from_file_location("i18n_sources", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["i18n_sources"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    i18n.set_language("en")


def test_every_text_has_its_translation_and_none_is_left_over(scan: ModuleType) -> None:
    used, known = {source.text for source in scan.sources()}, scan.translations()
    assert {text for text in used if not known.get(text)} == set(), "run tests/i18n_sources.py --write"
    assert known.keys() - used == set(), "run tests/i18n_sources.py --write"


def test_translations_keep_the_placeholders(scan: ModuleType) -> None:
    wrong = [
        source
        for source, translated in scan.translations().items()
        if scan.placeholders(source) != scan.placeholders(translated)
    ]
    assert wrong == []


def test_translations_keep_the_menu_letters_and_the_ends(scan: ModuleType) -> None:
    for source, translated in scan.translations().items():
        letters = [letter.upper() for letter in scan.mnemonics(source)]
        assert letters == scan.mnemonics(translated), source
        for end in ("…", "\n"):
            assert source.endswith(end) == translated.endswith(end), source


def test_scan_refuses_a_text_that_is_put_together(scan: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("tr(f'{n} rows')")
    with pytest.raises(ValueError, match="written out"):
        scan.sources(tmp_path)


def texts(window: QWidget) -> set[str]:
    """All that a window says, in the words that it says it with."""
    said: set[str] = {action.text() for action in window.findChildren(QAction)}
    for widget in window.findChildren(QWidget):
        said |= {widget.toolTip(), widget.accessibleName()}
        if isinstance(widget, QLabel | QAbstractButton):
            said.add(widget.text())
        if isinstance(widget, QLineEdit):
            said.add(widget.placeholderText())
        if isinstance(widget, QComboBox):
            said |= {widget.itemText(index) for index in range(widget.count())}
    return {text for text in said if text}


def test_no_english_is_left_on_any_page(
    qtbot: QtBot, window: MainWindow, fill: Callable[..., None], scan: ModuleType
) -> None:
    """A sentence made before the language changed, or never handed to tr, would stay English."""
    fill(window.session)
    window.session.settings.language = "zh_CN"
    window.rebuild()
    english = {source for source, translated in scan.translations().items() if source != translated}
    for page in ("start", "data", "train", "similar", "heatmap", "shopper", "compare"):
        window.show_page(page)
        assert texts(window) & english == set(), page
    chinese = {text for text in texts(window) if any("一" <= letter <= "鿿" for letter in text)}
    assert len(chinese) > 100


def test_words_of_qt_itself_are_chinese(window: MainWindow, qtbot: QtBot) -> None:
    window.session.settings.language = "zh_CN"
    window.rebuild()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
