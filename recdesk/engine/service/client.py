"""The window's side of the engine process: start it, call it, cancel, and start it again when it dies."""

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from recdesk.engine.errors import EngineError
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled, Progress, no_progress
from recdesk.engine.service.protocol import (
    Call,
    Cancel,
    Failure,
    Finish,
    Message,
    Progressed,
    Result,
    Stop,
    Taken,
    decode,
    encode,
    error_of,
    take,
)
from recdesk.engine.service.server import serve

SILENCE = 8.0  # seconds without a sign of life after which a call's progress tells so
CANCEL_GRACE = 2.0  # seconds that a cancelled call has to stop by itself before its process is killed
POLL = 0.05


class EngineClient:
    """Calls the engine process, one call at a time, from any one thread.

    `cancel`, `finish` and `memory` may come from any other.

    The process is spawned by `start` or the first call. When it dies, or has to be killed, the next one
    opens the same workspace again.
    """

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._sending = threading.Lock()
        self._last_call = 0
        self._running: int | None = None
        self._cancel_deadline: float | None = None
        self._workspace: str | None = None

    @property
    def pid(self) -> int | None:
        """The engine's process id, None while there is none."""
        return None if self._process is None else self._process.pid

    @property
    def died(self) -> bool:
        """Whether there was a process and it is dead."""
        return self._process is not None and not self._process.is_alive()

    def start(self) -> None:
        """Spawns the process if there is none alive; returns before it is ready."""
        if self._process is not None and self._process.is_alive():
            return
        self._drop()
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=serve, args=(theirs, self._workspace), name="RecDesk engine", daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe = ours

    def call(
        self, command: str, params: Mapping[str, Any] | None = None, progress: Progress = no_progress
    ) -> Parts:
        """Runs a command of `recdesk.engine.service.commands` and waits for its result.

        A process that gives no sign of life for `SILENCE` seconds is waited for, since it may only have
        been stopped for a while; `progress` hears of the stage "silent" then.

        Raises:
            RecDeskError: as the command raised it.
            EngineError: "engine_died" when the process died; it has been started again.
            Cancelled: after `cancel`, or out of `progress`.
        """
        self.start()
        self._last_call += 1
        call = self._last_call
        self._cancel_deadline = None
        self._running = call
        try:
            self._send(Call(call, command, dict(params or {})))
            parts = self._result(call, progress)
        except (EOFError, OSError) as error:
            cancelled = self._cancel_deadline is not None
            self._kill()
            self.start()
            if cancelled:
                raise Cancelled from error
            raise EngineError("engine_died") from error
        finally:
            self._running = None
        if "workspace" in parts.header:
            self._workspace = parts.header["workspace"]
        return parts

    def cancel(self) -> None:
        """Stops the running call: asked first, killed after CANCEL_GRACE seconds."""
        call = self._running
        if call is None or self._cancel_deadline is not None:
            return
        self._cancel_deadline = time.monotonic() + CANCEL_GRACE
        with contextlib.suppress(OSError):
            self._send(Cancel(call))

    def finish(self) -> None:
        """Asks the running call to end early and keep what it has; a call that keeps nothing goes on."""
        call = self._running
        if call is not None:
            with contextlib.suppress(OSError):
                self._send(Finish(call))

    def memory(self) -> int | None:
        """Bytes of memory that the process takes up now, None while there is none."""
        pid = self.pid
        if pid is None:
            return None
        try:
            return psutil.Process(pid).memory_info().rss
        except psutil.NoSuchProcess:
            return None

    def close(self) -> None:
        """Ends the process; a call that is running is lost."""
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._send(Stop())
        if self._process is not None:
            self._process.join(timeout=CANCEL_GRACE)
        self._kill()

    def _result(self, call: int, progress: Progress) -> Parts:
        def report(stage: str, done: int, total: int, /, **figures: float) -> None:
            try:
                progress(stage, done, total, **figures)
            except Cancelled:
                self.cancel()

        while True:
            match self._receive(report):
                case Progressed(id, stage, done, total, figures) if id == call:
                    report(stage, done, total, **figures)
                case Result(id) as result:
                    parts = take(result)
                    self._send(Taken(id))
                    if id == call:
                        return parts
                case Failure(id) as failed if id == call:
                    if failed.error == "Cancelled":
                        raise Cancelled
                    raise error_of(failed)
                case _:
                    pass  # of an earlier call that was cancelled

    def _receive(self, report: Progress) -> Message:
        assert self._pipe is not None
        silent_from, told = time.monotonic() + SILENCE, False
        while not self._pipe.poll(POLL):
            if not told and time.monotonic() > silent_from:
                told = True
                report("silent", 0, 0)
            deadline = self._cancel_deadline
            if deadline is not None and time.monotonic() > deadline:
                raise EOFError("the engine did not stop when asked")
            if self._process is None or not self._process.is_alive():
                raise EOFError("the engine died")
        return decode(self._pipe.recv_bytes())

    def _send(self, message: Message) -> None:
        assert self._pipe is not None
        with self._sending:
            self._pipe.send_bytes(encode(message))

    def _kill(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._drop()

    def _drop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None
