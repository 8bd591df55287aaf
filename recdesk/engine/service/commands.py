"""What the engine process can be asked to do: one method per command, around the open workspace."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recdesk.engine.errors import WorkspaceError
from recdesk.engine.experiments import Trial
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.findings import rows as finding_rows
from recdesk.engine.importing import ImportSettings, preview
from recdesk.engine.importing.rejects import RejectTable
from recdesk.engine.importing.trial import trial
from recdesk.engine.incidence import Incidence
from recdesk.engine.notes import Note
from recdesk.engine.parts import Parts, merged
from recdesk.engine.progress import Progress
from recdesk.engine.search import ProductIndex
from recdesk.engine.similarity import ListOptions
from recdesk.engine.texts import Texts
from recdesk.engine.workspace import Workspace


class Commands:
    """The commands, by name: every public method that takes `progress` first and returns Parts.

    A header with the key "workspace" tells the client which file is open now.
    """

    def __init__(self) -> None:
        self._workspace: Workspace | None = None

    def run(self, command: str, params: dict[str, Any], progress: Progress) -> Parts:
        return COMMANDS[command](self, progress, **params)

    def interrupt(self) -> None:
        """Stops a running database query; called from another thread."""
        if self._workspace is not None:
            self._workspace.interrupt()

    def warm_up(self) -> None:
        """Loads TensorFlow, so that the first training starts at once."""
        from recdesk.engine.tensors import tensorflow

        tensorflow()

    def close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def reopen(self, path: str) -> None:
        """Opens the workspace of an engine process that died."""
        self._workspace = Workspace.open(Path(path))

    # Commands

    def open(self, progress: Progress, path: str) -> Parts:
        """Opens a workspace in place of the one that is open; that one stays open if this fails."""
        if self._workspace is not None and self._workspace.path.resolve() == Path(path).resolve():
            return Parts({"workspace": str(self._workspace.path)}, {})
        return self._switch_to(Workspace.open(Path(path)))

    def create(self, progress: Progress, path: str) -> Parts:
        """Creates a workspace and opens it in place of the one that is open."""
        return self._switch_to(Workspace.create(Path(path)))

    def sample(self, progress: Progress, folder: str) -> Parts:
        """Opens the sample shop, made and trained at its first use."""
        from recdesk.engine.operations import prepare_sample

        return self.open(progress, str(prepare_sample(Path(folder), progress)))

    def leave(self, progress: Progress) -> Parts:
        """Closes the workspace."""
        self.close()
        return Parts({"workspace": None}, {})

    def shop(self, progress: Progress) -> Parts:
        """All that the window shows without asking again: summary, imports, models, catalogue, incidence."""
        workspace = self._open()
        summary = workspace.summary()
        parts = {
            "facts": Parts(
                {
                    "summary": summary.to_dict(),
                    "imports": workspace.imports(),
                    "undoable": workspace.undoable(),
                    "models": workspace.models(),
                },
                {},
            ),
            "catalogue": workspace.catalogue().to_parts(),
        }
        if summary.interactions:
            progress("reading", 0, 0)
            interactions = workspace.interactions()
            parts["curves"] = workspace.curves().to_parts()
            parts["incidence"] = Incidence.of(interactions).to_parts()
            parts["users"] = Texts.of(interactions.user_ids).to_parts()
        return merged(parts)

    def search_index(self, progress: Progress) -> Parts:
        """What products are found and filtered by, see `ProductIndex`."""
        return ProductIndex.of(self._open().catalogue(), progress).to_parts()

    def baskets(self, progress: Progress) -> Parts:
        """What was bought at one time, of a shop with times; see `Baskets`."""
        return self._open().baskets().to_parts()

    def preview(self, progress: Progress, path: str, settings: dict[str, Any]) -> Parts:
        look = preview if self._workspace is None else self._workspace.preview
        return Parts(look(Path(path), ImportSettings.from_dict(settings)).to_dict(), {})

    def try_file(self, progress: Progress, path: str, settings: dict[str, Any]) -> Parts:
        """What an import would do with the first rows of a file, see `Trial`."""
        told = ImportSettings.from_dict(settings)
        if self._workspace is not None:
            return Parts(self._workspace.try_file(Path(path), told).to_dict(), {})
        import duckdb

        with duckdb.connect(config={"python_enable_replacements": False}) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            return Parts(trial(connection, Path(path), told).to_dict(), {})

    def import_file(self, progress: Progress, path: str, settings: dict[str, Any]) -> Parts:
        report = self._open().import_file(Path(path), ImportSettings.from_dict(settings), progress)
        return Parts(report.to_dict(), {})

    def undo_import(self, progress: Progress) -> Parts:
        """Undoes the last import: {"import_id", "path", "role", "models": names of those that went}."""
        return Parts(self._open().undo_import().to_dict(), {})

    def notes(self, progress: Progress) -> Parts:
        """{"notes": what is kept about products, see `Note`}."""
        return Parts({"notes": [note.to_dict() for note in self._open().notes()]}, {})

    def keep_notes(self, progress: Progress, path: str, notes: list[dict[str, Any]]) -> Parts:
        """Keeps notes in the workspace of `path`, which need not be the one that is open any more."""
        workspace, wanted = self._workspace, [Note.from_dict(note) for note in notes]
        if workspace is not None and workspace.path.resolve() == Path(path).resolve():
            kept = workspace.keep_notes(wanted)
        else:
            with Workspace.open(Path(path)) as closed:
                kept = closed.keep_notes(wanted)
        return Parts({"notes": [note.to_dict() for note in kept]}, {})

    def findings(self, progress: Progress) -> Parts:
        """{"findings": what is wrong or odd, "fixes": what was put right}, each with its "key"."""
        workspace = self._open()
        found = [finding.to_dict() for finding in workspace.findings(progress)]
        return Parts({"findings": found, "fixes": workspace.fixes()}, {})

    def finding_rows(self, progress: Progress, key: str) -> Parts:
        """All rows of a finding, see `Finding.to_parts`."""
        return self._open().finding(key).to_parts()

    def fixed_rows(self, progress: Progress, key: str) -> Parts:
        """All corrections of a fix, see `recdesk.engine.findings.rows`, and their "names"."""
        made = self._open().fixed_rows(key)
        header, arrays = finding_rows.to_parts(made)
        return Parts({"names": list(made["subject"]), **header}, arrays)

    def save_finding(self, progress: Progress, key: str, path: str, is_fix: bool) -> Parts:
        from recdesk.engine.operations import save_rows

        workspace = self._open()
        rows = workspace.fixed_rows(key) if is_fix else workspace.finding(key).rows
        return Parts({"rows": save_rows(rows, Path(path), progress)}, {})

    def fix_finding(self, progress: Progress, key: str, rows: list[str] | None = None) -> Parts:
        return Parts(self._open().fix(key, rows).to_dict(), {})

    def undo_fix(self, progress: Progress, key: str, rows: list[str] | None = None) -> Parts:
        self._open().undo_fix(key, rows)
        return Parts({}, {})

    def ignore_finding(self, progress: Progress, key: str, rows: list[str] | None = None) -> Parts:
        return Parts(self._open().ignore_finding(key, rows).to_dict(), {})

    def unignore_finding(self, progress: Progress, key: str, rows: list[str] | None = None) -> Parts:
        self._open().unignore_finding(key, rows)
        return Parts({}, {})

    def rejects(self, progress: Progress, import_id: int, limit: int) -> Parts:
        return RejectTable.of(self._open().rejects(import_id, limit)).to_parts()

    def write_rejects(self, progress: Progress, import_id: int, path: str, reasons: dict[str, str]) -> Parts:
        return Parts({"rows": self._open().write_rejects(import_id, Path(path), reasons)}, {})

    def import_repaired(self, progress: Progress, import_id: int, rows: list[tuple[int, str]]) -> Parts:
        """Imports mended rejects, each a line and its text."""
        return Parts(self._open().import_repaired(import_id, dict(rows), progress).to_dict(), {})

    def train(self, progress: Progress, options: dict[str, Any]) -> Parts:
        return self._open().train(TrainingOptions(**options), progress).to_parts()

    def unfinished(self, progress: Progress) -> Parts:
        """{"unfinished": the training that a crash ended, see `Workspace.unfinished`}."""
        return Parts({"unfinished": self._open().unfinished()}, {})

    def resume(self, progress: Progress) -> Parts:
        """Goes on with the training that a crash ended."""
        return self._open().resume(progress).to_parts()

    def forget_unfinished(self, progress: Progress) -> Parts:
        """Gives the training that a crash ended up."""
        self._open().forget_unfinished()
        return Parts({}, {})

    def models(self, progress: Progress) -> Parts:
        return Parts({"models": self._open().models()}, {})

    def model(self, progress: Progress, name: str | None) -> Parts:
        return self._open().model(name).to_parts()

    def export(
        self,
        progress: Progress,
        what: Any,
        path: str,
        model: str | None,
        metric: Any,
        top: int,
        fairness: list[float],
        lists: dict[str, Any],
    ) -> Parts:
        """{"rows": written, "approximate": [recall, products measured] where the lists are}.

        `lists` are fields of `ListOptions`, all but its length.
        """
        from recdesk.engine.operations import export

        told: list[tuple[float, int]] = []
        rows = export(
            self._open(),
            what,
            Path(path),
            model=model,
            metric=metric,
            top=top,
            fairness=(fairness[0], fairness[1]),
            lists=ListOptions(top, **lists),
            progress=progress,
            approximated=lambda recall, measured: told.append((recall, measured)),
        )
        return Parts({"rows": rows, "approximate": told[-1] if told else None}, {})

    def tune(self, progress: Progress, options: dict[str, Any], minutes: float) -> Parts:
        """Searches for better options; the progress after each trial has its `Trial.figures`."""
        told: list[Trial] = []

        def heard(stage: str, done: int, total: int, /, **figures: float) -> None:
            progress(stage, done, total, **(told.pop().figures() if told else figures))

        found = self._open().tune(TrainingOptions(**options), minutes, heard, told.append)
        return Parts({"tuning": found.to_dict()}, {})

    def tuning(self, progress: Progress) -> Parts:
        """{"tuning": what the last search on the data of now has found, None where there was none}."""
        workspace = self._open()
        found = workspace.tuning()
        current = found is not None and found.fingerprint == workspace.fingerprint()
        return Parts({"tuning": found.to_dict() if found is not None and current else None}, {})

    def compare(self, progress: Progress, names: list[str]) -> Parts:
        """Models and a baseline, trained and measured anew on the same part of the data."""
        return Parts(self._open().compare(names, progress=progress).to_dict(), {})

    def device(self, progress: Progress, choice: Any) -> Parts:
        """Which device a training would use, and why."""
        from recdesk.engine.tensors import choose_device, without_gpu

        device = without_gpu() or choose_device(choice)
        return Parts({"kind": device.kind, "reason": device.reason}, {})

    def _open(self) -> Workspace:
        if self._workspace is None:
            raise WorkspaceError("no_workspace")
        return self._workspace

    def _switch_to(self, workspace: Workspace) -> Parts:
        self.close()
        self._workspace = workspace
        return Parts({"workspace": str(workspace.path)}, {})


def _is_command(function: object) -> bool:
    return inspect.isfunction(function) and list(inspect.signature(function).parameters)[1:2] == ["progress"]


COMMANDS: dict[str, Callable[..., Parts]] = {
    name: function for name, function in vars(Commands).items() if _is_command(function)
}
