"""Times the similar lists of all products against FAISS's exact index in one run, and tells their memory.

    python tests/benchmarks/all_neighbours.py --items 68509 --top 50 --metric shoppers --rounds 3
    python tests/benchmarks/all_neighbours.py --shop grocer.recdesk --top 50 --metric shoppers
    python tests/benchmarks/all_neighbours.py --items 1000000 --users 500000 --purchases 8000000 --approximate

The arrays are generated, or those of a shop with a model. --approximate runs RecDesk alone, since the exact
index takes half an hour at a million products, and tells the recall that it has measured. Each round
runs every contestant once; the ratios are between medians, above 1 where RecDesk is faster. RecDesk also
scores again in double precision and counts the shoppers in common, which the others do not.
"""

import argparse
import statistics
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import METRICS, ItemSimilarity, all_neighbours
from recdesk.engine.workspace import Workspace


def generated_shop(items: int, factors: int, users: int, purchases: int) -> tuple[FactorModel, Incidence]:
    """Products in clusters, and purchases with a long tail; everything is bought by somebody."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((100, factors))
    vectors = centres[random.integers(0, 100, items)] + random.standard_normal((items, factors))
    popularity = 1 / np.arange(1, items + 1) ** 0.8
    bought = random.choice(items, purchases, p=popularity / popularity.sum())
    pairs = np.unique(random.integers(0, users, purchases) * items + bought)
    pairs = np.union1d(pairs, random.integers(0, users, items) * items + np.arange(items))
    interactions = Interactions(
        (pairs // items).astype(np.int32),
        (pairs % items).astype(np.int32),
        np.ones(len(pairs), np.float32),
        None,
        [str(code) for code in range(users)],
        [str(code) for code in range(items)],
        "implicit",
    )
    tastes = centres[random.integers(0, 100, users)] + random.standard_normal((users, factors))
    model = FactorModel("ranking", tastes.astype(np.float32), vectors.astype(np.float32), TrainingOptions())
    return model, Incidence.of(interactions)


@contextmanager
def watched_memory() -> Generator[list[int]]:
    """The most bytes that the process takes up above what it does now; told when it is over."""
    process, over, most = psutil.Process(), threading.Event(), [0]
    before = process.memory_info().rss

    def watch() -> None:
        while not over.wait(0.02):
            most[0] = max(most[0], process.memory_info().rss - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def faiss_exact(vectors: np.ndarray, top: int) -> None:
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    index.search(vectors, top + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--users", type=int, default=2_500)
    parser.add_argument("--purchases", type=int, default=900_000)
    parser.add_argument("--factors", type=int, default=64)
    parser.add_argument("--top", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--metric", choices=METRICS, default="cosine")
    parser.add_argument("--shop", type=Path, help="a workspace with a model, in place of generated arrays")
    parser.add_argument("--approximate", action="store_true")
    options = parser.parse_args()
    if options.shop:
        with Workspace.open(options.shop) as workspace:
            similarity = workspace.similarity(workspace.model(), options.metric)
    else:
        shop = generated_shop(options.items, options.factors, options.users, options.purchases)
        similarity = ItemSimilarity.of(*shop, metric=options.metric)
    recalls: list[float | None] = []

    def ours() -> None:
        limit = 1 if options.approximate else None
        recalls.append(all_neighbours(similarity, options.top, approximate_from=limit).recall)

    contestants: dict[str, Callable[[], object]] = {"RecDesk": ours}
    if not options.approximate:
        contestants["FAISS exact"] = lambda: faiss_exact(similarity.vectors.all(), options.top)
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    memory = dict.fromkeys(contestants, 0)
    for _ in range(options.rounds):
        for name, run in contestants.items():
            with watched_memory() as most:
                start = time.perf_counter()
                run()
                seconds[name].append(time.perf_counter() - start)
            memory[name] = max(memory[name], most[0])
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    print(
        f"{similarity.items:,} products x {similarity.vectors.width}, {similarity.metric}, "
        f"top {options.top}, {options.rounds} rounds"
    )
    for name, median in medians.items():
        ratio = median / medians["RecDesk"]
        print(
            f"{name:12} median {median:7.2f} s   ratio {ratio:5.2f}   memory {memory[name] / 2**20:6.0f} MiB"
        )
    if options.approximate:
        print(f"recall@20 {recalls[-1]}")


if __name__ == "__main__":
    main()
