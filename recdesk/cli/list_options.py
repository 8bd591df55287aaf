"""The options that say what lists hold, for every command that makes them."""

from typing import TYPE_CHECKING, Annotated

import typer

from recdesk.engine.errors import OptionError
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.workspace import Workspace

Top = Annotated[int, typer.Option(min=1, help=tr("Length of a list."))]
Threshold = Annotated[
    float | None, typer.Option(help=tr("Lowest score that is listed; every score if left out."))
]
Chance = Annotated[
    float | None,
    typer.Option(
        metavar="RATE",
        help=tr(
            "List only what is alike beyond chance, with at most this share of it there by chance: 0.05."
        ),
    ),
]
Collapse = Annotated[
    bool, typer.Option("--collapse", help=tr("Of variants in size or colour list the best one alone."))
]
Discount = Annotated[
    float | None, typer.Option(help=tr("How strongly bestsellers are held back, 0 to 1; 0.1 as a rule."))
]
Shrinkage = Annotated[
    float | None,
    typer.Option(help=tr("How many strangers are added to each product's shoppers; 4 as a rule.")),
]


def fairness_of(
    workspace: "Workspace",
    model: str | None,
    metric: str | None,
    discount: float | None,
    shrinkage: float | None,
) -> tuple[float, float]:
    """Discount and shrinkage, with what they are as a rule where they are left out.

    Raises:
        OptionError: "option_needed" where the lists are not by the metric "shoppers", which alone knows them.
    """
    from recdesk.engine.similarity import DEFAULT_METRICS, DISCOUNT, SHRINKAGE

    if discount is not None or shrinkage is not None:
        used = metric or DEFAULT_METRICS[workspace.model(model).objective]
        if used != "shoppers":
            raise OptionError("option_needed", option="--metric shoppers")
    return DISCOUNT if discount is None else discount, SHRINKAGE if shrinkage is None else shrinkage
