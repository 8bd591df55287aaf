"""The command that takes tables out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from recdesk.cli import console
from recdesk.cli.app import Metric, Model, Shop, app, opened, wrote
from recdesk.i18n import tr


@app.command("export", help=tr("Export a table for people, as CSV, Excel or Parquet by the file's ending."))
def _export(
    shop: Shop,
    what: Annotated[
        Literal["similar", "recommendations", "catalogue", "interactions"],
        typer.Option(help=tr("Which table.")),
    ],
    out: Annotated[Path, typer.Option(help=tr("File ending in .csv, .xlsx or .parquet."))],
    top: Annotated[int, typer.Option(min=1, help=tr("Length of a list."))] = 20,
    metric: Metric = None,
    model: Model = None,
) -> None:
    from recdesk.engine.operations import export

    with opened(shop) as workspace, console.progress() as progress:
        rows = export(
            workspace,
            what,
            out,
            model=model,
            metric=metric,
            top=top,
            progress=progress,
            approximated=console.tell_approximate,
        )
    wrote(rows, out)
