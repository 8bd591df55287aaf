"""What is open: workspace, data, model, index and current product; the one object that all views follow."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from recdesk import paths
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.parts import Parts
from recdesk.engine.service.client import EngineClient
from recdesk.engine.similarity import Metric
from recdesk.gui import answers, wording
from recdesk.gui.holdings import Learned, Shop, TrainingRun
from recdesk.gui.inspection import Inspection
from recdesk.gui.jobs import Job, JobFailure, JobProgress, JobResult, JobRunner, Latest
from recdesk.gui.messages import Notice
from recdesk.gui.open_shop import OpenShop
from recdesk.gui.settings import Settings
from recdesk.i18n import mark, tr

REJECTS_SHOWN = 1_000


class Session(OpenShop):
    """Changes what is open through jobs; every action returns at once, and signals tell how it went."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.jobs = JobRunner(EngineClient(), self)
        self.inspection = Inspection(self.jobs, self)
        self.inspection.data_changed.connect(self.reload)
        self.inspection.fixed.connect(self._on_fixed)
        self._index = Latest(self)
        self._index.done.connect(self._on_indexed)
        self.jobs.progressed.connect(self._on_progressed)
        self.jobs.finished.connect(self._on_finished)
        self.jobs.failed.connect(self._on_failed)
        self.jobs.cancelled.connect(self._on_cancelled)

    def start(self) -> None:
        """Starts the engine process in the background."""
        self.jobs.start()

    def shutdown(self) -> None:
        """Ends the engine; what is running is cancelled."""
        self._index.shutdown()
        self.jobs.shutdown()

    # Actions

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
        self.jobs.submit("preview", params, finish=answers.preview, latest_of="preview")

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
        self._submit("write_rejects", {"import_id": import_id, "path": str(path)}, title)

    def train(self, options: TrainingOptions) -> None:
        self.training = TrainingRun(options)
        self._submit("train", {"options": asdict(options)}, tr("Training"), finish=self._learner())

    def select_model(self, name: str) -> None:
        """Makes a trained model the one that lists and heatmaps are read from."""
        self._load_model(name)

    def set_metric(self, metric: Metric) -> None:
        """Measures likeness in another way; the index is made anew in the background."""
        if metric != self.metric:
            self.metric = metric
            self._reindex()

    def export(self, what: str, path: Path, top: int = 20) -> None:
        name = self.model.name if self.model else None
        params = {"what": what, "path": str(path), "model": name, "metric": self.metric, "top": top}
        self._submit("export", params, tr("Exporting {name}", name=path.name))

    def cancel(self) -> None:
        self.jobs.cancel()

    def again(self, job: Job) -> None:
        """Does what has failed once more."""
        if job.command == "train" and self.training is not None:
            self.training = TrainingRun(self.training.options)
        self._submit(job.command, job.params, job.title, finish=job.finish)

    # How jobs went

    def _submit(self, command: str, params: dict[str, Any], title: str, **about: Any) -> Job:
        if title and self.jobs.busy:
            self.notice.emit(Notice("info", tr("“{title}” waits for the job that is running.", title=title)))
        return self.jobs.submit(command, params, title=title, **about)

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        if progress.job.command != "train" or self.training is None:
            return
        self.training.take(progress)
        self.training_progressed.emit(progress)

    @Slot(object)
    def _on_finished(self, result: JobResult) -> None:
        value, params = result.value, result.job.params
        match result.job.command:
            case "open" | "create" | "sample":
                self._entered(Path(value.header["workspace"]))
            case "leave":
                self._left()
            case "shop":
                self._loaded(value)
            case "preview":
                self.preview_ready.emit(value)
            case "import_file":
                self._imported(value, replaced=params["settings"]["replace"])
            case "undo_import":
                self._undone(Path(value.header["path"]).name, value.header["models"])
            case "rejects":
                self.rejects_ready.emit(params["import_id"], value)
            case "train":
                self._trained(value)
            case "model":
                self._learned(value)
            case "models":
                self._models_listed(value.header["models"])
            case "device":
                self.device = (value.header["kind"], value.header["reason"])
                self.device_known.emit(*self.device)
            case "export":
                self._exported(params["path"], value.header["rows"])
            case "write_rejects":
                self.notice.emit(Notice("info", tr("Saved {path}.", path=params["path"])))
            case command:
                if not self.inspection.takes(result):
                    raise ValueError(command)

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        self.inspection.failed(failure.job)
        if failure.error.code != "several_members":  # a question, which the import page asks
            self.notice.emit(Notice.of(failure.error, job=failure.job))
        self._training_over(failure.job)

    @Slot(object)
    def _on_cancelled(self, job: Job) -> None:
        self.inspection.failed(job)
        if job.title:
            self.notice.emit(Notice("info", tr("Cancelled: {title}. Nothing was changed.", title=job.title)))
        self._training_over(job)

    def _training_over(self, job: Job) -> None:
        if job.command == "train" and self.training is not None:
            self.training.running = False
            self.training_ended.emit()

    def _entered(self, path: Path) -> None:
        self.path = path
        self.settings.add_recent(path)
        self.last_import = self.training = None
        self._forget()
        self.inspection.forget()
        self.changed.emit("workspace")
        self.reload()

    def _left(self) -> None:
        self.path = self.last_import = self.training = None
        self._forget()
        self.inspection.forget()
        self.changed.emit("workspace")

    def _forget(self) -> None:
        self._index.forget()
        self.shop = self.learned = None
        self.set_current_item(-1)
        self.set_current_user(-1)

    @Slot()
    def reload(self) -> None:
        """Reads the workspace's data anew."""
        self.jobs.submit("shop", finish=Shop.from_parts)

    def _loaded(self, shop: Shop) -> None:
        item_id = self.current_item_id
        self._forget()
        self.shop = shop
        self.changed.emit("data")
        if item_id is not None:
            code = shop.catalogue.code(item_id)
            self.set_current_item(-1 if code is None else code)
        if shop.models and shop.incidence is not None:
            self._load_model(shop.models[-1]["name"])
        if self.device is None:  # asked late, since the answer waits for TensorFlow to load
            self.jobs.submit("device", {"choice": "auto"})
        if shop.summary.items:
            self.inspection.begin()
        else:
            self.inspection.forget()

    def _imported(self, report: ImportReport, replaced: bool) -> None:
        self.last_import = report
        self.import_finished.emit(report)
        if replaced:
            text = tr("Replaced what was there with {name}.", name=report.path.name)
            self.notice.emit(Notice("info", text, mark("Undo"), self.undo_import))
        self.reload()

    def _undone(self, name: str, models: list[str]) -> None:
        self.last_import = None
        self.notice.emit(Notice("info", wording.undone(name, models)))
        self.reload()

    @Slot(object)
    def _on_fixed(self, finding: dict[str, Any]) -> None:
        text, undo = wording.fixed(finding["fix"]), self.inspection.undo_fix
        self.notice.emit(Notice("info", text, mark("Take it back"), lambda: undo(finding["key"])))

    def _load_model(self, name: str) -> None:
        self.jobs.submit("model", {"name": name}, finish=self._learner(), latest_of="model")

    def _learner(self) -> Callable[[Parts], Learned]:
        """Makes the engine's model, with its index, on the shop of now; runs on the worker thread."""
        shop, metric = self.shop, self.metric

        def learned(parts: Parts) -> Learned:
            assert shop is not None  # the engine refuses to train without data
            return Learned.of(FactorModel.from_parts(parts), shop, metric)

        return learned

    def _trained(self, learned: Learned) -> None:
        if self.training is not None:
            self.training.running = False
        self.jobs.submit("models")
        self._learned(learned)
        self.training_ended.emit()

    def _models_listed(self, models: list[dict[str, Any]]) -> None:
        if self.shop is not None:
            self.shop.models[:] = models
            self.changed.emit("model")

    def _learned(self, learned: Learned) -> None:
        self._index.forget()
        self.learned = learned
        self.changed.emit("model")
        if self.current_item < 0 and len(self.item_degrees):
            self.set_current_item(int(np.argmax(self.item_degrees)))
        if learned.similarity.metric != self.metric:  # chosen while the model was on its way
            self._reindex()

    def _reindex(self) -> None:
        if self.learned is not None and self.shop is not None:
            model, shop, metric = self.learned.model, self.shop, self.metric
            self._index.run(lambda: Learned.of(model, shop, metric))

    @Slot(object)
    def _on_indexed(self, learned: Learned) -> None:
        self.learned = learned
        self.changed.emit("index")

    def _exported(self, path: str, rows: int) -> None:
        self.notice.emit(Notice("info", wording.exported(rows, path)))
        self.export_finished.emit(path)
