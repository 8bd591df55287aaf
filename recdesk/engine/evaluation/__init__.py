"""Measuring: splits, metrics of predictions and rankings, intervals, and baselines to compare with."""

from recdesk.engine.evaluation.baselines import bias_baseline, item_average, popularity
from recdesk.engine.evaluation.breadth import coverage, novelty, popularity_lift
from recdesk.engine.evaluation.ease import fit_ease
from recdesk.engine.evaluation.intervals import Figure, UserSums, difference
from recdesk.engine.evaluation.metrics import PER_USER, mae, rmse
from recdesk.engine.evaluation.neighbourhood import fit_neighbourhood
from recdesk.engine.evaluation.ranking import CUTOFFS, Ranked, ScoreRows, ranked, ranking_metrics
from recdesk.engine.evaluation.splits import random_folds, random_holdout, time_holdout, user_holdout
from recdesk.engine.evaluation.top import top_columns

__all__ = [
    "CUTOFFS",
    "PER_USER",
    "Figure",
    "Ranked",
    "ScoreRows",
    "UserSums",
    "bias_baseline",
    "coverage",
    "difference",
    "fit_ease",
    "fit_neighbourhood",
    "item_average",
    "mae",
    "novelty",
    "popularity",
    "popularity_lift",
    "random_folds",
    "random_holdout",
    "ranked",
    "ranking_metrics",
    "rmse",
    "time_holdout",
    "top_columns",
    "user_holdout",
]
