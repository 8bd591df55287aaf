"""Trying models out: measured against the baselines, or searched for better options; no shop is changed."""

from recdesk.engine.experiments.evaluate import compare, evaluate
from recdesk.engine.experiments.evaluation import Evaluation, Measured
from recdesk.engine.experiments.halving import next_trial
from recdesk.engine.experiments.plan import EvaluationPlan
from recdesk.engine.experiments.presets import Preset, Quality, preset
from recdesk.engine.experiments.trials import Trial, Tuning
from recdesk.engine.experiments.tuning import tune

__all__ = [
    "Evaluation",
    "EvaluationPlan",
    "Measured",
    "Preset",
    "Quality",
    "Trial",
    "Tuning",
    "compare",
    "evaluate",
    "next_trial",
    "preset",
    "tune",
]
