"""Commands that open the window."""

from pathlib import Path
from typing import Annotated

import typer

from recdesk import __version__
from recdesk.cli.app import Shop, app
from recdesk.i18n import tr


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


def _run_window(path: Path | None = None, *, sample: bool = False) -> None:
    from recdesk.gui.app import main

    raise typer.Exit(main(path, sample=sample))
