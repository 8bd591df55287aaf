"""The command that measures a training against the baselines."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.engine.experiments import Evaluation, Measured


@app.command("evaluate", help=tr("Measure how well a training does on data that it does not see."))
def _evaluate(
    shop: Shop,
    objective: Annotated[
        Literal["auto", "ratings", "ranking"], typer.Option(help=tr("Predict ratings, or rank products."))
    ] = "auto",
    factors: Annotated[
        int | None, typer.Option(help=tr("Length of the product and shopper vectors."))
    ] = None,
    iterations: Annotated[int | None, typer.Option(help=tr("Number of sweeps over the data."))] = None,
    split: Annotated[
        Literal["random", "user", "time"],
        typer.Option(
            help=tr("What is held out: random interactions, the same share of each shopper's, or the latest.")
        ),
    ] = "random",
    folds: Annotated[
        int, typer.Option(help=tr("How often; with more than one, everything is held out once."))
    ] = 1,
    holdout: Annotated[float, typer.Option(help=tr("Share to hold out where there is one fold."))] = 0.2,
    device: Annotated[Literal["auto", "cpu", "gpu"], typer.Option(help=tr("Where to compute."))] = "auto",
    seed: Annotated[int, typer.Option(help=tr("Seed of the random numbers."))] = 0,
    as_json: Json = False,
) -> None:
    from recdesk.engine.experiments import EvaluationPlan
    from recdesk.engine.factorization.options import TrainingOptions

    options = TrainingOptions(objective, factors, iterations, 0.0, device, seed)
    plan = EvaluationPlan(split, folds, holdout, seed)
    with opened(shop) as workspace, console.progress() as progress:
        found = workspace.evaluate(options, plan, progress)
    if as_json:
        console.print_json(found.to_dict())
        return
    metrics = list(found.contenders[0].metrics)
    rows = [(messages.contender(one.name), *_cells(one, metrics)) for one in found.contenders]
    columns = (tr("Model"), *metrics, tr("Seconds"))
    console.print_table(columns, rows, numbers=range(1, len(columns)))
    console.tell(_remarks(found))


def _cells(one: "Measured", metrics: list[str]) -> list[str]:
    return [*(_cell(one, metric) for metric in metrics), f"{one.seconds:.1f}"]


def _cell(one: "Measured", metric: str) -> str:
    figure = one.metrics[metric]
    half = (figure.high - figure.low) / 2
    return f"{figure.value:.4f} ± {half:.4f}" if half else f"{figure.value:.4f}"


def _remarks(found: "Evaluation") -> str:
    measured = plural(
        "Measured on {n} shopper; ± is half of the 95 % interval.",
        "Measured on {n} shoppers; ± is half of the 95 % interval.",
        found.users,
    )
    reasons = [
        tr("{name} was left out: {reason}", name=messages.contender(name), reason=messages.left_out(code))
        for name, code in found.left_out.items()
    ]
    return "\n".join([measured, *reasons])
