"""Orders of rows as index arrays: what item models sort with."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Labels

Indexes = npt.NDArray[np.intp]


def sorted_rows(rows: Indexes, keys: npt.NDArray[Any], descending: bool) -> Indexes:
    """`rows` sorted by `keys[rows]`, equal ones in the order in which they come.

    Args:
        rows: indexes into `keys`.
        keys: numbers; NaN is unknown and goes last in either direction.
        descending: largest first.
    """
    values = keys[rows]
    if descending:
        # Sorting backwards and reading backwards leaves equal rows in their order.
        order = len(rows) - 1 - np.argsort(values[::-1], kind="stable")[::-1]
    else:
        order = np.argsort(values, kind="stable")
    if np.issubdtype(values.dtype, np.floating):
        order = order[np.argsort(np.isnan(values[order]), kind="stable")]
    return rows[order]


def label_keys(labels: Labels) -> npt.NDArray[np.float64]:
    """float64[n]: what to sort a label column by; NaN where there is no label."""
    return np.where(labels.codes < 0, np.nan, labels.codes)
