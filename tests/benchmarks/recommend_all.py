"""Times the recommendations of all shoppers against implicit's batch recommend, in one run.

    pip install implicit
    python tests/benchmarks/recommend_all.py --users 100000 --items 40000 --rounds 3

The arrays are generated, and both have the same factors. Each round runs every contestant once; the ratios
are between medians, above 1 where RecDesk is faster. RecDesk also folds every shopper in from what they
bought by now and scores again in double precision; implicit takes the shoppers' factors as they are.
"""

import argparse
import os
import statistics
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as implicit asks for, which has threads of its own

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix

from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.factorization.fold_in_many import Histories, fold_in_many
from recdesk.engine.incidence import Incidence
from recdesk.engine.recommendation import Recommender, recommend_all


def generated_shop(users: int, items: int, purchases: int, factors: int) -> tuple[FactorModel, Incidence]:
    """Purchases with a long tail, and product vectors in clusters; everybody buys something."""
    random = np.random.default_rng(0)
    popularity = 1 / np.arange(1, items + 1) ** 0.8
    bought = random.choice(items, purchases, p=popularity / popularity.sum())
    buyers = np.concatenate((np.arange(users), random.integers(0, users, purchases - users)))
    pairs = np.union1d(buyers * items + bought, random.integers(0, users, items) * items + np.arange(items))
    interactions = Interactions(
        (pairs // items).astype(np.int32),
        (pairs % items).astype(np.int32),
        np.ones(len(pairs), np.float32),
        None,
        [str(code) for code in range(users)],
        [str(code) for code in range(items)],
        "implicit",
    )
    centres = random.standard_normal((100, factors))
    vectors = centres[random.integers(0, 100, items)] + random.standard_normal((items, factors))
    vectors *= 0.3 / factors**0.5
    options = TrainingOptions("ranking", regularization=0.02, unobserved_weight=0.05)
    no_users = np.zeros((users, factors), np.float32)
    return FactorModel("ranking", no_users, vectors.astype(np.float32), options), Incidence.of(interactions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--users", type=int, default=100_000)
    parser.add_argument("--items", type=int, default=40_000)
    parser.add_argument("--purchases", type=int, default=1_500_000)
    parser.add_argument("--factors", type=int, default=64)
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    model, incidence = generated_shop(options.users, options.items, options.purchases, options.factors)
    recommender = Recommender.of(model, incidence)
    histories = Histories(incidence.user_start, incidence.items, incidence.values)
    started = time.perf_counter()
    vectors, _ = fold_in_many(model, histories)
    print(f"of which folding in {time.perf_counter() - started:.2f} s")
    rival = AlternatingLeastSquares(options.factors)
    rival.user_factors, rival.item_factors = vectors[:, 0].copy(), model.item_factors
    shape = (options.users, options.items)
    bought = csr_matrix((incidence.values, incidence.items, incidence.user_start), shape)
    everybody = np.arange(options.users)
    contestants = {
        "RecDesk": lambda: recommend_all(recommender, options.top).items,
        "implicit": lambda: rival.recommend(everybody, bought, N=options.top)[0],
    }
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    lists: dict[str, np.ndarray] = {}
    for _ in range(options.rounds):
        for name, run in contestants.items():
            started = time.perf_counter()
            lists[name] = run()
            seconds[name].append(time.perf_counter() - started)
    same = np.mean(np.sort(lists["RecDesk"], axis=1) == np.sort(lists["implicit"], axis=1))
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    print(f"{options.users:,} shoppers x {options.items:,} products, {len(incidence.items):,} purchases,")
    print(f"{options.factors} factors, top {options.top}, {options.rounds} rounds; {same:.2%} the same")
    for name, median in medians.items():
        print(f"{name:12} median {median:7.2f} s   ratio to RecDesk {median / medians['RecDesk']:5.2f}")


if __name__ == "__main__":
    main()
