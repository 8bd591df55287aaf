"""A similar list without the variants of what it holds already."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity import ItemSimilarity, Neighbours
from recdesk.engine.similarity.ranking import TOP_LIMIT


class Collapsed(NamedTuple):
    """The best of each family.

    Attributes:
        found: the list.
        variants: per row the codes of the worse ones of its family that were left out.
    """

    found: Neighbours
    variants: list[list[int]]


def collapsed(
    similarity: ItemSimilarity, item: int, length: int, families: npt.NDArray[np.int32]
) -> Collapsed:
    """A product's list of `length` families, its own left out.

    Args:
        similarity: gives the longer list that this one is made of.
        item: code of the product.
        length: rows; fewer where the shop, or the longest possible list, holds fewer families.
        families: int32[items], see `families_of`.
    """
    asked = min(2 * length, TOP_LIMIT)
    while True:
        found = similarity.neighbours(item, asked)
        of_row = families[found.items]
        kept, first = np.unique(of_row, return_index=True)
        rows = np.sort(first[kept != families[item]])[:length]
        if len(rows) == length or asked == TOP_LIMIT or len(found) < asked:
            break
        asked = min(2 * asked, TOP_LIMIT)
    variants = [
        [int(code) for code in found.items[of_row == of_row[row]] if code != found.items[row]]
        for row in rows.tolist()
    ]
    low = None if found.low is None else found.low[rows]
    high = None if found.high is None else found.high[rows]
    short = Neighbours(found.items[rows], found.scores[rows], found.evidence[rows], low, high)
    return Collapsed(short, variants)
