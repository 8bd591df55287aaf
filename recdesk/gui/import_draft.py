"""An import that is being prepared, kept apart from the panel that shows it."""

from dataclasses import dataclass
from pathlib import Path

from recdesk.engine.importing import ImportSettings, Preview


@dataclass(frozen=True)
class ImportDraft:
    """An import that is being prepared.

    Attributes:
        path: the file.
        settings: what the user chose; everything else is guessed.
        preview: the engine's last answer, None until it is there.
        members: the files of an archive, where there are several.
        refused: the file cannot be read as it is set now; `preview` is of the settings before.
    """

    path: Path
    settings: ImportSettings
    preview: Preview | None = None
    refused: bool = False
    members: tuple[str, ...] = ()
