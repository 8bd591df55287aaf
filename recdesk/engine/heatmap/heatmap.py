"""Which products a heatmap shows, in which order, and between which levels."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.heatmap.seriation import clustered_order
from recdesk.engine.similarity import ItemSimilarity, Metric

LIMIT = 500
"""Most products in a heatmap: beyond it a cell is smaller than a pixel and ordering takes too long."""

USUAL = 100
"""Products in a heatmap where nothing else is asked for."""

Order = Literal["popularity", "category", "similarity"]
Codes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

SHOPPERS_END = 0.5
"""End of the scale of shoppers: two products seldom score higher, since evidence shrinks what few share."""

# Where the lowest hundredth of the cosines lies below this, some products are opposites; nearer to zero it
# is noise, and a scale of one sign reads better.
_OPPOSITE = -0.2


@dataclass(frozen=True, eq=False)
class Heatmap:
    """A block of similarities, ready to be shown.

    Attributes:
        items: int32[m], codes in the order of rows and columns.
        block: float32[m, m], contiguous, finite.
        levels: the values at the ends of the colour scale.
        diverging: whether the scale has zero in its middle.
        metric: what the values are.
        strip: int32[m], the strip colour of each product as a place in `strip_names`, -1 for none.
        strip_names: categories, or brands where all products are of one category; most frequent first.
        strip_kind: what `strip_names` are.
        wanted: products that were asked for and can be compared; more than m where LIMIT cut them.
        unknown: products that were asked for and cannot be compared: never bought, or newer than the model.
    """

    items: Codes
    block: Floats
    levels: tuple[float, float]
    diverging: bool
    metric: Metric
    strip: Codes
    strip_names: list[str]
    strip_kind: Literal["category", "brand"]
    wanted: int
    unknown: int


def popular(degrees: npt.NDArray[np.int64], count: int) -> Codes:
    """The `count` products with most shoppers, most first; those without any are left out."""
    codes = np.argsort(-degrees, kind="stable")[:count]
    return codes[degrees[codes] > 0].astype(np.int32)


def in_category(catalogue: Catalogue, degrees: npt.NDArray[np.int64], category: int) -> Codes:
    """All products of a category, those with most shoppers first."""
    codes = np.flatnonzero(catalogue.categories.codes == category)
    return codes[np.argsort(-degrees[codes], kind="stable")].astype(np.int32)


def make_heatmap(similarity: ItemSimilarity, catalogue: Catalogue, wanted: Codes, order: Order) -> Heatmap:
    """The heatmap of some products.

    Args:
        similarity: gives the values.
        catalogue: gives categories and brands.
        wanted: codes, the most important first; the first LIMIT that can be compared are shown.
        order: "popularity" leaves them as they come, "category" puts those of a category side by side,
            "similarity" those that are alike.
    """
    known = wanted[similarity.valid[wanted]]
    items = known[:LIMIT]
    block = similarity.block(items)
    if order == "similarity":
        place = clustered_order(block)
    elif order == "category":
        place = _by_category(catalogue.categories.codes[items])
    else:
        place = np.arange(len(items))
    items = items[place]
    block = np.ascontiguousarray(block[np.ix_(place, place)], np.float32)
    levels, diverging = _levels(block, similarity.metric)
    strip, names, kind = _strip(catalogue, items)
    unknown = len(wanted) - len(known)
    return Heatmap(
        items, block, levels, diverging, similarity.metric, strip, names, kind, len(known), unknown
    )


def runs(strip: Codes) -> list[tuple[int, int, int]]:
    """Stretches of the same strip colour: (first row, row after the last, place in `strip_names`)."""
    if not len(strip):
        return []
    cuts = np.flatnonzero(np.diff(strip)) + 1
    starts, ends = [0, *cuts.tolist()], [*cuts.tolist(), len(strip)]
    return [(start, end, int(strip[start])) for start, end in zip(starts, ends, strict=True)]


def _by_category(codes: Codes) -> npt.NDArray[np.intp]:
    """Largest category first, products without one last; within a category as they come."""
    counts = np.bincount(codes[codes >= 0], minlength=int(codes.max(initial=-1)) + 1)
    size = np.where(codes >= 0, counts[codes] if len(counts) else 0, -1)
    return np.lexsort((np.arange(len(codes)), codes, -size))


def _levels(block: Floats, metric: Metric) -> tuple[tuple[float, float], bool]:
    """The ends of the colour scale, and whether zero is in its middle.

    Shoppers and cosine always have the same scales, so that two heatmaps can be compared. The others have no
    upper end: theirs is the 99th percentile beside the diagonal, so that a few great values do not darken
    the rest.
    """
    beside = block[~np.eye(len(block), dtype=bool)]
    if not len(beside):
        return (0.0, 1.0), False
    if metric in ("shoppers", "cosine"):
        end = SHOPPERS_END if metric == "shoppers" else 1.0
        return ((-end, end), True) if np.percentile(beside, 1) < _OPPOSITE else ((0.0, end), False)
    top = float(np.percentile(np.abs(beside), 99)) or 1.0
    return ((-top, top), True) if metric == "dot" and beside.min() < 0 else ((0.0, top), False)


def _strip(catalogue: Catalogue, items: Codes) -> tuple[Codes, list[str], Literal["category", "brand"]]:
    categories = catalogue.categories.codes[items]
    if len(np.unique(categories)) > 1:
        return (*_by_frequency(catalogue.categories, items), "category")
    return (*_by_frequency(catalogue.brands, items), "brand")


def _by_frequency(labels: Labels, items: Codes) -> tuple[Codes, list[str]]:
    codes = labels.codes[items]
    present, counts = np.unique(codes[codes >= 0], return_counts=True)
    present = present[np.argsort(-counts, kind="stable")]
    place = np.full(len(labels.names) + 1, -1, np.int32)
    place[present] = np.arange(len(present))
    return place[codes], [labels.names[int(code)] for code in present]
