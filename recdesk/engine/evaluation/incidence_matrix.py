"""Interactions as a sparse 0/1 matrix, which the baselines of linear algebra work on."""

from typing import Any

import numpy as np

from recdesk.engine.interactions import Interactions


def incidence_matrix(train: Interactions) -> Any:
    """scipy.sparse CSR float32[users, items], 1 where there is an interaction."""
    from scipy.sparse import csr_matrix

    ones = np.ones(len(train), np.float32)
    return csr_matrix((ones, (train.user, train.item)), shape=(train.users, train.items))
