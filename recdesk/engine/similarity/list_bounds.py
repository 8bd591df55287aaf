"""Low and high of the scores of whole lists, product after product."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.similarity.item_similarity import ItemSimilarity

Floats = npt.NDArray[np.float32]


def list_bounds(
    similarity: ItemSimilarity, lists: npt.NDArray[np.integer], progress: Progress = no_progress
) -> tuple[Floats, Floats] | None:
    """`similarity.intervals` of every product's list.

    Args:
        similarity: that the lists were made with.
        lists: integer[items, top], codes, -1 for none.
        progress: hears stage "bounding" in products, and cancels.

    Returns:
        low and high, float32[items, top], 0 where there is no product; None where the model is not Bayesian.

    Raises:
        Cancelled: from the progress call.
    """
    if similarity.draws == 1:
        return None
    bounds = np.zeros(lists.shape, np.float32), np.zeros(lists.shape, np.float32)
    listed = lists >= 0
    for item in np.flatnonzero(listed.any(axis=1)).tolist():
        progress("bounding", item, len(lists))
        places = np.flatnonzero(listed[item])
        for bound, values in zip(bounds, similarity.intervals(item, lists[item, places]), strict=True):
            bound[item, places] = values
    progress("bounding", len(lists), len(lists))
    return bounds
