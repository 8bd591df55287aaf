"""Measures the ranking model's defaults against rivals tuned on the test part, on the same splits in one run.

    pip install -e ".[bench]"
    python tests/benchmarks/ranking_accuracy.py ratings.csv --splits 5

The file has the columns user_id, item_id and rating; MovieLens-100K is meant. A quarter of each user's
interactions is held out at random, all count as relevant, and everything that a user had not seen in training
is ranked. RecDesk never sees the test part. Of each rival every setting below is tried on it, and the best
mean counts; what the rival's own defaults reach is printed as well.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Callable
from itertools import product
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pandas as pd

from recdesk.engine import Interactions, TrainingOptions
from recdesk.engine.evaluation import ScoreRows, popularity, ranking_metrics, user_holdout
from recdesk.engine.evaluation.incidence_matrix import incidence_matrix
from recdesk.engine.factorization import fit

EASE_PENALTIES = (200.0, 300.0, 500.0, 1000.0)
IMPLICIT_SETTINGS = tuple(product((16, 32, 64), (1.0, 10.0, 30.0), (1.0, 3.0)))
"""Factors, regularization and alpha."""


def ratings_of(path: Path) -> Interactions:
    table = pd.read_csv(path, dtype={"user_id": str, "item_id": str})
    user, user_ids = pd.factorize(table["user_id"], sort=True)
    item, item_ids = pd.factorize(table["item_id"], sort=True)
    values = table["rating"].to_numpy(np.float32)
    codes = user.astype(np.int32), item.astype(np.int32)
    return Interactions(*codes, values, None, list(user_ids), list(item_ids), "explicit")


def recdesk(train: Interactions, holdout: float) -> ScoreRows:
    model = fit(train, TrainingOptions(objective="ranking", holdout=holdout))
    return lambda users: model.user_factors[users] @ model.item_factors.T


def ease(train: Interactions, penalty: float) -> ScoreRows:
    matrix = incidence_matrix(train)
    gram = (matrix.T @ matrix).toarray() + penalty * np.eye(train.items)
    inverse = np.linalg.inv(gram.astype(np.float64))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return lambda users: (matrix[users] @ weights).astype(np.float32)


def implicit(train: Interactions, **settings: float) -> ScoreRows:
    from implicit.cpu.als import AlternatingLeastSquares

    model = AlternatingLeastSquares(random_state=0, **settings)
    model.fit(incidence_matrix(train), show_progress=False)
    return lambda users: model.user_factors[users] @ model.item_factors.T


def most_bought(train: Interactions) -> ScoreRows:
    counts = popularity(train)
    return lambda users: np.broadcast_to(counts, (len(users), len(counts)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--splits", type=int, default=5)
    parser.add_argument("--alone", action="store_true", help="leave the rivals out")
    options = parser.parse_args()
    data = ratings_of(options.file)
    contestants: dict[str, Callable[[Interactions], ScoreRows]] = {
        "RecDesk, defaults": lambda train: recdesk(train, TrainingOptions().holdout),
        "RecDesk, no holdout": lambda train: recdesk(train, 0),
        "popularity": most_bought,
    }
    if not options.alone:
        contestants["implicit, defaults"] = implicit
        for penalty in EASE_PENALTIES:
            contestants[f"EASE, penalty {penalty:g}"] = lambda train, penalty=penalty: ease(train, penalty)
        for factors, regularization, alpha in IMPLICIT_SETTINGS:
            settings = {"factors": factors, "regularization": regularization, "alpha": alpha}
            name = f"implicit, {factors} factors, regularization {regularization:g}, alpha {alpha:g}"
            contestants[name] = lambda train, settings=settings: implicit(train, **settings)
    found: dict[str, list[float]] = defaultdict(list)
    for seed in range(options.splits):
        held_out = user_holdout(data, 0.25, seed)
        train, test = data.subset(~held_out), data.subset(held_out)
        for name, learn in contestants.items():
            found[name].append(ranking_metrics(learn(train), train, test, {"ndcg": 10})["ndcg@10"])
    print(f"{len(data):,} interactions, {options.splits} splits: mean nDCG@10, lowest, highest")
    best: dict[str, tuple[float, str]] = {}
    for name, values in found.items():
        family = name if name.startswith("RecDesk") or "defaults" in name else name.split(",")[0]
        best[family] = max(best.get(family, (0.0, "")), (float(np.mean(values)), name))
    for value, name in sorted(best.values(), reverse=True):
        print(f"{value:.4f}  {min(found[name]):.4f}  {max(found[name]):.4f}  {name}")


if __name__ == "__main__":
    main()
