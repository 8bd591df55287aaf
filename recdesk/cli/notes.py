"""Commands on what is kept about products: favourites and notes."""

from typing import TYPE_CHECKING, Annotated

import typer

from recdesk.cli import console
from recdesk.cli.app import Json, Shop, app, opened
from recdesk.i18n import tr

if TYPE_CHECKING:
    from recdesk.engine.notes import Note


@app.command("notes", help=tr("List the favourites and the notes that are kept about products."))
def _notes(shop: Shop, as_json: Json = False) -> None:
    with opened(shop) as workspace:
        notes, catalogue = workspace.notes(), workspace.catalogue()
    codes = [catalogue.code(note.item_id) for note in notes]
    titles = ["" if code is None else catalogue.title(code) for code in codes]
    if as_json:
        records = [note.to_dict() | {"title": title} for note, title in zip(notes, titles, strict=True)]
        console.print_json({"notes": records})
        return
    rows = [
        ("★" if note.favourite else "", note.item_id, title, note.text)
        for note, title in zip(notes, titles, strict=True)
    ]
    console.print_table(("", tr("Id"), tr("Product"), tr("Note")), rows)


@app.command("note", help=tr("Show or change what is kept about a product."))
def _note(
    shop: Shop,
    item_id: Annotated[str, typer.Argument(metavar="ITEM_ID", help=tr("Id of the product."))],
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help=tr("The note; an empty text removes it."))
    ] = None,
    favourite: Annotated[
        bool | None, typer.Option("--favourite/--no-favourite", help=tr("Whether the product bears a star."))
    ] = None,
    as_json: Json = False,
) -> None:
    from recdesk.engine.notes import Note, by_product

    with opened(shop) as workspace:
        notes = {note.item_id: note for note in workspace.notes()}
        if item_id in notes and workspace.catalogue().code(item_id) is None:
            kept = notes[item_id]  # a product that the data no longer hold
        else:
            code = workspace.item_code(item_id)
            kept = by_product(notes.values(), workspace.catalogue()).get(code, Note(item_id))
        if text is not None or favourite is not None:
            starred = kept.favourite if favourite is None else favourite
            kept = workspace.keep_note(item_id, starred, kept.text if text is None else text)
    _print(kept, as_json)


def _print(note: "Note", as_json: bool) -> None:
    if as_json:
        console.print_json(note.to_dict())
        return
    console.print_facts(
        [
            (tr("Id"), note.item_id),
            (tr("Favourite"), tr("yes") if note.favourite else tr("no")),
            (tr("Note"), note.text),
        ]
    )
