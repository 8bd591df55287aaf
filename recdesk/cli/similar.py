"""The command that lists what is like a product, or what is bought together with it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Metric, Model, Shop, app, exactly_one, needed, opened, wrote
from recdesk.cli.list_options import (
    Chance,
    Collapse,
    Discount,
    Shrinkage,
    Threshold,
    Top,
    fairness_of,
)
from recdesk.engine.errors import DataError, OptionError
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.catalogue import Catalogue
    from recdesk.engine.similarity import ItemSimilarity, ListOptions
    from recdesk.engine.similarity.collapsing import Collapsed
    from recdesk.engine.workspace import Workspace


@app.command("similar", help=tr("List the products that are most like one, or the lists of all products."))
def _similar(
    shop: Shop,
    item_id: Annotated[str | None, typer.Argument(metavar="ITEM_ID", help=tr("Id of the product."))] = None,
    every: Annotated[bool, typer.Option("--all", help=tr("All products, to the file of --out."))] = False,
    out: Annotated[Path | None, typer.Option(help=tr("CSV file for --all."))] = None,
    top: Top = 20,
    metric: Metric = None,
    threshold: Threshold = None,
    chance: Chance = None,
    collapse: Collapse = False,
    discount: Discount = None,
    shrinkage: Shrinkage = None,
    together: Annotated[
        bool,
        typer.Option("--bought-together", help=tr("What is in the same baskets, instead of what is alike.")),
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help=tr("With --all: exact lists of a large shop too, however long."))
    ] = False,
    model: Model = None,
    as_json: Json = False,
) -> None:
    exactly_one({"ITEM_ID": item_id is not None, "--all": every})
    if exact and not every:
        raise OptionError("option_needed", option="--all")
    if together:
        others = {
            "--metric": metric is not None,
            "--threshold": threshold is not None,
            "--chance": chance is not None,
            "--collapse": collapse,
            "--discount": discount is not None,
            "--shrinkage": shrinkage is not None,
            "--model": model is not None,
        }
        exactly_one({"--bought-together": True, "--all": every} | others)
        _print_together(shop, item_id or "", top, as_json)
        return
    from recdesk.engine.operations import write_all_similar
    from recdesk.engine.similarity import ListOptions

    options = ListOptions(top, collapse, chance, threshold)
    with opened(shop) as workspace:
        fairness = fairness_of(workspace, model, metric, discount, shrinkage)
        if every:
            path = needed(out, "--out")
            with console.progress() as progress:
                lines = write_all_similar(
                    workspace,
                    path,
                    model=model,
                    metric=metric,
                    lists=options,
                    fairness=fairness,
                    exact=exact,
                    progress=progress,
                    approximated=console.tell_approximate,
                )
            wrote(lines, path)
            return
        _print_similar(workspace, item_id or "", options, model, metric, fairness, as_json)


def _print_similar(
    workspace: "Workspace",
    item_id: str,
    options: "ListOptions",
    model: str | None,
    metric: Any,
    fairness: tuple[float, float],
    as_json: bool,
) -> None:
    from recdesk.engine.operations import compared
    from recdesk.engine.similarity import listed

    item, catalogue, trained = workspace.item_code(item_id), workspace.catalogue(), workspace.model(model)
    similarity, families = compared(workspace, options, trained, metric, fairness)
    found = listed(similarity, item, options, families)
    merged_with = catalogue.item_ids[item] if catalogue.item_ids[item] != item_id else None
    if merged_with is not None:
        console.tell(tr("{old} was merged with {new}: this is its list.", old=item_id, new=merged_with))
    if not len(found.found):
        explicit = workspace.summary().feedback == "explicit"
        console.tell(_nothing(similarity, item, catalogue, options, explicit))
    records = _records(found, catalogue, options.collapse)
    if as_json:
        asked = {"item_id": item_id} if merged_with is None else {"item_id": merged_with, "asked": item_id}
        console.print_json({**asked, "model": trained.name, "similar": records})
    elif records:
        _print_records(records)


def _nothing(
    similarity: "ItemSimilarity", item: int, catalogue: "Catalogue", options: "ListOptions", explicit: bool
) -> str:
    """Why a list is empty."""
    from recdesk.engine.similarity import absence

    code = absence(similarity, item, catalogue)
    if code is not None:
        return messages.absence(code, explicit)
    if options.chance is not None:
        return tr("No product is alike beyond chance.")
    return tr("No product scores so much.")


def _records(listed: "Collapsed", catalogue: "Catalogue", collapse: bool) -> list[dict[str, Any]]:
    found = listed.found
    records: list[dict[str, Any]] = [
        {
            "item_id": catalogue.item_ids[code],
            "title": catalogue.title(code),
            "score": float(found.scores[row]),
            "rank": row + 1,
            "evidence": int(found.evidence[row]),
        }
        for row, code in enumerate(found.items.tolist())
    ]
    if found.low is not None and found.high is not None:
        for record, low, high in zip(records, found.low.tolist(), found.high.tolist(), strict=True):
            record |= {"low": low, "high": high}
    if collapse:
        for record, codes in zip(records, listed.variants, strict=True):
            record["variants"] = [catalogue.item_ids[code] for code in codes]
    return records


def _print_records(records: list[dict[str, Any]]) -> None:
    heads = ["#", tr("Score"), tr("Shoppers in common"), tr("Id"), tr("Product")]
    rows = [
        [str(one["rank"]), f"{one['score']:.3f}", str(one["evidence"]), one["item_id"], one["title"]]
        for one in records
    ]
    if any(one.get("variants") for one in records):
        heads.append(tr("Variants"))
        for row, one in zip(rows, records, strict=True):
            row.append(", ".join(one["variants"]))
    console.print_table(heads, rows, (0, 1, 2))


def _print_together(shop: Path, item_id: str, top: int, as_json: bool) -> None:
    from recdesk.engine.association import bought_together

    with opened(shop) as workspace:
        item, catalogue, baskets = workspace.item_code(item_id), workspace.catalogue(), workspace.baskets()
    if not len(baskets):
        raise DataError("no_baskets")
    found = bought_together(baskets, item, top)
    columns = (found.items, found.baskets, found.expected, found.lift, found.at_least)
    records: list[dict[str, Any]] = [
        {
            "item_id": catalogue.item_ids[code],
            "title": catalogue.title(code),
            "rank": rank,
            "together": together,
            "expected": expected,
            "lift": lift,
            "at_least": at_least,
        }
        for rank, (code, together, expected, lift, at_least) in enumerate(
            zip(*(column.tolist() for column in columns), strict=True), 1
        )
    ]
    if as_json:
        asked = {"item_id": catalogue.item_ids[item], "kind": baskets.kind}
        console.print_json({**asked, "bought_together": records})
        return
    rows = [
        (
            str(one["rank"]),
            str(one["together"]),
            f"{one['expected']:.1f}",
            f"{one['lift']:.1f}",
            f"{one['at_least']:.1f}",
            one["item_id"],
            one["title"],
        )
        for one in records
    ]
    heads = ("#", tr("Together"), tr("By chance"), tr("Lift"), tr("At least"), tr("Id"), tr("Product"))
    console.print_table(heads, rows, range(5))
