"""The neighbourhood baseline: what is like the things that a user has, by the cosine of shared users."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation.incidence_matrix import incidence_matrix
from recdesk.engine.evaluation.ranking import Codes, ScoreRows
from recdesk.engine.interactions import Interactions

NEIGHBOURS = 100
SHRINKAGE = 10.0
"""Users in common at which a cosine counts half: few of them are no evidence."""

_CELLS_AT_ONCE = 1 << 22


def fit_neighbourhood(train: Interactions, check: Callable[[], None] = lambda: None) -> ScoreRows:
    """Item-based nearest neighbours (Sarwar et al. 2001) with shrunk cosines (Bell & Koren 2007).

    The similarity of two items with c users in common, of n and m each, is c / sqrt(n m) * c / (c + 10).
    A score is the sum over the user's items of the similarities to their 100 nearest ones.

    Args:
        train: what to learn from.
        check: called often; cancels by raising.

    Returns:
        the scores.
    """
    matrix = incidence_matrix(train)
    nearest = _nearest(matrix, check)

    def scores(users: Codes) -> npt.NDArray[np.float32]:
        return (matrix[users] @ nearest).toarray()

    return scores


def _nearest(matrix: Any, check: Callable[[], None]) -> Any:
    """scipy.sparse CSR float32[items, items]: each row holds an item's nearest ones."""
    from scipy.sparse import csr_matrix, vstack

    by_item = matrix.T.tocsr()
    items = by_item.shape[0]
    degrees = np.maximum(np.diff(by_item.indptr), 1).astype(np.float32)
    count = min(NEIGHBOURS, items)
    blocks: list[Any] = []
    step = max(1, _CELLS_AT_ONCE // max(1, items))
    for start in range(0, items, step):
        check()
        common = (by_item[start : start + step] @ matrix).toarray()
        rows = np.arange(len(common))
        similar = common / np.sqrt(degrees[start : start + step, None] * degrees) * common
        similar /= common + SHRINKAGE
        similar[rows, start + rows] = 0
        best = np.argpartition(similar, items - count, axis=1)[:, items - count :]
        values = np.take_along_axis(similar, best, axis=1)
        there = values > 0
        pointers = np.concatenate(([0], np.cumsum(there.sum(1))))
        blocks.append(csr_matrix((values[there], best[there], pointers), shape=(len(common), items)))
    return vstack(blocks, format="csr")
