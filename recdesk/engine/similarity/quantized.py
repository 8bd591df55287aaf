"""Vectors in a quarter of their bytes: all of them are looked through faster, and it is told how far off."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numkong
import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity.side_by_side import SideBySide
from recdesk.engine.threads import spare_cores

Floats = npt.NDArray[np.float32]

_GREATEST = 127
"""The greatest whole number that a byte holds with either sign."""

_EPSILON = np.finfo(np.float32).eps

_WIDER = np.float32(1 + 1e-4)
"""By how much a bound is widened, since it is itself computed in single precision."""


@dataclass(frozen=True, eq=False)
class QuantizedVectors:
    """Vectors rounded to whole multiples of a step, each vector of its own step (scalar quantization).

    Attributes:
        codes: int8[n, d], the multiples.
        steps: float32[n].
        lengths: float32[n], of the vectors as they are rounded, codes * steps.
        errors: float32[n], at most so long is what rounding took away.
    """

    codes: npt.NDArray[np.int8]
    steps: Floats
    lengths: Floats
    errors: Floats
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(spare_cores()))

    @classmethod
    def of(cls, vectors: SideBySide) -> "QuantizedVectors":
        """Of vectors that are all finite."""
        codes = np.empty((len(vectors), vectors.width), np.int8)
        steps, lengths, errors = (np.empty(len(vectors), np.float32) for _ in range(3))
        for rows, exact in vectors.blocks():
            step = np.maximum(np.abs(exact).max(axis=1, initial=0) / _GREATEST, np.finfo(np.float32).tiny)
            codes[rows] = whole = np.rint(exact / step[:, None]).astype(np.int8)
            rounded = whole * step[:, None]
            steps[rows], lengths[rows] = step, np.linalg.norm(rounded, axis=1)
            errors[rows] = np.linalg.norm(exact - rounded, axis=1) + 2 * _EPSILON * lengths[rows]
        return cls(codes, steps, lengths, errors)

    def products(self, row: int) -> tuple[Floats, Floats]:
        """The inner products of one vector and all, nearly, and how far each may be off at most.

        With x = r + e, rounded and rest, x.y - r_x.r_y = r_x.e_y + e_x.y, and so by Cauchy and Schwarz is
        at most |r_x| |e_y| + |e_x| (|r_y| + |e_y|).

        Returns:
            float32[n] and float32[n].
        """
        query, count, threads = self.codes[row : row + 1], len(self.codes), spare_cores()
        found, share = np.empty(count, np.float32), -(-count // threads)

        def compare(start: int) -> None:
            rows = slice(start, start + share)
            found[rows] = np.asarray(numkong.cdist(query, self.codes[rows], "dot"))[0]

        # One core reads slower than memory is. `mapped` would first look for BLAS, which has no part in this.
        others = [self._pool.submit(compare, start) for start in range(share, count, share)]
        compare(0)
        length, error = self.lengths[row] * _WIDER, self.errors[row] * _WIDER
        off = length * self.errors + error * (self.lengths + self.errors)
        for other in others:
            other.result()
        found *= self.steps * self.steps[row]
        return found, off
