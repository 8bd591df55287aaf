"""The command that searches for better training options."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.experiments import Trial
    from recdesk.engine.factorization.options import TrainingOptions

_SEARCHED = ("factors", "regularization", "unobserved_weight")


@app.command("tune", help=tr("Search for better training options for some minutes."))
def _tune(
    shop: Shop,
    minutes: Annotated[float, typer.Option(help=tr("How long to search, in minutes."))] = 10.0,
    objective: Annotated[
        Literal["auto", "ratings", "ranking"], typer.Option(help=tr("Predict ratings, or rank products."))
    ] = "auto",
    device: Annotated[Literal["auto", "cpu", "gpu"], typer.Option(help=tr("Where to compute."))] = "auto",
    as_json: Json = False,
) -> None:
    from recdesk.engine.factorization.options import TrainingOptions

    options = TrainingOptions(objective, device=device)
    with opened(shop) as workspace, console.progress() as progress:
        found = workspace.tune(options, minutes, progress)
    if as_json:
        best = None if found.best is None else found.best.to_dict()
        console.print_json({**found.to_dict(), "best": best})
        return
    rows = [
        (*_option_cells(trial.options), f"{trial.score:.4f}", f"{trial.seconds:.1f}")
        for trial in sorted(found.trials, key=lambda one: (-_sweeps(one), found.loss(one.score)))
    ]
    columns = (*_SEARCHED, tr("Sweeps"), found.metric, tr("Seconds"))
    console.print_table(columns, rows, numbers=range(len(columns)))
    if found.best is None:
        console.tell(tr("No full training was finished; search for more minutes to go on from here."))
        return
    options = found.best.options
    given = " ".join(
        f"--{name.replace('_', '-')} {value:g}"
        for name in _SEARCHED
        if (value := getattr(options, name)) is not None
    )
    console.tell(tr("Train with the best of them: recdesk train {shop} {options}", shop=shop, options=given))


def _option_cells(options: "TrainingOptions") -> list[str]:
    values = (getattr(options, name) for name in (*_SEARCHED, "iterations"))
    return ["" if value is None else f"{value:g}" for value in values]


def _sweeps(trial: "Trial") -> int:
    return trial.options.iterations or 0
