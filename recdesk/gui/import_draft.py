"""An import that is being prepared, kept apart from the panel that shows it."""

from dataclasses import dataclass, replace
from pathlib import Path

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing import ImportSettings, Preview


@dataclass(frozen=True)
class ImportDraft:
    """An import that is being prepared.

    Attributes:
        path: the file.
        settings: what the user chose; everything else is guessed.
        preview: the engine's answer to it, None until it is there.
        columns_only: the engine could not tell which column is which, so the preview has the columns'
            names and what the user chose, and no rows.
    """

    path: Path
    settings: ImportSettings
    preview: Preview | None = None
    columns_only: bool = False


def columns_only(draft: ImportDraft, error: RecDeskError) -> ImportDraft:
    """The draft after its preview has failed.

    Where nobody but the user can say which column holds the shopper or the product, the error names the
    columns, and they can be chosen by hand.
    """
    columns = error.params.get("columns")
    if error.code not in ("no_user_column", "no_item_column") or not isinstance(columns, list):
        return replace(draft, preview=None)
    settings = draft.settings
    role = "catalogue" if settings.role == "catalogue" else "interactions"
    preview = Preview(
        path=draft.path,
        size_bytes=draft.path.stat().st_size,
        role=role,
        encoding=settings.encoding or "",
        delimiter=settings.delimiter or "",
        quote="",
        decimal=settings.decimal or "",
        header_lines=0,
        columns=columns,
        rows=[],
        mapping={field: column for field, column in (settings.mapping or {}).items() if column},
        feedback="implicit" if settings.feedback == "auto" else settings.feedback,
        feedback_reason="",
    )
    return replace(draft, preview=preview, columns_only=True)
