"""Candidates for the similar lists of a large shop: an inverted file of vectors instead of all pairs."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity.all_pairs import Candidates

APPROXIMATE_FROM = 200_000
"""Products from which lists of all are approximate unless asked otherwise: all pairs grow with the square,
and by it the 6 s of two cores at 68,000 products are most of a minute here, and 20 at a million."""

RECALL_AT = 20
LEAST_RECALL = 0.98
"""Share of the true first RECALL_AT that approximate lists must hold; else the lists are made exactly."""

SAMPLE = 300
"""Products whose lists are compared with exact ones. The recall's standard error is then at most 0.008,
which it has where each list is found wholly or not at all."""

EFFORTS = (16, 32, 64, 128, 256)
"""Cells looked into for each product, raised until the recall is enough."""

_TRAINING_POINTS = 40
"""Per cell, for the centres; FAISS warns below 39, and more change little."""

_ROUNDS = 10
"""Of k-means; the recall is measured anyway, and better centres would come late."""

_SEED = 1
_BLOCK = 1024
"""Products between two reports of progress."""

_BLOCK_ENTRIES = 1 << 24
"""Entries of shared shoppers held at a time (200 MiB)."""

Floats = npt.NDArray[np.float32]


class Approximate:
    """Finds likely neighbours of many products: those near by vector, and those with shoppers in common."""

    def __init__(self, vectors: Floats, bias: Floats | None, shared: Any = None) -> None:
        """Makes the index: an inverted file over k-means cells (Jegou et al. 2011), of FAISS.

        Args:
            vectors: float32[n, d], compared by inner product.
            bias: float32[n], added to the inner products with each, or None.
            shared: gives `entries(positions)`, a scipy.sparse float32[b, n] added to the scores, and
                `work()`, float64[n], a bound on the entries of each row; or None.
        """
        import faiss

        self._shared = shared
        self._queries = vectors
        if bias is not None:
            self._queries = np.column_stack((vectors, np.ones(len(vectors), np.float32)))
            vectors = np.column_stack((vectors, bias))
        count, width = vectors.shape
        cells = max(1, min(4 * int(np.sqrt(count)), count // _TRAINING_POINTS))
        quantizer = faiss.IndexFlatIP(width)
        index = faiss.IndexIVFFlat(quantizer, width, cells, faiss.METRIC_INNER_PRODUCT)
        index.cp.seed, index.cp.niter, index.cp.min_points_per_centroid = _SEED, _ROUNDS, 1
        points = np.random.default_rng(_SEED).permutation(count)[: cells * _TRAINING_POINTS]
        index.train(np.ascontiguousarray(vectors[points]))
        index.add(np.ascontiguousarray(vectors))
        self._index, self.cells = index, cells

    def candidates(self, positions: npt.NDArray[np.integer], top: int, effort: int) -> npt.NDArray[np.int32]:
        """int32[b, t], positions of likely neighbours without repeats; -1 where a row has fewer.

        Args:
            positions: int[b], of the products that are asked about.
            top: how many to take by vector, and of those who share a shopper as many by score.
            effort: cells looked into.
        """
        self._index.nprobe = min(effort, self.cells)
        queries = np.ascontiguousarray(self._queries[positions])
        _, near = self._index.search(queries, min(top, len(self._queries)))
        near = near.astype(np.int32)
        if self._shared is None:
            return near
        sharing = _greatest(self._shared.entries(positions), self._queries, positions, top)
        found = np.sort(np.hstack((near, sharing)), axis=1)
        found[:, 1:][found[:, 1:] == found[:, :-1]] = -1
        return found

    def blocks(self, top: int, effort: int) -> Iterator[Candidates]:
        """The candidates of all products in order, a block at a time."""
        count, start = len(self._queries), 0
        work = np.cumsum(np.zeros(count) if self._shared is None else self._shared.work())
        while start < count:
            before = work[start - 1] if start else 0.0
            fits = int(np.searchsorted(work, before + _BLOCK_ENTRIES, "right"))
            stop = max(start + 1, min(start + _BLOCK, fits, count))
            places = np.arange(start, stop)
            yield Candidates(places, self.candidates(places, top, effort))
            start = stop


def recall(scores: Floats, exact: Floats) -> float:
    """The share of the true first RECALL_AT that was found; of equal scores at the end any will do.

    Args:
        scores: float32[q, t] of approximate lists, falling, -inf where a list is shorter.
        exact: float32[q, t] of exact lists, likewise.
    """
    exact = exact[:, :RECALL_AT]
    wanted = np.isfinite(exact).sum(axis=1)
    asked = wanted > 0
    last = np.where(np.isfinite(exact), exact, np.inf).min(axis=1, initial=np.inf)
    hits = np.minimum((scores >= last[:, None]).sum(axis=1), wanted)
    return float((hits[asked] / wanted[asked]).mean()) if asked.any() else 1.0


def _greatest(
    entries: Any, vectors: Floats, positions: npt.NDArray[np.integer], top: int
) -> npt.NDArray[np.int32]:
    """int32[b, top], where entry and inner product together are greatest, in any order; -1 for none.

    Args:
        entries: scipy.sparse float32[b, n]; only what is there counts.
        vectors: float32[n, d].
        positions: int[b], whose rows these are.
        top: how many.
    """
    found = np.full((entries.shape[0], top), -1, np.int32)
    starts = entries.indptr
    for row in range(len(found)):
        columns = entries.indices[starts[row] : starts[row + 1]]
        if len(columns) > top:
            values = entries.data[starts[row] : starts[row + 1]] + vectors[columns] @ vectors[positions[row]]
            columns = columns[np.argpartition(values, len(values) - top)[-top:]]
        found[row, : len(columns)] = columns
    return found
