"""The best candidates of many queries: exact matrix products block by block on TensorFlow."""

from collections.abc import Callable, Iterator
from math import isqrt
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from recdesk.engine.tensors.device import DeviceChoice, choose_device, tensorflow

BLOCK_ELEMENTS = 1 << 23
"""Scores held at a time (32 MiB): as many queries go into one block as fit. They stay near a processor's
caches; blocks of four times the size take half as long again."""

EXCLUDED = np.finfo(np.float32).min
"""Score of an excluded candidate, below any real one."""

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]


class Rows(Protocol):
    """Vectors that are put together when they are needed, a slice of rows at a time."""

    def __len__(self) -> int: ...
    def __getitem__(self, rows: slice, /) -> Floats: ...


class TopBlock(NamedTuple):
    """The best candidates of the queries start, start + 1, ...

    Attributes:
        start: number of the first query of the block.
        items: int32[b, t], numbers of candidates, best first, equal scores by number; -1 where fewer
            than t are left after the exclusions.
        scores: float32[b, t], falling.
    """

    start: int
    items: Codes
    scores: Floats


class Excluded(NamedTuple):
    """Candidates that a query must not get, as compressed rows.

    Attributes:
        start: int64[queries + 1]; those of query q are items[start[q]:start[q + 1]].
        items: int32[n], numbers of candidates.
    """

    start: npt.NDArray[np.int64]
    items: Codes


def top_k_blocks(
    queries: Floats | Rows,
    candidates: Floats,
    top: int,
    *,
    bias: Floats | None = None,
    added: Callable[[slice], Floats] | None = None,
    excluded: Excluded | None = None,
    device: DeviceChoice = "auto",
    block_elements: int = BLOCK_ELEMENTS,
) -> Iterator[TopBlock]:
    """Finds the candidates with the greatest `queries @ candidates.T + bias + added`, exactly.

    Selecting costs more than multiplying if every score goes through a heap, so it is done in two steps:
    only the maxima of groups of candidates are ranked, then the members of the `top` best groups. The
    `top` best candidates cannot lie in more groups than that. On two cores this takes 68,509 x 68,509
    x 64 from 11 s to 5 s, of which 3.5 s are the products themselves.

    Args:
        queries: float32[m, d], or rows made on demand.
        candidates: float32[n, d], n > 0.
        top: how many to find for each query, > 0.
        bias: float32[n], added to each candidate's scores.
        added: gives float32[b, n] for a slice of b queries, added to their scores.
        excluded: candidates to leave out, by query.
        device: where to compute.
        block_elements: scores held at a time; memory is a small multiple of it, never m x n.

    Yields:
        blocks of queries in order, each with t = min(top, n) columns.
    """
    if bias is not None:  # as one more coordinate: cheaper than another pass over the scores
        candidates = np.column_stack((candidates, bias))
    count = len(candidates)
    step = max(1, min(len(queries), block_elements // count))
    place = choose_device(device, 2.0 * len(queries) * candidates.size)
    tf = tensorflow()
    with tf.device(place.name):
        search = _search(candidates, min(top, count), adding=added is not None, masking=excluded is not None)
    for start in range(0, len(queries), step):
        block = queries[start : start + step]
        if bias is not None:
            block = np.column_stack((block, np.ones(len(block), np.float32)))
        cells = _excluded_cells(excluded, start, start + len(block))
        more = np.empty((0, count), np.float32) if added is None else added(slice(start, start + len(block)))
        with tf.device(place.name):
            scores, items = search(tf.constant(block), tf.constant(more), tf.constant(cells))
        scores, items = scores.numpy(), items.numpy()
        yield TopBlock(start, np.where(scores > EXCLUDED, items, np.int32(-1)), scores)


def _search(candidates: Floats, top: int, *, adding: bool, masking: bool) -> Callable[..., Any]:
    """Compiles the search of one block: (queries, added scores, excluded cells) -> (scores, items)."""
    tf = tensorflow()
    count, width = candidates.shape
    size = max(1, isqrt(count // top))  # about as many groups as members of the chosen groups
    groups = count // size
    split = groups * size  # what is left over is too little for a group and always looked at
    # Turned once: with few queries the product would spend as long on turning them as on multiplying.
    grouped, rest = tf.constant(candidates[:split].T), tf.constant(candidates[split:].T)

    def scored(queries: Any, part: Any, added: Any, cells: Any, first: int, last: int) -> Any:
        scores = tf.matmul(queries, part)
        if adding:
            scores += added[:, first:last]
        if not masking:
            return scores
        inside = tf.boolean_mask(cells, (cells[:, 1] >= first) & (cells[:, 1] < last)) - [0, first]
        return tf.tensor_scatter_nd_update(scores, inside, tf.fill([tf.shape(inside)[0]], EXCLUDED))

    def search(queries: Any, added: Any, cells: Any) -> tuple[Any, Any]:
        scores = tf.reshape(scored(queries, grouped, added, cells, 0, split), [-1, groups, size])
        _, best = tf.math.top_k(tf.reduce_max(scores, axis=2), top, sorted=False)
        best = tf.sort(best, axis=1)  # by number, so that of equal scores the lowest number wins
        members = tf.reshape(tf.gather(scores, best, batch_dims=1), [-1, top * size])
        members = tf.concat([members, scored(queries, rest, added, cells, split, count)], axis=1)
        values, places = tf.math.top_k(members, top)
        group = tf.gather(best, tf.minimum(places // size, top - 1), batch_dims=1)
        in_rest = places >= top * size
        return values, tf.where(in_rest, places - top * size + split, group * size + places % size)

    signature = [
        tf.TensorSpec([None, width], tf.float32),
        tf.TensorSpec([None, count], tf.float32),
        tf.TensorSpec([None, 2], tf.int32),
    ]
    return tf.function(search, input_signature=signature)


def _excluded_cells(excluded: Excluded | None, first: int, last: int) -> Codes:
    """int32[c, 2]: row within the block and candidate of each excluded pair of queries first..last-1."""
    if excluded is None:
        return np.empty((0, 2), np.int32)
    starts = excluded.start[first : last + 1]
    rows = np.repeat(np.arange(last - first, dtype=np.int32), np.diff(starts))
    return np.column_stack((rows, excluded.items[starts[0] : starts[-1]]))
