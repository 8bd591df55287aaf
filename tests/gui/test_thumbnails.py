"""Small pictures fill their place, are read once and off the window's thread, and do not fill the memory."""

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from pytestqt.qtbot import QtBot

from recdesk.gui import thumbnails
from recdesk.gui.pictures import picture
from recdesk.gui.session import Session
from recdesk.gui.thumbnails import Thumbnails, cropped

ROOM = QSize(28, 28)


def save(path: Path, *colours: str, size: tuple[int, int] = (300, 100)) -> None:
    """A picture of upright stripes."""
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor("transparent"))
    painter = QPainter(image)
    width = size[0] // len(colours)
    for place, colour in enumerate(colours):
        painter.fillRect(place * width, 0, width, size[1], QColor(colour))
    painter.end()
    assert image.save(str(path))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_middle_fills_a_square_with_round_corners(tmp_path: Path, ratio: float) -> None:
    save(tmp_path / "wide.png", "red", "green", "blue")
    found = cropped("wide.png", tmp_path, ROOM, ratio)
    assert found is not None
    side = round(28 * ratio)
    assert (found.width(), found.height(), found.devicePixelRatio()) == (side, side, ratio)
    inside = {found.pixelColor(x, y).name() for x in range(5, side - 5) for y in range(5, side - 5)}
    assert inside == {QColor("green").name()}, "the middle third is as wide as it is high"
    assert found.pixelColor(0, 0).alpha() == found.pixelColor(side - 1, side - 1).alpha() == 0
    assert found.pixelColor(side // 2, 0).alpha() == 255


def test_a_picture_that_lets_through_stands_on_white(tmp_path: Path) -> None:
    save(tmp_path / "glass.png", "transparent")
    found = cropped("glass.png", tmp_path, ROOM, 1.0)
    assert found is not None
    assert found.pixelColor(14, 14) == QColor("white")


@pytest.mark.qt_log_ignore("QICNSHandler", extend=True)  # Qt warns of what Qt has written
def test_a_picture_whose_size_is_told_late_is_no_larger(tmp_path: Path) -> None:
    save(tmp_path / "tea.icns", "green", size=(64, 64))
    assert not QImageReader(str(tmp_path / "tea.icns")).size().isValid()
    found = cropped("tea.icns", tmp_path, ROOM, 1.0)
    assert found is not None
    assert (found.width(), found.height()) == (28, 28)
    assert found.pixelColor(14, 14) == QColor("green")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read, in the order of reading."""
    names: list[str] = []

    def noting(name: str, folder: Path | None, room: QSize) -> QImage | None:
        assert threading.current_thread() is not threading.main_thread()
        names.append(name)
        return picture(name, folder, room)

    monkeypatch.setattr(thumbnails, "picture", noting)
    return names


@pytest.fixture
def pictures(session: Session, fill: Callable[..., None], tmp_path: Path) -> Thumbnails:
    """Of a shop in which product n has the picture n.png; that of 8 is broken and that of 9 is missing."""
    fill(session, with_model=False)
    assert session.shop is not None
    for code in range(8):
        save(tmp_path / f"{code}.png", "green")
    (tmp_path / "8.png").write_text("Dear Sir or Madam")
    images = [*(f"{code}.png" for code in range(10)), *[""] * 10]
    session.path = tmp_path / "teashop.recdesk"
    known = dataclasses.replace(session.shop.catalogue, images=images)
    session.shop = dataclasses.replace(session.shop, catalogue=known)
    return Thumbnails(session, ROOM, cropped, session)


def test_each_picture_is_read_once(qtbot: QtBot, pictures: Thumbnails, read: list[str]) -> None:
    with qtbot.waitSignal(pictures.come):
        assert [pictures.of(code, 1.0) for code in (3, 3, 8, 9, 12)] == [None] * 5
    wanted = ["3.png", "8.png", "9.png"]  # where a paint asks again for what its turn left over
    qtbot.waitUntil(lambda: [pictures.of(code, 1.0) for code in (8, 9)] == [None] * 2 and read == wanted)
    assert pictures.of(3, 1.0) is not None
    with qtbot.waitSignal(pictures.come):
        assert pictures.of(4, 1.0) is None
        pictures.of(8, 1.0)
    assert read == [*wanted, "4.png"]
    assert pictures.any


def test_without_a_picture_nobody_is_told_to_paint(
    qtbot: QtBot, pictures: Thumbnails, read: list[str]
) -> None:
    told: list[bool] = []
    pictures.come.connect(lambda: told.append(True))
    pictures.of(9, 1.0)
    pictures.of(12, 1.0)
    qtbot.waitUntil(lambda: read == ["9.png"])
    qtbot.wait(20)
    assert not told
    assert not pictures.any


def test_the_least_used_are_forgotten_first(
    qtbot: QtBot, pictures: Thumbnails, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_BYTES", 3 * 28 * 28 * 4)
    for code in (0, 1, 2):
        with qtbot.waitSignal(pictures.come):
            pictures.of(code, 1.0)
    assert pictures.of(0, 1.0) is not None
    with qtbot.waitSignal(pictures.come):
        pictures.of(3, 1.0)
    assert [pictures.of(code, 1.0) is not None for code in (0, 2, 3)] == [True] * 3
    with qtbot.waitSignal(pictures.come):
        assert pictures.of(1, 1.0) is None
    assert read == ["0.png", "1.png", "2.png", "3.png", "1.png"]


def test_new_data_may_bring_other_pictures(
    qtbot: QtBot, pictures: Thumbnails, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(pictures.come):
        pictures.of(3, 1.0)
    read, go_on = threading.Event(), threading.Event()

    def slow(name: str, folder: Path | None, room: QSize) -> QImage | None:
        image = picture(name, folder, room)
        read.set()
        go_on.wait(5)
        return image

    monkeypatch.setattr(thumbnails, "picture", slow)
    pictures.of(4, 1.0)
    qtbot.waitUntil(read.is_set)  # the old one is on its way when the data comes
    for code in (3, 4):
        save(tmp_path / f"{code}.png", "blue")
    session.changed.emit("data")
    assert not pictures.any
    go_on.set()
    qtbot.wait(20)
    assert [pictures.of(code, 1.0) for code in (3, 4)] == [None] * 2
    qtbot.waitUntil(lambda: None not in [pictures.of(code, 1.0) for code in (3, 4)])
    found = [pictures.of(code, 1.0) for code in (3, 4)]
    assert [image and image.pixelColor(14, 14).name() for image in found] == ["#0000ff"] * 2
