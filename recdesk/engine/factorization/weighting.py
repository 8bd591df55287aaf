"""How much each interaction counts when products are ranked; numpy only, for `fold_in` uses it too."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.interactions import Interactions


def typical_count(interactions: Interactions) -> float:
    """The median count of implicit feedback; 0 where all interactions are to count alike.

    They do for ratings (whoever rated a product chose it) and for counts that are all the same.
    """
    values = interactions.value
    if interactions.feedback == "explicit" or not len(values) or values.min() == values.max():
        return 0.0
    return float(np.median(values))


def weights_of(values: npt.NDArray[np.float32], typical: float) -> npt.NDArray[np.float32]:
    """Weights of interactions with these counts: 1 for the typical count, growing with its logarithm.

    Buying twice says more than buying once; a typing error of a thousand pieces says hardly more than that.

    Args:
        values: float32[n], > 0.
        typical: what `typical_count` says of the training data.

    Returns:
        float32[n], > 0.
    """
    if typical == 0:
        return np.ones(len(values), np.float32)
    weights = (1 + np.log1p(values.astype(np.float64) / typical)) / (1 + np.log(2))
    return weights.astype(np.float32)
