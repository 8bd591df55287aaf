"""What is expected is computed once, ahead of time; what is not asked for after all costs nothing."""

import threading

import pytest

from recdesk.gui.prefetched import Prefetched


@pytest.fixture
def prefetched() -> Prefetched[int]:
    return Prefetched()


class Counted:
    """Doubles a number, and remembers on which threads it was asked to."""

    def __init__(self, number: int, gate: threading.Event | None = None) -> None:
        self.number, self.gate = number, gate
        self.threads: list[int] = []
        self.begun = threading.Event()

    def __call__(self) -> int:
        self.threads.append(threading.get_ident())
        self.begun.set()
        if self.gate is not None:
            assert self.gate.wait(10)
        return 2 * self.number


def test_an_expected_answer_is_computed_once_and_elsewhere(prefetched: Prefetched[int]) -> None:
    one = Counted(1)
    prefetched.expect("one", one)
    assert one.begun.wait(10)
    assert [prefetched.answer("one", one) for _ in range(3)] == [2, 2, 2]
    assert len(one.threads) == 1
    assert one.threads != [threading.get_ident()]


def test_another_question_is_answered_at_once(prefetched: Prefetched[int]) -> None:
    gate = threading.Event()
    slow, other = Counted(1, gate), Counted(5)
    prefetched.expect("slow", slow)
    assert slow.begun.wait(10)
    assert prefetched.answer("other", other) == 10
    assert other.threads == [threading.get_ident()]
    gate.set()


def test_what_waits_behind_something_slow_is_not_waited_for(prefetched: Prefetched[int]) -> None:
    gate = threading.Event()
    slow, passed_over, wanted = Counted(1, gate), Counted(2), Counted(3)
    prefetched.expect("slow", slow)
    assert slow.begun.wait(10)
    prefetched.expect("passed over", passed_over)
    prefetched.expect("wanted", wanted)
    assert prefetched.answer("wanted", wanted) == 6
    assert wanted.threads == [threading.get_ident()]
    gate.set()
    prefetched.expect("last", last := Counted(4))
    assert last.begun.wait(10)
    assert not passed_over.threads


def test_an_error_is_told_to_who_asks(prefetched: Prefetched[int]) -> None:
    def broken() -> int:
        raise ZeroDivisionError

    prefetched.expect("broken", broken)
    with pytest.raises(ZeroDivisionError):
        prefetched.answer("broken", broken)


def test_what_is_forgotten_is_computed_anew(prefetched: Prefetched[int]) -> None:
    one = Counted(1)
    prefetched.expect("one", one)
    assert one.begun.wait(10)
    prefetched.forget()
    assert prefetched.answer("one", one) == 2
    assert len(one.threads) == 2
