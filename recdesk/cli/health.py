"""The command that tells how sound a shop's data is, and puts right what is wrong."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened, wrote
from recdesk.engine.errors import UnknownIdError
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.findings import Finding
    from recdesk.engine.workspace import Workspace


@app.command("health", help=tr("Print what is in a workspace, and what is wrong or odd in it."))
def _health(
    shop: Shop,
    fix: Annotated[
        str | None, typer.Option(metavar="KEY", help=tr("Fix this finding first; --undo takes it back."))
    ] = None,
    ignore: Annotated[str | None, typer.Option(metavar="KEY", help=tr("Ignore this finding."))] = None,
    undo: Annotated[
        str | None, typer.Option(metavar="KEY", help=tr("Take back that this finding was fixed or ignored."))
    ] = None,
    row: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=tr("Only this row, by what it is about; may be repeated.")),
    ] = None,
    rows: Annotated[
        str | None, typer.Option(metavar="KEY", help=tr("Show all rows of this finding."))
    ] = None,
    out: Annotated[Path | None, typer.Option(help=tr("File (.csv, .xlsx, .parquet) for --rows."))] = None,
    as_json: Json = False,
) -> None:
    with opened(shop) as workspace:
        if undo is not None:
            _take_back(workspace, undo, row)
        if fix is not None:
            console.tell(tr("Fixed: {finding}", finding=_sentence(workspace.fix(fix, row))))
        if ignore is not None:
            finding = workspace.ignore_finding(ignore, row)
            console.tell(tr("Ignored: {finding}", finding=_sentence(finding)))
        if rows is not None:
            _show_rows(workspace.finding(rows), out, as_json)
            return
        health = workspace.health()
        with console.progress() as progress:
            findings = workspace.findings(progress)
        fixes = workspace.fixes()
    if as_json:
        found = [{**one.to_dict(), "text": _sentence(one)} for one in findings]
        console.print_json({**health, "findings": found, "fixes": fixes})
        return
    console.print_facts(_facts(health))
    if findings:
        lines = [(_sentence(one), one.key, _remedy(one)) for one in findings]
        console.print_table((tr("Finding"), tr("Key"), tr("Fix")), lines)


def _show_rows(finding: "Finding", out: Path | None, as_json: bool) -> None:
    if out is not None:
        from recdesk.engine.operations import save_rows

        wrote(save_rows(finding.rows, out), out)
        return
    rows = list(zip(*finding.rows.values(), strict=True))
    if as_json:
        records = [dict(zip(finding.rows, each, strict=True)) for each in rows]
        console.print_json({**finding.to_dict(), "text": _sentence(finding), "rows": records})
        return
    console.print_table(
        tuple(finding.rows), [["" if cell is None else str(cell) for cell in each] for each in rows]
    )


def _take_back(workspace: "Workspace", key: str, rows: list[str] | None) -> None:
    try:
        workspace.undo_fix(key, rows)
    except UnknownIdError:
        workspace.unignore_finding(key, rows)


def _sentence(finding: "Finding") -> str:
    return messages.finding(finding.code, finding.count, finding.params)


def _remedy(finding: "Finding") -> str:
    if finding.ignored:
        return tr("ignored")
    return "" if finding.fix is None else messages.fix(finding.fix)


def _facts(health: dict[str, Any]) -> list[tuple[str, str]]:
    def spread(quantiles: dict[str, float] | None) -> str:
        if not quantiles:
            return "0"
        return tr(
            "median {median}, 90 % up to {most}, largest {largest}",
            median=_plain(quantiles["0.5"]),
            most=_plain(quantiles["0.9"]),
            largest=_plain(quantiles["1"]),
        )

    return [
        (tr("Shoppers"), _plain(health["users"])),
        (tr("Products with shoppers"), _plain(health["items"])),
        (tr("Products without shoppers"), _plain(health["cold_items"])),
        (tr("Shopper and product pairs"), _plain(health["interactions"])),
        (tr("Density"), f"{health['density']:.3%}"),
        (tr("Products per shopper"), spread(health["degrees_of_users"])),
        (tr("Shoppers per product"), spread(health["degrees_of_items"])),
        (tr("Mean value"), _plain(health["mean_value"])),
        (tr("Products in the catalogue"), _plain(health["in_catalogue"])),
        (tr("Sold but not in the catalogue"), _plain(health["not_in_catalogue"])),
        *((messages.reason(code), _plain(count)) for code, count in health["rejects"].items()),
    ]


def _plain(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"
