"""What the window and the engine process say to each other: JSON records, and arrays in shared memory.

Nothing is pickled: a record is a JSON object with a `kind`; an array is the name of a shared memory
segment with its shape and type. The receiver frees it, and says so with `Taken`; until then the sender
keeps it mapped, since Windows frees a segment when the last one lets go.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing.shared_memory import SharedMemory
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np

from recdesk.engine.errors import ERROR_TYPES, EngineError, RecDeskError
from recdesk.engine.parts import Array, Parts


@dataclass(frozen=True)
class Call:
    """Asks the engine to run a command."""

    id: int
    command: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Cancel:
    """Asks the engine to stop the call with this id."""

    id: int


@dataclass(frozen=True)
class Finish:
    """Asks the engine to end the call with this id early and keep what it has; see `Enough`."""

    id: int


@dataclass(frozen=True)
class Taken:
    """Tells the engine that the arrays of this call's result have arrived."""

    id: int


@dataclass(frozen=True)
class Stop:
    """Asks the engine to close the workspace and end."""


@dataclass(frozen=True)
class Progressed:
    """How far a call is."""

    id: int
    stage: str
    done: int
    total: int
    figures: dict[str, float]


@dataclass(frozen=True)
class Alive:
    """Tells, every few seconds of a call, that the engine process is there."""

    id: int


@dataclass(frozen=True)
class Result:
    """A call's answer; `segments` describes its arrays, see `share`."""

    id: int
    header: dict[str, Any]
    segments: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Failure:
    """A call's error: type and parameters, or "Cancelled"."""

    id: int
    error: str
    code: str
    params: dict[str, Any]


Message = Call | Cancel | Finish | Taken | Stop | Progressed | Alive | Result | Failure
_KINDS: dict[str, type[Message]] = {
    kind.__name__: kind for kind in (Call, Cancel, Finish, Taken, Stop, Progressed, Alive, Result, Failure)
}


def encode(message: Message) -> bytes:
    return json.dumps({"kind": type(message).__name__} | asdict(message)).encode()


def decode(data: bytes) -> Message:
    record = json.loads(data)
    return _KINDS[record.pop("kind")](**record)


def failure(call: int, error: RecDeskError) -> Failure:
    return Failure(call, type(error).__name__, error.code, error.params)


def error_of(message: Failure) -> RecDeskError:
    """The error as it was raised in the engine process."""
    return ERROR_TYPES.get(message.error, EngineError)(message.code, **message.params)


class Shared:
    """Segments that hold the arrays of one result until the receiver has taken them."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self.description: dict[str, dict[str, Any]] = {}
        self._segments: list[SharedMemory] = []
        try:
            for name, array in arrays.items():
                self._put(name, array)
        except OSError:
            self.discard()
            raise

    def _put(self, name: str, array: Array) -> None:
        described: dict[str, Any] = {"dtype": array.dtype.str, "shape": list(array.shape), "segment": None}
        if array.nbytes:
            segment = SharedMemory(create=True, size=array.nbytes)
            self._segments.append(segment)
            np.ndarray(array.shape, array.dtype, buffer=segment.buf)[...] = array
            described["segment"] = segment.name
        self.description[name] = described

    def release(self) -> None:
        """Lets go of the segments; the receiver has taken them."""
        for segment in self._segments:
            segment.close()
        self._segments.clear()

    def discard(self) -> None:
        """Frees segments that nobody will take."""
        for segment in self._segments:
            segment.close()
            segment.unlink()
        self._segments.clear()


class _Owner:
    """Keeps a segment mapped for as long as an array over it lives.

    An ndarray built directly on `SharedMemory.buf` would make its `close` fail, since the buffer is
    still exported; here the array knows only the address, and this object through `base`.
    """

    def __init__(self, segment: SharedMemory, dtype: str, shape: list[int]) -> None:
        assert segment.buf is not None
        self._segment = segment
        address = np.frombuffer(segment.buf, np.uint8).ctypes.data
        self.__array_interface__ = {
            "version": 3,
            "data": (address, True),
            "typestr": dtype,
            "shape": tuple(shape),
        }

    def __del__(self) -> None:
        _left.put(self._segment)


_left: SimpleQueue[SharedMemory] = SimpleQueue()
"""Segments that no array needs any more; may be filled from destructors."""


@cache
def _closing() -> Thread:
    """Closes them: the system takes its time to get a model's memory back, and the window must not wait."""

    def close() -> None:
        while True:
            _left.get().close()

    thread = Thread(target=close, name="closing", daemon=True)
    thread.start()
    return thread


def take(result: Result) -> Parts:
    """The result with its arrays, read-only, over the shared memory itself: nothing is copied."""
    _closing()
    arrays: dict[str, Array] = {}
    for name, described in result.segments.items():
        dtype, shape = described["dtype"], described["shape"]
        if described["segment"] is None:
            arrays[name] = np.zeros(shape, dtype)
            continue
        segment = SharedMemory(name=described["segment"])
        segment.unlink()
        arrays[name] = np.asarray(_Owner(segment, dtype, shape))
    return Parts(result.header, arrays)
