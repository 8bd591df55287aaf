"""A made-up shop of any size with a model, as the window holds them: for benchmarks."""

import numpy as np
import numpy.typing as npt
from product_search import made_up

from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.texts import Texts
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.holdings import Shop

FACTORS, DRAWS = 64, 16
TASTES = 100

Floats = npt.NDArray[np.float32]


def purchases(shoppers: int, products: int, count: int) -> Incidence:
    """Shoppers of a hundred tastes, who buy half of what they buy from what suits theirs.

    The most popular product has about one purchase in 120, and who buys much buys very much.
    """
    rng = np.random.default_rng(0)
    activity = rng.lognormal(0, 1, shoppers)
    user = np.repeat(np.arange(shoppers), rng.poisson(activity * (count / activity.sum())))
    popularity = np.cumsum((np.arange(products) + 3.0) ** -0.9)
    rank = np.searchsorted(popularity, rng.random(len(user)) * popularity[-1])
    own = rng.random(len(user)) < 0.5
    item = np.where(own, rank - rank % TASTES + user % TASTES, rank).clip(0, products - 1)
    cells = np.sort(user * products + rng.permutation(products)[item])
    cells = cells[np.diff(cells, prepend=-1) > 0]
    user, item = (cells // products).astype(np.int32), (cells % products).astype(np.int32)
    by_item = np.argsort(item, kind="stable")
    times = 1_600_000_000 + rng.integers(0, 700 * 86_400, len(cells))
    return Incidence(
        np.searchsorted(user, np.arange(shoppers + 1)).astype(np.int64),
        item,
        np.ones(len(cells), np.float32),
        times,
        np.searchsorted(item[by_item], np.arange(products + 1)).astype(np.int64),
        user[by_item],
    )


def made_shop(incidence: Incidence) -> Shop:
    users, items, rows = len(incidence.user_degrees), len(incidence.item_degrees), len(incidence.items)
    summary = ShopSummary(
        name="made up",
        users=users,
        items=items,
        sold=int(np.count_nonzero(incidence.item_degrees)),
        interactions=rows,
        events=rows,
        feedback="implicit",
        duplicates="sum",
        first_time=1_600_000_000,
        last_time=1_660_000_000,
        in_catalogue=items,
        categories=40,
    )
    ids = Texts.of(f"M{number:07}" for number in range(users))
    return Shop(summary, [], [], made_up(items), incidence, ids, incidence.item_degrees)


def ranking(users: int, items: int) -> FactorModel:
    rng = np.random.default_rng(1)
    tastes = rng.normal(0, 1, (TASTES, FACTORS))

    def near(count: int) -> Floats:
        return (tastes[np.arange(count) % TASTES] + rng.normal(0, 1, (count, FACTORS))).astype(np.float32)

    return FactorModel("ranking", near(users), near(items), TrainingOptions(factors=FACTORS))


def ratings(users: int, degrees: npt.NDArray[np.int64]) -> FactorModel:
    """Draws around the true factors, the nearer the more shoppers tell of a product, each turned its own way.

    The shoppers' draws, which no list of similar products looks at, are left out.
    """
    rng = np.random.default_rng(2)
    items = len(degrees)
    true = rng.normal(0, 1, (TASTES, FACTORS))[np.arange(items) % TASTES] + rng.normal(0, 1, (items, FACTORS))
    spread = (1 / np.sqrt(1 + degrees / 50))[:, None]
    samples = np.empty((DRAWS, items, FACTORS), np.float32)
    for sample in samples:
        turn, _ = np.linalg.qr(rng.normal(0, 1, (FACTORS, FACTORS)))
        sample[:] = (true + spread * rng.normal(0, 1.5, true.shape)) @ turn
    nobody = np.zeros((users, FACTORS), np.float32)
    return FactorModel("ratings", nobody, samples[-1], TrainingOptions(factors=FACTORS), item_samples=samples)
