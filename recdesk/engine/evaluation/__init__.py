"""Measuring: splits, metrics of predictions and rankings, and the baselines to compare with; numpy only."""

from recdesk.engine.evaluation.baselines import bias_baseline, popularity
from recdesk.engine.evaluation.metrics import mae, ranking_metrics, rmse
from recdesk.engine.evaluation.splits import random_holdout
from recdesk.engine.evaluation.top import top_columns

__all__ = ["bias_baseline", "mae", "popularity", "random_holdout", "ranking_metrics", "rmse", "top_columns"]
