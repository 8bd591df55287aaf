"""One long vector per product in place of one per product and draw, made when it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.gathering import at
from recdesk.engine.threads import in_shares

Floats = npt.NDArray[np.float32]

_ROWS = 1 << 13
"""Vectors that are made at a time where all are."""


@dataclass(frozen=True, eq=False)
class SideBySide:
    """The draws of a model's vectors side by side, each times a scale. Make one with `of` or `stored`.

    What a model holds already is not held a second time, since its posterior can take most of the memory.

    Attributes:
        draws: float32[draws, m, k].
        scales: float[draws, n], n >= m; 0 where a product has no vector, and then all of it is zero. None
            for 1 throughout, which needs a single draw.
    """

    draws: Floats
    scales: npt.NDArray[np.floating] | None

    @classmethod
    def of(cls, draws: Floats, items: int, unit: bool) -> "SideBySide":
        """The draws, divided by the square root of their number.

        The inner product of two such vectors is then the mean of the draws' inner products (or cosines), and
        the squared distance the mean of the draws' squared distances. Draws of a factorization are rotated
        against each other (Salakhutdinov & Mnih 2008 average predictions for the same reason), so a mean
        over vectors would mean nothing.

        Args:
            draws: float32[draws, m, k]; who has no finite vector other than zero in every draw has none.
            items: how many vectors there are, from m on without any.
            unit: whether each draw's vector is brought to length 1, for cosine.
        """
        lengths = np.sqrt(np.einsum("sik,sik->si", draws, draws, dtype=np.float64))
        usable = (np.isfinite(lengths) & (lengths > 0)).all(axis=0)
        scales = np.zeros((len(draws), items))
        divisors = (lengths[:, usable] if unit else 1) * np.sqrt(len(draws))
        scales[:, : draws.shape[1]][:, usable] = 1 / divisors
        return cls(draws, scales)

    @classmethod
    def stored(cls, vectors: Floats) -> "SideBySide":
        """Vectors float32[n, d] that are there already."""
        return cls(vectors[None], None)

    def __len__(self) -> int:
        return self.draws.shape[1] if self.scales is None else self.scales.shape[1]

    @property
    def width(self) -> int:
        """Length of a row."""
        return len(self.draws) * self.draws.shape[2]

    @property
    def nbytes(self) -> int:
        """Bytes of all rows, were they made."""
        return len(self) * self.width * self.draws.itemsize

    @property
    def usable(self) -> npt.NDArray[np.bool_]:
        """bool[n], which products have a vector."""
        return np.ones(len(self), bool) if self.scales is None else (self.scales != 0).all(axis=0)

    def rows(self, codes: npt.ArrayLike) -> Floats:
        """float32[..., width] for codes[...]."""
        places = np.asarray(codes)
        if self.scales is None:
            return at(self.draws[0], places)
        scales = self.scales[:, places][..., None]
        made = np.zeros((*places.shape, len(self.draws), self.draws.shape[2]), np.float32)
        taken = np.take(self.draws, places, axis=1, mode="clip")  # those beyond the model have no scale
        by_draw = np.moveaxis(made, -2, 0)
        np.multiply(taken, scales, out=by_draw, where=scales != 0, casting="same_kind")
        return made.reshape(*places.shape, self.width)

    def blocks(self) -> Iterator[tuple[slice, Floats]]:
        """All rows, some after some, with their places."""
        for start in range(0, len(self), _ROWS):
            stop = min(start + _ROWS, len(self))
            yield slice(start, stop), self.rows(np.arange(start, stop))

    def all(self) -> Floats:
        """float32[n, width]."""
        if self.scales is None:
            return self.draws[0]
        made = np.empty((len(self), self.width), np.float32)
        for places, rows in self.blocks():
            made[places] = rows
        return made

    def products(self, row: int) -> Floats:
        """float32[n], the inner products of one row and all, from the draws where they lie.

        Each is off by at most width + 4 units in the last place of the product of the lengths.
        """
        found = np.zeros(len(self), np.float32)

        def multiply(part: slice) -> None:
            sums = found[part]
            with np.errstate(invalid="ignore", over="ignore"):  # of those that have no finite vector
                for draw, vectors in enumerate(self.draws):
                    by_draw = vectors[part] @ vectors[row]
                    if self.scales is not None:
                        by_draw *= (self.scales[draw, part] * self.scales[draw, row]).astype(np.float32)
                    sums += by_draw
            if self.scales is not None:
                sums[self.scales[0, part] == 0] = 0

        if self.scales is None or self.scales[0, row]:
            in_shares(multiply, self.draws.shape[1])
        return found

    def lengths(self) -> Floats:
        """float32[n], of the rows."""
        found = np.empty(len(self), np.float32)
        for places, rows in self.blocks():
            found[places] = np.sqrt(np.einsum("id,id->i", rows, rows))
        return found
