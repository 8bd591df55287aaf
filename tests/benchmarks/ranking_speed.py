"""Times a sweep of the ranking model against implicit's ALS, and measures how both rank after each.

    pip install -e ".[bench]"
    python tests/benchmarks/ranking_speed.py purchases.csv --columns household_id product_id quantity

The contestants take turns, one sweep each: RecDesk, implicit's approximate solver (3 steps of conjugate
gradient, its default) and its exact one, on the same threads. Ratios are between medians, above 1 where
RecDesk is faster. The lists are measured on a tenth of each user's interactions, held out; implicit's
regularization and alpha are given, RecDesk has its defaults.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # implicit asks for it: it has threads of its own

import numpy as np
import pandas as pd

from recdesk.engine import Interactions, TrainingOptions
from recdesk.engine.evaluation import ranking_metrics, user_holdout
from recdesk.engine.factorization.fit import filled_in
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.factorization.weighting import Weighting
from recdesk.engine.tensors import choose_device, tensorflow

Factors = tuple[np.ndarray, np.ndarray]
Contestant = tuple[Callable[[], object], Callable[[], Factors]]
"""One sweep, and the factors of users and items after it."""


def purchases_of(path: Path, columns: list[str]) -> Interactions:
    """Quantities summed by pair; lines that take back what was bought are left out."""
    table = pd.read_csv(path, usecols=columns, dtype=dict.fromkeys(columns[:2], str))
    table = table[table[columns[2]] > 0].groupby(columns[:2], as_index=False).sum()
    user, user_ids = pd.factorize(table[columns[0]])
    item, item_ids = pd.factorize(table[columns[1]])
    counts = table[columns[2]].to_numpy(np.float32)
    codes = user.astype(np.int32), item.astype(np.int32)
    return Interactions(*codes, counts, None, list(user_ids), list(item_ids), "implicit")


def recdesk(train: Interactions, factors: int) -> Contestant:
    options = filled_in(TrainingOptions(objective="ranking", factors=factors), train)
    weights = Weighting.of(train).weights(train.value)
    als = ImplicitALS(train, weights, Penalty.of(options), factors, 0, choose_device("cpu"), lambda: None)
    return lambda: als.sweep(lambda: None), lambda: (als.user_factors, als.item_factors)


def implicit(
    train: Interactions, factors: int, threads: int, exact: bool, regularization: float, alpha: float
) -> Contestant:
    from implicit.cpu.als import AlternatingLeastSquares
    from scipy.sparse import csr_matrix

    ones = np.ones(len(train), np.float32)  # with quantities its exact solver stops at a singular matrix
    matrix = csr_matrix((ones, (train.user, train.item)), (train.users, train.items))
    by_item = matrix.T.tocsr()
    model = AlternatingLeastSquares(
        factors,
        regularization,
        alpha,
        use_cg=not exact,
        iterations=0,
        num_threads=threads,
        random_state=0,
    )
    model.fit(matrix, show_progress=False)  # no iterations: the starting factors only
    confidence, confidence_by_item = alpha * matrix, alpha * by_item

    def sweep() -> None:
        model.solver(confidence, model.user_factors, model.item_factors, regularization, threads)
        model.solver(confidence_by_item, model.item_factors, model.user_factors, regularization, threads)

    return sweep, lambda: (model.user_factors, model.item_factors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--columns", nargs=3, default=["user_id", "item_id", "quantity"])
    parser.add_argument("--factors", type=int, default=64)
    parser.add_argument("--sweeps", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--regularization", type=float, default=10.0, help="implicit's")
    parser.add_argument("--alpha", type=float, default=1.0, help="implicit's")
    options = parser.parse_args()
    tensorflow().config.threading.set_intra_op_parallelism_threads(options.threads)
    data = purchases_of(options.file, options.columns)
    held_out = user_holdout(data, 0.1, 0)
    train, test = data.subset(~held_out), data.subset(held_out)
    given = train, options.factors, options.threads
    contestants = {
        "RecDesk": recdesk(train, options.factors),
        "implicit, 3 steps": implicit(*given, False, options.regularization, options.alpha),
        "implicit, exact": implicit(*given, True, options.regularization, options.alpha),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    curves: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(options.sweeps):
        for name, (sweep, factors_of) in contestants.items():
            start = time.perf_counter()
            sweep()
            seconds[name].append(time.perf_counter() - start)
            users, items = factors_of()
            measured = ranking_metrics(lambda codes: users[codes] @ items.T, train, test, {"ndcg": 10}, 1000)  # noqa: B023
            curves[name].append(measured["ndcg@10"])
    print(f"{len(train):,} interactions, {data.users:,} x {data.items:,}, {options.factors} factors")
    ours = statistics.median(seconds["RecDesk"])
    for name, times in seconds.items():
        median = statistics.median(times)
        print(
            f"{name:18} median sweep {median:6.3f} s  fastest {min(times):6.3f} s  ratio {median / ours:5.2f}"
        )
        print(" " * 19 + "nDCG@10 " + " ".join(f"{value:.4f}" for value in curves[name]))


if __name__ == "__main__":
    main()
