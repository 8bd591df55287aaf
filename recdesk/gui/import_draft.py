"""Imports that are being prepared, kept apart from the panel that shows them."""

from dataclasses import dataclass, replace
from pathlib import Path

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing import ImportSettings, Preview
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, INTERACTION_FIELDS
from recdesk.engine.importing.trial import Trial


@dataclass(frozen=True)
class ImportDraft:
    """A file that is about to be imported.

    Attributes:
        path: the file.
        settings: what the user chose; everything else is guessed.
        preview: the engine's last answer, None until it is there.
        trial: what would become of the first rows, None until it is known.
        trial_error: why none of them could be imported.
        members: the files of an archive, where there are several.
        refused: the file cannot be read as it is set now; `preview` is of the settings before.
        pasted: it came from the clipboard, and is removed when it is done with.
    """

    path: Path
    settings: ImportSettings
    preview: Preview | None = None
    trial: Trial | None = None
    trial_error: RecDeskError | None = None
    members: tuple[str, ...] = ()
    refused: bool = False
    pasted: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """Files that are imported together, each with its own settings.

    Attributes:
        drafts: at least one, no path twice.
        at: which of them is shown.
    """

    drafts: tuple[ImportDraft, ...]
    at: int = 0

    @property
    def current(self) -> ImportDraft:
        return self.drafts[self.at]

    def find(self, path: Path) -> ImportDraft | None:
        return next((draft for draft in self.drafts if draft.path == path), None)

    def updated(self, draft: ImportDraft) -> "ImportPlan":
        """The plan with a draft in place of that of the same file."""
        return replace(self, drafts=tuple(draft if draft.path == each.path else each for each in self.drafts))

    def added(self, drafts: tuple[ImportDraft, ...]) -> "ImportPlan":
        """The plan with more files, of which the first is shown; those that it has stay as they are."""
        new = tuple(draft for draft in drafts if self.find(draft.path) is None)
        first = drafts[0].path
        every = (*self.drafts, *new)
        return ImportPlan(every, next(at for at, draft in enumerate(every) if draft.path == first))

    def without(self, path: Path) -> "ImportPlan | None":
        """The plan without a file; None where that was the last one."""
        left = tuple(draft for draft in self.drafts if draft.path != path)
        return ImportPlan(left, min(self.at, len(left) - 1)) if left else None

    def in_order(self) -> list[ImportDraft]:
        """The drafts as they are best imported: catalogues first, so that products have their titles."""
        return sorted(
            self.drafts, key=lambda draft: draft.preview is None or draft.preview.role != "catalogue"
        )


def remapped(draft: ImportDraft, field: str, column: str) -> dict[str, str]:
    """Column by field after a column ("" for none) was given a field ("" for none), which it alone has then.

    Args:
        draft: with a preview, which may still be that of the choice before its last one.
    """
    assert draft.preview is not None
    fields = CATALOGUE_FIELDS if draft.preview.role == "catalogue" else INTERACTION_FIELDS
    before = {each: draft.preview.mapping.get(each, "") for each in fields} | dict(
        draft.settings.mapping or {}
    )
    mapping = {each: "" if taken == column else taken for each, taken in before.items()}
    if field:
        mapping[field] = column
    return mapping
