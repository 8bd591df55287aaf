"""The command line: parses, calls the engine, prints. Errors are one sentence and a status of their own.

Exit status: 0 done, 1 unforeseen, 2 wrong option, 3 file, 4 data, 5 workspace, 6 unknown id, 7 engine,
130 interrupted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from recdesk import __version__, console, messages
from recdesk.engine.errors import OptionError, RecDeskError, UnknownIdError
from recdesk.engine.progress import Cancelled
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.engine.workspace import Workspace

INTERRUPTED = 130

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Shop = Annotated[Path, typer.Argument(metavar="SHOP.recdesk", help=tr("The shop's workspace file."))]
Json = Annotated[bool, typer.Option("--json", help=tr("Print one JSON document."))]
Model = Annotated[str | None, typer.Option(help=tr("Name of a model; the newest one if left out."))]
Metric = Annotated[Literal["cosine", "euclidean", "dot"], typer.Option(help=tr("How likeness is measured."))]


def run(arguments: Sequence[str]) -> int:
    """Runs the command line and returns the exit status."""
    try:
        app(args=list(arguments), prog_name="recdesk")
    except RecDeskError as error:
        console.complain(messages.sentence(error))
        return error.exit_status
    except (Cancelled, KeyboardInterrupt):
        console.complain(tr("Interrupted; the shop is as it was."))
        return INTERRUPTED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"RecDesk {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help=tr("Learns which products are alike from what shoppers did. Without a command, opens the window."),
)
def _window(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=tr("Print the version."))
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        _run_window()


@app.command("open", help=tr("Open the window on a workspace."))
def _open(shop: Shop) -> None:
    _run_window(shop)


@app.command("demo", help=tr("Open the window on the sample shop; the first time it is made and trained."))
def _demo() -> None:
    _run_window(sample=True)


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
        console.complain(
            plural(
                "{n} row was rejected; --rejects FILE writes it down with the reason.",
                "{n} rows were rejected; --rejects FILE writes them down with the reasons.",
                report.rows_rejected,
            )
        )


@app.command("health", help=tr("Print what is in a workspace."))
def _health(shop: Shop, as_json: Json = False) -> None:
    with _workspace(shop) as workspace:
        health = workspace.health()
    if as_json:
        console.print_json(health)
    else:
        console.print_facts([(name.replace("_", " "), _plain(value)) for name, value in health.items()])


@app.command("train", help=tr("Train a model on a workspace."))
def _train(
    shop: Shop,
    objective: Annotated[
        Literal["auto", "ratings", "ranking"], typer.Option(help=tr("Predict ratings, or rank products."))
    ] = "auto",
    factors: Annotated[int, typer.Option(help=tr("Length of the product and shopper vectors."))] = 64,
    iterations: Annotated[int | None, typer.Option(help=tr("Number of sweeps over the data."))] = None,
    holdout: Annotated[
        float, typer.Option(help=tr("Share of the data kept for measuring, 0 for none."))
    ] = 0.1,
    device: Annotated[Literal["auto", "cpu", "gpu"], typer.Option(help=tr("Where to compute."))] = "auto",
    seed: Annotated[int, typer.Option(help=tr("Seed of the random numbers."))] = 0,
    name: Annotated[str | None, typer.Option(help=tr("Name of the model."))] = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.factorization.options import TrainingOptions

    options = TrainingOptions(objective, factors, iterations, holdout, device, seed, name)
    with _workspace(shop) as workspace, console.progress() as progress:
        model = workspace.train(options, progress)
    if as_json:
        fields = {"model": model.name, "objective": model.objective, "factors": model.factors}
        console.print_json(
            fields | {"metrics": model.metrics, "seconds": round(model.seconds, 3), "device": model.device}
        )
        return
    facts = [
        (tr("Model"), model.name),
        *((metric, f"{value:.4f}") for metric, value in model.metrics.items()),
    ]
    console.print_facts([*facts, (tr("Seconds"), f"{model.seconds:.1f}"), (tr("Device"), model.device)])


@app.command("models", help=tr("List the models of a workspace."))
def _models(shop: Shop, as_json: Json = False) -> None:
    with _workspace(shop) as workspace:
        models = workspace.models()
    if as_json:
        console.print_json({"models": models})
        return
    rows = [
        (
            one["name"],
            one["objective"],
            str(one["factors"]),
            "  ".join(f"{metric} {value:.4f}" for metric, value in one["metrics"].items()),
            "" if one["current"] else tr("older than the data"),
        )
        for one in models
    ]
    console.print_table((tr("Model"), tr("Objective"), tr("Factors"), tr("Metrics"), ""), rows, numbers=(2,))


@app.command("similar", help=tr("List the products that are most like one, or the lists of all products."))
def _similar(
    shop: Shop,
    item_id: Annotated[str | None, typer.Argument(metavar="ITEM_ID", help=tr("Id of the product."))] = None,
    every: Annotated[bool, typer.Option("--all", help=tr("All products, to the file of --out."))] = False,
    out: Annotated[Path | None, typer.Option(help=tr("CSV file for --all."))] = None,
    top: Annotated[int, typer.Option(min=1, help=tr("Length of a list."))] = 20,
    metric: Metric = "cosine",
    threshold: Annotated[
        float | None, typer.Option(help=tr("Lowest score that is listed; every score if left out."))
    ] = None,
    model: Model = None,
    as_json: Json = False,
) -> None:
    _exactly_one({"ITEM_ID": item_id is not None, "--all": every})
    with _workspace(shop) as workspace:
        if every:
            from recdesk.engine.operations import write_all_similar

            path = _needed(out, "--out")
            with console.progress() as progress:
                lines = write_all_similar(
                    workspace,
                    path,
                    model=model,
                    metric=metric,
                    top=top,
                    threshold=threshold,
                    progress=progress,
                )
            _wrote(lines, path)
            return
        trained = workspace.model(model)
        found = workspace.similarity(trained, metric).similar(item_id or "", top)
    listed = [one for one in found if threshold is None or one.score >= threshold]
    if as_json:
        records = [
            {
                "item_id": one.item_id,
                "title": one.title,
                "score": one.score,
                "rank": one.rank,
                "evidence": one.evidence,
            }
            for one in listed
        ]
        console.print_json({"item_id": item_id, "model": trained.name, "similar": records})
        return
    rows = [(str(one.rank), f"{one.score:.3f}", str(one.evidence), one.item_id, one.title) for one in listed]
    console.print_table(
        ("#", tr("Score"), tr("Shoppers in common"), tr("Id"), tr("Product")), rows, (0, 1, 2)
    )


@app.command("recommend", help=tr("Recommend products to a shopper, for a basket, or to all shoppers."))
def _recommend(
    shop: Shop,
    user: Annotated[str | None, typer.Option(metavar="ID", help=tr("Id of the shopper."))] = None,
    basket: Annotated[str | None, typer.Option(metavar="A,B,C", help=tr("Ids of products."))] = None,
    every: Annotated[bool, typer.Option("--all", help=tr("All shoppers, to the file of --out."))] = False,
    out: Annotated[Path | None, typer.Option(help=tr("CSV file for --all."))] = None,
    top: Annotated[int, typer.Option(min=1, help=tr("Length of a list."))] = 10,
    model: Model = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.operations import recommending_model, write_all_recommendations

    _exactly_one({"--user": user is not None, "--basket": basket is not None, "--all": every})
    with _workspace(shop) as workspace:
        if every:
            path = _needed(out, "--out")
            with console.progress() as progress:
                lines = write_all_recommendations(workspace, path, model=model, top=top, progress=progress)
            _wrote(lines, path)
            return
        trained = recommending_model(workspace, model)
        recommender = workspace.recommender(trained)
        if user is not None:
            found = recommender.for_user(workspace.user_code(user), top)
        else:
            codes = [workspace.item_code(one) for one in _listed(basket or "")]
            found = recommender.for_basket(codes, top)
        catalogue = workspace.catalogue()
    records = [
        {
            "item_id": catalogue.item_ids[item],
            "title": catalogue.title(item),
            "score": float(score),
            "rank": rank,
        }
        for rank, (item, score) in enumerate(zip(found.items.tolist(), found.scores, strict=True), 1)
    ]
    if as_json:
        asked: dict[str, Any] = {"user_id": user} if user is not None else {"basket": basket}
        console.print_json(asked | {"model": trained.name, "recommendations": records})
        return
    rows = [(str(one["rank"]), f"{one['score']:.3f}", one["item_id"], one["title"]) for one in records]
    console.print_table(("#", tr("Score"), tr("Id"), tr("Product")), rows, (0, 1))


@app.command("heatmap", help=tr("Draw how alike a set of products are."))
def _heatmap(
    shop: Shop,
    out: Annotated[Path, typer.Option(help=tr("PNG file."))],
    category: Annotated[str | None, typer.Option(help=tr("Products of a category."))] = None,
    items: Annotated[str | None, typer.Option(metavar="A,B,...", help=tr("Products by id."))] = None,
    popular: Annotated[int, typer.Option(min=2, help=tr("This many of the most bought products."))] = 50,
    metric: Metric = "cosine",
    model: Model = None,
) -> None:
    import numpy as np

    from recdesk.gui.heatmap_data import in_category, make_heatmap
    from recdesk.gui.heatmap_data import popular as most_popular
    from recdesk.gui.heatmap_image import save_heatmap

    if category is not None and items is not None:
        _exactly_one({"--category": True, "--items": True})
    with _workspace(shop) as workspace, console.progress() as progress:
        progress("preparing", 0, 0)
        similarity = workspace.similarity(workspace.model(model), metric)
        catalogue = workspace.catalogue()
        degrees = similarity.incidence.item_degrees
        if items is not None:
            codes = np.array([workspace.item_code(one) for one in _listed(items)], np.int32)
            name = tr("Chosen products")
        elif category is not None:
            codes, name = (
                in_category(catalogue, degrees, _category_code(catalogue.categories.names, category)),
                category,
            )
        else:
            codes, name = most_popular(degrees, popular), tr("Most popular products")
        heatmap = make_heatmap(similarity, catalogue, codes, "similarity")
    save_heatmap(heatmap, catalogue, name, out)
    _wrote(len(heatmap.items), out)


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

    with _workspace(shop) as workspace, console.progress() as progress:
        rows = export(workspace, what, out, model=model, metric=metric, top=top, progress=progress)
    _wrote(rows, out)


def _workspace(path: Path) -> "Workspace":
    from recdesk.engine.workspace import Workspace

    return Workspace.open(path)


def _run_window(path: Path | None = None, *, sample: bool = False) -> None:
    from recdesk.gui.app import main

    raise typer.Exit(main(path, sample=sample))


def _category_code(names: Sequence[str], wanted: str) -> int:
    if wanted not in names:
        from recdesk.engine.nearest_ids import nearest_ids

        raise UnknownIdError("unknown_category", name=wanted, nearest=nearest_ids(wanted, names))
    return names.index(wanted)


def _mapping(text: str) -> dict[str, str] | None:
    """{"user": "COL"} of "user=COL,item=COL"; None for nothing."""
    pairs = [part.partition("=") for part in text.split(",") if part]
    if any(not sign for _, sign, _ in pairs):
        raise OptionError("map_unreadable", text=text)
    return {role.strip(): column for role, _, column in pairs} or None


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _exactly_one(given: dict[str, bool]) -> None:
    if sum(given.values()) != 1:
        raise OptionError("exactly_one_of", choices=list(given))


def _needed(path: Path | None, option: str) -> Path:
    if path is None:
        raise OptionError("option_needed", option=option)
    return path


def _wrote(rows: int, path: Path) -> None:
    console.complain(plural("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", rows, path=path))


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
