"""Work on arrays on several threads at once."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from threadpoolctl import threadpool_limits

Job = TypeVar("Job")
Result = TypeVar("Result")

_AHEAD = 4
"""Jobs that wait for each thread: enough to keep it busy, few enough to bound what waits in memory."""


def spare_cores() -> int:
    """How many cores a long computation may use: with more than two, one is left to the window."""
    cores = os.cpu_count() or 1
    return cores if cores <= 2 else cores - 1


def mapped(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """The results of the jobs in their order, computed on threads some jobs ahead.

    It pays where the time goes into NumPy and SciPy, which let other threads go on meanwhile. BLAS has one
    thread for each job then. When the caller stops in the middle, only jobs already begun are ended.
    """
    threads = spare_cores()
    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for job in jobs:
                waiting.append(pool.submit(work, job))
                if len(waiting) > _AHEAD * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()


def in_shares(work: Callable[[slice], None], count: int) -> None:
    """Calls `work` with parts of range(count), all at once, and waits for them.

    For what takes milliseconds: the threads are kept. One core reads slower than memory is.
    """
    share = max(1, -(-count // spare_cores()))
    parts = [slice(start, min(start + share, count)) for start in range(0, count, share)]
    list(_kept_threads().map(work, parts))


@cache
def _kept_threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(spare_cores(), thread_name_prefix="share")
