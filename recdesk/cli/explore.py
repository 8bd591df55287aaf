"""Commands that answer about pairs: why two products are alike, and how alike a set of them is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from recdesk.cli import console
from recdesk.cli.app import Json, Metric, Model, Shop, app, exactly_one, listed, opened
from recdesk.engine.errors import OptionError, UnknownIdError
from recdesk.i18n import plural, tr


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

    from recdesk.engine.heatmap import in_category, make_heatmap
    from recdesk.engine.heatmap import popular as most_popular

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


def _category_code(names: Sequence[str], wanted: str) -> int:
    if wanted not in names:
        from recdesk.engine.nearest_ids import nearest_ids

        raise UnknownIdError("unknown_category", name=wanted, nearest=nearest_ids(wanted, names))
    return names.index(wanted)
