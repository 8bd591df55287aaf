"""Jobs run one after another on one thread, with the real engine."""

import threading

import psutil
from pytestqt.qtbot import QtBot

from recdesk.engine.service.client import EngineClient
from recdesk.gui.jobs import JobRunner
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


def test_a_runner_that_is_shut_down_leaves_no_engine_process_behind(qtbot: QtBot) -> None:
    """It would hold the shop's file, and gigabytes of memory, after the window is gone."""
    client = EngineClient()
    runner = JobRunner(client)
    runner.start()
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS):
        runner.submit("leave")
    pid = client.pid
    assert pid is not None
    assert psutil.pid_exists(pid)
    runner.shutdown()
    assert not psutil.pid_exists(pid)
