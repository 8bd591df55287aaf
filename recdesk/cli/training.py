"""Commands that train models and list them."""

from typing import Annotated, Literal

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened
from recdesk.i18n import tr


@app.command("train", help=tr("Train a model on a workspace."))
def _train(
    shop: Shop,
    objective: Annotated[
        Literal["auto", "ratings", "ranking"], typer.Option(help=tr("Predict ratings, or rank products."))
    ] = "auto",
    factors: Annotated[
        int | None, typer.Option(help=tr("Length of the product and shopper vectors."))
    ] = None,
    iterations: Annotated[int | None, typer.Option(help=tr("Number of sweeps over the data."))] = None,
    holdout: Annotated[
        float, typer.Option(help=tr("Share of the data kept for measuring, 0 for none."))
    ] = 0.1,
    device: Annotated[Literal["auto", "cpu", "gpu"], typer.Option(help=tr("Where to compute."))] = "auto",
    seed: Annotated[int, typer.Option(help=tr("Seed of the random numbers."))] = 0,
    name: Annotated[str | None, typer.Option(help=tr("Name of the model."))] = None,
    regularization: Annotated[
        float | None, typer.Option(help=tr("How strongly vectors are pulled to zero (ranking)."))
    ] = None,
    unobserved_weight: Annotated[
        float | None,
        typer.Option(help=tr("Weight of a pair that was never seen against one that was (ranking).")),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help=tr("Go on with a training that was interrupted by a crash."))
    ] = False,
    as_json: Json = False,
) -> None:
    from recdesk.engine.factorization.options import TrainingOptions

    options = TrainingOptions(
        objective, factors, iterations, holdout, device, seed, name, regularization, unobserved_weight
    )
    with opened(shop) as workspace, console.progress() as progress:
        model = workspace.resume(progress) if resume else workspace.train(options, progress)
    if as_json:
        fields = {"model": model.name, "objective": model.objective, "factors": model.factors}
        figures = {"seconds": round(model.seconds, 3), "draws": model.draws, "draw_bytes": model.draw_bytes}
        console.print_json(fields | {"metrics": model.metrics} | figures | {"device": model.device})
        return
    facts = [
        (tr("Model"), model.name),
        *((metric, f"{value:.4f}") for metric, value in model.metrics.items()),
    ]
    if model.draws:
        facts.append((tr("Kept"), messages.draws(model.draws, model.draw_bytes)))
    console.print_facts(
        [*facts, (tr("Seconds"), f"{model.seconds:.1f}"), (tr("Device"), messages.device(model.device))]
    )


@app.command("models", help=tr("List the models of a workspace."))
def _models(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
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
            messages.draws(one["draws"], one["draw_bytes"]) if one["draws"] else "",
            "" if one["current"] else tr("older than the data"),
        )
        for one in models
    ]
    heads = (tr("Model"), tr("Objective"), tr("Factors"), tr("Metrics"), tr("Kept"), "")
    console.print_table(heads, rows, numbers=(2,))
