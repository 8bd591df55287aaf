"""Puts the user's choice of language and of light or dark into force for the whole application."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recdesk.gui import theme
from recdesk.gui.settings import Settings
from recdesk.i18n import set_language

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def apply(app: QApplication, settings: Settings) -> None:
    """Sets language, colours and font; windows that stand already must rebuild what they show."""
    set_language(settings.language_code)
    _translate_qt(app, settings.language_code)
    # Tells the platform as well, so that title bars follow where it draws them.
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[settings.theme])
    theme.apply(app, wants_dark(settings))


def wants_dark(settings: Settings) -> bool:
    """Whether the window should be dark now."""
    return settings.theme == "dark" or (settings.theme == "system" and theme.system_is_dark())


def _translate_qt(app: QApplication, language: str) -> None:
    """Translates the words that Qt itself brings: OK, Cancel, the file dialogs."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != "en" and translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
