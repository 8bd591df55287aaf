"""The command that takes tables out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from recdesk.cli import console
from recdesk.cli.app import Metric, Model, Shop, app, opened, wrote
from recdesk.cli.list_options import Chance, Collapse, Discount, Shrinkage, Threshold, Top, fairness_of
from recdesk.engine.errors import OptionError
from recdesk.i18n import tr


@app.command(
    "export",
    help=tr("Export a table for people, as CSV, Excel or Parquet by the file's ending."),
    epilog=tr(
        "What --threshold or --chance rule out stays in the table of similar products, "
        "where the column counts says False."
    ),
)
def _export(
    shop: Shop,
    what: Annotated[
        Literal["similar", "recommendations", "catalogue", "interactions"],
        typer.Option(help=tr("Which table.")),
    ],
    out: Annotated[Path, typer.Option(help=tr("File ending in .csv, .xlsx or .parquet."))],
    top: Top = 20,
    metric: Metric = None,
    threshold: Threshold = None,
    chance: Chance = None,
    collapse: Collapse = False,
    discount: Discount = None,
    shrinkage: Shrinkage = None,
    model: Model = None,
) -> None:
    similar = what == "similar"
    if not similar and (
        collapse or any(one is not None for one in (metric, threshold, chance, discount, shrinkage))
    ):
        raise OptionError("option_needed", option="--what similar")
    from recdesk.engine.operations import export
    from recdesk.engine.similarity import ListOptions

    lists = ListOptions(top, collapse, chance, threshold)
    with opened(shop) as workspace, console.progress() as progress:
        rows = export(
            workspace,
            what,
            out,
            model=model,
            metric=metric,
            top=top,
            fairness=fairness_of(workspace, model, metric, discount, shrinkage) if similar else None,
            lists=lists,
            progress=progress,
            approximated=console.tell_approximate,
        )
    wrote(rows, out)
