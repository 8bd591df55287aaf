"""What the sample shop sells, and the pairs that are planted in it for tests and tours to find."""

import math
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.sample.words import Brand, Category, Option, Words, brands, categories, complements, packs

# Categories with this many products sell one of them twice: the same thing by another supplier.
TWIN_FROM = 26
NEW_PRODUCTS = 6
DEFAULT_SEED = 7

# Popularity within a category falls off with the rank as 1 / (rank + offset) ** exponent (Zipf, Mandelbrot).
_OFFSET, _EXPONENT = 1.1, 1.25


PairKind = Literal["near-duplicate", "complement"]


class PlantedPair(NamedTuple):
    """Two products with a known relation.

    Attributes:
        kind: "near-duplicate": the same product by another supplier or in another package, bought by
            the same shoppers, but never in one basket. "complement": different products that often go
            into one basket.
        item_a, item_b: their ids; of a complement, `item_a` is the one that draws the other.
    """

    kind: PairKind
    item_a: str
    item_b: str


@dataclass(frozen=True)
class Product:
    """One product.

    Attributes:
        family: "category/English name" of what it is, whatever its variant, size and brand.
        kin: equal for the two products of a near-duplicate pair only.
        appeal: popularity within the category; 0 for a product too new to have been sold.
    """

    item_id: str
    title: Words
    english: bool
    category: Category
    brand: str
    price: float
    description: str
    package_size: str
    family: str
    kin: str
    appeal: float


@dataclass(frozen=True)
class SampleCatalogue:
    """The products in the order of their ids, and the pairs planted among them."""

    products: list[Product]
    pairs: list[PlantedPair]

    @cached_property
    def category_of(self) -> npt.NDArray[np.int64]:
        """int64[items]: position of each product's category in `words.categories()`."""
        position = {category.name: at for at, category in enumerate(categories())}
        return np.array([position[product.category.name] for product in self.products])

    def planted(self, kind: PairKind) -> list[tuple[int, int]]:
        """The pairs of one kind, as positions in `products`."""
        position = {product.item_id: at for at, product in enumerate(self.products)}
        return [(position[pair.item_a], position[pair.item_b]) for pair in self.pairs if pair.kind == kind]


def planted_pairs(seed: int = DEFAULT_SEED) -> list[PlantedPair]:
    """The pairs planted in the sample shop of this seed: near-duplicates first, then complements."""
    return sample_catalogue(seed).pairs


def never_sold(seed: int = DEFAULT_SEED) -> list[str]:
    """Ids of the products that are so new that nobody has bought them yet."""
    return [product.item_id for product in sample_catalogue(seed).products if product.appeal == 0]


@cache
def sample_catalogue(seed: int) -> SampleCatalogue:
    """All products in the order of their ids, and the planted pairs."""
    rng = np.random.default_rng([seed, 1])
    drafts = [draft for category in categories() for draft in _category(category, rng)]
    drafts = _with_new_products(drafts, rng)
    order = rng.permutation(len(drafts))
    products = [
        replace(drafts[at], item_id=f"SKU-{number:06d}") for number, at in enumerate(order.tolist(), start=1)
    ]
    return SampleCatalogue(products, _near_duplicates(products) + _complements(products))


class _Kind(NamedTuple):
    family: Option
    variant: Option
    size: Option
    notes: list[Words]


def _category(category: Category, rng: np.random.Generator) -> list[Product]:
    """A category's products, most popular first."""
    twins = 1 if category.products >= TWIN_FROM else 0
    kinds = _ranked(category, _chosen(category, category.products - twins, rng), rng)
    sold_by = [_brand(category, rng) for _ in kinds]
    products = [
        _product(category, kind, brand, Words("", ""), rng, rank)
        for rank, (kind, brand) in enumerate(zip(kinds, sold_by, strict=True))
    ]
    if twins:
        paired = {family for pair in complements() for family in pair}
        at = next(rank for rank, product in enumerate(products) if rank and product.family not in paired)
        products.insert(at + 1, _twin(category, kinds[at], sold_by[at], products[at], rng))
    return products


def _chosen(category: Category, count: int, rng: np.random.Generator) -> list[_Kind]:
    """`count` different kinds, spread evenly over the families."""
    piles: list[list[_Kind]] = []
    for line in category.lines:
        for family in line.families:
            pile = [
                _Kind(family, variant, size, line.notes) for variant in line.variants for size in line.sizes
            ]
            piles.append([pile[at] for at in rng.permutation(len(pile)).tolist()])
    rounds = [pile[turn] for turn in range(max(map(len, piles))) for pile in piles if turn < len(pile)]
    return rounds[:count]


def _ranked(category: Category, kinds: list[_Kind], rng: np.random.Generator) -> list[_Kind]:
    """The kinds by popularity; the first of a family with a complement sells well, so that pairs show."""
    paired = {family for pair in complements() for family in pair}
    keys = rng.random(len(kinds))
    for at, kind in enumerate(kinds):
        family = _family(category, kind.family)
        if family in paired:
            keys[at] *= 0.2
            paired.discard(family)
    return [kinds[at] for at in np.argsort(keys, kind="stable").tolist()]


def _product(
    category: Category, kind: _Kind, brand: Brand, pack: Words, rng: np.random.Generator, rank: int
) -> Product:
    family, variant, size, notes = kind
    title = _title(kind, pack)
    spread = rng.uniform(0.92, 1.08)
    note = notes[int(rng.integers(len(notes)))]
    return Product(
        item_id="",
        title=title,
        english=brand.english,
        category=category,
        brand=brand.name,
        price=_shelf_price(family.price * variant.price * size.price * spread),
        description=(
            f"{family.words.en} by {brand.name}: {note.en}."
            if brand.english
            else f"{brand.name}{family.words.zh}，{note.zh}。"
        ),
        package_size=size.words.en if brand.english else size.words.zh,
        family=_family(category, family),
        kin=f"{_family(category, family)}/{variant.words.en}/{size.words.en}",
        appeal=(rank + _OFFSET) ** -_EXPONENT,
    )


def _twin(
    category: Category, kind: _Kind, brand: Brand, product: Product, rng: np.random.Generator
) -> Product:
    """The same thing by another supplier of the same language, packed differently."""
    rivals = [other for other in brands()[category.department] if other.english == brand.english]
    rivals = [other for other in rivals if other.name != brand.name]
    wordings = [
        pack for pack in packs(consumable=category.consumable >= 0.5) if pack.zh not in product.title.zh
    ]
    rival = rivals[int(rng.integers(len(rivals)))]
    pack = wordings[int(rng.integers(len(wordings)))]
    twin = _product(category, kind, rival, pack, rng, 0)
    return replace(twin, appeal=0.85 * product.appeal)


def _with_new_products(drafts: list[Product], rng: np.random.Generator) -> list[Product]:
    """Makes the least popular product of some categories a new one that has not been sold yet."""
    last = {product.category.name: at for at, product in enumerate(drafts)}
    chosen = rng.choice(list(last.values()), NEW_PRODUCTS, replace=False).tolist()
    changed = list(drafts)
    for at in chosen:
        old = drafts[at]
        title = Words(f"{old.title.zh} 新品", f"{old.title.en}, new")
        changed[at] = replace(old, title=title, appeal=0.0)
    return changed


def _near_duplicates(products: list[Product]) -> list[PlantedPair]:
    by_kin: dict[str, list[Product]] = {}
    for product in products:
        by_kin.setdefault(product.kin, []).append(product)
    return [
        PlantedPair("near-duplicate", first.item_id, second.item_id)
        for first, second in (same for same in by_kin.values() if len(same) == 2)
    ]


def _complements(products: list[Product]) -> list[PlantedPair]:
    best: dict[str, Product] = {}
    for product in products:
        if product.family not in best or product.appeal > best[product.family].appeal:
            best[product.family] = product
    return [
        PlantedPair("complement", best[first].item_id, best[second].item_id)
        for first, second in complements()
    ]


def _brand(category: Category, rng: np.random.Generator) -> Brand:
    """A brand of the department; those with English titles are less common."""
    of_department = brands()[category.department]
    weights = np.array([0.7 if brand.english else 1.0 for brand in of_department])
    return of_department[int(rng.choice(len(of_department), p=weights / weights.sum()))]


def _family(category: Category, family: Option) -> str:
    return f"{category.name}/{family.words.en}"


def _title(kind: _Kind, pack: Words) -> Words:
    family, variant, size = (option.words for option in kind[:3])
    zh = " ".join(filter(None, (family.zh, variant.zh, pack.zh, size.zh)))
    en = ", ".join(filter(None, (family.en, variant.en, pack.en)))
    measured = size.en[:1].isdigit()
    return Words(zh, " ".join((en, size.en)) if measured else ", ".join(filter(None, (en, size.en))))


def _shelf_price(price: float) -> float:
    """A price as shops write it: 12.9, 45, 128, 1,280."""
    if price < 30:
        return math.floor(price) + 0.9
    if price < 100:
        return float(round(price))
    if price < 1000:
        return float(round((price - 8) / 10) * 10 + 8)
    return float(round(price / 20) * 20)
