"""Vectors in a quarter of their bytes: all of them are looked through faster, and it is told how far off."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numkong
import numpy as np
import numpy.typing as npt

from recdesk.engine.threads import spare_cores

Floats = npt.NDArray[np.float32]

_GREATEST = 127
"""The greatest whole number that a byte holds with either sign."""

_ROWS = 1 << 13
"""Vectors that are rounded, or compared by one thread, at a time."""

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

    @classmethod
    def of(cls, vectors: Floats) -> "QuantizedVectors":
        """Of vectors float32[n, d], all of them finite."""
        codes = np.empty(vectors.shape, np.int8)
        steps, lengths, errors = (np.empty(len(vectors), np.float32) for _ in range(3))
        for start in range(0, len(vectors), _ROWS):
            rows = slice(start, start + _ROWS)
            exact = vectors[rows]
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
        query = self.codes[row : row + 1]

        def part(start: int) -> npt.NDArray[np.float64]:
            return np.asarray(numkong.cdist(query, self.codes[start : start + _ROWS], "dot"))[0]

        # One core reads slower than memory is. `mapped` would first look for BLAS, which has no part in this.
        with ThreadPoolExecutor(spare_cores()) as pool:
            whole = np.concatenate(list(pool.map(part, range(0, len(self.codes), _ROWS))))
        found = (whole * (float(self.steps[row]) * self.steps)).astype(np.float32)
        off = self.lengths[row] * self.errors + self.errors[row] * (self.lengths + self.errors)
        return found, off * _WIDER
