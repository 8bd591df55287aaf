"""The application: made, wired and run."""

import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from threadpoolctl import threadpool_limits

import recdesk
from recdesk.gui import appearance
from recdesk.gui.garbage import GarbageCollector
from recdesk.gui.messages import Notice
from recdesk.gui.session import Session
from recdesk.gui.settings import Settings
from recdesk.gui.views.main_window import MainWindow
from recdesk.i18n import tr
from recdesk.paths import resource, user_data

log = logging.getLogger("recdesk")


def build(argv: list[str], settings: Settings | None = None) -> tuple[QApplication, MainWindow]:
    """Makes the application and its window, not shown yet.

    Args:
        argv: as in sys.argv; what Qt knows of it, Qt takes.
        settings: other ones than the user's, for tests.
    """
    # What the window computes is small; a second thread would only wait for a core that the engine has.
    threadpool_limits(1, user_api="blas")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(argv)
    app.setApplicationName("RecDesk")
    app.setApplicationVersion(recdesk.__version__)
    app.setDesktopFileName("recdesk")
    app.setWindowIcon(QIcon(str(resource("icons", "recdesk.svg"))))
    settings = settings or Settings()
    appearance.apply(app, settings)
    return app, MainWindow(Session(settings))


def main(open_path: Path | None = None, sample: bool = False) -> int:
    """Runs the window until it is closed.

    Args:
        open_path: a workspace to open at once.
        sample: open the sample shop at once.

    Returns:
        the exit status.
    """
    logging.basicConfig(
        filename=user_data() / "recdesk.log",
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        encoding="utf-8",
    )
    app, window = build(sys.argv[:1])
    crashes = Crashes(window.session)
    sys.excepthook = crashes.hook
    collector = GarbageCollector()
    window.show()
    window.pages.make_ready()
    if open_path is not None:
        window.session.open_workspace(open_path)
    elif sample:
        window.session.open_sample()
    status = app.exec()
    collector.stop()
    return status


class Crashes(QObject):
    """Takes what nobody caught, logs it, and says so in the message bar instead of dying silently."""

    _happened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._happened.connect(self._on_happened)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For sys.excepthook; may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("uncaught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        self._happened.emit(f"{kind.__name__}: {error}")

    @Slot(str)
    def _on_happened(self, what: str) -> None:
        text = tr(
            "Something went wrong that should not have: {detail}. Details are in {path}.",
            detail=what,
            path=str(user_data() / "recdesk.log"),
        )
        self._session.notice.emit(Notice("error", text))
