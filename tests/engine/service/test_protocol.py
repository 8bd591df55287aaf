"""Arrays and errors reach the other process as they were, and memory is given back."""

import gc
import threading
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from recdesk.engine.errors import DataError
from recdesk.engine.parts import Parts
from recdesk.engine.service.protocol import (
    Call,
    Failure,
    Result,
    Shared,
    decode,
    encode,
    error_of,
    failure,
    take,
)

DTYPES = st.sampled_from([np.int32, np.int64, np.float32, np.uint8, np.bool_])


def sent(parts: Parts) -> Parts:
    """The parts as the receiver sees them."""
    shared = Shared(parts.arrays)
    message = decode(encode(Result(1, parts.header, shared.description)))
    assert isinstance(message, Result)
    received = take(message)
    shared.release()
    return received


@given(
    st.dictionaries(st.text(max_size=5), arrays.arrays(DTYPES, arrays.array_shapes(min_dims=1, min_side=0)))
)
def test_arrays_arrive_as_they_were(given_arrays):
    received = sent(Parts({"n": 1}, given_arrays))
    assert received.header == {"n": 1}
    assert received.arrays.keys() == given_arrays.keys()
    for name, array in given_arrays.items():
        assert received.arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(received.arrays[name], array)


def test_a_view_keeps_the_memory_and_cannot_change_it():
    received = sent(Parts({}, {"a": np.arange(1000)}))
    view = received.arrays["a"][10:20]
    del received
    gc.collect()
    assert view.tolist() == list(range(10, 20))
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 1


def test_memory_is_freed_with_the_last_array():
    shared = Shared({"a": np.arange(1000)})
    name = shared.description["a"]["segment"]
    received = take(Result(1, {}, shared.description))
    shared.release()
    del received
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=name)


def test_memory_is_given_back_on_a_thread_that_nobody_waits_for(monkeypatch):
    shared = Shared({"a": np.arange(1000)})
    name = shared.description["a"]["segment"]
    closed, on, close = threading.Event(), [], SharedMemory.close

    def told(segment):
        close(segment)
        if segment.name == name:
            on.append(threading.current_thread())
            closed.set()

    received = take(Result(1, {}, shared.description))
    shared.release()
    monkeypatch.setattr(SharedMemory, "close", told)
    part = received.arrays["a"][10:20]
    del received
    assert not closed.wait(0.05), "a part of the array is still there"
    assert part.sum() == 145
    del part
    assert closed.wait(5)
    assert on[0] is not threading.current_thread()


def test_an_error_arrives_with_its_parameters():
    message = decode(encode(failure(7, DataError("too_few", rows=3, path="a.csv"))))
    assert isinstance(message, Failure)
    error = error_of(message)
    assert type(error) is DataError
    assert (error.code, error.params) == ("too_few", {"rows": 3, "path": "a.csv"})


@given(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_calls_arrive_as_they_were(command, value):
    call = Call(1, command, {"value": value})
    assert decode(encode(call)) == call
