"""The command that imports files."""

import shutil
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app
from recdesk.engine.errors import OptionError
from recdesk.i18n import plural, tr

if TYPE_CHECKING:
    from recdesk.engine.importing import ImportReport, ImportSettings

_STDIN = Path("-")
_HEADERS = {"auto": None, "yes": True, "no": False}


@app.command("import", help=tr("Import files; the workspace is created when it is not there."))
def _import(
    shop: Shop,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=tr("The files to import, in order; - for stdin."))
    ],
    role: Annotated[
        Literal["auto", "interactions", "catalogue"], typer.Option(help=tr("What the file holds."))
    ] = "auto",
    mapping: Annotated[
        str,
        typer.Option(
            "--map", metavar="user=COL,item=COL,...", help=tr("Columns by name, where guesses fail.")
        ),
    ] = "",
    encoding: Annotated[str | None, typer.Option(help=tr("Text encoding, such as gb18030."))] = None,
    delimiter: Annotated[str | None, typer.Option(help=tr("Column delimiter; tab for a tab."))] = None,
    quote: Annotated[
        str | None, typer.Option(help=tr("Quote character; an empty text where quotes mean nothing."))
    ] = None,
    escape: Annotated[
        str | None, typer.Option(help=tr("Character that takes the meaning from the one after it."))
    ] = None,
    header: Annotated[
        Literal["auto", "yes", "no"], typer.Option(help=tr("Whether the first line names the columns."))
    ] = "auto",
    member: Annotated[str | None, typer.Option(help=tr("Which file of a ZIP archive."))] = None,
    sheet: Annotated[str | None, typer.Option(help=tr("Which sheet of a workbook."))] = None,
    decimal: Annotated[str | None, typer.Option(help=tr("Decimal sign, . or ,"))] = None,
    feedback: Annotated[
        Literal["auto", "explicit", "implicit"],
        typer.Option(help=tr("Whether values are ratings (explicit) or counts and weights (implicit).")),
    ] = "auto",
    duplicates: Annotated[
        Literal["auto", "last", "mean", "max", "sum", "count"],
        typer.Option(help=tr("What becomes of several rows with the same shopper and product.")),
    ] = "auto",
    replacing: Annotated[
        bool, typer.Option("--replace/--append", help=tr("Replace what was imported before, or add to it."))
    ] = False,
    event_weights: Annotated[
        str,
        typer.Option(metavar="view=1,buy=5,...", help=tr("What an event counts, by its type.")),
    ] = "",
    returns: Annotated[
        Literal["auto", "net", "drop", "reject"],
        typer.Option(help=tr("What becomes of negative quantities.")),
    ] = "auto",
    dates: Annotated[
        Literal["dmy", "mdy", "ymd"] | None,
        typer.Option(help=tr("What dates like 5/1/2024 begin with, day, month or year.")),
    ] = None,
    repeats: Annotated[
        Literal["skip", "keep"],
        typer.Option(help=tr("What becomes of rows that an earlier import brought already.")),
    ] = "skip",
    pseudonymise: Annotated[
        bool, typer.Option("--pseudonymise", help=tr("Replace shopper ids by keyed hashes."))
    ] = False,
    key: Annotated[Path | None, typer.Option(help=tr("File with the key of the pseudonyms."))] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(help=tr("File (.csv, .xlsx) for the rejected rows, to be mended and imported again.")),
    ] = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.importing import ImportSettings

    settings = ImportSettings(
        role,
        _mapping(mapping),
        encoding,
        "\t" if delimiter in ("tab", "\\t") else delimiter,
        decimal,
        feedback,
        duplicates,
        replacing,
        quote,
        escape,
        _HEADERS[header],
        member,
        sheet,
        _weights(event_weights),
        returns,
        dates,
        repeats,
        pseudonymise,
        None if key is None else str(key),
    )
    if rejects is not None and len(files) > 1:
        raise OptionError("one_file_for_rejects")
    with _with_stdin(files) as paths:
        reports = _import_all(shop, paths, settings, rejects, show=not as_json)
    if as_json:
        records = [report.to_dict() for report in reports]
        console.print_json(records[0] if len(records) == 1 else {"imports": records})


def _import_all(
    shop: Path, files: Sequence[Path], settings: "ImportSettings", rejects: Path | None, show: bool
) -> list["ImportReport"]:
    """Imports files one after another; what is replaced is replaced by the first of its kind."""
    from recdesk.engine.importing import preview
    from recdesk.engine.operations import import_into

    reports: list[ImportReport] = []
    for file in files:
        if settings.replace and reports:
            role = preview(file, settings).role
            adds = role in {report.role for report in reports}
            about = replace(settings, replace=not adds)
        else:
            about = settings
        with console.progress() as progress:
            report = import_into(shop, file, about, rejects, messages.reasons(), progress)
        reports.append(report)
        if show:
            _show(report, with_name=len(files) > 1, told=rejects is not None)
    return reports


def _show(report: "ImportReport", with_name: bool, told: bool) -> None:
    console.print_facts(
        [
            *([(tr("File"), report.path.name)] if with_name else []),
            (tr("Rows read"), f"{report.rows_read:,}"),
            (tr("Accepted"), f"{report.rows_accepted:,}"),
            (tr("Rejected"), f"{report.rows_rejected:,}"),
            (tr("Merged"), f"{report.rows_merged:,}"),
            *([(tr("Of these known already"), f"{report.rows_repeated:,}")] if report.rows_repeated else []),
            *([(tr("Returns"), f"{report.rows_returned:,}")] if report.rows_returned else []),
            (tr("Shoppers"), f"{report.users:,}"),
            (tr("Products"), f"{report.items:,}"),
        ]
    )
    if report.rows_rejected and not told:
        console.tell(
            plural(
                "{n} row was rejected; recdesk rejects shows it with the reason.",
                "{n} rows were rejected; recdesk rejects shows them with the reasons.",
                report.rows_rejected,
            )
        )


@contextmanager
def _with_stdin(files: Sequence[Path]) -> Generator[list[Path]]:
    """The files, with what stdin holds as a temporary one in the place of "-"."""
    if _STDIN not in files:
        yield list(files)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "stdin"
        with copy.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield [copy if each == _STDIN else each for each in files]


def _mapping(text: str) -> dict[str, str] | None:
    """{"user": "COL"} of "user=COL,item=COL"; None for nothing."""
    pairs = [part.partition("=") for part in text.split(",") if part]
    if any(not sign for _, sign, _ in pairs):
        raise OptionError("map_unreadable", text=text)
    return {role.strip(): column for role, _, column in pairs} or None


def _weights(text: str) -> dict[str, float] | None:
    """{"view": 1.0} of "view=1"; None for nothing."""
    weights: dict[str, float] = {}
    for part in filter(None, text.split(",")):
        event_type, _, weight = part.rpartition("=")
        try:
            weights[event_type.strip()] = float(weight)
        except ValueError as error:
            raise OptionError("weights_unreadable", text=text) from error
    if "" in weights:
        raise OptionError("weights_unreadable", text=text)
    return weights or None
