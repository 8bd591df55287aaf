"""Times the similar lists of all products against FAISS's exact index, or else plain NumPy, in one run.

    pip install faiss-cpu        (optional)
    python tests/benchmarks/all_neighbours.py --items 68509 --rounds 3

The arrays are generated. Each round runs every contestant once; the ratios are between medians, above 1
where RecDesk is faster. RecDesk also scores again in double precision and counts the shoppers in common,
which the others do not.
"""

import argparse
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ItemSimilarity, all_neighbours

BLOCK = 512


def generated_shop(items: int, factors: int, users: int, purchases: int) -> tuple[FactorModel, Incidence]:
    """Products in clusters, and purchases with a long tail."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((100, factors))
    vectors = centres[random.integers(0, 100, items)] + random.standard_normal((items, factors))
    popularity = 1 / np.arange(1, items + 1) ** 0.8
    bought = random.choice(items, purchases, p=popularity / popularity.sum())
    pairs = np.unique(random.integers(0, users, purchases) * items + bought)
    pairs = np.union1d(pairs, np.arange(items))  # the first user buys everything once
    interactions = Interactions(
        (pairs // items).astype(np.int32),
        (pairs % items).astype(np.int32),
        np.ones(len(pairs), np.float32),
        None,
        [str(code) for code in range(users)],
        [str(code) for code in range(items)],
        "implicit",
    )
    no_users = np.zeros((users, factors), np.float32)
    model = FactorModel("ranking", no_users, vectors.astype(np.float32), TrainingOptions())
    return model, Incidence.of(interactions)


def plain_numpy(vectors: np.ndarray, top: int) -> None:
    """A block of products at a time: matrix product, partition, sort."""
    for start in range(0, len(vectors), BLOCK):
        scores = vectors[start : start + BLOCK] @ vectors.T
        best = np.argpartition(-scores, top, axis=1)[:, : top + 1]
        values = np.take_along_axis(scores, best, axis=1)
        np.take_along_axis(best, np.argsort(-values, axis=1), axis=1)


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
    options = parser.parse_args()
    model, incidence = generated_shop(options.items, options.factors, options.users, options.purchases)
    similarity = ItemSimilarity.of(model, incidence)
    contestants: dict[str, Callable[[], object]] = {
        "RecDesk": lambda: all_neighbours(similarity, options.top)
    }
    if importlib.util.find_spec("faiss"):
        contestants["FAISS exact"] = lambda: faiss_exact(similarity.vectors, options.top)
    else:
        print("faiss-cpu is not installed: the rival is plain NumPy", file=sys.stderr)
        contestants["NumPy"] = lambda: plain_numpy(similarity.vectors, options.top)
    all_neighbours(ItemSimilarity.of(*generated_shop(500, 8, 50, 5_000)), 5)  # loads TensorFlow
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(options.rounds):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    print(
        f"{options.items:,} products x {options.factors} factors, top {options.top}, {options.rounds} rounds"
    )
    for name, median in medians.items():
        print(f"{name:12} median {median:7.2f} s   ratio to RecDesk {median / medians['RecDesk']:5.2f}")


if __name__ == "__main__":
    main()
