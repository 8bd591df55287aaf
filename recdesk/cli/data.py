"""Commands that bring data in and take it out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

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
    event_weights: Annotated[
        str,
        typer.Option(metavar="view=1,buy=5,...", help=tr("What an event counts, by its type.")),
    ] = "",
    returns: Annotated[
        Literal["auto", "net", "drop", "reject"],
        typer.Option(help=tr("What becomes of negative quantities.")),
    ] = "auto",
    dates: Annotated[
        Literal["dmy", "mdy", "ymd"] | None,
        typer.Option(help=tr("What dates like 5/1/2024 begin with, day, month or year.")),
    ] = None,
    repeats: Annotated[
        Literal["skip", "keep"],
        typer.Option(help=tr("What becomes of rows that an earlier import brought already.")),
    ] = "skip",
    pseudonymise: Annotated[
        bool, typer.Option("--pseudonymise", help=tr("Replace shopper ids by keyed hashes."))
    ] = False,
    key: Annotated[Path | None, typer.Option(help=tr("File with the key of the pseudonyms."))] = None,
    rejects: Annotated[Path | None, typer.Option(help=tr("File for the rows that were rejected."))] = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.importing import ImportSettings
    from recdesk.engine.operations import import_into

    settings = ImportSettings(
        role,
        _mapping(mapping),
        encoding,
        delimiter,
        decimal,
        feedback,
        duplicates,
        replace,
        event_weights=_weights(event_weights),
        returns=returns,
        dates=dates,
        repeats=repeats,
        pseudonymise=pseudonymise,
        key_file=None if key is None else str(key),
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
            *([(tr("Of these known already"), f"{report.rows_repeated:,}")] if report.rows_repeated else []),
            *([(tr("Returns"), f"{report.rows_returned:,}")] if report.rows_returned else []),
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


@app.command("undo", help=tr("Undo the last import; models trained after it go with it."))
def _undo(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
        undone = workspace.undo_import()
    if as_json:
        console.print_json(undone.to_dict())
        return
    console.tell(tr("The import of {path} is undone.", path=undone.path))
    if undone.models:
        console.tell(tr("Models that went with it: {names}", names=", ".join(undone.models)))


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


def _mapping(text: str) -> dict[str, str] | None:
    """{"user": "COL"} of "user=COL,item=COL"; None for nothing."""
    pairs = [part.partition("=") for part in text.split(",") if part]
    if any(not sign for _, sign, _ in pairs):
        raise OptionError("map_unreadable", text=text)
    return {role.strip(): column for role, _, column in pairs} or None


def _weights(text: str) -> dict[str, float] | None:
    """{"view": 1.0} of "view=1"; None for nothing."""
    weights: dict[str, float] = {}
    for part in filter(None, text.split(",")):
        event_type, _, weight = part.rpartition("=")
        try:
            weights[event_type.strip()] = float(weight)
        except ValueError as error:
            raise OptionError("weights_unreadable", text=text) from error
    if "" in weights:
        raise OptionError("weights_unreadable", text=text)
    return weights or None
