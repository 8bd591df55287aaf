"""How long the window's event loop stalls while a file is imported, trained and explored.

    python tests/benchmarks/ui_stalls.py FILE [--train-sweeps N]

Drives the real window, offscreen, through the real pages: import, training, and meanwhile every page, a
search, products (pointed at for a moment, then clicked), the heatmap and shoppers. A 5 ms timer in the GUI
thread measures the gaps between its ticks; a watching thread notes what the GUI thread was in when a gap
grew. Prints the five longest stalls with what ran, and last a line `longest stall N ms`.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton

TICK = 0.005
WATCHED = 0.015  # a gap worth knowing the cause of, in seconds
PLACES = 3


@dataclass
class Stall:
    """One gap between two ticks, in seconds, and what was going on."""

    length: float
    doing: str
    where: str


@dataclass
class Meter(QObject):
    """Measures the gaps between ticks of a timer in the GUI thread."""

    doing: str = "start"
    stalls: list[Stall] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._gui = threading.get_ident()
        self._last = time.perf_counter()
        self._places: Counter[str] = Counter()
        self._timer = QTimer(self, interval=int(TICK * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()

    def stop(self) -> None:
        self._timer.stop()
        self._stopped.set()
        self._watcher.join()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = now - self._last - TICK
        if gap > 0:
            places = self._places.most_common(1)
            self.stalls.append(Stall(gap, self.doing, places[0][0] if places else ""))
        self._last, self._places = now, Counter()

    def _watch(self) -> None:
        while not self._stopped.wait(TICK):
            if time.perf_counter() - self._last > WATCHED:
                self._places[self._place()] += 1

    def _place(self) -> str:
        """Where the GUI thread is, as its innermost places; holds no frame afterwards, and so no painter.

        Read straight from the frames: `traceback` looks at the files, which would lengthen what is measured.
        """
        frame, places = sys._current_frames().get(self._gui), list[str]()
        while frame is not None and len(places) < PLACES:
            code = frame.f_code
            file = code.co_filename.rpartition(os.sep)[2].removesuffix(".py")
            places.append(f"{file}.{code.co_name}:{frame.f_lineno}")
            frame = frame.f_back
        if not places or places[0].startswith("ui_stalls."):  # the event loop runs; no Python but this one's
            return "Qt or the operating system"
        return " < ".join(places)


def wait(until: Callable[[], bool], seconds: float = 900) -> None:
    """Runs the event loop until a condition holds."""
    loop, deadline = QEventLoop(), time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def pause(seconds: float) -> None:
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() >= end)


def explore(window: QObject, meter: Meter, while_doing: str) -> None:
    """Looks at every page as a person would; with a model there is more to see."""
    session = window.session
    for key in ("data", "train", "similar", "heatmap", "shopper"):
        meter.doing = f"{while_doing}: page {key}"
        window.show_page(key)
        pause(0.4)
        if session.learned is None:
            continue
        if key == "similar":
            search = window.findChild(QLineEdit, "itemSearch")
            for letter in "milk":
                meter.doing = f"{while_doing}: search"
                QTest.keyClick(search, letter)
                pause(0.15)
            search.clear()
            pause(0.3)
            table = window.findChild(QAbstractItemView, "itemTable")
            for row in range(8):
                meter.doing = f"{while_doing}: product {row}"
                at = table.visualRect(table.model().index(row, 0)).center()
                QTest.mouseMove(table.viewport(), at)
                pause(0.05)
                QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
                pause(0.15)
        elif key == "shopper":
            for code in range(5):
                meter.doing = f"{while_doing}: shopper"
                session.set_current_user(code)
                pause(0.15)


def run(file: Path, folder: Path, sweeps: int | None) -> list[Stall]:
    from recdesk.engine.factorization.options import TrainingOptions
    from recdesk.gui.app import build
    from recdesk.gui.garbage import GarbageCollector
    from recdesk.gui.settings import Settings

    app, window = build([], Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)))
    collector = GarbageCollector()
    window.resize(1280, 800)
    window.show()
    session = window.session
    notices = []
    session.notice.connect(notices.append)
    pause(0.5)
    meter = Meter(doing="pages made at leisure")
    try:
        window.pages.make_ready()
        pause(3.0)  # in which a person would still look for the file
        meter.doing = "create"
        session.create_workspace(folder / "shop.recdesk")
        wait(lambda: session.shop is not None)
        meter.doing = "preview"
        window.take_files([file])
        button = []

        def previewed() -> bool:
            button[:] = [
                one for one in window.findChildren(QPushButton, "importConfirmButton") if one.isVisible()
            ]
            return bool(button) and button[0].isEnabled()

        wait(previewed)
        meter.doing = "import"
        QTest.mouseClick(button[0], Qt.MouseButton.LeftButton)
        while session.incidence is None:
            if any(notice.kind == "error" for notice in notices):
                raise SystemExit(notices[-1].text)
            explore(window, meter, "import")
        meter.doing = "training"
        session.train(TrainingOptions(iterations=sweeps))
        wait(lambda: bool(session.training and session.training.history))
        explore(window, meter, "training")
        window.show_page("train")
        wait(lambda: session.learned is not None)
        pause(1.0)
        explore(window, meter, "trained")
        meter.doing = "training again"
        session.train(TrainingOptions(iterations=sweeps))
        while session.training and session.training.running:
            explore(window, meter, "training again")
    finally:
        meter.stop()
        collector.stop()
        window.close()
        wait(lambda: not window.isVisible())
    app.processEvents()
    return meter.stalls


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--train-sweeps", type=int, default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stalls = run(arguments.file, Path(folder), arguments.train_sweeps)
    stalls.sort(key=lambda stall: -stall.length)
    for stall in stalls[:5]:
        print(f"{stall.length * 1000:6.1f} ms  {stall.doing:28}  {stall.where}")
    print(f"longest stall {stalls[0].length * 1000:.0f} ms" if stalls else "longest stall 0 ms")


if __name__ == "__main__":
    main()
