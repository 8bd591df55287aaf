"""What shoppers in common add to the scores of many products at a time."""

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity.all_pairs import AddedScores
from recdesk.engine.similarity.evidence import shopper_rows, shoppers_in_common
from recdesk.engine.similarity.shoppers import SAME_SHOPPER, SharedShoppers


class SharedPairs:
    """The shoppers of the compared products, ready to be added up."""

    def __init__(self, shared: SharedShoppers, rows: Any, valid: npt.NDArray[np.int32]) -> None:
        """Prepares the interactions.

        Args:
            shared: what shoppers weigh, and products count.
            rows: from `shopper_rows`.
            valid: codes[v], the products that are compared; places count among them.
        """
        self._shared, self._rows = shared, rows
        # One multiplication gives both: weights add up in the real part, shoppers in the imaginary one.
        weighted = shopper_rows(shared.source.incidence, shared.source.weights)
        self._both = weighted.astype(np.complex128)
        self._both.data += 1j
        scales = shared.scales[valid]
        # Scaled here, once for each interaction, and not in every score.
        self._queries = weighted[valid]
        self._queries.data *= np.repeat(SAME_SHOPPER * scales, np.diff(self._queries.indptr))
        self._queries = self._queries.astype(np.float32)
        self._candidates = rows[valid].astype(np.float32)
        self._candidates.data *= np.repeat(scales, np.diff(self._candidates.indptr)).astype(np.float32)

    @cached_property
    def _by_shopper(self) -> Any:
        return self._candidates.T.tocsr()

    def entries(self, places: npt.NDArray[np.integer]) -> Any:
        """scipy.sparse float32[b, v], of compared products with all compared products."""
        return self._queries[places] @ self._by_shopper

    def work(self) -> npt.NDArray[np.float64]:
        """float64[v]: entries that are added up for each compared product."""
        ones = self._queries.astype(bool).astype(np.float64)
        return ones @ np.diff(self._by_shopper.indptr).astype(np.float64)

    def tiles(self) -> AddedScores:
        """The same for some rows and one tile of columns, for finding candidates."""
        by_shopper: dict[int, Any] = {}

        def added(
            rows: slice | npt.NDArray[np.integer], tile: slice
        ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
            if (candidates := by_shopper.get(tile.start)) is None:
                candidates = by_shopper[tile.start] = self._candidates[tile].T.tocsr()
            # Every shopper's row is copied, to be added up where it belongs: a product of sparse matrices
            # would take three times as long.
            queries = self._queries[rows]
            bought, degrees = candidates[queries.indices], np.diff(candidates.indptr)[queries.indices]
            bought.data *= np.repeat(queries.data, degrees)
            starts = np.repeat(np.arange(queries.shape[0]) * candidates.shape[1], np.diff(queries.indptr))
            return bought.indices + np.repeat(starts, degrees), bought.data

        return added

    def of_pairs(
        self, queries: npt.NDArray[np.int32], items: npt.NDArray[np.int32]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int32]]:
        """float64[b, t], exactly, and int32[b, t], the shoppers in common."""
        repeated, others = np.repeat(queries, items.shape[1]), items.ravel()
        sums = shoppers_in_common(self._rows, repeated, others, self._both)
        added = self._shared.of_sums(np.real(sums), repeated, others)
        return added.reshape(items.shape), np.imag(sums).astype(np.int32).reshape(items.shape)
