"""How the window words a comparison of two models: figures, verdict, what differs between them."""

from collections.abc import Callable

from recdesk import messages
from recdesk.engine.evaluation import Figure
from recdesk.engine.experiments import Evaluation, Measured
from recdesk.engine.experiments.evaluation import model_is_better
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.gui import wording
from recdesk.i18n import tr

DECISIVE = ("ndcg@10", "rmse")
"""The metric that a verdict is about: the first that both models have."""


def figure(value: Figure) -> str:
    """A figure with half of its interval: "0.478 ± 0.016"; coverage has none."""
    half = (value.high - value.low) / 2
    if not half:
        return wording.metric_value(value.value)
    return f"{wording.metric_value(value.value)} ± {wording.metric_value(half)}"


def difference(value: Figure) -> str:
    """A difference with its interval: "+0.016 (+0.009 to +0.023)"."""
    text = tr("{low} to {high}", low=f"{value.low:+.3f}", high=f"{value.high:+.3f}")
    return f"{value.value:+.3f} ({text})"


def real(metric: str, value: Figure) -> str:
    """Whether a difference is real, in a word."""
    return tr("unsure") if model_is_better(metric, value) is None else tr("real")


def verdict(found: Evaluation) -> str:
    """One sentence: which of the two models is better, and whether that is real."""
    first, second = found.contenders[:2]
    metric = next((name for name in DECISIVE if name in second.against_model), None)
    if metric is None:
        return tr(
            "One model ranks products and the other predicts ratings, so no measure fits both: "
            "compare their lists below."
        )
    apart = second.against_model[metric]
    better = model_is_better(metric, apart)
    winner, loser = (second, first) if better is False else (first, second)
    figures = {
        "name": winner.name,
        "metric": wording.metric_name(metric),
        "value": wording.metric_value(winner.metrics[metric].value),
        "other": wording.metric_value(loser.metrics[metric].value),
        **_sizes(apart),
    }
    if better is None:
        return tr(
            "No sure winner: {metric} is {value} for {name} against {other}; the difference of {size} "
            "(somewhere from {low} to {high}) may be chance.",
            **figures,
        )
    if metric == "rmse":
        return tr(
            "{name} errs less: {metric} {value} against {other}; the difference of {size} "
            "({low} to {high}) is real.",
            **figures,
        )
    return tr(
        "{name} finds more: {metric} {value} against {other}; the difference of {size} "
        "({low} to {high}) is real.",
        **figures,
    )


def _sizes(apart: Figure) -> dict[str, str]:
    """How far apart, without a sign where the interval lies on one side of zero."""
    ends = sorted((apart.low, apart.high))
    if ends[1] < 0:
        ends = [-ends[1], -ends[0]]
    low, high = (wording.metric_value(end) for end in ends)
    return {"size": wording.metric_value(abs(apart.value)), "low": low, "high": high}


def plain_name(name: str) -> str:
    """The plain baseline as the rest of the window calls it."""
    return wording.baseline_name("ranking" if name == "popularity" else "ratings")


def metrics_of(found: Evaluation) -> list[str]:
    """The metrics of all contenders, each once."""
    return list(dict.fromkeys(name for one in found.contenders for name in one.metrics))


def cell(one: Measured, metric: str) -> str:
    """What a contender reached; empty where it has no such figure."""
    return figure(one.metrics[metric]) if metric in one.metrics else ""


def facts(first: FactorModel, second: FactorModel) -> list[tuple[str, str, str]]:
    """Name and both values of the options in which two models differ, then time, device and data."""
    options: list[tuple[str, Callable[[TrainingOptions], str]]] = [
        (tr("What for"), lambda one: wording.objective(one.objective)),
        (tr("Factors"), lambda one: f"{one.factors:,}"),
        (tr("Sweeps"), lambda one: f"{one.iterations:,}"),
        (tr("Regularization"), lambda one: _number(one.regularization)),
        (tr("Weight of the unseen"), lambda one: _number(one.unobserved_weight)),
        (tr("Holdout"), lambda one: f"{one.holdout:.0%}"),
        (tr("Seed"), lambda one: str(one.seed)),
    ]
    rows = [(name, text(first.options), text(second.options)) for name, text in options]
    return [
        *(row for row in rows if row[1] != row[2]),
        (tr("Training time"), wording.seconds(first.seconds), wording.seconds(second.seconds)),
        (tr("Device"), messages.device(first.device), messages.device(second.device)),
    ]


def data(first: FactorModel, second: FactorModel, current: bool) -> str:
    """Whether two models were trained on the same data; `current`: those of now."""
    if first.fingerprint != second.fingerprint:
        return tr("They were trained on different data: an import or a correction lies between them.")
    return (
        tr("Both were trained on the same data, those of now.")
        if current
        else tr("Both were trained on the same data, which have changed since.")
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
