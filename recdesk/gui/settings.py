"""What the window remembers between two starts: recent files, appearance, language, geometry."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QSettings

from recdesk.i18n import system_language

ThemeChoice = Literal["system", "light", "dark"]
LanguageChoice = Literal["system", "en", "zh_CN"]

RECENT_LIMIT = 8
SMALLEST_GROUP = 5

_THEMES: dict[str, ThemeChoice] = {"light": "light", "dark": "dark"}
_LANGUAGES: dict[str, LanguageChoice] = {"en": "en", "zh_CN": "zh_CN"}


class Settings:
    """Typed access to a QSettings file; an unreadable value counts as not set."""

    def __init__(self, store: QSettings | None = None) -> None:
        """Takes the user's own settings, or a given store such as a test's ini file."""
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "RecDesk", "RecDesk"
        )

    @property
    def recent_files(self) -> list[Path]:
        """Workspaces opened last, newest first, without those that are gone."""
        return [path for path in map(Path, self._list("recent_files")) if _exists(path)]

    def add_recent(self, path: Path) -> None:
        """Puts a workspace in front of the recent ones."""
        added = str(path.resolve())
        others = [other for other in self._list("recent_files") if other != added]
        self._store.setValue("recent_files", [added, *others][:RECENT_LIMIT])

    def clear_recent(self) -> None:
        self._store.remove("recent_files")

    @property
    def theme(self) -> ThemeChoice:
        return _THEMES.get(self._text("theme"), "system")

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice)

    @property
    def language(self) -> LanguageChoice:
        return _LANGUAGES.get(self._text("language"), "system")

    @language.setter
    def language(self, choice: LanguageChoice) -> None:
        self._store.setValue("language", choice)

    @property
    def language_code(self) -> str:
        """The language to show: the chosen one, or the system's."""
        return system_language() if self.language == "system" else self.language

    @property
    def smallest_group(self) -> int:
        """Of fewer shoppers than this, numbers about two products are not shown; 1 shows all."""
        text = str(self._store.value("smallest_group"))
        known = text.isascii() and text.isdecimal() and len(text) < 4
        return max(int(text), 1) if known else SMALLEST_GROUP

    @smallest_group.setter
    def smallest_group(self, shoppers: int) -> None:
        self._store.setValue("smallest_group", shoppers)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the main window, as QWidget.saveGeometry gives it; empty when not set."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def last_folder(self) -> Path:
        """Where the last file was chosen; the home folder when that is gone."""
        folder = Path(self._text("last_folder"))
        return folder if folder.is_absolute() and folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("last_folder", str(folder))

    @property
    def product_columns(self) -> list[str]:
        """Names of the columns of the product table; empty when none were chosen."""
        return self._list("product_columns")

    @product_columns.setter
    def product_columns(self, names: list[str]) -> None:
        self._store.setValue("product_columns", names)

    def sync(self) -> None:
        """Writes what is not written yet."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""

    def _list(self, key: str) -> list[str]:
        # An ini file gives a list of one back as a plain string.
        value = self._store.value(key)
        if isinstance(value, str):
            return [value] if value else []
        return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # such as a name that is too long
        return False
