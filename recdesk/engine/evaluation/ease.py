"""EASE: the closed form that many deep models lose to, as a baseline for ranges that fit in memory."""

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError
from recdesk.engine.evaluation.incidence_matrix import incidence_matrix
from recdesk.engine.evaluation.ranking import Codes, ScoreRows, ranking_metrics
from recdesk.engine.evaluation.splits import user_holdout
from recdesk.engine.interactions import Interactions

MOST_ITEMS = 20_000
"""More would take over 3 GB for a matrix of all pairs and its inverse."""

PENALTIES = (50.0, 200.0, 500.0, 1000.0)
MOST_ITEMS_TO_CHOOSE = 5_000
USUAL_PENALTY = 500.0
"""Of these the best on a tenth of the training data is taken; where trying takes too long, the paper's."""

Floats = npt.NDArray[np.float32]


def fit_ease(train: Interactions, seed: int = 0) -> ScoreRows:
    """Embarrassingly shallow autoencoder (Steck 2019): scores = X B with B = I - P diag(1 / P_ii),
    P the inverse of X'X + penalty I.

    Args:
        train: what to learn from; users and items as 0/1.
        seed: of the validation part on which the penalty is chosen.

    Returns:
        the scores.

    Raises:
        DataError: "too_many_items" above `MOST_ITEMS`.
    """
    if train.items > MOST_ITEMS:
        raise DataError("too_many_items", count=train.items, most=MOST_ITEMS)
    penalty = USUAL_PENALTY
    if train.items <= MOST_ITEMS_TO_CHOOSE:
        held_out = user_holdout(train, 0.1, seed)
        part, validation = train.subset(~held_out), train.subset(held_out)
        found = {
            each: ranking_metrics(_solved(part, each), part, validation, {"ndcg": 10}) for each in PENALTIES
        }
        penalty = max(PENALTIES, key=lambda each: found[each].get("ndcg@10", 0.0))
    return _solved(train, penalty)


def _solved(train: Interactions, penalty: float) -> ScoreRows:
    from scipy.linalg import get_lapack_funcs

    matrix = incidence_matrix(train)
    gram: Floats = (matrix.T @ matrix).toarray().astype(np.float32, order="F")
    gram[np.diag_indices_from(gram)] += np.float32(penalty)
    factorize, invert = get_lapack_funcs(("potrf", "potri"), (gram,))
    factor, failed = factorize(gram, lower=1, overwrite_a=1)
    inverse, failed_too = invert(factor, lower=1, overwrite_c=1)
    if failed or failed_too:
        raise ArithmeticError("a positive definite matrix could not be inverted")
    lower = np.tril(inverse, -1)
    diagonal = np.diag(inverse).copy()
    weights = lower + lower.T
    weights /= -diagonal
    np.fill_diagonal(weights, 0)

    def scores(users: Codes) -> Floats:
        return matrix[users] @ weights

    return scores
