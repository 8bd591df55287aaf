"""Colours, fonts and icons of the window: one set of tokens, light and dark."""

import functools
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from recdesk.gui.style_sheet import style_sheet
from recdesk.paths import resource

TITLE = 15
BODY = 13
SMALL = 12
TINY = 11

ROW_HEIGHT = 36
HEADER_HEIGHT = 32
BAR_HEIGHT = 28
RAIL_WIDTH = 88
DOCK_WIDTH = 296
FIELD_HEIGHT = 36
MARGIN = 16
GAP = 8
GAP_WIDE = 12

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64)

# Chinese families of Windows, macOS and Linux: Qt skips the ones that are not installed.
_CHINESE_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
)
# A Linux session without a desktop reports one of these, which are aliases or last resorts, not a choice.
_NO_CHOICE = {"Sans Serif", "Sans", "sans-serif", "DejaVu Sans", ""}
_BETTER_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Ubuntu")


@dataclass(frozen=True)
class Theme:
    """The colours of one appearance; each has one meaning, which its name says."""

    dark: bool
    window: QColor
    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor
    selection: QColor
    warning: QColor
    warning_soft: QColor
    danger: QColor
    danger_soft: QColor
    bar: QColor

    def names(self) -> dict[str, str]:
        """Every colour as #rrggbb, by its name."""
        return {
            field.name: getattr(self, field.name).name() for field in fields(self) if field.name != "dark"
        }


def _theme(dark: bool, **colours: str) -> Theme:
    return Theme(dark=dark, **{name: QColor(value) for name, value in colours.items()})


LIGHT = _theme(
    False,
    window="#f4f5f7",
    surface="#ffffff",
    raised="#fafbfc",
    line="#dfe2e7",
    text="#1d2330",
    muted="#5d6675",
    faint="#8a93a2",
    accent="#0f6b6f",
    accent_soft="#dcefee",
    on_accent="#ffffff",
    selection="#e3f1f0",
    warning="#9a5b00",
    warning_soft="#fff3dc",
    danger="#b3261e",
    danger_soft="#fdeceb",
    bar="#e6e9ee",
)
DARK = _theme(
    True,
    window="#16181d",
    surface="#1e2127",
    raised="#23262d",
    line="#333842",
    text="#e7eaf0",
    muted="#a3abb9",
    faint="#7b8494",
    accent="#4fc3bf",
    accent_soft="#17393a",
    on_accent="#10292a",
    selection="#1c3536",
    warning="#f0b866",
    warning_soft="#3a2d17",
    danger="#f28b82",
    danger_soft="#3c2022",
    bar="#2d323b",
)

FADED = 0.6
"""How opaque what does not count is painted."""


def _faded(theme: Theme) -> Theme:
    def thin(colour: QColor) -> QColor:
        thinned = QColor(colour)
        thinned.setAlphaF(FADED)
        return thinned

    names = (field.name for field in fields(theme) if field.name != "dark")
    return replace(theme, **{name: thin(getattr(theme, name)) for name in names})


_FADED_THEMES = {theme.dark: _faded(theme) for theme in (LIGHT, DARK)}
_current = LIGHT


def current() -> Theme:
    """The colours in use."""
    return _current


def faded() -> Theme:
    """The same, thin: text in a thin colour is painted three times as fast as through a painter's opacity."""
    return _FADED_THEMES[_current.dark]


def apply(app: QApplication, dark: bool) -> None:
    """Gives the whole application our style, palette, font and style sheet."""
    global _current
    _current = DARK if dark else LIGHT
    fusion = QStyleFactory.create("Fusion")
    if app.style().objectName().casefold() not in ("fusion", ""):
        app.setStyle(fusion)
    app.setFont(font())
    app.setPalette(_palette(_current))
    app.setStyleSheet(style_sheet(_current.names(), resource("icons").as_posix()))


def system_is_dark() -> bool:
    """Whether the desktop asks for a dark appearance."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def font(pixels: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font with Chinese families behind it and figures of one width."""
    result = QFont(list(_families()))
    result.setPixelSize(pixels)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """One of resources/icons in the theme's colours: muted, accent when checked, faint when disabled."""
    normal = colour or _current.muted
    return _icon(name, normal.name(), (colour or _current.accent).name(), _current.faint.name())


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """One of resources/icons, `size` logical pixels square, in one colour."""
    image = _drawn(_drawing(name, colour.name()), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    return image


@functools.cache
def _icon(name: str, normal: str, checked: str, disabled: str) -> QIcon:
    result, drawing = QIcon(), _drawing(name, normal)
    shapes = [_drawn(drawing, size) for size in _ICON_SIZES]
    for colour, mode, state in (
        (normal, QIcon.Mode.Normal, QIcon.State.Off),
        (checked, QIcon.Mode.Normal, QIcon.State.On),
        (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        for shape in shapes:
            result.addPixmap(_tinted(shape, QColor(colour)), mode, state)
    return result


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    """The same shape in another colour."""
    image = QPixmap(shape)
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), colour)
    return image


def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


def _drawn(drawing: QSvgRenderer, size: int) -> QPixmap:
    image = QPixmap(QSize(size, size))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    return image


@functools.cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@functools.cache
def _families() -> tuple[str, ...]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    if not system or system[0] in _NO_CHOICE:
        installed = set(QFontDatabase.families())
        system = [family for family in _BETTER_FAMILIES if family in installed][:1] + system
    return (*system, *_CHINESE_FAMILIES)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.bar,
        role.Mid: theme.line,
        role.Dark: theme.line.darker(130),
        role.Shadow: theme.line.darker(160),
    }.items():
        palette.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.faint)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.line)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Accent, theme.line)
    return palette
