"""The command that recommends: to a shopper, for a basket, or to all shoppers, and says why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recdesk.cli import console
from recdesk.cli.app import Json, Model, Shop, app, exactly_one, listed, needed, opened, wrote
from recdesk.cli.list_options import Top
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.catalogue import Catalogue
    from recdesk.engine.recommendation import Reasons, Recommendations

MOST_REASONS = 3


@app.command("recommend", help=tr("Recommend products to a shopper, for a basket, or to all shoppers."))
def _recommend(
    shop: Shop,
    user: Annotated[str | None, typer.Option(metavar="ID", help=tr("Id of the shopper."))] = None,
    basket: Annotated[str | None, typer.Option(metavar="A,B,C", help=tr("Ids of products."))] = None,
    every: Annotated[bool, typer.Option("--all", help=tr("All shoppers, to the file of --out."))] = False,
    out: Annotated[Path | None, typer.Option(help=tr("CSV file for --all."))] = None,
    top: Top = 10,
    why: Annotated[
        bool, typer.Option("--why", help=tr("Tell which products of the shopper each one comes from."))
    ] = False,
    sold_out: Annotated[
        bool,
        typer.Option(
            "--sold-out/--in-stock",
            help=tr("List also what the catalogue says is sold out; it is left out otherwise."),
        ),
    ] = False,
    most_per_category: Annotated[
        int | None, typer.Option(help=tr("So many products of one category at most."))
    ] = None,
    model: Model = None,
    key: Annotated[
        Path | None, typer.Option(help=tr("File with the key of the pseudonyms, for a plain id in --user."))
    ] = None,
    as_json: Json = False,
) -> None:
    import numpy as np

    from recdesk.engine.operations import offered, recommending_model, write_all_recommendations
    from recdesk.engine.recommendation import Choice

    exactly_one({"--user": user is not None, "--basket": basket is not None, "--all": every})
    if every and why:
        exactly_one({"--all": every, "--why": why})
    with opened(shop) as workspace:
        catalogue = workspace.catalogue()
        choice = Choice(offered(catalogue, sold_out), most_per_category, catalogue.categories.codes)
        if every:
            path = needed(out, "--out")
            with console.progress() as progress:
                lines = write_all_recommendations(
                    workspace, path, model=model, top=top, choice=choice, progress=progress
                )
            wrote(lines, path)
            return
        trained = recommending_model(workspace, model)
        recommender = workspace.recommender(trained)
        if user is not None:
            code = workspace.user_code(user, key)
            found = recommender.for_user(code, top, choice=choice)
            items, values = recommender.history(code)
        else:
            items = np.unique([workspace.item_code(one) for one in listed(basket or "")]).astype(np.int32)
            values = None
            found = recommender.for_basket(items, top, choice=choice)
    records = _records(found, catalogue)
    if why:
        because = _because(recommender.reasons(items, values, found.items), items.tolist(), catalogue)
        for record, reasons in zip(records, because, strict=True):
            record["because"] = reasons
    if as_json:
        asked: dict[str, Any] = {"user_id": user} if user is not None else {"basket": basket}
        console.print_json(asked | {"model": trained.name, "recommendations": records})
        return
    rows = [[str(one["rank"]), f"{one['score']:.3f}", one["item_id"], one["title"]] for one in records]
    heads = ["#", tr("Score"), tr("Id"), tr("Product")]
    if why:
        heads.append(tr("Because of"))
        for row, record in zip(rows, records, strict=True):
            row.append("; ".join(f"{one['title']} ({one['part']:+.3f})" for one in record["because"]))
    console.print_table(heads, rows, (0, 1))


def _records(found: "Recommendations", catalogue: "Catalogue") -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = [
        {
            "item_id": catalogue.item_ids[item],
            "title": catalogue.title(item),
            "score": float(score),
            "rank": rank,
        }
        for rank, (item, score) in enumerate(zip(found.items.tolist(), found.scores, strict=True), 1)
    ]
    if found.low is not None and found.high is not None:
        for record, low, high in zip(records, found.low.tolist(), found.high.tolist(), strict=True):
            record |= {"low": low, "high": high}
    return records


def _because(reasons: "Reasons", items: list[int], catalogue: "Catalogue") -> list[list[dict[str, Any]]]:
    """Of each recommended product, the products of the history that add most to its score."""
    from recdesk.engine.recommendation import top_reasons

    return [
        [
            {
                "item_id": catalogue.item_ids[items[place]],
                "title": catalogue.title(items[place]),
                "part": float(parts[place]),
            }
            for place in places
        ]
        for places, parts in zip(top_reasons(reasons, MOST_REASONS), reasons.parts, strict=True)
    ]
