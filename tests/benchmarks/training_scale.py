"""Prints what training a ranking model costs, by interactions and factors.

    python tests/benchmarks/training_scale.py --interactions 1000000 10000000 25000000 --factors 64 128 256

The interactions are generated, with a long tail: 30 for each user and 100 for each product on average. Each
row of the table is a process of its own (on Linux). Memory is the process's peak beyond what it had with
TensorFlow loaded and the interactions in memory; "total" is the peak with both. "per million" is a sweep's
time divided by the interactions: where it stays the same, time grows linearly.
"""

import argparse
import multiprocessing
import statistics
import time
from pathlib import Path

import numpy as np

from recdesk.engine import Interactions
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.tensors import choose_device, tensorflow

GIB = 1 << 30


def generated(size: int) -> Interactions:
    """Users are log-normally busy, products are bought by Zipf's law; every pair is there once at most."""
    random = np.random.default_rng(0)
    users, items = max(size // 30, 10), max(size // 100, 10)
    busy = np.cumsum(random.lognormal(sigma=1.0, size=users))
    bought = np.cumsum(1 / np.arange(1, items + 1) ** 0.9)
    pairs = np.zeros(0, np.int64)
    while len(pairs) < size:  # popular pairs are drawn more than once
        more = size - len(pairs) + size // 50
        user = np.searchsorted(busy, random.random(more) * busy[-1])
        item = np.searchsorted(bought, random.random(more) * bought[-1])
        pairs = np.union1d(pairs, user * items + item)
    pairs = np.sort(random.choice(pairs, size, replace=False, shuffle=False))
    ids = range(users), range(items)
    codes = (pairs // items).astype(np.int32), (pairs % items).astype(np.int32)
    return Interactions(*codes, np.ones(size, np.float32), None, *ids, "implicit")  # type: ignore[arg-type]


def memory(name: str) -> float:
    """GiB; VmRSS is now, VmHWM the peak."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024 / GIB


def measure(size: int, factors: int, sweeps: int) -> str:
    data = generated(size)
    tensorflow()
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew: generating takes more
    before = memory("VmRSS")
    device = choose_device("cpu")
    start = time.perf_counter()
    als = ImplicitALS(data, data.value, Penalty(0.006, 1e-3), factors, 0, device, lambda: None)
    preparing = time.perf_counter() - start
    times: list[float] = []
    for _ in range(sweeps):
        start = time.perf_counter()
        als.sweep(lambda: None)
        times.append(time.perf_counter() - start)
    start = time.perf_counter()
    als.settle(lambda: None)
    settling = time.perf_counter() - start
    sweep, most = statistics.median(times), memory("VmHWM")
    return (
        f"{size:>12,} {data.users:>10,} {data.items:>9,} {factors:>8} {preparing:>9.1f} s {sweep:>8.2f} s "
        f"{sweep / size * 1e6:>9.3f} s {settling:>8.1f} s {most - before:>7.1f} GiB {most:>6.1f} GiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--interactions", type=int, nargs="+", default=[1_000_000, 10_000_000, 25_000_000])
    parser.add_argument("--factors", type=int, nargs="+", default=[64])
    parser.add_argument("--sweeps", type=int, default=3)
    options = parser.parse_args()
    print(
        "interactions      users  products  factors  preparing      sweep  per million  settling"
        "      memory      total"
    )
    context = multiprocessing.get_context("spawn")
    for factors in options.factors:
        for size in options.interactions:
            with context.Pool(1) as pool:
                print(pool.apply(measure, (size, factors, options.sweeps)), flush=True)


if __name__ == "__main__":
    main()
