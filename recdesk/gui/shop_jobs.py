"""What the window asks the engine to do with a shop; each action returns at once."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from recdesk import messages, paths
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportSettings
from recdesk.engine.parts import Parts
from recdesk.engine.service.client import EngineClient
from recdesk.engine.similarity import ListOptions
from recdesk.gui import answers
from recdesk.gui.holdings import Learned, TrainingRun
from recdesk.gui.jobs import Job, JobRunner
from recdesk.gui.messages import Notice
from recdesk.gui.notes import Notes
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.settings import Settings
from recdesk.gui.unfinished import Unfinished
from recdesk.i18n import mark, tr

TRAININGS = ("train", "resume")
"""Commands that end in a model."""

REJECTS_SHOWN = 200_000


class ShopJobs(OpenShop):
    """Changes what is open through jobs.

    Attributes:
        settings: of the user.
        jobs: the queue to the engine process.
        unfinished: the training that a crash ended.
        notes: what is kept about products.
    """

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.jobs = JobRunner(EngineClient(), self)
        self.unfinished = Unfinished(self.jobs, self)
        self.notes = Notes(self.jobs, self)

    def open_workspace(self, path: Path) -> None:
        self._submit("open", {"path": str(path)}, tr("Opening {name}", name=path.stem))

    def create_workspace(self, path: Path) -> None:
        self._submit("create", {"path": str(path)}, tr("Creating {name}", name=path.stem))

    def close_workspace(self) -> None:
        self._submit("leave", {}, "")

    def open_sample(self) -> None:
        """Opens the sample shop; the first time it is made and trained, with progress."""
        self._submit("sample", {"folder": str(paths.user_data())}, tr("Preparing the sample shop"))

    def preview(self, path: Path, settings: ImportSettings) -> None:
        params = {"path": str(path), "settings": settings.to_dict()}
        self.jobs.submit("preview", params, finish=answers.preview, latest_of=f"preview {path}")

    def try_file(self, path: Path, settings: ImportSettings) -> None:
        """Finds out what would become of a file's first rows."""
        params = {"path": str(path), "settings": settings.to_dict()}
        self.jobs.submit("try_file", params, finish=answers.trial, latest_of=f"trial {path}")

    def import_file(self, path: Path, settings: ImportSettings) -> None:
        params = {"path": str(path), "settings": settings.to_dict()}
        self._submit("import_file", params, tr("Importing {name}", name=path.name), finish=answers.report)

    def undo_import(self) -> None:
        """Makes the shop what it was before the last import."""
        if self.jobs.busy:  # the last import may be another one when that has ended
            text = tr("Something is running: undo the import when that has ended.")
            self.notice.emit(Notice("warning", text, mark("Undo"), self.undo_import))
            return
        self._submit("undo_import", {}, tr("Undoing the last import"))

    def load_rejects(self, import_id: int) -> None:
        self.jobs.submit("rejects", {"import_id": import_id, "limit": REJECTS_SHOWN}, finish=answers.rejects)

    def save_rejects(self, import_id: int, path: Path) -> None:
        title = tr("Saving {name}", name=path.name)
        params = {"import_id": import_id, "path": str(path), "reasons": messages.reasons()}
        self._submit("write_rejects", params, title)

    def import_repaired(self, import_id: int, rows: dict[int, str]) -> None:
        """Imports rejects of an import, mended; `rows` are their texts by line."""
        params = {"import_id": import_id, "rows": list(rows.items())}
        self._submit("import_repaired", params, tr("Importing the mended rows"), finish=answers.report)

    def train(self, options: TrainingOptions) -> None:
        self.training = TrainingRun(options)
        self.unfinished.forget()
        self._submit("train", {"options": asdict(options)}, tr("Training"), finish=self._learner())

    def resume_training(self) -> None:
        """Goes on with the training that a crash ended."""
        found = self.unfinished.found
        if found is not None:
            self.training = TrainingRun(TrainingOptions(**found["options"]))
            self.unfinished.forget()
            self._submit("resume", {}, tr("Training"), finish=self._learner())

    def finish_training(self) -> None:
        """Ends the running training and keeps the model of its sweeps so far."""
        running = self.jobs.running
        if running is not None and running.command in TRAININGS and self.training is not None:
            self.training.finishing = True
            self.jobs.finish()

    def select_model(self, name: str) -> None:
        """Makes a trained model the one that lists and heatmaps are read from."""
        self._load_model(name)

    def export(self, what: str, path: Path, lists: ListOptions | None = None) -> None:
        """Writes a table; `lists` says what similar lists hold."""
        held = asdict(lists or ListOptions())
        name = self.model.name if self.model else None
        params = {
            "what": what,
            "path": str(path),
            "model": name,
            "metric": self.metric,
            "top": held.pop("top"),
            "fairness": [self.fairness.discount, self.fairness.shrinkage],
            "lists": held,
        }
        self._submit("export", params, tr("Exporting {name}", name=path.name))

    def save_finding(self, key: str, path: Path, is_fix: bool = False) -> None:
        """Writes all rows of a finding, or of the fix that was made of it, as a table."""
        params = {"key": key, "path": str(path), "is_fix": is_fix}
        self._submit("save_finding", params, tr("Saving {name}", name=path.name))

    def cancel(self) -> None:
        self.jobs.cancel()

    def again(self, job: Job) -> None:
        """Does what has failed once more."""
        if job.command in TRAININGS and self.training is not None:
            self.training = TrainingRun(self.training.options)
        self._submit(job.command, job.params, job.title, finish=job.finish)

    def _submit(self, command: str, params: dict[str, Any], title: str, **about: Any) -> Job:
        self.notes.flush()
        if title and self.jobs.busy:
            self.notice.emit(Notice("info", tr("“{title}” waits for the job that is running.", title=title)))
        return self.jobs.submit(command, params, title=title, **about)

    def _load_model(self, name: str) -> None:
        self.jobs.submit("model", {"name": name}, finish=self._learner(), latest_of="model")

    def _learner(self) -> Callable[[Parts], Learned]:
        """Makes the engine's model, with its index, on the shop of now; runs on the worker thread."""
        shop, metric, fairness = self.shop, self.chosen_metric, self.fairness

        def learned(parts: Parts) -> Learned:
            assert shop is not None  # the engine refuses to train without data
            return Learned.of(FactorModel.from_parts(parts), shop, metric, fairness)

        return learned
