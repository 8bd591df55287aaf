"""A year of purchases: when each shopper comes, and what goes into which basket."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.sample.catalogue import SampleCatalogue
from recdesk.engine.sample.shoppers import SHOPPERS, Codes, Repertoires, repertoires
from recdesk.engine.sample.words import categories, shoppers

PURCHASES = 150_000
YEAR = 2025

_DAY = np.datetime64(f"{YEAR}-01-01", "D")
_DAYS = 365
_MINUTES = 24 * 60
# Drawn above PURCHASES, because a product goes into a basket once only; the rest is left out at random.
_SURPLUS = 1.03
# How many of a shopper's products share a basket on average.
_PRODUCTS_PER_BASKET = (2.4, 4.2)
# How strongly a basket is about one department.
_THEME = 1.5
# How often the first product of a complement pair draws the second into its basket.
_DRAWS = 0.6
# A purchase is left out only while its product keeps at least this many.
_KEEP = 30


@dataclass(frozen=True)
class Purchases:
    """Purchases by time.

    Attributes:
        user: int64[n], number of the shopper from 0.
        item: int64[n], position in the catalogue.
        quantity: int64[n].
        minute: int64[n], minutes since the year began.
    """

    user: Codes
    item: Codes
    quantity: Codes
    minute: Codes

    @property
    def times(self) -> npt.NDArray[np.datetime64]:
        """datetime64[s][n]."""
        return (_DAY.astype("datetime64[m]") + self.minute).astype("datetime64[s]")


@dataclass(frozen=True)
class _Baskets:
    """Baskets grouped by shopper.

    Attributes:
        start: int64[users + 1]; shopper u's are start[u]:start[u + 1].
        minute: int64[baskets], ascending within a shopper and never the same twice there.
        theme: int64[baskets], the department that the basket is about.
    """

    start: Codes
    minute: Codes
    theme: Codes


@dataclass(frozen=True)
class _Lines:
    """Which product goes into which basket, each at most once.

    Attributes:
        item: int64[n].
        basket: int64[n].
    """

    item: Codes
    basket: Codes


def draw_purchases(catalogue: SampleCatalogue, seed: int) -> Purchases:
    """PURCHASES purchases of the year by SHOPPERS shoppers; always the same for a seed."""
    rng = np.random.default_rng([seed, 2])
    bought = repertoires(catalogue, int(PURCHASES * _SURPLUS), rng)
    baskets = _draw_baskets(bought, catalogue, rng)
    lines = _fill(baskets, bought, catalogue, rng)
    lines = _with_complements(lines, catalogue, rng)
    lines = _trimmed(lines, catalogue, rng)
    user = np.searchsorted(baskets.start, lines.basket, side="right") - 1
    minute = baskets.minute[lines.basket]
    order = np.lexsort((lines.item, user, minute))
    quantity = _quantities(lines.item, catalogue, rng)
    return Purchases(user[order], lines.item[order], quantity[order], minute[order])


def _draw_baskets(bought: Repertoires, catalogue: SampleCatalogue, rng: np.random.Generator) -> _Baskets:
    counts = np.rint(bought.purchases / rng.uniform(*_PRODUCTS_PER_BASKET, SHOPPERS)).astype(np.int64)
    start = _starts(np.maximum(counts, 2))
    shopper = np.repeat(np.arange(SHOPPERS), np.diff(start))
    minute = _visits(shopper, rng)
    first = np.searchsorted(bought.user, np.arange(SHOPPERS + 1))
    example = first[shopper] + (rng.random(len(shopper)) * np.diff(first)[shopper]).astype(np.int64)
    return _Baskets(start, minute, _departments()[catalogue.category_of[bought.item[example]]])


def _visits(shopper: Codes, rng: np.random.Generator) -> Codes:
    """int64[baskets]: minutes of the year, ascending within a shopper, by season, weekday and hour."""
    rhythm = shoppers()
    days = _DAY + np.arange(_DAYS)
    month = days.astype("datetime64[M]").astype(int) % 12
    weekday = (days.astype(int) + 3) % 7  # 1 January 1970 was a Thursday
    weights = np.array(rhythm["months"])[month] * np.array(rhythm["weekdays"])[weekday]
    until = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])
    # A quarter of the shoppers find the shop during the year.
    since = np.where(rng.random(SHOPPERS) < 0.75, 0.0, rng.uniform(0, 0.8, SHOPPERS))[shopper]
    day = np.searchsorted(until, since + rng.random(len(shopper)) * (1 - since), side="right") - 1
    hours = np.array(rhythm["hours"])
    hour = rng.choice(24, len(shopper), p=hours / hours.sum())
    minute = np.minimum(day, _DAYS - 1) * _MINUTES + hour * 60 + rng.integers(60, size=len(shopper))
    order = np.lexsort((minute, shopper))
    # Sorting keeps each shopper's rows in place; two visits in one minute are moved apart.
    minute = minute[order]
    while (same := (np.diff(minute) == 0) & (np.diff(shopper) == 0)).any():
        minute[1:][same] += 1
        minute = minute[np.lexsort((minute, shopper))]
    return minute


def _fill(
    baskets: _Baskets, bought: Repertoires, catalogue: SampleCatalogue, rng: np.random.Generator
) -> _Lines:
    """Puts each shopper's products into baskets, where season and theme fit, twins never into the same."""
    repeated = _repeated(bought, catalogue, rng)
    user, item = bought.user[repeated], bought.item[repeated]
    shelf = _shelves(catalogue)[item]
    wanted = user * len(catalogue.products) + shelf
    order = np.lexsort((rng.random(len(wanted)), wanted))
    user, item, shelf = user[order], item[order], shelf[order]
    first = np.flatnonzero(np.diff(wanted[order], prepend=-1))
    counts = np.diff(np.append(first, len(item)))

    # Every wish meets every basket of its shopper; the best baskets get it, as often as it is wished.
    size = np.diff(baskets.start)[user[first]]
    wish = np.repeat(np.arange(len(first)), size)
    place = np.arange(len(wish)) - np.repeat(np.cumsum(size) - size, size)
    basket = baskets.start[user[first]][wish] + place
    category = catalogue.category_of[shelf[first]][wish]
    score = _seasons()[category, _months(baskets.minute[basket])] - np.log(
        rng.standard_exponential(len(wish))
    )
    score += _THEME * (baskets.theme[basket] == _departments()[category])
    best = np.lexsort((-score, wish))
    taken = np.minimum(counts, size)
    chosen = best[place < taken[wish]]
    line = np.repeat(first, taken) + place[place < taken[wish]]
    return _Lines(item[line], basket[chosen])


def _repeated(bought: Repertoires, catalogue: SampleCatalogue, rng: np.random.Generator) -> Codes:
    """int64[n]: rows of `bought`, each once, and consumables again up to the shopper's purchases."""
    consumable = np.array([product.category.consumable for product in catalogue.products])[bought.item]
    weight = np.cumsum(consumable**2 * rng.standard_gamma(0.8, len(bought.item)))
    first = np.searchsorted(bought.user, np.arange(SHOPPERS + 1))
    before = np.concatenate([[0.0], weight])[first]
    again = np.maximum(bought.purchases - np.diff(first), 0)
    shopper = np.repeat(np.arange(SHOPPERS), again)
    at = before[shopper] + rng.random(len(shopper)) * (before[shopper + 1] - before[shopper])
    rows = np.minimum(np.searchsorted(weight, at, side="right"), first[shopper + 1] - 1)
    return np.concatenate([np.arange(len(bought.item)), rows])


def _with_complements(lines: _Lines, catalogue: SampleCatalogue, rng: np.random.Generator) -> _Lines:
    """Adds to baskets with the first product of a complement pair the second one, most of the time."""
    items, baskets = [lines.item], [lines.basket]
    for first, second in catalogue.planted("complement"):
        with_first = lines.basket[lines.item == first]
        drawn = with_first[rng.random(len(with_first)) < _DRAWS]
        missing = np.setdiff1d(drawn, lines.basket[lines.item == second])
        items.append(np.full(len(missing), second))
        baskets.append(missing)
    return _Lines(np.concatenate(items), np.concatenate(baskets))


def _trimmed(lines: _Lines, catalogue: SampleCatalogue, rng: np.random.Generator) -> _Lines:
    """Leaves out purchases at random until PURCHASES are left, none of planted or little-sold products."""
    spare = np.bincount(lines.item, minlength=len(catalogue.products)) >= 2 * _KEEP
    for first, second in catalogue.planted("complement"):
        spare[[first, second]] = False
    candidates = rng.permutation(np.flatnonzero(spare[lines.item]))
    surplus = len(lines.item) - PURCHASES
    kept = np.ones(len(lines.item), bool)
    kept[candidates[:surplus]] = False
    return _Lines(lines.item[kept], lines.basket[kept])


def _quantities(item: Codes, catalogue: SampleCatalogue, rng: np.random.Generator) -> Codes:
    """Mostly one; now and then two or more of what is used up, seldom of what lasts."""
    consumable = np.array([product.category.consumable for product in catalogue.products])[item]
    more = rng.random(len(item)) < 0.03 + 0.14 * consumable
    return np.where(more, rng.choice([2, 3, 4, 5, 6], len(item), p=[0.68, 0.17, 0.08, 0.04, 0.03]), 1)


def _shelves(catalogue: SampleCatalogue) -> Codes:
    """int64[items]: the product itself, or its near-duplicate where that one comes first."""
    shelf = np.arange(len(catalogue.products))
    for first, second in catalogue.planted("near-duplicate"):
        shelf[[first, second]] = min(first, second)
    return shelf


def _seasons() -> npt.NDArray[np.float64]:
    """float64[categories, 12]: logarithm of how well a category sells in a month."""
    return np.log([shoppers()["seasons"][category.season] for category in categories()])


def _departments() -> Codes:
    """int64[categories]: number of the department."""
    names = sorted({category.department for category in categories()})
    return np.array([names.index(category.department) for category in categories()])


def _months(minute: Codes) -> Codes:
    return (_DAY + minute // _MINUTES).astype("datetime64[M]").astype(np.int64) % 12


def _starts(counts: Codes) -> Codes:
    return np.concatenate([[0], np.cumsum(counts)])
