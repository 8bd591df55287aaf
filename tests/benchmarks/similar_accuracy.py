"""Measures similar lists against implicit's ALS and the cosine of shared shoppers, in one run.

    pip install implicit
    python tests/benchmarks/similar_accuracy.py purchases.csv products.csv

Wanted are the columns household_id, product_id and quantity, and product_id and type (other names: see
--help). Products with fewer than 5 shoppers are left out. The rival's regularization and alpha are the best
of a dozen that were tried on a grocer's purchases.

AUC: a fifth of the shopper-product pairs is held out. For a product `a` that a shopper kept, a product `b` of
theirs that was held out, and a product `n` that they never bought and that is as popular as `b` in what was
kept: how often sim(a, b) > sim(a, n), a tie counting half; the mean over shoppers.
Type share: with all pairs, the share of the top 10 that is of the product's own type, the mean over purchases
(products weighted by their shoppers), and beside it the mean over products. Type is never trained on.
Popularity: mean logarithm of the shoppers of the top 20.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as implicit demands

import numpy as np
import pandas as pd
from faiss import IndexFlatIP
from implicit.als import AlternatingLeastSquares
from scipy.sparse import csr_array, csr_matrix

from recdesk.engine import Interactions, TrainingOptions
from recdesk.engine.factorization import fit
from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ItemSimilarity, all_neighbours
from recdesk.engine.similarity.evidence import shopper_rows, shoppers_in_common

FEWEST_SHOPPERS, WINDOW, TOP, TOP_POPULARITY = 5, 25, 10, 20
Codes = np.ndarray


@dataclass(frozen=True)
class Contestant:
    """A trained similarity: the scores of pairs, and the lists of all products, best first."""

    name: str
    pairs: Callable[[Codes, Codes], np.ndarray]
    lists: Callable[[], Codes]


def contestants(shop: Interactions, options: argparse.Namespace) -> Iterator[Contestant]:
    """Trains them one after the other."""
    incidence = Incidence.of(shop)
    rows = shopper_rows(incidence)
    norms = np.sqrt(np.maximum(incidence.item_degrees, 1))
    yield Contestant(
        "cosine of shared shoppers",
        lambda first, second: shoppers_in_common(rows, first, second) / (norms[first] * norms[second]),
        lambda: shared_lists(rows, norms),
    )
    table = csr_matrix(rows.T, dtype=np.float32)
    rival = AlternatingLeastSquares(
        options.rival_factors,
        options.rival_regularization,
        options.rival_alpha,
        iterations=15,
        random_state=options.seed,
    )
    rival.fit(table, show_progress=False)
    yield of_vectors(f"implicit ALS, {options.rival_factors} factors", unit(rival.item_factors))
    for factors in options.factors:
        asked = TrainingOptions(objective="ranking", holdout=0, factors=factors, seed=options.seed)
        model = fit(shop, asked)
        yield of_vectors(f"RecDesk {factors}, cosine of factors", unit(model.item_factors))
        yield of_recdesk(
            f"RecDesk {factors}, shoppers", ItemSimilarity.of(model, incidence, None, "shoppers"), rows
        )


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def dots(vectors: np.ndarray, first: Codes, second: Codes) -> np.ndarray:
    return np.einsum("nd,nd->n", vectors[first], vectors[second])


def of_vectors(name: str, vectors: np.ndarray) -> Contestant:
    def lists() -> Codes:
        rows = np.ascontiguousarray(vectors, np.float32)
        index = IndexFlatIP(rows.shape[1])
        index.add(rows)
        return without_themselves(index.search(rows, TOP_POPULARITY + 1)[1])

    return Contestant(name, lambda first, second: dots(vectors, first, second), lists)


def of_recdesk(name: str, similarity: ItemSimilarity, rows: csr_array) -> Contestant:
    shared, vectors = similarity.shared, similarity.vectors.all()
    weighted = shopper_rows(similarity.incidence, shared.source.weights)

    def pairs(first: Codes, second: Codes) -> np.ndarray:
        sums = shoppers_in_common(rows, first, second, weighted)
        return dots(vectors, first, second) + shared.of_sums(sums, first, second)

    return Contestant(name, pairs, lambda: all_neighbours(similarity, TOP_POPULARITY).items)


def shared_lists(rows: csr_array, norms: np.ndarray, step: int = 512) -> Codes:
    scaled = csr_array(rows.astype(np.float32).multiply(1 / norms[:, None]))
    others = scaled.T.tocsr()
    found = []
    for start in range(0, len(norms), step):
        scores = (scaled[start : start + step] @ others).toarray()
        found.append(np.argsort(-scores, axis=1, kind="stable")[:, : TOP_POPULARITY + 1])
    return without_themselves(np.vstack(found))


def without_themselves(lists: Codes) -> Codes:
    """Each row without its own number, or without its last where that is not in it."""
    own = lists == np.arange(len(lists))[:, None]
    own[~own.any(axis=1), -1] = True
    return lists[~own].reshape(len(lists), -1)


def triples(shop: Interactions, held: np.ndarray, count: int, seed: int) -> tuple[Codes, Codes, Codes, Codes]:
    """Shopper, kept product, held-out product and product never bought, of the same popularity."""
    random = np.random.default_rng(seed)
    kept = Incidence.of(shop.subset(~held))
    drawn = np.flatnonzero(held)[random.integers(0, held.sum(), count)]
    users, wanted = shop.user[drawn], shop.item[drawn]
    usable = (kept.user_degrees[users] > 0) & (kept.item_degrees[wanted] > 0)
    users, wanted = users[usable], wanted[usable]
    place = (random.random(len(users)) * kept.user_degrees[users]).astype(int)
    mine = kept.items[kept.user_start[users] + place]
    ranked = np.lexsort((random.random(shop.items), kept.item_degrees))
    ranked = ranked[kept.item_degrees[ranked] > 0]
    rank = np.zeros(shop.items, int)
    rank[ranked] = np.arange(len(ranked))
    bought = np.sort(shop.user.astype(np.int64) * shop.items + shop.item)
    never = np.full(len(users), -1)
    for _ in range(50):
        left = np.flatnonzero(never < 0)
        spot = rank[wanted[left]] + random.integers(-WINDOW, WINDOW + 1, len(left))
        found = ranked[np.clip(spot, 0, len(ranked) - 1)]
        keys = users[left].astype(np.int64) * shop.items + found
        hit = bought[np.minimum(np.searchsorted(bought, keys), len(bought) - 1)] == keys
        never[left[~hit]] = found[~hit]
    complete = never >= 0
    return users[complete], mine[complete], wanted[complete], never[complete]


def auc(contestant: Contestant, asked: tuple[Codes, Codes, Codes, Codes]) -> float:
    users, mine, wanted, never = asked
    right, wrong = contestant.pairs(mine, wanted), contestant.pairs(mine, never)
    wins = (right > wrong) + 0.5 * (right == wrong)
    return float(np.average(wins, weights=1 / np.bincount(users)[users]))


def read(options: argparse.Namespace) -> tuple[Interactions, Codes]:
    """The shop, and int[items], the type of each product, -1 where it has none."""
    text = {options.user: str, options.item: str}
    rows = pd.read_csv(options.purchases, dtype=text)
    pairs = (
        rows.groupby([options.user, options.item], sort=True)[options.value].sum().clip(lower=1).reset_index()
    )
    shoppers = pairs.groupby(options.item)[options.user].transform("size")
    pairs = pairs[shoppers >= FEWEST_SHOPPERS]
    user, user_ids = pd.factorize(pairs[options.user])
    item, item_ids = pd.factorize(pairs[options.item])
    products = pd.read_csv(options.products, dtype=str).set_index(options.item)
    types, _ = pd.factorize(products[options.type].reindex(item_ids))
    values = pairs[options.value].to_numpy(np.float32)
    shop = Interactions(
        user.astype(np.int32), item.astype(np.int32), values, None, list(user_ids), list(item_ids), "implicit"
    )
    return shop, types


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("purchases")
    parser.add_argument("products")
    for name, column in (
        ("user", "household_id"),
        ("item", "product_id"),
        ("value", "quantity"),
        ("type", "type"),
    ):
        parser.add_argument(f"--{name}", default=column)
    parser.add_argument("--factors", type=int, nargs="+", default=[TrainingOptions().factors])
    parser.add_argument("--rival-factors", type=int, default=128)
    parser.add_argument("--rival-regularization", type=float, default=300.0)
    parser.add_argument("--rival-alpha", type=float, default=40.0)
    parser.add_argument("--triples", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    shop, types = read(options)
    held = np.random.default_rng(options.seed).random(len(shop)) < 0.2
    asked = triples(shop, held, options.triples, options.seed)
    areas = [auc(contestant, asked) for contestant in contestants(shop.subset(~held), options)]
    degrees = Incidence.of(shop).item_degrees
    known = types >= 0
    print(f"{shop.items:,} products, {shop.users:,} shoppers, {len(shop):,} pairs; {len(asked[0]):,} triples")
    print(f"{'':32} {'AUC':7} {'type share (by product)':25} mean log popularity")
    for contestant, area in zip(contestants(shop, options), areas, strict=True):
        lists = contestant.lists()[known]
        shares = (types[lists[:, :TOP]] == types[known, None]).mean(axis=1)
        popularity = np.log(degrees[lists[:, :TOP_POPULARITY]]).mean()
        by_purchase = np.average(shares, weights=degrees[known])
        share = f"{by_purchase:.4f} ({shares.mean():.4f})"
        print(f"{contestant.name:32} {area:.4f}  {share:25} {popularity:.2f}", flush=True)
    print(f"{'all products':32} {'':7} {'':25} {np.log(degrees).mean():.2f}")


if __name__ == "__main__":
    main()
