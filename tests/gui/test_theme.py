"""Colours can be read by everybody, and follow the system unless the user chose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from recdesk.gui import appearance, theme
from recdesk.gui.settings import Settings
from recdesk.gui.views.main_window import MainWindow
from recdesk.paths import resource


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "surface"),
        ("text", "window"),
        ("text", "selection"),
        ("muted", "surface"),
        ("muted", "window"),
        ("accent", "surface"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("warning", "warning_soft"),
        ("danger", "danger_soft"),
    ],
)
def test_text_stands_out_from_its_ground(tokens: theme.Theme, ink: str, paper: str) -> None:
    """WCAG 2.1 AA asks for 4.5 in text of this size."""
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 4.5


@pytest.mark.parametrize(
    ("choice", "dark"), [("light", False), ("dark", True)], ids=["chosen light", "chosen dark"]
)
def test_a_choice_beats_the_system(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, choice: str, dark: bool
) -> None:
    monkeypatch.setattr(theme, "system_is_dark", lambda: not dark)
    settings.theme = choice  # type: ignore[assignment]
    assert appearance.wants_dark(settings) == dark


def test_the_window_follows_the_system(
    qtbot: QtBot, window: MainWindow, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.theme = "system"
    monkeypatch.setattr(theme, "system_is_dark", lambda: True)
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: theme.current().dark)
    assert window.grab().toImage().pixelColor(300, 200).lightness() < 60


def test_icons_take_the_colours_of_the_theme(window: MainWindow) -> None:
    image = theme.pixmap("data", 20, QColor("#ff0000")).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}
    assert not window.findChild(QToolButton, "navigationData").icon().isNull()


def test_every_drawing_can_be_drawn() -> None:
    for path in resource("icons").glob("*.svg"):
        image = theme.pixmap(path.stem, 20, QColor("black")).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), path.name


def test_the_font_is_of_13_pixels_and_knows_chinese(qapp: QApplication, settings: Settings) -> None:
    appearance.apply(qapp, settings)
    assert QFontInfo(qapp.font()).pixelSize() == 13
    assert "Microsoft YaHei UI" in qapp.font().families()
    assert "Noto Sans CJK SC" in qapp.font().families()
