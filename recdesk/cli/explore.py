"""Commands that answer: similar products, why they are alike, heatmaps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recdesk.cli import console
from recdesk.cli.app import Json, Metric, Model, Shop, app, exactly_one, listed, needed, opened, wrote
from recdesk.engine.errors import DataError, OptionError, UnknownIdError
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.engine.catalogue import Catalogue


@app.command("similar", help=tr("List the products that are most like one, or the lists of all products."))
def _similar(
    shop: Shop,
    item_id: Annotated[str | None, typer.Argument(metavar="ITEM_ID", help=tr("Id of the product."))] = None,
    every: Annotated[bool, typer.Option("--all", help=tr("All products, to the file of --out."))] = False,
    out: Annotated[Path | None, typer.Option(help=tr("CSV file for --all."))] = None,
    top: Annotated[int, typer.Option(min=1, help=tr("Length of a list."))] = 20,
    metric: Metric = None,
    threshold: Annotated[
        float | None, typer.Option(help=tr("Lowest score that is listed; every score if left out."))
    ] = None,
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
        others = {"--metric": metric, "--threshold": threshold, "--model": model}
        exactly_one(
            {"--bought-together": True, "--all": every}
            | {name: given is not None for name, given in others.items()}
        )
        _print_together(shop, item_id or "", top, as_json)
        return
    with opened(shop) as workspace:
        if every:
            from recdesk.engine.operations import write_all_similar

            path = needed(out, "--out")
            with console.progress() as progress:
                lines = write_all_similar(
                    workspace,
                    path,
                    model=model,
                    metric=metric,
                    top=top,
                    threshold=threshold,
                    exact=exact,
                    progress=progress,
                    approximated=console.tell_approximate,
                )
            wrote(lines, path)
            return
        trained = workspace.model(model)
        found = workspace.similarity(trained, metric).similar(item_id or "", top)
        merged_with = _merged_with(workspace.catalogue(), item_id or "")
    if merged_with is not None:
        console.tell(tr("{old} was merged with {new}: this is its list.", old=item_id, new=merged_with))
    kept = [one for one in found if threshold is None or one.score >= threshold]
    if as_json:
        records = [
            {
                "item_id": one.item_id,
                "title": one.title,
                "score": one.score,
                "rank": one.rank,
                "evidence": one.evidence,
                **({} if one.low is None else {"low": one.low, "high": one.high}),
            }
            for one in kept
        ]
        asked = {"item_id": item_id} if merged_with is None else {"item_id": merged_with, "asked": item_id}
        console.print_json({**asked, "model": trained.name, "similar": records})
        return
    rows = [(str(one.rank), f"{one.score:.3f}", str(one.evidence), one.item_id, one.title) for one in kept]
    console.print_table(
        ("#", tr("Score"), tr("Shoppers in common"), tr("Id"), tr("Product")), rows, (0, 1, 2)
    )


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


@app.command("explain", help=tr("Tell why two products are alike: the score in parts, and the facts."))
def _explain(
    shop: Shop,
    item_a: Annotated[str, typer.Argument(metavar="ITEM_A", help=tr("Id of the product."))],
    item_b: Annotated[str, typer.Argument(metavar="ITEM_B", help=tr("Id of the other product."))],
    metric: Metric = None,
    model: Model = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.similarity import ChanceModel, explain

    with opened(shop) as workspace:
        first, second = workspace.item_code(item_a), workspace.item_code(item_b)
        if first == second:
            raise OptionError("same_item", id=item_a)
        similarity = workspace.similarity(workspace.model(model), metric)
        catalogue = workspace.catalogue()
    found = explain(similarity, first, second)
    expected = float(ChanceModel.of(similarity.incidence).expected(first)[second])
    if as_json:
        console.print_json(
            {
                "item_a": catalogue.item_ids[first],
                "item_b": catalogue.item_ids[second],
                "score": found.score,
                "metric": found.metric,
                "parts": [
                    {"name": part.name, "value": part.value, "shoppers": part.shoppers}
                    for part in found.parts
                ],
                "evidence": found.evidence,
                "expected": expected,
            }
        )
        return
    names = {
        "both": tr("Shoppers who have both"),
        "similar_taste": tr("Shoppers with similar taste"),
        "other_taste": tr("Shoppers with other taste"),
    }
    rows = [(f"{part.value:+.3f}", str(part.shoppers), names[part.name]) for part in found.parts]
    rows.append((f"{found.score:+.3f}", "", tr("Score")))
    console.print_table((tr("Score"), tr("Shoppers"), ""), rows, (0, 1))
    chance = f"{expected:.1f}"
    console.tell(
        plural(
            "{n} shopper has both; {chance} would by chance.",
            "{n} shoppers have both; {chance} would by chance.",
            found.evidence,
            chance=chance,
        )
    )
    if not found.parts:
        console.tell(
            tr("This metric compares what the model has learned as a whole: its score has no parts.")
        )


@app.command("heatmap", help=tr("Draw how alike a set of products are."))
def _heatmap(
    shop: Shop,
    out: Annotated[Path, typer.Option(help=tr("PNG file."))],
    category: Annotated[str | None, typer.Option(help=tr("Products of a category."))] = None,
    items: Annotated[str | None, typer.Option(metavar="A,B,...", help=tr("Products by id."))] = None,
    popular: Annotated[int, typer.Option(min=2, help=tr("This many of the most bought products."))] = 50,
    metric: Metric = None,
    model: Model = None,
) -> None:
    import numpy as np

    from recdesk.gui.heatmap_data import in_category, make_heatmap
    from recdesk.gui.heatmap_data import popular as most_popular

    if category is not None and items is not None:
        exactly_one({"--category": True, "--items": True})
    with opened(shop) as workspace, console.progress() as progress:
        progress("preparing", 0, 0)
        similarity = workspace.similarity(workspace.model(model), metric)
        catalogue = workspace.catalogue()
        degrees = similarity.incidence.item_degrees
        if items is not None:
            codes = np.array([workspace.item_code(one) for one in listed(items)], np.int32)
            name = tr("Chosen products")
        elif category is not None:
            codes, name = (
                in_category(catalogue, degrees, _category_code(catalogue.categories.names, category)),
                category,
            )
        else:
            codes, name = most_popular(degrees, popular), tr("Most popular products")
        heatmap = make_heatmap(similarity, catalogue, codes, "similarity")
    from recdesk.gui.heatmap_image import save_heatmap

    save_heatmap(heatmap, catalogue, name, out)
    console.tell(
        plural("Drew {n} product to {path}.", "Drew {n} products to {path}.", len(heatmap.items), path=out)
    )


def _merged_with(catalogue: "Catalogue", item_id: str) -> str | None:
    """The id of the product that a correction merged this one with, None where it is itself."""
    code = catalogue.code(item_id)
    return None if code is None or catalogue.item_ids[code] == item_id else catalogue.item_ids[code]


def _category_code(names: Sequence[str], wanted: str) -> int:
    if wanted not in names:
        from recdesk.engine.nearest_ids import nearest_ids

        raise UnknownIdError("unknown_category", name=wanted, nearest=nearest_ids(wanted, names))
    return names.index(wanted)
