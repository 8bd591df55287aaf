"""What the similar lists of all products hold, told in one line before and after they are exported."""

from collections.abc import Mapping
from typing import Any

from recdesk import messages
from recdesk.engine.similarity import ListOptions
from recdesk.gui import wording
from recdesk.gui.holdings import Fairness
from recdesk.gui.models.wording import metric_title, score_text
from recdesk.gui.wording import SEPARATOR
from recdesk.i18n import tr


def what_lists_hold(options: ListOptions, metric: str, fairness: Fairness) -> str:
    """Length and metric, and whatever makes the lists shorter or other than usual."""
    said = [tr("Top {n}", n=options.top), metric_title(metric)]
    if metric == "shoppers" and fairness != Fairness():
        said.append(f"{tr('Popularity discount')} {fairness.discount:.0%}")
        said.append(f"{tr('Evidence asked for')} {fairness.shrinkage:.0f}")
    if options.collapse:
        said.append(tr("variants collapsed"))
    if options.chance is not None:
        said.append(tr("what is alike beyond chance ({rate}) is marked", rate=f"{options.chance:.0%}"))
    if options.share is not None:
        least = f"{options.share:.0%}" if metric == "dot" else score_text(options.share, metric)
        said.append(tr("scores from {score} on are marked", score=least))
    return SEPARATOR.join(said)


def export_done(params: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    """What an export or a saved finding has come to, from what was asked of the engine and its answer."""
    said = [wording.exported(answer["rows"], params["path"])]
    if params.get("what") == "similar":
        options = ListOptions(params["top"], **params["lists"])
        said.append(what_lists_hold(options, params["metric"], Fairness(*params["fairness"])))
    if answer.get("approximate") is not None:
        said.append(messages.approximate(*answer["approximate"]))
    return " ".join(said)
