"""Settings survive what is written in them."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from recdesk.gui.settings import RECENT_LIMIT, Settings


def test_settings_come_back(tmp_path: Path) -> None:
    ini = str(tmp_path / "settings.ini")
    first = Settings(QSettings(ini, QSettings.Format.IniFormat))
    first.theme, first.language, first.last_folder = "dark", "zh_CN", tmp_path
    first.geometry = QByteArray(b"\x01\x00\xff")
    path = tmp_path / "店铺, 1; 2.recdesk"
    path.touch()
    first.add_recent(path)
    first.sync()
    again = Settings(QSettings(ini, QSettings.Format.IniFormat))
    assert (again.theme, again.language, again.last_folder) == ("dark", "zh_CN", tmp_path)
    assert again.geometry == QByteArray(b"\x01\x00\xff")
    assert again.recent_files == [path]


@given(st.lists(st.sampled_from([f"shop{n}" for n in range(12)]), max_size=30))
def test_recent_files_are_the_last_opened_each_once(opened: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat))
        for name in opened:
            path = Path(folder, f"{name}.recdesk")
            path.touch()
            settings.add_recent(path)
        expected = list(dict.fromkeys(reversed(opened)))[:RECENT_LIMIT]
        assert [path.stem for path in settings.recent_files] == expected


@given(st.text() | st.integers(-(2**31), 2**31 - 1) | st.binary())
def test_nonsense_in_the_settings_counts_as_not_set(value: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat)
        for key in ("theme", "language", "last_folder", "recent_files", "geometry", "smallest_group"):
            store.setValue(key, value)
        settings = Settings(store)
        assert settings.theme in ("system", "light", "dark")
        assert settings.language_code in ("en", "zh_CN")
        assert settings.last_folder.is_dir()
        assert isinstance(settings.recent_files, list)
        assert settings.smallest_group >= 1
