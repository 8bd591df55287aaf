"""Measures predicted ratings against Surprise's SVD and SVD++, on the same folds in one run.

    pip install -e ".[bench]"
    python tests/benchmarks/rating_accuracy.py ratings.csv --folds 5 --seeds 0 1

The file has the columns user_id, item_id and rating; MovieLens-100K is meant. The folds are random, made anew
for each seed. Everything runs with its defaults (SVD++ with its cache, which makes it faster), one after the
other on each fold; a time is that of training and of predicting the fold. The ratio is above 1 where RecDesk
is faster.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from recdesk.engine import Interactions, TrainingOptions
from recdesk.engine.evaluation import mae, rmse
from recdesk.engine.factorization import fit


def ratings_of(path: Path) -> Interactions:
    table = pd.read_csv(path, dtype={"user_id": str, "item_id": str})
    user, user_ids = pd.factorize(table["user_id"], sort=True)
    item, item_ids = pd.factorize(table["item_id"], sort=True)
    values = table["rating"].to_numpy(np.float32)
    codes = user.astype(np.int32), item.astype(np.int32)
    return Interactions(*codes, values, None, list(user_ids), list(item_ids), "explicit")


def recdesk(train: Interactions, test: Interactions, seed: int) -> np.ndarray:
    model = fit(train, TrainingOptions(objective="ratings", holdout=0, seed=seed))
    return model.predict(test.user, test.item)


def surprise(train: Interactions, test: Interactions, seed: int, name: str) -> np.ndarray:
    import surprise as rival

    algorithms = {
        "Surprise SVD": lambda: rival.SVD(random_state=seed),
        "Surprise SVD++": lambda: rival.SVDpp(random_state=seed, cache_ratings=True),
    }
    scale = float(train.value.min()), float(train.value.max())
    rows = zip(train.user.tolist(), train.item.tolist(), train.value.tolist(), strict=True)
    frame = pd.DataFrame(rows, columns=["user", "item", "rating"])
    known = rival.Dataset.load_from_df(frame, rival.Reader(rating_scale=scale)).build_full_trainset()
    model = algorithms[name]().fit(known)
    pairs = zip(test.user.tolist(), test.item.tolist(), strict=True)
    return np.array([model.predict(user, item).est for user, item in pairs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0], help="of the folds")
    parser.add_argument("--alone", action="store_true", help="leave the rivals out")
    options = parser.parse_args()
    data = ratings_of(options.file)
    contestants: dict[str, Callable[[Interactions, Interactions, int], np.ndarray]] = {"RecDesk": recdesk}
    if not options.alone:
        for name in ("Surprise SVD", "Surprise SVD++"):
            contestants[name] = lambda train, test, seed, name=name: surprise(train, test, seed, name)
    recdesk(data.subset(np.arange(1000)), data.subset(np.arange(1000)), 0)  # loads TensorFlow
    figures: dict[tuple[int, str], list[tuple[float, float, float]]] = defaultdict(list)
    for seed in options.seeds:
        order = np.random.default_rng(seed).permutation(len(data))
        for test in np.array_split(order, options.folds):
            held_out = np.zeros(len(data), bool)
            held_out[test] = True
            rest, fold = data.subset(~held_out), data.subset(held_out)
            for name, predict in contestants.items():
                start = time.perf_counter()
                predicted = predict(rest, fold, seed)
                seconds = time.perf_counter() - start
                figures[seed, name].append((rmse(predicted, fold.value), mae(predicted, fold.value), seconds))
    print(f"{len(data):,} ratings, {options.folds} folds")
    for (seed, name), folds in figures.items():
        error, absolute, _ = np.mean(folds, axis=0)
        seconds = sum(time for *_, time in folds)
        ratio = seconds / sum(time for *_, time in figures[seed, "RecDesk"])
        print(
            f"fold seed {seed}  {name:15} RMSE {error:.4f}  MAE {absolute:.4f}  "
            f"{seconds:6.1f} s  ratio to RecDesk {ratio:5.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
