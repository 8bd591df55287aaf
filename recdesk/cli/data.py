"""Commands that bring data in, count it and take it out."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Metric, Model, Shop, app, opened, wrote
from recdesk.engine.errors import OptionError
from recdesk.i18n import plural, tr


@app.command("import", help=tr("Import a file; the workspace is created when it is not there."))
def _import(
    shop: Shop,
    file: Annotated[Path, typer.Argument(help=tr("The file to import."))],
    role: Annotated[
        Literal["auto", "interactions", "catalogue"], typer.Option(help=tr("What the file holds."))
    ] = "auto",
    mapping: Annotated[
        str,
        typer.Option(
            "--map", metavar="user=COL,item=COL,...", help=tr("Columns by name, where guesses fail.")
        ),
    ] = "",
    encoding: Annotated[str | None, typer.Option(help=tr("Text encoding, such as gb18030."))] = None,
    delimiter: Annotated[str | None, typer.Option(help=tr("Column delimiter."))] = None,
    decimal: Annotated[str | None, typer.Option(help=tr("Decimal sign, . or ,"))] = None,
    feedback: Annotated[
        Literal["auto", "explicit", "implicit"],
        typer.Option(help=tr("Whether values are ratings (explicit) or counts and weights (implicit).")),
    ] = "auto",
    duplicates: Annotated[
        Literal["auto", "last", "mean", "max", "sum", "count"],
        typer.Option(help=tr("What becomes of several rows with the same shopper and product.")),
    ] = "auto",
    replace: Annotated[
        bool, typer.Option("--replace/--append", help=tr("Replace what was imported before, or add to it."))
    ] = False,
    rejects: Annotated[Path | None, typer.Option(help=tr("File for the rows that were rejected."))] = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.importing import ImportSettings
    from recdesk.engine.operations import import_into

    settings = ImportSettings(
        role, _mapping(mapping), encoding, delimiter, decimal, feedback, duplicates, replace
    )
    with console.progress() as progress:
        report = import_into(shop, file, settings, rejects, progress)
    if as_json:
        console.print_json(report.to_dict())
        return
    console.print_facts(
        [
            (tr("Rows read"), f"{report.rows_read:,}"),
            (tr("Accepted"), f"{report.rows_accepted:,}"),
            (tr("Rejected"), f"{report.rows_rejected:,}"),
            (tr("Merged"), f"{report.rows_merged:,}"),
            (tr("Shoppers"), f"{report.users:,}"),
            (tr("Products"), f"{report.items:,}"),
        ]
    )
    if report.rows_rejected and rejects is None:
        console.tell(
            plural(
                "{n} row was rejected; --rejects FILE writes it down with the reason.",
                "{n} rows were rejected; --rejects FILE writes them down with the reasons.",
                report.rows_rejected,
            )
        )


@app.command("health", help=tr("Print what is in a workspace."))
def _health(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
        health = workspace.health()
    if as_json:
        console.print_json(health)
    else:
        console.print_facts(_health_facts(health))


@app.command("export", help=tr("Export a table for people, as CSV, Excel or Parquet by the file's ending."))
def _export(
    shop: Shop,
    what: Annotated[
        Literal["similar", "recommendations", "catalogue", "interactions"],
        typer.Option(help=tr("Which table.")),
    ],
    out: Annotated[Path, typer.Option(help=tr("File ending in .csv, .xlsx or .parquet."))],
    top: Annotated[int, typer.Option(min=1, help=tr("Length of a list."))] = 20,
    metric: Metric = "cosine",
    model: Model = None,
) -> None:
    from recdesk.engine.operations import export

    with opened(shop) as workspace, console.progress() as progress:
        rows = export(workspace, what, out, model=model, metric=metric, top=top, progress=progress)
    wrote(rows, out)


def _health_facts(health: dict[str, Any]) -> list[tuple[str, str]]:
    def spread(quantiles: dict[str, float] | None) -> str:
        if not quantiles:
            return "0"
        return tr(
            "median {median}, 90 % up to {most}, largest {largest}",
            median=_plain(quantiles["0.5"]),
            most=_plain(quantiles["0.9"]),
            largest=_plain(quantiles["1"]),
        )

    return [
        (tr("Shoppers"), _plain(health["users"])),
        (tr("Products with shoppers"), _plain(health["items"])),
        (tr("Products without shoppers"), _plain(health["cold_items"])),
        (tr("Shopper and product pairs"), _plain(health["interactions"])),
        (tr("Density"), f"{health['density']:.3%}"),
        (tr("Products per shopper"), spread(health["degrees_of_users"])),
        (tr("Shoppers per product"), spread(health["degrees_of_items"])),
        (tr("Mean value"), _plain(health["mean_value"])),
        (tr("Products in the catalogue"), _plain(health["in_catalogue"])),
        (tr("Sold but not in the catalogue"), _plain(health["not_in_catalogue"])),
        *((messages.reason(code), _plain(count)) for code, count in health["rejects"].items()),
    ]


def _mapping(text: str) -> dict[str, str] | None:
    """{"user": "COL"} of "user=COL,item=COL"; None for nothing."""
    pairs = [part.partition("=") for part in text.split(",") if part]
    if any(not sign for _, sign, _ in pairs):
        raise OptionError("map_unreadable", text=text)
    return {role.strip(): column for role, _, column in pairs} or None


def _plain(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"
