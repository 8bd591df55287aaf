"""Two or three products side by side: what the shop's data say of each and of their likeness."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from recdesk.engine.incidence import Incidence
from recdesk.engine.similarity import ItemSimilarity
from recdesk.gui.bought import Bought
from recdesk.gui.pairing import Months, months_of

MOST = 3
"""Products that fit side by side."""

_LOOKED_AT = 50
_SHARED = 8


@dataclass(frozen=True)
class Likeness:
    """How alike two of the products are.

    Attributes:
        first, second: their places.
        score: None where the model knows too little of one of them.
        evidence: shoppers in common.
    """

    first: int
    second: int
    score: float | None
    evidence: int


@dataclass(frozen=True)
class SharedNeighbour:
    """A product that is similar to two or more of the products.

    Attributes:
        item: its code.
        ranks: its place in the list of each, from 1; None where it is not among the first.
    """

    item: int
    ranks: tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class Beside:
    """What is computed about some products.

    Attributes:
        codes: of the products.
        bought: of each, None for one that nobody bought.
        likeness: of each pair; empty without a model.
        metric: that the scores are by; None without a model.
        months: of all of them; None where times are not known, or all of one month.
        shared: the best ones first.
    """

    codes: tuple[int, ...]
    bought: tuple[Bought | None, ...]
    likeness: tuple[Likeness, ...]
    metric: str | None
    months: Months | None
    shared: tuple[SharedNeighbour, ...]


def beside(codes: tuple[int, ...], incidence: Incidence, similarity: ItemSimilarity | None) -> Beside:
    """Looks at two or three products; takes some milliseconds with 100,000 products, so not for a frame."""
    return Beside(
        codes,
        tuple(Bought.of(incidence, code) for code in codes),
        () if similarity is None else _likeness(codes, incidence, similarity),
        None if similarity is None else similarity.metric,
        months_of(incidence, *codes),
        () if similarity is None else _shared(codes, similarity),
    )


def _likeness(
    codes: tuple[int, ...], incidence: Incidence, similarity: ItemSimilarity
) -> tuple[Likeness, ...]:
    found: list[Likeness] = []
    for first, second in combinations(range(len(codes)), 2):
        one, other = codes[first], codes[second]
        known = _known(similarity, one) and _known(similarity, other)
        score = similarity.pair(one, other) if known else None
        evidence = int(incidence.users_in_common(one, np.array([other]))[0])
        found.append(Likeness(first, second, score, evidence))
    return tuple(found)


def _shared(codes: tuple[int, ...], similarity: ItemSimilarity) -> tuple[SharedNeighbour, ...]:
    """Products in the first 50 of two lists or all three, by how many lists, then by their places."""
    ranks: dict[int, list[int | None]] = {}
    for place, code in enumerate(codes):
        if _known(similarity, code):
            for rank, item in enumerate(similarity.neighbours(code, _LOOKED_AT).items.tolist(), 1):
                ranks.setdefault(item, [None] * len(codes))[place] = rank
    shared = [
        SharedNeighbour(item, tuple(places))
        for item, places in ranks.items()
        if item not in codes and sum(place is not None for place in places) > 1
    ]
    shared.sort(key=lambda one: (one.ranks.count(None), sum(rank or _LOOKED_AT + 1 for rank in one.ranks)))
    return tuple(shared[:_SHARED])


def _known(similarity: ItemSimilarity, code: int) -> bool:
    return code < len(similarity.valid) and bool(similarity.valid[code])
