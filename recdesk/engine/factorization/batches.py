"""Degree batching: rows of similar degree padded to one length, so that many are solved at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.tensors import Device, tensorflow

ELEMENTS = {"CPU": 1 << 22, "GPU": 1 << 26}
"""Numbers that the largest intermediate of one batch may hold; on a CPU it should stay near the caches."""

WORTH_A_CALL = 1 << 17
"""Padded numbers that cost less than one more batch."""

AT_ONCE = 8
"""Batches that lie on one device and are taken in one call of TensorFlow, whose cores then need not wait for
each other after each operation: a sweep takes a fifth less time than with one call a batch."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Rows whose degree pads to the same length.

    Attributes:
        device: name of the one that holds the tensors.
        rows: int32[b], which rows.
        columns: int32[b, l], codes of the other side; 0 where padded.
        targets: float32[b, l], what the inner product should be; 0 where padded.
        roots: float32[b, l], square root of each observation's weight; 0 where padded.
        dual: whether a system of l unknowns per row is smaller than one of k.
    """

    device: str
    rows: Any
    columns: Any
    targets: Any
    roots: Any
    dual: bool


@dataclass(frozen=True, eq=False)
class Side:
    """All rows of one side (users, or items).

    Attributes:
        count: number of rows, those without observations included.
        degrees: int64[count], observations of each row.
        rows: int32[m], the rows with observations in the order of the batches, on the device.
        batches: the batches, small degrees first.
    """

    count: int
    degrees: npt.NDArray[np.int64]
    rows: Any
    batches: list[Batch]

    @property
    def active(self) -> int:
        """Number of rows with observations."""
        return int(np.count_nonzero(self.degrees))

    @classmethod
    def of(
        cls,
        rows: npt.NDArray[np.int32],
        columns: npt.NDArray[np.int32],
        targets: npt.NDArray[np.float32],
        weights: npt.NDArray[np.float32],
        count: int,
        unknowns: int,
        device: Device,
        check: Callable[[], None] = lambda: None,
    ) -> "Side":
        """Groups observations by row and pads them.

        Args:
            rows: int32[n], the row of each observation, in any order.
            columns: int32[n], its code on the other side.
            targets: float32[n].
            weights: float32[n], >= 0.
            count: number of rows.
            unknowns: k, the length of a row's vector.
            device: where the batches are kept; AT_ONCE on each in turn where it has others.
            check: called before each batch is made; raises to stop.
        """
        order = _by_row(rows, count)
        columns, targets, roots = columns[order], targets[order], np.sqrt(weights[order])
        degrees = np.bincount(rows, minlength=count)
        starts = np.cumsum(degrees) - degrees
        lengths = _merged(padded_lengths(degrees), unknowns)
        by_length = np.argsort(lengths, kind="stable")[np.count_nonzero(degrees == 0) :].astype(np.int32)
        tf = tensorflow()
        devices = (device.name, *device.others)
        batches: list[Batch] = []
        elements = int(ELEMENTS[device.kind] * device.batch_share)
        for start, stop, length in _cuts(lengths[by_length], unknowns, elements):
            check()
            chosen = by_length[start:stop]
            steps = np.arange(length)
            real = steps < degrees[chosen, None]
            place = np.where(real, starts[chosen, None] + steps, 0)
            padded = (np.where(real, array[place], 0) for array in (columns, targets, roots))
            name = devices[len(batches) // AT_ONCE % len(devices)]
            with tf.device(name):
                batches.append(Batch(name, *map(tf.constant, (chosen, *padded)), dual=length < unknowns))
        with tf.device(device.name):
            return cls(count, degrees, tf.constant(by_length), batches)


def _by_row(rows: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.integer]:
    """integer[n]: what a stable argsort gives, in linear time."""
    from scipy.sparse import coo_matrix

    places = np.arange(len(rows), dtype=np.int32)
    matrix = coo_matrix((np.ones(len(rows), bool), (rows, places)), (count, len(rows)))
    return matrix.tocsr().indices


def padded_lengths(degrees: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """int64[n]: the smallest number of four binary digits and zeros not below each degree; 0 for 0.

    A twentieth of the padded rows is padding then, on average.
    """
    spacing = np.int64(1) << np.maximum(np.frexp(np.maximum(degrees - 1, 0))[1] - 4, 0)
    return -(-degrees // spacing) * spacing


def _merged(lengths: npt.NDArray[np.int64], unknowns: int) -> npt.NDArray[np.int64]:
    """Raises lengths that few rows have to the next one in use, where that costs less than one more call."""
    used, place, counts = np.unique(lengths, return_inverse=True, return_counts=True)
    final = used.copy()
    first = np.count_nonzero(used == 0)
    for here in range(first, len(used) - 1):
        beyond = used[here + 1]
        waste = sum(counts[i] * (beyond - used[i]) for i in range(first, here + 1)) * unknowns
        if waste < WORTH_A_CALL:
            final[first : here + 1] = beyond
        else:
            first = here + 1
    return final[place]


def _cuts(lengths: npt.NDArray[np.int64], unknowns: int, elements: int) -> Iterator[tuple[int, int, int]]:
    """Start, stop and padded length of each batch, over rows ordered by padded length."""
    for length in np.unique(lengths).tolist():
        first, last = np.searchsorted(lengths, [length, length + 1]).tolist()
        size = max(1, elements // (length * unknowns))
        for start in range(first, last, size):
            yield start, min(start + size, last), length
