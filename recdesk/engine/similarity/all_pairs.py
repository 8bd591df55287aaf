"""The best partners of every product: each pair is scored once, and the score counts for both."""

from collections.abc import Callable, Iterator
from threading import local
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity.cuts import best_of_rows, guessed_cuts, least_of_rows, reached, tables
from recdesk.engine.threads import mapped

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]

TILE_ROWS, TILE_COLUMNS = 256, 8192
"""Scores that a thread works on at a time (8 MiB), a whole number of rows to the columns."""

LARGEST, BAND = 1 << 18, 1 << 16
"""Of more products than that all pairs are scored twice, to hold the hits of one band of rows at a time."""


class Candidates(NamedTuple):
    """Who may be among the best partners of some products.

    Attributes:
        places: int[b], the products.
        items: int32[b, t], places of their candidates in any order, themselves among them; -1 for none.
    """

    places: npt.NDArray[np.integer[Any]]
    items: Codes


class AddedScores(Protocol):
    """What is added to the inner products of some rows with one tile of columns."""

    def __call__(
        self, rows: slice | npt.NDArray[np.integer[Any]], tile: slice, /
    ) -> tuple[npt.NDArray[np.int64], Floats]:
        """int64[e], places in the flattened table of the rows and the tile's columns; float32[e]."""
        ...


class PairScores:
    """Symmetric scores of all pairs of products: inner products, and what is added to them."""

    def __init__(self, left: Floats, right: Floats, added: AddedScores | None = None, terms: Any = 0) -> None:
        """Prepares the products.

        Args:
            left, right: float32[n, d], of which left @ right.T is symmetric but for rounding.
            added: see there; at most 1 in all for any pair.
            terms: int[n], how many entries add up in each row's scores.
        """
        self._left, self._right = left, np.ascontiguousarray(right.T)
        self._added, self._buffers = added, local()
        # A sum of d terms in single precision is off by at most d units of its last place.
        longest = float(np.linalg.norm(right, axis=1).max())
        slack = left.shape[1] * np.linalg.norm(left, axis=1) * longest + terms
        self.slack = (np.finfo(np.float32).eps * (slack + 4)).astype(np.float32)
        """float32[n]: how far the scores of a row may be off."""

    def __len__(self) -> int:
        return len(self._left)

    def part(self, rows: slice | npt.NDArray[np.integer[Any]], columns: slice) -> Floats:
        """float32[b, c], of rows with columns of one tile; it holds until the thread's next call."""
        left, first = self._left[rows], columns.start - columns.start % TILE_COLUMNS
        tile = slice(first, min(first + TILE_COLUMNS, len(self)))
        whole = self._buffer(len(left), tile.stop - tile.start)
        scores = whole[:, columns.start - first : columns.stop - first]
        np.matmul(left, self._right[:, columns], out=scores)
        if self._added is not None:
            places, values = self._added(rows, tile)
            np.add.at(whole.reshape(-1), places, values)
        return scores

    def _buffer(self, rows: int, columns: int) -> Floats:
        """Made once for each thread: fresh memory costs more than what is written into it."""
        flat = getattr(self._buffers, "scores", None)
        if flat is None or len(flat) < rows * columns:
            flat = np.zeros(max(rows * columns, TILE_ROWS * min(TILE_COLUMNS, len(self))), np.float32)
            self._buffers.scores = flat
        return flat[: rows * columns].reshape(rows, columns)


def best_partners(
    scores: PairScores, wanted: int, step: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[Candidates]:
    """For every product all that can be among its best, given how far scores may be off.

    A cut is guessed for each product from its scores with a sample of the others, low enough that nearly
    always more than the wanted ones reach it. Then all pairs are scored, tile by tile, each once for both of
    its products, and only what reaches a cut is kept. Products for which the guess was too high are looked
    at again. Products must come in random order: the first tile of them is the sample.

    Args:
        scores: of all pairs.
        wanted: how many best ones, the product itself counted.
        step: hears the parts of the work that are done, and of how many; raises to stop.

    Yields:
        every product once.
    """
    search = _Search(scores, min(wanted, len(scores)))
    plan = [*_mirrored(len(scores))] if len(scores) <= LARGEST else [*_banded(len(scores))]
    total, ready = sum(len(parts) for _, stages in plan for parts in stages), 0
    for band, stages in plan:
        hits: list[_Hits] = []
        for parts in stages:
            for some in mapped(search.hits, parts):
                hits.extend(some)
                ready += 1
                step(ready, total)
        yield from search.narrowed(band, hits)


class _Part(NamedTuple):
    """Rows and columns that are scored together, and whether their scores count for both."""

    rows: slice
    columns: slice
    mirrored: bool


class _Hits(NamedTuple):
    """Pairs whose score reached the row's cut."""

    rows: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int32]
    scores: Floats


_Plan = Iterator[tuple[slice, list[list[_Part]]]]
"""Rows, and the stages in which their parts are scored; the first tile comes first, for the cuts."""


def _mirrored(count: int) -> _Plan:
    """The first tile with itself, all others with the first tile, and the others above the diagonal."""
    first = slice(0, min(TILE_COLUMNS, count))
    rest = [*_slices(first.stop, count, TILE_ROWS)]
    yield (
        slice(0, count),
        [
            [_Part(rows, first, False) for rows in _slices(0, first.stop, TILE_ROWS)],
            [_Part(rows, first, True) for rows in rest],
            [
                _Part(rows, slice(max(tile.start, rows.start), tile.stop), True)
                for rows in rest
                for tile in _slices(first.stop, count, TILE_COLUMNS)
                if tile.stop > rows.start
            ],
        ],
    )


def _banded(count: int) -> _Plan:
    """All rows with all columns."""
    first, *others = _slices(0, count, TILE_COLUMNS)
    for band in _slices(0, count, BAND):
        rows = [*_slices(band.start, band.stop, TILE_ROWS)]
        yield (
            band,
            [
                [_Part(some, first, False) for some in rows],
                [_Part(some, tile, False) for some in rows for tile in others],
            ],
        )


def _slices(start: int, stop: int, size: int) -> Iterator[slice]:
    for first in range(start, stop, size):
        yield slice(first, min(first + size, stop))


class _Search:
    """The cuts as they come to be known."""

    def __init__(self, scores: PairScores, wanted: int) -> None:
        self._scores, self._wanted = scores, wanted
        self._cuts = np.empty(len(scores), np.float32)

    def hits(self, part: _Part) -> list[_Hits]:
        """What reaches the cuts of the rows, and if mirrored, of the columns right of them or left."""
        rows, columns, mirrored = part
        scores = self._scores.part(rows, columns)
        if not columns.start:
            guessed = guessed_cuts(scores, len(self._scores), self._wanted)
            self._cuts[rows] = guessed - 2 * self._scores.slack[rows]
        found = [_reached(scores, self._cuts[rows, None], rows.start, columns.start)]
        start = columns.start if columns.start != rows.start else rows.stop
        if mirrored and start < columns.stop:
            beyond = scores[:, start - columns.start :]
            across = _reached(beyond, self._cuts[start : columns.stop], rows.start, start)
            found.append(_Hits(across.columns, across.rows, across.scores))
        return found

    def narrowed(self, band: slice, hits: list[_Hits]) -> Iterator[Candidates]:
        """The candidates of a band's rows out of their hits."""
        from scipy.sparse import coo_array

        rows = np.concatenate([some.rows for some in hits]) - np.int32(band.start)
        columns = np.concatenate([some.columns for some in hits])
        values = np.concatenate([some.scores for some in hits])
        hits.clear()
        table: Any = coo_array(
            (values, (rows, columns)), shape=(band.stop - band.start, len(self._scores))
        ).tocsr()
        least = least_of_rows(table.data, table.indptr, self._wanted)
        degrees = np.diff(table.indptr)
        least -= 2 * self._scores.slack[band]
        sure = least >= self._cuts[band]
        kept = (table.data >= np.repeat(least, degrees)) & np.repeat(sure, degrees)
        starts = np.concatenate(([0], np.cumsum(kept)))[table.indptr]
        for some, items in tables(starts, table.indices[kept], np.int32(-1)):
            known = sure[some]
            yield Candidates(some[known] + band.start, items[known])
        yield from self._alone(np.flatnonzero(~sure) + band.start)

    def _alone(self, rows: npt.NDArray[np.intp]) -> Iterator[Candidates]:
        """The candidates of some rows, of which all scores are looked at."""
        count = len(self._scores)
        for some in _slices(0, len(rows), max(1, TILE_ROWS * TILE_COLUMNS // count)):
            places = rows[some]
            whole = np.hstack(
                [self._scores.part(places, tile).copy() for tile in _slices(0, count, TILE_COLUMNS)]
            )
            yield Candidates(places, best_of_rows(whole, self._scores.slack[places], self._wanted))


def _reached(part: Floats, cuts: Floats, first_row: int, first_column: int) -> _Hits:
    """What reaches the cuts, given by row or by column."""
    row, column = reached(part, cuts)
    return _Hits(
        (row + first_row).astype(np.int32), (column + first_column).astype(np.int32), part[row, column]
    )
