"""Who shops at the sample shop: each shopper's tastes, and the products that they buy in a year."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.sample.catalogue import SampleCatalogue
from recdesk.engine.sample.words import categories, shoppers

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int64]

SHOPPERS = 4_000

# Share of a shopper's money that follows the first taste, the second, and no taste at all.
_FIRST, _SECOND, _ANY = 0.70, 0.22, 0.08
# How strongly shoppers differ within a category: on what it is, on the very product, and on price.
_FAMILY_SPREAD, _PRODUCT_SPREAD, _PRICE_SPREAD = 1.1, 0.6, 0.5
_DIMENSIONS = 12
# How many of those who buy one product of a near-duplicate pair try the other one, too, some day.
_TRY_THE_TWIN = 0.4
# Nothing on the shelves has fewer buyers.
_FEWEST_BUYERS = 3


@dataclass(frozen=True)
class Repertoires:
    """What each shopper buys, one shopper and product a row, grouped by shopper.

    Attributes:
        user: int64[n], ascending.
        item: int64[n], the position in the catalogue.
        purchases: int64[users], how often each shopper buys something.
    """

    user: Codes
    item: Codes
    purchases: Codes


def repertoires(catalogue: SampleCatalogue, total: int, rng: np.random.Generator) -> Repertoires:
    """Draws the shoppers.

    Args:
        catalogue: what they can buy.
        total: purchases of all shoppers together.
        rng: the source of chance.
    """
    purchases = _activity(total, rng)
    sizes = np.clip(np.rint(purchases * rng.uniform(0.62, 0.85, SHOPPERS)), 2, None).astype(np.int64)
    # The largest sums of log odds and Gumbel noise are a draw without replacement (Yellott 1977).
    scores = _log_odds(catalogue, rng) + _gumbel((SHOPPERS, len(catalogue.products)), rng)
    chosen = _best(scores, sizes)
    _try_twins(chosen, catalogue, rng)
    _give_everything_a_buyer(chosen, scores, catalogue)
    user, item = np.nonzero(chosen)
    return Repertoires(user, item, purchases)


def _gumbel(shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    waiting = rng.standard_exponential(shape, np.float32)
    return -np.log(np.maximum(waiting, np.finfo(np.float32).tiny))


def _activity(total: int, rng: np.random.Generator) -> Codes:
    """Purchases of each shopper: log-normal, so that a few buy much and many little."""
    weights = rng.lognormal(0.0, 0.7, SHOPPERS)
    exact = 4 + weights / weights.sum() * (total - 4 * SHOPPERS)
    return np.diff(np.floor(np.cumsum(exact) + 1e-6), prepend=0).astype(np.int64)


def _log_odds(catalogue: SampleCatalogue, rng: np.random.Generator) -> Floats:
    """float32[users, items]: how much a shopper is drawn to a product; -inf for what is not sold yet."""
    products = catalogue.products
    category_of = catalogue.category_of
    families = _positions([product.family for product in products])
    kin = _positions([product.kin for product in products])
    likings = _FAMILY_SPREAD * _directions(families.max() + 1, rng)[families]
    likings += _PRODUCT_SPREAD * _directions(kin.max() + 1, rng)[kin]
    characters = rng.normal(size=(SHOPPERS, _DIMENSIONS))
    thrift = rng.normal(0, _PRICE_SPREAD, SHOPPERS)

    appeal = np.array([product.appeal for product in products])
    share = appeal / np.bincount(category_of, appeal)[category_of]
    with np.errstate(divide="ignore"):
        odds = np.log(_interests(rng)[:, category_of] * share)
    odds += characters @ likings.T + np.outer(thrift, _price_levels(catalogue))
    return odds.astype(np.float32)


def _interests(rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """float64[users, categories]: how a shopper's purchases spread over the categories, by two tastes."""
    tastes = shoppers()["tastes"]
    of_taste = np.array(
        [[taste["buys"].get(category.name, 0.0) for category in categories()] for taste in tastes]
    )
    of_taste /= of_taste.sum(axis=1, keepdims=True)
    shares = np.array([taste["share"] for taste in tastes], float)
    first, second = rng.choice(len(tastes), (2, SHOPPERS), p=shares / shares.sum())
    anyone = shares @ of_taste / shares.sum()
    return _FIRST * of_taste[first] + _SECOND * of_taste[second] + _ANY * anyone


def _price_levels(catalogue: SampleCatalogue) -> npt.NDArray[np.float64]:
    """float64[items]: how dear a product is within its category, in standard deviations."""
    logs = np.log([product.price for product in catalogue.products])
    count = np.bincount(catalogue.category_of)
    centred = logs - (np.bincount(catalogue.category_of, logs) / count)[catalogue.category_of]
    spread = np.sqrt(np.bincount(catalogue.category_of, centred**2) / count)
    return centred / spread[catalogue.category_of]


def _directions(count: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """float64[count, dimensions]: random unit vectors."""
    vectors = rng.normal(size=(count, _DIMENSIONS))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _positions(names: list[str]) -> Codes:
    """int64[n]: equal numbers for equal names, from 0."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names])


def _best(scores: Floats, sizes: Codes) -> npt.NDArray[np.bool_]:
    """bool[users, items]: the best products of each shopper, as many as `sizes` says."""
    most = int(sizes.max())
    best = np.argpartition(-scores, most, axis=1)[:, :most]
    ranked = np.take_along_axis(best, np.argsort(-np.take_along_axis(scores, best, 1), axis=1), 1)
    chosen = np.zeros(scores.shape, bool)
    users, places = np.nonzero(np.arange(most) < sizes[:, None])
    chosen[users, ranked[users, places]] = True
    return chosen


def _try_twins(chosen: npt.NDArray[np.bool_], catalogue: SampleCatalogue, rng: np.random.Generator) -> None:
    """Lets some of those who buy one product of a near-duplicate pair buy the other one, too."""
    for first, second in catalogue.planted("near-duplicate"):
        either = chosen[:, first] | chosen[:, second]
        both = either & (rng.random(SHOPPERS) < _TRY_THE_TWIN)
        chosen[both, first] = chosen[both, second] = True


def _give_everything_a_buyer(
    chosen: npt.NDArray[np.bool_], scores: Floats, catalogue: SampleCatalogue
) -> None:
    """Gives products that hardly anyone chose to the shoppers who came closest."""
    for item in np.flatnonzero(chosen.sum(axis=0) < _FEWEST_BUYERS).tolist():
        if catalogue.products[item].appeal > 0:
            chosen[np.argsort(-scores[:, item], kind="stable")[:_FEWEST_BUYERS], item] = True
