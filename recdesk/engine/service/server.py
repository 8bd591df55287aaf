"""The engine process: takes calls from a pipe, runs them one after another, and can be told to stop one."""

import contextlib
import os
import queue
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.engine.errors import EngineError, RecDeskError
from recdesk.engine.progress import Cancelled, Enough
from recdesk.engine.service.protocol import (
    Alive,
    Call,
    Cancel,
    Failure,
    Finish,
    Message,
    Progressed,
    Result,
    Shared,
    Stop,
    Taken,
    decode,
    encode,
    failure,
)

if TYPE_CHECKING:
    from recdesk.engine.service.commands import Commands

PROGRESS_INTERVAL = 0.05  # seconds between two progress messages that carry no figures
WARM_UP_AFTER = 3.0  # seconds from the start until TensorFlow is loaded
BEAT = 2.0  # seconds between two signs of life during a call
FINISHED_EARLY = ("sweep", "tuning")  # stages that have something to keep; others end soon by themselves


def serve(pipe: Connection, reopen: str | None) -> None:
    """Runs the engine process until the pipe closes; `reopen` is a workspace to open first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's to handle
    _come_after_the_window()
    server = _Server(pipe)
    worker = threading.Thread(target=server.work, args=(reopen,), name="engine worker", daemon=True)
    worker.start()
    threading.Thread(target=server.beat, name="heartbeat", daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        server.listen()
    worker.join(timeout=2.0)
    os._exit(0)  # a native library that is still busy must not keep the process


def _come_after_the_window() -> None:
    """Lowers the priority: a frame of the window comes before our sums.

    Linux has it by thread, and BLAS made its own when NumPy was loaded.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    with contextlib.suppress(FileNotFoundError):
        for thread in Path("/proc/self/task").iterdir():
            os.setpriority(os.PRIO_PROCESS, int(thread.name), os.nice(0))


class _Server:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._sending = threading.Lock()
        self._calls: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._finishing: set[int] = set()
        self._shared: dict[int, Shared] = {}
        self._interrupt: Callable[[], None] | None = None
        self._running: int | None = None

    def listen(self) -> None:
        """Takes messages until `Stop`; runs on the main thread, so that a cancel is heard at any time."""
        while True:
            match decode(self._pipe.recv_bytes()):
                case Call() as call:
                    self._calls.put(call)
                case Cancel(id):
                    self._cancelled.add(id)
                    if self._interrupt is not None:
                        self._interrupt()
                case Finish(id):
                    self._finishing.add(id)
                case Taken(id):
                    if (shared := self._shared.pop(id, None)) is not None:
                        shared.release()
                case Stop():
                    self._calls.put(None)
                    return
                case other:
                    raise TypeError(f"the engine takes no {type(other).__name__}")

    def beat(self) -> None:
        """Tells during calls that the process is there; nobody reads the pipe between them."""
        with contextlib.suppress(OSError):
            while True:
                time.sleep(BEAT)
                if (call := self._running) is not None:
                    self._send(Alive(call))

    def work(self, reopen: str | None) -> None:
        """Runs calls until told to end; on a thread of its own. Without it the process has no use."""
        try:
            self._work(reopen)
        except BaseException:
            traceback.print_exc()
            os._exit(1)  # the client sees the process die, and says so

    def _work(self, reopen: str | None) -> None:
        from recdesk.engine.service.commands import Commands

        commands = Commands()
        self._interrupt = commands.interrupt
        if reopen is not None:
            # What hinders it (a file that is gone) is told by the first command that needs the workspace.
            with contextlib.suppress(RecDeskError):
                commands.reopen(reopen)
        # Not at once: what the window asks for first, it asks for without TensorFlow.
        warm_up = threading.Timer(WARM_UP_AFTER, commands.warm_up)
        warm_up.daemon = True
        warm_up.start()
        while (call := self._calls.get()) is not None:
            self._running = call.id
            answer = self._answer(commands, call)
            self._running = None
            self._send(answer)
            self._cancelled.discard(call.id)
            self._finishing.discard(call.id)
        commands.close()

    def _answer(self, commands: "Commands", call: Call) -> Message:
        try:
            header, arrays = commands.run(call.command, call.params, self._progress(call.id))
            shared = self._shared[call.id] = Shared(arrays)
            return Result(call.id, header, shared.description)
        except Cancelled:
            return Failure(call.id, "Cancelled", "", {})
        except RecDeskError as error:
            return failure(call.id, error)
        except MemoryError:
            return failure(call.id, EngineError("out_of_memory"))
        except Exception as error:
            if call.id in self._cancelled:  # interrupted in the middle of a query
                return Failure(call.id, "Cancelled", "", {})
            # A bug: told to the user in one sentence, to the log in full.
            traceback.print_exc()
            return failure(call.id, EngineError("engine_failed", detail=f"{type(error).__name__}: {error}"))

    def _progress(self, call: int) -> Callable[..., None]:
        last = 0.0

        def progress(stage: str, done: int, total: int, /, **figures: float) -> None:
            nonlocal last
            if call in self._cancelled:
                raise Cancelled
            if stage in FINISHED_EARLY and call in self._finishing:
                self._finishing.discard(call)
                raise Enough
            now = time.monotonic()
            if figures or done == total or now - last >= PROGRESS_INTERVAL:
                last = now
                numbers = {name: float(value) for name, value in figures.items()}
                self._send(Progressed(call, stage, int(done), int(total), numbers))

        return progress

    def _send(self, message: Message) -> None:
        with self._sending:
            self._pipe.send_bytes(encode(message))
