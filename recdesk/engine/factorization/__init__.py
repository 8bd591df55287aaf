"""Interactions -> factors: Bayesian matrix factorization for ratings, implicit ALS for ranking."""

from recdesk.engine.factorization.checkpoints import Checkpoints
from recdesk.engine.factorization.fit import filled_in, fit
from recdesk.engine.factorization.fold_in import fold_in, fold_in_scores
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions

__all__ = ["Checkpoints", "FactorModel", "TrainingOptions", "filled_in", "fit", "fold_in", "fold_in_scores"]
