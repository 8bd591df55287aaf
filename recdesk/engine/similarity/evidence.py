"""Shoppers in common of many pairs of products at once, the evidence that a similarity stands on."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.incidence import Incidence

_CHUNK_ENTRIES = 1 << 22
"""Interactions looked at together: bounds the memory where products have very many shoppers."""


def shopper_rows(incidence: Incidence) -> Any:
    """scipy.sparse int32[items, users], a one for each interaction."""
    from scipy.sparse import csr_array

    ones = np.ones(len(incidence.users), np.int32)
    shape = (len(incidence.item_start) - 1, len(incidence.user_start) - 1)
    return csr_array((ones, incidence.users, incidence.item_start), shape=shape)


def shoppers_in_common(
    rows: Any, first: npt.NDArray[np.integer], second: npt.NDArray[np.integer]
) -> npt.NDArray[np.int32]:
    """Counts the shoppers in common, pair by pair.

    Args:
        rows: from `shopper_rows`.
        first, second: codes[p], the pairs.

    Returns:
        int32[p].
    """
    degrees = np.diff(rows.indptr)
    entries = np.cumsum(degrees[first] + degrees[second], dtype=np.int64)
    counts = np.empty(len(first), np.int32)
    start = 0
    while start < len(first):
        before = entries[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(entries, before + _CHUNK_ENTRIES, "right")))
        counts[start:stop] = rows[first[start:stop]].multiply(rows[second[start:stop]]).sum(axis=1)
        start = stop
    return counts
