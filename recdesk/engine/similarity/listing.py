"""Similar lists as they are wanted: how long, with or without variants, and where they end."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.all_neighbours import AllNeighbours, all_neighbours
from recdesk.engine.similarity.approximate import APPROXIMATE_FROM
from recdesk.engine.similarity.collapsing import Collapsed, collapsed, collapsed_lists, longer, only
from recdesk.engine.similarity.item_similarity import ItemSimilarity
from recdesk.engine.similarity.threshold import ChanceModel

Families = npt.NDArray[np.int32]
Scores = npt.NDArray[np.floating]


@dataclass(frozen=True)
class ListOptions:
    """What similar lists hold.

    Attributes:
        top: their length at most.
        collapse: whether the best of each family is listed alone, and none of the product's own.
        chance: only products that are alike beyond chance are listed, of which this share is expected to be
            there by chance all the same, see `ChanceModel`; None for all.
        threshold: lowest score that is listed; None for any.
        share: the same as a share of the highest score, see `least_score`; None for any.

    Raises:
        OptionError: "option_out_of_range".
    """

    top: int = 20
    collapse: bool = False
    chance: float | None = None
    threshold: float | None = None
    share: float | None = None

    @property
    def cut(self) -> bool:
        """Whether some products may not count."""
        return any(limit is not None for limit in (self.chance, self.threshold, self.share))

    def __post_init__(self) -> None:
        if self.chance is not None and not 0 < self.chance < 1:
            raise OptionError("option_out_of_range", option="chance", value=self.chance, low=0, high=1)
        if self.share is not None and not 0 <= self.share <= 1:
            raise OptionError("option_out_of_range", option="share", value=self.share, low=0, high=1)


def least_score(scores: Scores, metric: str, share: float) -> float:
    """The lowest score that counts, as a share of the highest one that there can be.

    Args:
        scores: float[t], of a list.
        metric: "shoppers", "cosine" and "euclidean" end at 1; an inner product has no end, and is compared
            with the best of the list.
        share: 0 to 1.
    """
    highest = max(float(scores.max(initial=0)), 0.0) if metric == "dot" else 1.0
    return share * highest


def listed(
    similarity: ItemSimilarity, item: int, options: ListOptions, families: Families | None = None
) -> Collapsed:
    """The similar list of one product; products that do not count are left out, not made up for.

    Args:
        similarity: what it is by.
        item: code of the product.
        options: what it holds.
        families: int32[items], see `families_of`; needed to collapse variants.

    Raises:
        IndexError: for a code out of range.
        OptionError: "option_out_of_range" for an impossible length.
        ValueError: where variants are to be collapsed without families.
    """
    if options.collapse:
        found, variants = collapsed(similarity, item, options.top, _needed(families))
    else:
        found = similarity.neighbours(item, options.top)
        variants = [[] for _ in range(len(found))]
    kept = found.scores >= _least(found.scores, similarity.metric, options)
    if options.chance is not None and similarity.valid[item]:
        kept &= ChanceModel.of(similarity.incidence).beyond_chance(item, options.chance)[found.items]
    return Collapsed(found.rows(kept), [variants[row] for row in np.flatnonzero(kept).tolist()])


def all_lists(
    similarity: ItemSimilarity,
    options: ListOptions,
    families: Families | None = None,
    progress: Progress = no_progress,
    *,
    approximate_from: int | None = APPROXIMATE_FROM,
) -> AllNeighbours:
    """`listed` of every product; of a large shop, nearly so, see `all_neighbours`.

    Args:
        similarity, options, families: see `listed`.
        progress: hears the stages "comparing", "collapsing" and "cutting" in products, and cancels.
        approximate_from: see `all_neighbours`.

    Raises:
        OptionError: "option_out_of_range" for an impossible length.
        ValueError: where variants are to be collapsed without families.
        Cancelled: from the progress call.
    """
    found = uncut_lists(similarity, options, families, progress, approximate_from=approximate_from)
    kept = within_cut(similarity, found, options, progress)
    return found if kept.sum() == np.count_nonzero(found.items >= 0) else only(found, kept)


def uncut_lists(
    similarity: ItemSimilarity,
    options: ListOptions,
    families: Families | None = None,
    progress: Progress = no_progress,
    *,
    approximate_from: int | None = APPROXIMATE_FROM,
) -> AllNeighbours:
    """`all_lists`, with what does not count still in them: see `within_cut`."""
    top = longer(options.top) if options.collapse else options.top
    found = all_neighbours(similarity, top, progress, approximate_from=approximate_from)
    if options.collapse:
        found = collapsed_lists(found, similarity, options.top, _needed(families), progress)
    return found


def within_cut(
    similarity: ItemSimilarity,
    found: AllNeighbours,
    options: ListOptions,
    progress: Progress = no_progress,
) -> npt.NDArray[np.bool_]:
    """bool[items, top]: which rows of lists count by chance, threshold and share; False where there is none.

    Args:
        similarity, options: see `listed`.
        found: the lists.
        progress: hears the stage "cutting" in products, and cancels.

    Raises:
        Cancelled: from the progress call.
    """
    kept = found.items >= 0
    if options.threshold is not None or options.share is not None:
        least = [_least(scores, similarity.metric, options) for scores in found.scores]
        kept &= found.scores >= np.array(least)[:, None]
    if options.chance is not None:
        kept &= _beyond_chance(found, ChanceModel.of(similarity.incidence), options.chance, progress)
    return kept


def _needed(families: Families | None) -> Families:
    if families is None:
        raise ValueError("variants are collapsed by families")
    return families


def _least(scores: Scores, metric: str, options: ListOptions) -> float:
    least = -math.inf if options.threshold is None else options.threshold
    return least if options.share is None else max(least, least_score(scores, metric, options.share))


def _beyond_chance(
    found: AllNeighbours, model: ChanceModel, rate: float, progress: Progress
) -> npt.NDArray[np.bool_]:
    """bool[items, top]: which rows are alike beyond chance."""
    beyond = np.zeros(found.items.shape, bool)
    for item, codes in model.all_beyond_chance(rate, progress):
        beyond[item] = np.isin(found.items[item], codes)
    return beyond
