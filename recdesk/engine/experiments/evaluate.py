"""evaluate and compare: how well trainings would do on interactions that they do not see."""

from collections.abc import Sequence

from recdesk.engine.experiments.contenders import contenders, left_out, model_contender, plain_contender
from recdesk.engine.experiments.evaluation import Evaluation
from recdesk.engine.experiments.measuring import measured
from recdesk.engine.experiments.plan import EvaluationPlan
from recdesk.engine.factorization.fit import filled_in
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Progress, no_progress


def evaluate(
    interactions: Interactions,
    options: TrainingOptions | None = None,
    plan: EvaluationPlan | None = None,
    progress: Progress = no_progress,
) -> Evaluation:
    """Trains the model and every baseline on the same part of the data, and measures all on the rest.

    Ratings objective: RMSE and MAE. Ranking objective: nDCG, recall, precision, MRR, coverage, novelty and
    popularity lift of full rankings of all products that a user did not have in training. Intervals are of
    the bootstrap over users.

    Args:
        interactions: what to split.
        options: of the model; its own holdout is not used.
        plan: the split; random, a fifth held out, if None.
        progress: hears stage "evaluating" in trainings, and cancels.

    Raises:
        DataError: "no_times", "nothing_held_out", or as `fit` does.
        OptionError: as `fit` does.
        Cancelled: from the progress call.
    """
    plan = plan or EvaluationPlan()
    options = filled_in(options or TrainingOptions(), interactions)
    found, users = measured(list(contenders(interactions, options)), interactions, plan, progress)
    return Evaluation(plan, interactions.fingerprint(), users, found, left_out(interactions, options))


def compare(
    interactions: Interactions,
    options: Sequence[TrainingOptions],
    plan: EvaluationPlan | None = None,
    progress: Progress = no_progress,
) -> Evaluation:
    """Trains models and a plain baseline on the same part of the data, and measures all on the rest.

    Args:
        interactions: what to split.
        options: one model's each; the other ones are compared with the first, user by user. The plain
            baseline, popularity or averages, is that of the first one's objective.
        plan, progress: as for `evaluate`.

    Returns:
        the models in their order, then the baseline.

    Raises:
        as `evaluate` does.
    """
    plan = plan or EvaluationPlan()
    filled = [filled_in(one, interactions) for one in options]
    rivals = [*(model_contender(one) for one in filled), plain_contender(filled[0])]
    found, users = measured(rivals, interactions, plan, progress)
    return Evaluation(plan, interactions.fingerprint(), users, found, {})
