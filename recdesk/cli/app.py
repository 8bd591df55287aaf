"""The application that commands register with, and the options and checks that they share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from recdesk.cli import console
from recdesk.engine.errors import OptionError
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.engine.workspace import Workspace

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Shop = Annotated[Path, typer.Argument(metavar="SHOP.recdesk", help=tr("The shop's workspace file."))]
Json = Annotated[bool, typer.Option("--json", help=tr("Print one JSON document."))]
Model = Annotated[str | None, typer.Option(help=tr("Name of a model; the newest one if left out."))]
Metric = Annotated[
    Literal["shoppers", "cosine", "euclidean", "dot"] | None,
    typer.Option(help=tr("How likeness is measured.")),
]


def opened(path: Path) -> "Workspace":
    from recdesk.engine.workspace import Workspace

    return Workspace.open(path)


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def exactly_one(given: dict[str, bool]) -> None:
    if sum(given.values()) != 1:
        raise OptionError("exactly_one_of", choices=list(given))


def needed(path: Path | None, option: str) -> Path:
    if path is None:
        raise OptionError("option_needed", option=option)
    return path


def wrote(rows: int, path: Path) -> None:
    console.tell(plural("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", rows, path=path))
