"""How the window words counts, metrics, times and devices."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recdesk import messages
from recdesk.engine.importing import ImportReport
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.jobs import JobProgress
from recdesk.i18n import mark, plural, tr

SEPARATOR = " · "

# The metric that stands for a model, by objective: the first one that it has.
_LEADING = {"ranking": ("ndcg@10", "recall@20", "precision@10"), "ratings": ("rmse", "mae")}
_METRIC_NAMES = {"rmse": "RMSE", "mae": "MAE", "loss": mark("Loss")}
_METRIC_MEANINGS = {
    "rmse": mark("Typical error of a predicted rating, in rating points; lower is better."),
    "mae": mark("Average distance between a predicted and the given rating; lower is better."),
    "ndcg": mark("How far up the list the products stand that shoppers really took; 1 is perfect."),
    "recall": mark("Share of the products that shoppers really took which the list contains."),
    "precision": mark("Share of the list that shoppers really took."),
    "mrr": mark("One over the place of the first product that a shopper really took; 1 is perfect."),
    "coverage": mark("Share of all products that stand in anybody's list."),
    "novelty": mark("How little known the listed products are, in bits; bestsellers have few."),
    "popularity_lift": mark("How much more popular the lists are than what a shopper usually takes."),
}


def shoppers(count: int) -> str:
    return plural("{n} shopper", "{n} shoppers", count)


def products(count: int) -> str:
    return plural("{n} product", "{n} products", count)


def interactions(count: int, feedback: str | None) -> str:
    """Ratings or purchases, by what the shop holds."""
    if feedback == "explicit":
        return plural("{n} rating", "{n} ratings", count)
    return plural("{n} purchase", "{n} purchases", count)


def counts(summary: ShopSummary) -> list[str]:
    """What the shop holds, for the status bar."""
    return [
        shoppers(summary.users),
        products(summary.items),
        interactions(summary.events, summary.feedback),
    ]


def is_rated(summary: ShopSummary | None) -> bool:
    """Whether a shop's products are rated, not bought."""
    return summary is not None and summary.feedback == "explicit"


def together(rated: bool, title: str = "") -> str:
    """The name of the list of what goes with a product, as "Bought together with Moka pot"."""
    if title:
        return (
            tr("Rated together with {title}", title=title)
            if rated
            else tr("Bought together with {title}", title=title)
        )
    return tr("Rated together") if rated else tr("Bought together")


def objective(name: str) -> str:
    return {"ranking": tr("Rank products"), "ratings": tr("Predict ratings")}[name]


def metric_name(name: str) -> str:
    """ "ndcg@10" as people write it: nDCG@10."""
    if name in _METRIC_NAMES:
        return tr(_METRIC_NAMES[name])
    kind, at, length = name.partition("@")
    titles = {
        "ndcg": "nDCG",
        "recall": tr("Recall"),
        "precision": tr("Precision"),
        "mrr": "MRR",
        "coverage": tr("Coverage"),
        "novelty": tr("Novelty"),
        "popularity_lift": tr("Popularity lift"),
    }
    return titles.get(kind, kind) + at + length


def metric_meaning(name: str) -> str:
    """One sentence on what a metric says; empty for one without."""
    meaning = _METRIC_MEANINGS.get(name.partition("@")[0])
    return tr(meaning) if meaning else ""


def metric_value(value: float) -> str:
    return f"{value:.3f}"


def leading_metric(objective_name: str, metrics: Mapping[str, float]) -> str | None:
    """The metric that a model is first judged by; None for one trained without a holdout."""
    return next((name for name in _LEADING[objective_name] if name in metrics), None)


def baseline_name(objective_name: str) -> str:
    """What a model's metrics are compared with."""
    return tr("bestsellers") if objective_name == "ranking" else tr("averages")


def model_figure(model: Mapping[str, Any]) -> str:
    """A model's leading metric: "nDCG@10 0.412"."""
    name = leading_metric(model["objective"], model["metrics"])
    return (
        tr("not measured") if name is None else f"{metric_name(name)} {metric_value(model['metrics'][name])}"
    )


def model_quality(model: Mapping[str, Any]) -> str:
    """A model's leading metric beside its baseline: "nDCG@10 0.412 (bestsellers 0.190)"."""
    objective_name, metrics = model["objective"], model["metrics"]
    text, baseline = model_figure(model), metrics.get(f"baseline_{leading_metric(objective_name, metrics)}")
    if baseline is None:
        return text
    return f"{text} ({baseline_name(objective_name)} {metric_value(baseline)})"


def left_out(report: ImportReport, replaced: bool) -> str:
    """What the message bar says of an import that left rows out."""
    text = plural(
        "{n} row of {name} was left out; all others are in the shop.",
        "{n} rows of {name} were left out; all others are in the shop.",
        report.rows_rejected,
        name=report.path.name,
    )
    return tr("{sentence} What was there before is replaced.", sentence=text) if replaced else text


def undo_question(one: Mapping[str, Any], models: bool) -> str:
    """What undoing an import would do, before it is done."""
    text = plural(
        "The shop becomes what it was before {name} was imported ({n} row).",
        "The shop becomes what it was before {name} was imported ({n} rows).",
        one["rows_read"],
        name=Path(one["path"]).name,
    )
    return tr("{sentence} Models trained since then go with it.", sentence=text) if models else text


def undone(name: str, models: Sequence[str]) -> str:
    """What undoing an import has done."""
    if not models:
        return tr("The import of {name} is undone.", name=name)
    return tr(
        "The import of {name} is undone. Models trained after it are gone too: {models}.",
        name=name,
        models=", ".join(models),
    )


def fixed(fix: str) -> str:
    """What fixing a finding has done."""
    return tr("Done: {what}. The imported rows stay as they are.", what=messages.fix(fix))


def exported(rows: int, path: str) -> str:
    return plural("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", rows, path=path)


def seconds(value: float) -> str:
    """How long something took."""
    if value < 10:
        return tr("{n} s", n=f"{value:.1f}")
    if value < 120:
        return tr("{n} s", n=f"{value:.0f}")
    return tr("{n} min", n=f"{value / 60:.0f}")


def time_left(value: float) -> str:
    if value < 90:
        return tr("{n} s left", n=max(1, round(value)))
    if value < 5400:
        return tr("{n} min left", n=round(value / 60))
    return tr("{n} h left", n=round(value / 3600))


def progress(state: JobProgress) -> str:
    """How far a job is, in words: "Training · sweep 9 of 15 · 12 s left"."""
    parts = [state.job.title]
    if state.stage == "sweep":
        parts.append(tr("sweep {done} of {total}", done=f"{state.done:,}", total=f"{state.total:,}"))
    elif (stage := messages.stage(state.stage)) != state.job.title:
        parts.append(stage)
    if amount := messages.amount(state.stage, state.done, state.total):
        parts.append(amount)
    if state.seconds_left is not None and state.done < state.total:
        parts.append(time_left(state.seconds_left))
    return SEPARATOR.join(parts)


def day(epoch_seconds: int) -> str:
    """The day of a time in seconds since 1970, UTC; the number itself where no calendar has it."""
    try:
        return datetime.datetime.fromtimestamp(epoch_seconds, datetime.UTC).strftime("%Y-%m-%d")
    except (OverflowError, ValueError, OSError):
        return str(epoch_seconds)


def moment(text: str) -> str:
    """The local day and minute of an ISO 8601 time; empty where there is none."""
    if not text:
        return ""
    return datetime.datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M")


def size(count: int) -> str:
    """A number of bytes."""
    if count < 1024:
        return plural("{n} byte", "{n} bytes", count)
    if count < 1024**2:
        return f"{count / 1024:,.0f} KB"
    return f"{count / 1024**2:,.1f} MB"
