"""A catalogue names pictures in many ways; a shop that works offline reads those that lie on this machine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from recdesk.gui.pictures import picture, picture_file

FOLDER = Path("/shops")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tea.png", "/shops/tea.png"),
        (" images/tea cup.jpg ", "/shops/images/tea cup.jpg"),
        ("/elsewhere/tea.png", "/elsewhere/tea.png"),
        ("file:///elsewhere/tea%20cup.png", "/elsewhere/tea cup.png"),
        ("", None),
        ("https://example.com/tea.png", None),
        ("HTTP://example.com/tea.png", None),
        ("file://server/share/tea.png", None),
        ("//server/share/tea.png", None),
        (r"\\server\share\tea.png", None),
        ("tea\0.png", None),
    ],
)
def test_only_files_of_this_machine_are_meant(name: str, meant: str | None) -> None:
    assert picture_file(name, FOLDER) == (None if meant is None else Path(meant))


def test_a_picture_covers_its_room_and_no_more(tmp_path: Path) -> None:
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    assert image.save(str(tmp_path / "tea.png"))
    found = picture("tea.png", tmp_path, QSize(100, 100))
    assert found is not None
    assert (found.width(), found.height()) == (133, 100)
    assert found.pixelColor(50, 50) == QColor("green")


@pytest.mark.parametrize("name", ["letter.png", "missing.png", ".", "x" * 5_000])
def test_what_is_no_picture_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.png").write_text("Dear Sir or Madam")
    assert picture(name, tmp_path, QSize(100, 100)) is None
