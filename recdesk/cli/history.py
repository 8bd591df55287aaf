"""Commands on what was imported: the list of files, the rows that were left out, undoing the last."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recdesk import messages
from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened, wrote
from recdesk.engine.errors import DataError
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.importing import Reject


@app.command("imports", help=tr("List the files that a shop was made of."))
def _imports(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
        imports, undoable = workspace.imports(), workspace.undoable()
    if as_json:
        console.print_json({"imports": imports, "undoable": undoable})
        return
    rows = [
        (
            str(one["import_id"]),
            one.get("imported_at", "").replace("T", " ").removesuffix("+00:00"),
            Path(one["path"]).name,
            tr("Catalogue") if one["role"] == "catalogue" else tr("Purchases or ratings"),
            *(f"{one[name]:,}" for name in ("rows_read", "rows_accepted", "rows_merged")),
            f"{one['rows_rejected']:,}",
            f"{one['rows_repaired']:,}",
        )
        for one in imports
    ]
    columns = (
        *("#", tr("Imported (UTC)"), tr("File"), tr("Holds"), tr("Read"), tr("Accepted"), tr("Merged")),
        *(tr("Rejected"), tr("Repaired")),
    )
    console.print_table(columns, rows, numbers=(0, 4, 5, 6, 7, 8))


@app.command("rejects", help=tr("Show the rows that an import left out, or write them down to be mended."))
def _rejects(
    shop: Shop,
    import_id: Annotated[
        int | None,
        typer.Option("--import", metavar="N", help=tr("Number of the import; the last if left out.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help=tr("File (.csv, .xlsx) for those not repaired; import it again once it is mended.")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    with opened(shop) as workspace:
        imports = workspace.imports()
        if not imports:
            raise DataError("nothing_imported")
        number = imports[-1]["import_id"] if import_id is None else import_id
        report = workspace.imported(number)
        if out is not None:
            wrote(workspace.write_rejects(number, out, messages.reasons()), out)
            return
        rejects = workspace.rejects(number, limit=None)
    if as_json:
        known = {name: report[name] for name in ("import_id", "path", "rows_rejected", "rows_repaired")}
        console.print_json(known | {"rejects": [_record(one) for one in rejects]})
        return
    rows = [
        (
            f"{one.line:,}",
            one.column,
            messages.reason(one.reason),
            tr("repaired") if one.repaired else "",
            one.raw,
        )
        for one in rejects
    ]
    columns = (tr("Line"), tr("Column"), tr("Reason"), "", tr("Text of the row"))
    console.print_table(columns, rows, numbers=(0,))


@app.command("undo", help=tr("Undo the last import; models trained after it go with it."))
def _undo(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
        undone = workspace.undo_import()
    if as_json:
        console.print_json(undone.to_dict())
        return
    console.tell(tr("The import of {path} is undone.", path=undone.path))
    if undone.models:
        console.tell(tr("Models that went with it: {names}", names=", ".join(undone.models)))


def _record(one: "Reject") -> dict[str, Any]:
    return {
        "line": one.line,
        "column": one.column,
        "reason": one.reason,
        "text": messages.reason(one.reason),
        "raw": one.raw,
        "repaired": one.repaired,
    }
