"""Asking for a file: which endings, which folder to begin in, and the ending added where none is typed."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from recdesk.gui.settings import Settings
from recdesk.i18n import tr

WORKSPACE_ENDING = ".recdesk"


def ask_data_files(parent: QWidget, settings: Settings) -> list[Path]:
    """Files to import; none when the user changed their mind."""
    kinds = [
        tr(
            "Tables (*.csv *.tsv *.tab *.txt *.dat *.data *.xlsx *.xlsm *.xlsb *.xls *.ods *.parquet *.jsonl"
            " *.ndjson *.json *.gz *.zip *.zst)"
        ),
        tr("All files (*)"),
    ]
    start = str(settings.last_folder)
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Import files"), start, ";;".join(kinds))
    paths = [Path(path) for path in chosen]
    if paths:
        settings.last_folder = paths[0].parent
    return paths


def ask_key_file(parent: QWidget, settings: Settings) -> Path | None:
    """The file with the key of the pseudonyms; one that is not there yet is made with the import."""
    start = str(settings.last_folder / f"{tr('pseudonyms')}.key")
    kinds = ";;".join([tr("Keys (*.key)"), tr("All files (*)")])
    option = QFileDialog.Option.DontConfirmOverwrite  # it is read, never written over
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Key of the pseudonyms"), start, kinds, options=option)
    return _remember(settings, chosen)


def ask_workspace(parent: QWidget, settings: Settings) -> Path | None:
    """A workspace to open."""
    return _ask_open(parent, settings, tr("Open a workspace"), [tr("Workspaces (*.recdesk)")])


def ask_new_workspace(parent: QWidget, settings: Settings) -> Path | None:
    """Where to create a workspace."""
    kinds = [tr("Workspaces (*.recdesk)")]
    return _ask_save(parent, settings, tr("New workspace"), tr("shop"), kinds, WORKSPACE_ENDING)


def ask_export(parent: QWidget, settings: Settings, name: str, about: str = "") -> Path | None:
    """Where to write a table, and what is in it; the ending says as what."""
    kinds = [tr("CSV for Excel (*.csv)"), tr("Excel workbook (*.xlsx)"), tr("Parquet (*.parquet)")]
    title = f"{tr('Export')}: {about}" if about else tr("Export")
    return _ask_save(parent, settings, title, name, kinds, ".csv")


def free_workspace_path(beside: Path, documents: Path) -> Path:
    """A name for the workspace of an imported file that is not taken yet.

    It lies beside the file, or in `documents` where that folder cannot be written to.
    """
    import os

    folder = beside.parent if os.access(beside.parent, os.W_OK) else documents
    stem = beside.name.split(".")[0] or "shop"
    path, count = folder / f"{stem}{WORKSPACE_ENDING}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{WORKSPACE_ENDING}"
    return path


def _ask_open(parent: QWidget, settings: Settings, title: str, kinds: list[str]) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(settings.last_folder), ";;".join(kinds))
    return _remember(settings, chosen)


def _ask_save(
    parent: QWidget, settings: Settings, title: str, name: str, kinds: list[str], ending: str
) -> Path | None:
    start = str(settings.last_folder / f"{name}{ending}")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds))
    path = _remember(settings, chosen)
    if path is None or path.suffix:
        return path
    return path.with_suffix(next((f".{end}" for end in ("xlsx", "parquet") if f"*.{end}" in kind), ending))


def _remember(settings: Settings, chosen: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    settings.last_folder = path.parent
    return path
