"""What a model must beat: the plainest predictions that still use the data."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.interactions import Interactions

Floats = npt.NDArray[np.float32]

ITEM_SHRINKAGE = 10.0
USER_SHRINKAGE = 15.0
"""Ratings that a product's, or a shopper's, deviation from the mean must stand on to count half."""


def bias_baseline(train: Interactions, users: npt.NDArray[np.int32], items: npt.NDArray[np.int32]) -> Floats:
    """Predicts the mean rating plus how the item deviates from it, plus how the user deviates from both.

    Deviations are shrunk where they stand on few ratings (Koren 2010, "Factor in the neighbors", sec. 2.1).

    Args:
        train: ratings.
        users, items: int32[m], pairs to predict.

    Returns:
        float32[m].
    """
    mean = train.value.mean(dtype=np.float64)
    rest = train.value - mean
    of_items = _shrunk_means(train.item, rest, train.items, ITEM_SHRINKAGE)
    of_users = _shrunk_means(train.user, rest - of_items[train.item], train.users, USER_SHRINKAGE)
    return (mean + of_items[items] + of_users[users]).astype(np.float32)


def item_average(train: Interactions, items: npt.NDArray[np.int32]) -> Floats:
    """Predicts each item's mean rating, shrunk towards the mean of all.

    Args:
        train: ratings.
        items: int32[m], items to predict.

    Returns:
        float32[m].
    """
    mean = train.value.mean(dtype=np.float64)
    return (mean + _shrunk_means(train.item, train.value - mean, train.items, ITEM_SHRINKAGE)[items]).astype(
        np.float32
    )


def popularity(train: Interactions) -> Floats:
    """float32[items]: how many users each item has, the score that ranks alike for everybody."""
    return np.bincount(train.item, minlength=train.items).astype(np.float32)


def _shrunk_means(
    codes: npt.NDArray[np.int32], values: npt.NDArray[np.float64], count: int, shrinkage: float
) -> npt.NDArray[np.float64]:
    sums = np.bincount(codes, values, minlength=count)
    return sums / (np.bincount(codes, minlength=count) + shrinkage)
