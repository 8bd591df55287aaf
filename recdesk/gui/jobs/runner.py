"""Runs jobs one after another on a worker thread around the engine client, and tells how they go.

The worker thread emits one private signal, which arrives queued in the window's thread; every public
signal is emitted there, so that whoever listens need not think of threads.
"""

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from recdesk.engine.errors import EngineError, RecDeskError
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled
from recdesk.engine.service.client import EngineClient

LOOK_AGAIN = 0.5  # seconds between two looks at an engine process that has nothing to do


@dataclass(frozen=True)
class Job:
    """One piece of work.

    Attributes:
        id: counts up.
        command: of `recdesk.engine.service.commands`.
        params: JSON values for it.
        title: what the window calls it, translated; empty for work that is not shown.
        finish: turns the engine's answer into what the window holds; runs on the worker thread.
        latest_of: of waiting jobs with the same word only the newest is kept.
        background: makes way for every other job: it waits behind them, is cancelled for one that comes,
            and is done anew afterwards.
        kept: goes before every other job, and is done even where the runner is shut down before its turn:
            for a moment's work that a person would miss.
    """

    id: int
    command: str
    params: dict[str, Any]
    title: str = ""
    finish: Callable[[Parts], Any] = lambda parts: parts
    latest_of: str = ""
    background: bool = False
    kept: bool = False


@dataclass(frozen=True)
class JobProgress:
    """How far a job is; `seconds_left` is None until it can be told."""

    job: Job
    stage: str
    done: int
    total: int
    figures: dict[str, float]
    seconds_left: float | None


@dataclass(frozen=True)
class JobResult:
    """A job's outcome: what `Job.finish` made of it."""

    job: Job
    value: Any


@dataclass(frozen=True)
class JobFailure:
    """A job's error."""

    job: Job
    error: RecDeskError


@dataclass(frozen=True)
class _Started:
    job: Job


@dataclass(frozen=True)
class _Cancelled:
    job: Job


@dataclass(frozen=True)
class _Died:
    """The engine process, while there was nothing to do."""


class JobRunner(QObject):
    """The queue of jobs; lives in the window's thread.

    Signals:
        started: Job, taken from the queue.
        progressed: JobProgress.
        finished: JobResult.
        failed: JobFailure.
        cancelled: Job.
        engine_died: the engine process died between two jobs; it has been started again.
    """

    started: ClassVar[Signal] = Signal(object)
    progressed: ClassVar[Signal] = Signal(object)
    finished: ClassVar[Signal] = Signal(object)
    failed: ClassVar[Signal] = Signal(object)
    cancelled: ClassVar[Signal] = Signal(object)
    engine_died: ClassVar[Signal] = Signal()
    _told: ClassVar[Signal] = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker(client, self._told.emit)
        self._ids = itertools.count(1)
        self._running: Job | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> Job | None:
        """The job that the engine works on now."""
        return self._running

    @property
    def busy(self) -> bool:
        """Whether a job that the window shows is running or waiting."""
        return any(job.title for job in self._worker.jobs())

    def start(self) -> None:
        """Starts the worker thread and, on it, the engine process; does nothing from the second time on."""
        self._worker.start()

    def submit(self, command: str, params: dict[str, Any] | None = None, **about: Any) -> Job:
        """Queues a job; `about` are the further fields of Job."""
        job = Job(next(self._ids), command, params or {}, **about)
        self._worker.put(job)
        return job

    def cancel(self) -> None:
        """Cancels the running job; waiting ones go on."""
        self._worker.cancel()

    def finish(self) -> None:
        """Has the running job end early and keep what it has so far, where it is of that kind."""
        self._worker.client.finish()

    def engine_memory(self) -> int | None:
        """Bytes of memory that the engine process takes up, None while there is none."""
        return self._worker.client.memory()

    def shutdown(self) -> None:
        """Drops what waits and cancels what runs, but for `Job.kept`; then ends the engine process.

        Waits for the thread.
        """
        self._worker.shutdown()

    @Slot(object)
    def _on_told(self, event: object) -> None:
        match event:
            case _Started(job):
                self._running = job
                self.started.emit(job)
            case JobProgress():
                self.progressed.emit(event)
            case JobResult():
                self._running = None
                self.finished.emit(event)
            case JobFailure():
                self._running = None
                self.failed.emit(event)
            case _Cancelled(job):
                self._running = None
                self.cancelled.emit(job)
            case _Died():
                self.engine_died.emit()
            case _:
                raise TypeError(type(event))


@dataclass
class _Clock:
    """Estimates the time left from the steps done in the current stage."""

    stage: str = ""
    since: float = 0.0
    first: int = 0

    def seconds_left(self, stage: str, done: int, total: int) -> float | None:
        now = time.monotonic()
        if stage != self.stage:
            self.stage, self.since, self.first = stage, now, done
        steps = done - self.first
        return (now - self.since) / steps * (total - done) if steps > 0 and total else None


@dataclass
class _Worker:
    """The thread: takes jobs, calls the engine, tells what happens through `tell`."""

    client: EngineClient
    tell: Callable[[object], None]
    _queue: deque[Job] = field(default_factory=deque[Job])
    _running: Job | None = None
    _made_way: Job | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _stopping: bool = False
    _thread: threading.Thread | None = None

    def start(self) -> None:
        if self._thread is None and not self._stopping:
            self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
            self._thread.start()

    def jobs(self) -> list[Job]:
        with self._changed:
            return ([self._running] if self._running else []) + list(self._queue)

    def put(self, job: Job) -> None:
        with self._changed:
            if job.latest_of:
                self._queue = deque(waiting for waiting in self._queue if waiting.latest_of != job.latest_of)
            self._queue.append(job)
            self._sort()
            if self._running is not None and self._running.background and not job.background:
                self._made_way = self._running
                self.client.cancel()  # under the lock, so that it cannot hit the next job
            self._changed.notify()

    def cancel(self) -> None:
        self.client.cancel()

    def shutdown(self) -> None:
        with self._changed:
            self._stopping = True
            self._queue = deque(job for job in self._queue if job.kept)
            if self._running is None or not self._running.kept:
                self.client.cancel()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        self.client.start()
        while (job := self._next()) is not None:
            self.tell(_Started(job))
            outcome = self._outcome(job)
            with self._changed:
                self._running = None
                if job is self._made_way and not isinstance(outcome, JobResult) and not self._stopping:
                    self._put_back(job)
                    continue
            self.tell(outcome)
        self.client.close()

    def _put_back(self, job: Job) -> None:
        """Queues a background job again that made way, unless a newer one took its place."""
        if not any(waiting.latest_of == job.latest_of for waiting in self._queue if job.latest_of):
            self._queue.append(job)
            self._sort()

    def _sort(self) -> None:
        self._queue = deque(sorted(self._queue, key=lambda waiting: (not waiting.kept, waiting.background)))

    def _next(self) -> Job | None:
        with self._changed:
            while not self._changed.wait_for(lambda: self._stopping or self._queue, LOOK_AGAIN):
                if self.client.died:
                    self.client.start()
                    self.tell(_Died())
            if not self._queue:
                return None
            self._running = self._queue.popleft()
            return self._running

    def _outcome(self, job: Job) -> object:
        clock = _Clock()

        def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
            self.tell(JobProgress(job, stage, done, total, figures, clock.seconds_left(stage, done, total)))

        try:
            return JobResult(job, job.finish(self.client.call(job.command, job.params, progress)))
        except Cancelled:
            return _Cancelled(job)
        except RecDeskError as error:
            return JobFailure(job, error)
        except Exception as error:  # a bug must reach the message bar, not end the thread unseen
            return JobFailure(job, EngineError("engine_failed", detail=f"{type(error).__name__}: {error}"))
