"""The best of many rows of scores: a cut is guessed, what reaches it is looked at, and the guess is checked.

Sorting out the best of a hundred thousand scores takes longer than computing them. Comparing them with a
cut takes a tenth of that, and leaves little to sort.
"""

from collections.abc import Iterator
from math import ceil, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]

LOWEST = np.finfo(np.float32).min
"""Below it there is only -inf, which stands for what must not be chosen."""

_SAMPLE = 4096
_GROUP = 16
"""Scores of which only the best one counts where a cut is guessed."""

_TABLE = 1 << 14
"""Elements of a table that compressed rows are filled into."""


def guessed_cuts(sample: Floats, count: int, wanted: int) -> Floats:
    """Scores that very likely the wanted number of all candidates reach, judged by some of them.

    Of the best ones as many fall into the sample as a binomial variable tells; the cut lies where five
    standard deviations more of them are.

    Args:
        sample: float32[b, s], scores with candidates drawn at random.
        count: how many candidates there are.
        wanted: how many are wanted, at most `count`.

    Returns:
        float32[b]; where the sample is all, the wanted-th best scores.
    """
    size = sample.shape[1]
    share = size / count
    rank = min(size, ceil(wanted * share + 5 * sqrt(wanted * share * (1 - share))))
    if size % _GROUP == 0 and rank * _GROUP < size:  # of fewer scores, it is nearly the same
        sample = sample.reshape(len(sample), _GROUP, -1).max(axis=1)
    return kth_best(sample, rank)


def kth_best(scores: Floats, rank: int) -> Floats:
    """float32[b], the rank-th greatest score of each row."""
    place = scores.shape[1] - rank
    return np.partition(scores, place, axis=1)[:, place]


def best_of_rows(scores: Floats, slack: Floats, wanted: int) -> Codes:
    """For every row all that can be among its best, given how far its scores may be off.

    Args:
        scores: float32[b, n]; -inf for what must not be chosen. The order of the candidates says nothing
            about their scores, else it takes longer.
        slack: float32[b], how far the scores of each row may be off.
        wanted: how many best ones, at least 1.

    Returns:
        int32[b, t], columns in ascending order; -1 behind them in shorter rows.
    """
    rows, count = scores.shape
    wanted = min(wanted, count)
    cuts = guessed_cuts(scores[:, : max(_SAMPLE, count // _GROUP)], count, wanted) - 2 * slack
    cuts = np.maximum(cuts, LOWEST)
    row, column = reached(scores, cuts[:, None])
    least = least_of_rows(scores[row, column], _starts(row, rows), wanted) - 2 * slack
    unsure = least < cuts
    if unsure.any():
        cuts[unsure] = np.maximum(kth_best(scores[unsure], wanted) - 2 * slack[unsure], LOWEST)
        row, column = reached(scores, cuts[:, None])
        least[unsure] = cuts[unsure]
    kept = scores[row, column] >= least[row]
    starts = _starts(row[kept], rows)
    real = np.arange(max(1, int(np.diff(starts).max(initial=0)))) < np.diff(starts)[:, None]
    found = np.full(real.shape, np.int32(-1))
    found[real] = column[kept]
    return found


def reached(scores: Floats, cuts: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows and columns of the scores that are no less than their cuts; `nonzero` takes ten times as long."""
    row, column = np.divmod(np.flatnonzero(scores >= cuts), scores.shape[1])
    return row, column


def least_of_rows(values: Floats, starts: npt.NDArray[np.integer[Any]], wanted: int) -> Floats:
    """float32[rows], the wanted-th best of compressed rows; -inf where a row has fewer."""
    least = np.empty(len(starts) - 1, np.float32)
    for some, table in tables(starts, values, np.float32(-np.inf)):
        least[some] = kth_best(table, wanted) if table.shape[1] >= wanted else -np.inf
    return least


def tables(
    starts: npt.NDArray[np.integer[Any]], values: npt.NDArray[Any], filler: Any
) -> Iterator[tuple[npt.NDArray[np.intp], npt.NDArray[Any]]]:
    """Compressed rows as tables, rows of about one length together.

    Args:
        starts: int[rows + 1]; row r is values[starts[r]:starts[r + 1]].
        values: of all rows.
        filler: stands behind the values of shorter rows.

    Yields:
        int[b], which rows, and [b, length]; each row once.
    """
    degrees = np.diff(starts)
    by_degree = np.argsort(degrees, kind="stable")
    stop = len(by_degree)
    while stop:
        width = max(1, int(degrees[by_degree[stop - 1]]))
        some = by_degree[max(0, stop - max(1, _TABLE // width)) : stop]
        real = np.arange(width) < degrees[some, None]
        table = np.full(real.shape, filler)
        table[real] = values[(starts[some, None] + np.arange(width))[real]]
        yield some, table
        stop -= len(some)


def _starts(rows: npt.NDArray[np.intp], count: int) -> npt.NDArray[np.int64]:
    """int64[count + 1], where each row's elements begin among those of ascending rows."""
    return np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=count))))
