"""What accuracy does not tell of lists: how much of the range they show, and whether only bestsellers."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.evaluation.metrics import PerUser
from recdesk.engine.evaluation.ranking import Ranked
from recdesk.engine.interactions import Interactions


def coverage(lists: Ranked, k: int, train: Interactions) -> float:
    """Share of the products sold in training that stand in the first k of somebody's list."""
    shown = np.zeros(train.items, bool)
    heads = lists.listed[:, :k]
    shown[heads[heads >= 0]] = True
    sold = np.bincount(train.item, minlength=train.items) > 0
    return float(np.count_nonzero(shown & sold)) / max(1, np.count_nonzero(sold))


def novelty(lists: Ranked, k: int, train: Interactions) -> PerUser:
    """float64[u]: mean self-information of the first k, in bits: -log2 of the share of users who know a
    product (Zhou et al. 2010). A product that nobody knows counts as known by one user."""
    known = np.bincount(train.item, minlength=train.items)
    bits = -np.log2(np.maximum(known, 1) / max(1, len(np.unique(train.user))))
    return _mean_over_lists(lists.listed[:, :k], bits)


def popularity_lift(lists: Ranked, k: int, train: Interactions) -> PerUser:
    """float64[u]: how much more popular the first k are than what the user chose in training, as a share.

    0 where a list is as popular as the user's own taste, 1 where its products have twice the buyers
    (Abdollahpouri et al. 2020). Users without training interactions get 0.
    """
    buyers = np.bincount(train.item, minlength=train.items).astype(np.float64)
    chosen = np.bincount(train.user, buyers[train.item], minlength=train.users)[lists.users]
    choices = np.bincount(train.user, minlength=train.users)[lists.users]
    own = chosen / np.maximum(choices, 1)
    shown = _mean_over_lists(lists.listed[:, :k], buyers)
    return np.where(own > 0, shown / np.where(own > 0, own, 1) - 1, 0.0)


def _mean_over_lists(listed: npt.NDArray[np.int32], values: npt.NDArray[np.float64]) -> PerUser:
    there = listed >= 0
    return (np.where(there, values[listed], 0).sum(1)) / np.maximum(there.sum(1), 1)
