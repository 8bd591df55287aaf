"""What the engine process can be asked to do: one method per command, around the open workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from recdesk.engine.errors import WorkspaceError
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings, preview
from recdesk.engine.incidence import Incidence
from recdesk.engine.parts import Parts, merged
from recdesk.engine.progress import Progress
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
            parts["incidence"] = Incidence.of(interactions).to_parts()
            parts["users"] = Texts.of(interactions.user_ids).to_parts()
        return merged(parts)

    def preview(self, progress: Progress, path: str, settings: dict[str, Any]) -> Parts:
        return Parts(preview(Path(path), ImportSettings.from_dict(settings)).to_dict(), {})

    def import_file(self, progress: Progress, path: str, settings: dict[str, Any]) -> Parts:
        report = self._open().import_file(Path(path), ImportSettings.from_dict(settings), progress)
        return Parts(report.to_dict(), {})

    def undo_import(self, progress: Progress) -> Parts:
        """Undoes the last import: {"import_id", "path", "role", "models": names of those that went}."""
        return Parts(self._open().undo_import().to_dict(), {})

    def findings(self, progress: Progress) -> Parts:
        """{"findings": what is wrong or odd, "fixes": what was put right}, each with its "key"."""
        workspace = self._open()
        found = [finding.to_dict() for finding in workspace.findings(progress)]
        return Parts({"findings": found, "fixes": workspace.fixes()}, {})

    def fix_finding(self, progress: Progress, key: str) -> Parts:
        return Parts(self._open().fix(key).to_dict(), {})

    def undo_fix(self, progress: Progress, key: str) -> Parts:
        self._open().undo_fix(key)
        return Parts({}, {})

    def ignore_finding(self, progress: Progress, key: str) -> Parts:
        return Parts(self._open().ignore_finding(key).to_dict(), {})

    def unignore_finding(self, progress: Progress, key: str) -> Parts:
        self._open().unignore_finding(key)
        return Parts({}, {})

    def rejects(self, progress: Progress, import_id: int, limit: int) -> Parts:
        rejects = self._open().rejects(import_id, limit)
        return Parts({"rejects": [[one.line, one.column, one.reason, one.raw] for one in rejects]}, {})

    def write_rejects(self, progress: Progress, import_id: int, path: str) -> Parts:
        self._open().write_rejects(import_id, Path(path))
        return Parts({}, {})

    def train(self, progress: Progress, options: dict[str, Any]) -> Parts:
        return self._open().train(TrainingOptions(**options), progress).to_parts()

    def models(self, progress: Progress) -> Parts:
        return Parts({"models": self._open().models()}, {})

    def model(self, progress: Progress, name: str | None) -> Parts:
        return self._open().model(name).to_parts()

    def export(
        self, progress: Progress, what: Any, path: str, model: str | None, metric: Any, top: int
    ) -> Parts:
        from recdesk.engine.operations import export

        rows = export(self._open(), what, Path(path), model=model, metric=metric, top=top, progress=progress)
        return Parts({"rows": rows}, {})

    def device(self, progress: Progress, choice: Any) -> Parts:
        """Which device a training would use, and why."""
        from recdesk.engine.tensors import choose_device

        device = choose_device(choice)
        return Parts({"kind": device.kind, "reason": device.reason}, {})

    def _open(self) -> Workspace:
        if self._workspace is None:
            raise WorkspaceError("no_workspace")
        return self._workspace

    def _switch_to(self, workspace: Workspace) -> Parts:
        self.close()
        self._workspace = workspace
        return Parts({"workspace": str(workspace.path)}, {})


COMMANDS: dict[str, Callable[..., Parts]] = {
    function.__name__: function
    for function in (
        Commands.open,
        Commands.create,
        Commands.sample,
        Commands.leave,
        Commands.shop,
        Commands.preview,
        Commands.import_file,
        Commands.undo_import,
        Commands.findings,
        Commands.fix_finding,
        Commands.undo_fix,
        Commands.ignore_finding,
        Commands.unignore_finding,
        Commands.rejects,
        Commands.write_rejects,
        Commands.train,
        Commands.models,
        Commands.model,
        Commands.export,
        Commands.device,
    )
}
