"""Jobs run one after another on one thread, with the real engine."""

import threading

from pytestqt.qtbot import QtBot

from recdesk.gui.session import Session

PATIENCE_MS = 60_000


def job_threads() -> int:
    return [thread.name for thread in threading.enumerate()].count("jobs")


def test_a_runner_that_is_started_twice_works_on_one_thread(qtbot: QtBot, session: Session) -> None:
    """Two threads would share one engine process, and each take the other's answers."""
    session.start()
    session.start()
    assert job_threads() == 1
    with qtbot.waitSignal(session.jobs.finished, timeout=PATIENCE_MS) as finished:
        session.jobs.submit("leave")
    assert finished.args is not None
    assert finished.args[0].job.command == "leave"
    session.shutdown()
    session.start()
    assert job_threads() == 0, "what has ended is not begun again"
