"""Shoppers in common of many pairs of products at once, counted or weighed."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.incidence import Incidence

_CHUNK_ENTRIES = 1 << 22
"""Interactions looked at together: bounds the memory where products have very many shoppers."""


def shopper_rows(incidence: Incidence, weights: npt.NDArray[np.float64] | None = None) -> Any:
    """scipy.sparse int32[items, users], a one for each interaction; or float64, its user's weight."""
    from scipy.sparse import csr_array

    values = np.ones(len(incidence.users), np.int32) if weights is None else weights[incidence.users]
    shape = (len(incidence.item_start) - 1, len(incidence.user_start) - 1)
    return csr_array((values, incidence.users, incidence.item_start), shape=shape)


def shoppers_in_common(
    rows: Any, first: npt.NDArray[np.integer], second: npt.NDArray[np.integer], weighted: Any = None
) -> npt.NDArray[Any]:
    """Counts the shoppers in common, pair by pair, or adds up their weights.

    Args:
        rows: from `shopper_rows`.
        first, second: codes[p], the pairs.
        weighted: from `shopper_rows` with weights.

    Returns:
        int32[p], or float64[p] with weights.
    """
    others = rows if weighted is None else weighted
    degrees = np.diff(rows.indptr)
    entries = np.cumsum(degrees[first] + degrees[second], dtype=np.int64)
    counts = np.empty(len(first), others.dtype)
    start = 0
    while start < len(first):
        before = entries[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(entries, before + _CHUNK_ENTRIES, "right")))
        counts[start:stop] = rows[first[start:stop]].multiply(others[second[start:stop]]).sum(axis=1)
        start = stop
    return counts
