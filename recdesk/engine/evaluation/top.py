"""The highest values of each row of a large array."""

import numpy as np
import numpy.typing as npt

BLOCK = 32


def top_columns(rows: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.int64]:
    """Finds each row's highest values, highest first; equal values in column order.

    The `count`-th highest of the maxima of blocks of columns is a bound that at least `count` values reach;
    few others do, so that only a handful per row is ever sorted.

    Args:
        rows: float32[m, n] without NaN.
        count: 1..n.

    Returns:
        int64[m, count], columns.
    """
    height, width = rows.shape
    blocks = width // BLOCK
    if blocks < 2 * count:
        return np.argsort(-rows, axis=1, kind="stable")[:, :count]
    maxima = rows[:, : blocks * BLOCK].reshape(height, blocks, BLOCK).max(2)
    bound = np.partition(maxima, blocks - count, axis=1)[:, blocks - count]
    row, column = np.nonzero(rows >= bound[:, None])
    order = np.lexsort((-rows[row, column], row))
    starts = np.searchsorted(row, np.arange(height))
    return column[order][starts[:, None] + np.arange(count)]
