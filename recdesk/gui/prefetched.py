"""What will probably be asked for next, computed while nobody waits for it."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Prefetched(Generic[Answer]):
    """Answers one question after another, on a thread where it was expected."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="prefetched")
        self._question: Hashable = None
        self._answer: Future[Answer] | None = None

    def expect(self, question: Hashable, compute: Callable[[], Answer]) -> None:
        """Begins to compute an answer; one that was expected before and is not begun is not computed."""
        if question == self._question:
            return
        self.forget()
        self._question, self._answer = question, self._pool.submit(compute)

    def answer(self, question: Hashable, compute: Callable[[], Answer]) -> Answer:
        """What `compute` returns, at once where it was expected early enough."""
        begun = self.begun(question)
        return compute() if begun is None else begun.result()

    def begun(self, question: Hashable) -> Future[Answer] | None:
        """An expected answer that is there or being computed; one that waits for another is dropped."""
        expected = self._answer if question == self._question else None
        if expected is None or expected.cancel():
            self.forget()
            return None
        return expected

    def forget(self) -> None:
        """Drops the answer that is kept."""
        if self._answer is not None:
            self._answer.cancel()
        self._question = self._answer = None
