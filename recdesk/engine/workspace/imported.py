"""The part of a workspace that takes files in, keeps what they brought and left out, and undoes the last."""

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recdesk.engine.errors import DataError
from recdesk.engine.importing.preview import Preview, preview
from recdesk.engine.importing.rejected_files import is_rejects_file, restore_texts
from recdesk.engine.importing.rejects import Reject
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.staging import staged, staged_rejects
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.workspace import imports, repairing, taking, undoing
from recdesk.engine.workspace.connecting import private_spilling
from recdesk.engine.workspace.inspected import Inspected
from recdesk.engine.workspace.undoing import Undone


class Imported(Inspected):
    """The files that a shop is made of. Each import is one transaction."""

    def import_file(
        self,
        path: Path | str,
        settings: ImportSettings | None = None,
        progress: Progress = no_progress,
        rejects_to: Path | None = None,
        reasons: Mapping[str, str] | None = None,
    ) -> ImportReport:
        """Imports interactions or a catalogue, in one transaction.

        Args:
            path: a text with delimiters, JSON Lines, a spreadsheet or a Parquet file; texts may be packed.
            settings: what to know about it; everything else is guessed.
            progress: hears of the stages "reading", "checking", "pseudonymising" and "saving".
            rejects_to: where to write the rejected rows, also where no row is left; see `write_rejects`.
            reasons: words for their reasons, by code.

        Raises:
            FileError: a file cannot be read or written.
            DataError: there is nothing to import, it does not fit to what is there, or it is there already.
            Cancelled: from `progress` or by `interrupt`.
        """
        path, started = Path(path), time.perf_counter()
        settings, origin = repairing.fit_to_origin(self._connection, path, settings or ImportSettings())
        heard = self._heard(progress)
        fitting = taking.fit_to_shop(self._connection, settings)

        def on_rejects(outlook: Preview, content_hash: str) -> None:
            form = repairing.form_of(outlook, origin)
            if is_rejects_file(outlook.columns) and not fitting.pseudonymise:
                restore_texts(self._connection, form)
            if rejects_to is not None:
                import_id = imports.next_import_id(self._connection)
                name = repairing.reference_of(import_id, content_hash, hidden=fitting.pseudonymise)
                rejects = staged_rejects(self._connection)
                repairing.write_rejects(rejects_to, rejects, form, (path, name), reasons or {})

        with (
            private_spilling(self.path),
            staged(self._connection, path, fitting, heard, on_rejects) as rows,
        ):
            ready = taking.prepare(self._connection, rows, fitting, heard)
            form = repairing.form_of(rows.preview, origin)
            with self._transaction():
                report = taking.take(self._connection, ready, fitting, heard, started, form)
        self._fingerprint = None
        return report

    def import_repaired(
        self, import_id: int, rows: Mapping[int, str], progress: Progress = no_progress
    ) -> ImportReport:
        """Imports rejects of an earlier import, mended, as that one was read.

        Args:
            import_id: the earlier import.
            rows: the mended text of each row, by its line.
            progress: as for `import_file`.

        Raises:
            DataError: "rejects_hidden" or "rejects_unknown" where its rejects cannot be mended here,
                "nothing_repaired" where they are all at fault still, or what `import_file` raises.
            UnknownIdError: "unknown_import".
        """
        report = ImportReport.from_dict(imports.read_import(self._connection, import_id))
        if report.unrepairable is not None:
            raise DataError(f"rejects_{report.unrepairable}", path=str(report.path))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{report.path.stem.removesuffix('-repaired')}-repaired.csv"
            repairing.write_repaired(path, report, rows)
            return self.import_file(path, progress=progress)

    def preview(self, path: Path, settings: ImportSettings) -> Preview:
        """`recdesk.engine.importing.preview`, with what this shop knows of a file of rejected rows."""
        return preview(path, repairing.fit_to_origin(self._connection, path, settings)[0])

    def import_interactions(
        self, path: Path | str, mapping: Mapping[str, str] | None = None, **settings: Any
    ) -> ImportReport:
        """`import_file` of interactions; `settings` are those of `ImportSettings`."""
        return self.import_file(path, ImportSettings(role="interactions", mapping=mapping, **settings))

    def import_catalogue(
        self, path: Path | str, mapping: Mapping[str, str] | None = None, **settings: Any
    ) -> ImportReport:
        """`import_file` of a catalogue; `settings` are those of `ImportSettings`."""
        return self.import_file(path, ImportSettings(role="catalogue", mapping=mapping, **settings))

    def undo_import(self) -> Undone:
        """Makes the shop what it was before the last import; models trained since then go with it.

        Raises:
            DataError: "nothing_to_undo" where the last import was undone already, or there is none.
        """
        with self._transaction():
            undone = undoing.undo(self._connection)
        self._fingerprint = None
        return undone

    def undoable(self) -> int | None:
        """The id of the import that `undo_import` would undo, None where there is nothing to undo."""
        return undoing.undoable(self._connection)

    def imports(self) -> list[dict[str, Any]]:
        """The reports of all imports as JSON values, oldest first."""
        return imports.read_imports(self._connection)

    def imported(self, import_id: int) -> dict[str, Any]:
        """The report of one import as JSON values.

        Raises:
            UnknownIdError: "unknown_import".
        """
        return imports.read_import(self._connection, import_id)

    def rejects(self, import_id: int, limit: int | None = 1000) -> list[Reject]:
        """The rejects of an import by line, all where `limit` is None."""
        return imports.read_rejects(self._connection, import_id, limit)

    def write_rejects(self, import_id: int, path: Path, reasons: Mapping[str, str] | None = None) -> int:
        """Writes the rejects of an import that are not repaired yet, to be mended and imported again.

        Args:
            import_id: the import.
            path: ends with .csv, .xlsx or .parquet.
            reasons: words for their reasons, by code.

        Returns:
            How many there are.

        Raises:
            UnknownIdError: "unknown_import".
            FileError, DataError: the file cannot be written.
        """
        report = ImportReport.from_dict(imports.read_import(self._connection, import_id))
        name = repairing.reference_of(import_id, report.hash, hidden=report.unrepairable == "hidden")
        left = [one for one in self.rejects(import_id, limit=None) if not one.repaired]
        repairing.write_rejects(path, left, report.form, (report.path, name), reasons or {})
        return len(left)
