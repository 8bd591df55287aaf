"""Similar lists without the variants of what they hold already: of one product, or of all of them."""

from dataclasses import fields, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.all_neighbours import AllNeighbours
from recdesk.engine.similarity.item_similarity import ItemSimilarity, Neighbours
from recdesk.engine.similarity.ranking import TOP_LIMIT

Families = npt.NDArray[np.int32]

_LISTS = 1024
"""Lists between two progress calls."""


class Collapsed(NamedTuple):
    """The best of each family.

    Attributes:
        found: the list.
        variants: per row the codes of the worse ones of its family that were left out.
    """

    found: Neighbours
    variants: list[list[int]]


def collapsed(similarity: ItemSimilarity, item: int, length: int, families: Families) -> Collapsed:
    """A product's list of `length` families, its own left out.

    Args:
        similarity: gives the longer list that this one is made of.
        item: code of the product.
        length: rows; fewer where the shop, or the longest possible list, holds fewer families.
        families: int32[items], see `families_of`.
    """
    asked = longer(length)
    while True:
        found = similarity.neighbours(item, asked)
        of_row = families[found.items]
        kept, first = np.unique(of_row, return_index=True)
        rows = np.sort(first[kept != families[item]])[:length]
        if len(rows) == length or asked == TOP_LIMIT or len(found) < asked:
            break
        asked = longer(asked)
    variants = [
        [int(code) for code in found.items[of_row == of_row[row]] if code != found.items[row]]
        for row in rows.tolist()
    ]
    return Collapsed(found.rows(rows), variants)


def longer(length: int) -> int:
    """How long a list is asked for, so that `length` families are likely to be in it."""
    return min(2 * length, TOP_LIMIT)


def collapsed_lists(
    found: AllNeighbours,
    similarity: ItemSimilarity,
    length: int,
    families: Families,
    progress: Progress = no_progress,
) -> AllNeighbours:
    """`collapsed` of every product at once.

    Args:
        found: lists that are `longer(length)`, or approximately so.
        similarity: they are by; gives longer ones where these hold too few families.
        length: of the lists that are wanted.
        families: int32[items], see `families_of`.
        progress: hears the stage "collapsing" in products, and cancels.
    """
    kept = np.zeros(found.items.shape, bool)
    for start in range(0, len(found.items), _LISTS):
        progress("collapsing", start, len(found.items))
        part = slice(start, start + _LISTS)
        kept[part] = _best_of_family(found.items[part], families[part], families)
    kept &= np.cumsum(kept, axis=1) <= length
    full = (found.items >= 0).all(axis=1)
    short = np.flatnonzero(full & (kept.sum(axis=1) < length))
    made = only(found, kept, length)
    for place, item in enumerate(short.tolist()):
        if not place % _LISTS:
            progress("collapsing", place, len(short))
        _put(made, item, collapsed(similarity, item, length, families).found)
    return made


def only(found: AllNeighbours, kept: npt.NDArray[np.bool_], length: int | None = None) -> AllNeighbours:
    """The lists with some of their rows alone, those behind moved up.

    Args:
        found: the lists.
        kept: bool[items, top].
        length: of the lists that are returned; as before if left out.
    """
    places = np.argsort(~kept, axis=1, kind="stable")[:, :length]
    there = np.take_along_axis(kept, places, axis=1)
    arrays: dict[str, Any] = {}
    for each in fields(found):
        value = getattr(found, each.name)
        if isinstance(value, np.ndarray) and value.shape == kept.shape:
            nothing = value.dtype.type(-1 if each.name == "items" else 0)
            arrays[each.name] = np.where(there, np.take_along_axis(value, places, axis=1), nothing)
    return replace(found, **arrays)


def _best_of_family(items: npt.NDArray[np.int32], own: Families, families: Families) -> npt.NDArray[np.bool_]:
    """bool[b, top]: the first of each family in lists, none of the families `own`, int32[b]."""
    of_item = np.where(items >= 0, families[items], np.int32(-1))
    order = np.argsort(of_item, axis=1, kind="stable")
    sorted_ = np.take_along_axis(of_item, order, axis=1)
    first = np.ones(items.shape, bool)
    first[:, 1:] = sorted_[:, 1:] != sorted_[:, :-1]
    best = np.empty_like(first)
    np.put_along_axis(best, order, first, axis=1)
    return best & (items >= 0) & (of_item != own[:, None])


def _put(lists: AllNeighbours, item: int, one: Neighbours) -> None:
    """Writes the list of one product into the lists of all."""
    for each in fields(one):
        rows, values = getattr(lists, each.name, None), getattr(one, each.name)
        if isinstance(rows, np.ndarray) and values is not None:
            rows[item] = -1 if each.name == "items" else 0
            rows[item, : len(one)] = values
