"""What is open: workspace, data, model, index and current product; the one object that all views follow."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot

from recdesk import paths
from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportReport, ImportSettings, Preview, Reject
from recdesk.engine.incidence import Incidence
from recdesk.engine.parts import Parts
from recdesk.engine.recommendation import Recommender
from recdesk.engine.service.client import EngineClient
from recdesk.engine.similarity import ItemSimilarity, Metric
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.holdings import Learned, Shop, TrainingRun
from recdesk.gui.jobs import Job, JobFailure, JobProgress, JobResult, JobRunner, Latest
from recdesk.gui.messages import Notice
from recdesk.gui.settings import Settings
from recdesk.i18n import plural, tr
from recdesk.messages import sentence

REJECTS_SHOWN = 1_000


class Session(QObject):
    """Holds what is open and changes it through jobs; every action returns at once.

    Signals:
        changed: "workspace", "data", "model" or "index": this and everything downstream of it is new, or
            gone.
        current_item_changed, current_user_changed: code, -1 for none.
        notice: Notice for the message bar.
        preview_ready: Preview.
        import_finished: ImportReport.
        rejects_ready: import id, list of Reject.
        training_progressed: JobProgress; `training` is up to date.
        training_ended: no argument; `training` tells how it went.
        export_finished: path.
        device_known: kind ("CPU" or "GPU"), reason code.
    """

    changed: ClassVar[Signal] = Signal(str)
    current_item_changed: ClassVar[Signal] = Signal(int)
    current_user_changed: ClassVar[Signal] = Signal(int)
    notice: ClassVar[Signal] = Signal(object)
    preview_ready: ClassVar[Signal] = Signal(object)
    import_finished: ClassVar[Signal] = Signal(object)
    rejects_ready: ClassVar[Signal] = Signal(int, object)
    training_progressed: ClassVar[Signal] = Signal(object)
    training_ended: ClassVar[Signal] = Signal()
    export_finished: ClassVar[Signal] = Signal(str)
    device_known: ClassVar[Signal] = Signal(str, str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.jobs = JobRunner(EngineClient(), self)
        self.path: Path | None = None
        self.shop: Shop | None = None
        self.learned: Learned | None = None
        self.training: TrainingRun | None = None
        self.last_import: ImportReport | None = None
        self.device: tuple[str, str] | None = None
        self.metric: Metric = "cosine"
        self.current_item = -1
        self.current_user = -1
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

    # What is open

    @property
    def summary(self) -> ShopSummary | None:
        return self.shop and self.shop.summary

    @property
    def catalogue(self) -> Catalogue | None:
        return self.shop and self.shop.catalogue

    @property
    def incidence(self) -> Incidence | None:
        return self.shop and self.shop.incidence

    @property
    def imports(self) -> list[dict[str, Any]]:
        return self.shop.imports if self.shop else []

    @property
    def models(self) -> list[dict[str, Any]]:
        return self.shop.models if self.shop else []

    @property
    def user_ids(self) -> Sequence[str]:
        return self.shop.user_ids if self.shop else ()

    @property
    def item_degrees(self) -> npt.NDArray[np.int64]:
        return self.shop.degrees if self.shop else np.zeros(0, np.int64)

    @property
    def search_texts(self) -> list[str]:
        return self.shop.search_texts if self.shop else []

    @property
    def model(self) -> FactorModel | None:
        return self.learned and self.learned.model

    @property
    def similarity(self) -> ItemSimilarity | None:
        return self.learned and self.learned.similarity

    @property
    def recommender(self) -> Recommender | None:
        return self.learned and self.learned.recommender

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
        self.jobs.submit("preview", params, finish=_preview, latest_of="preview")

    def import_file(self, path: Path, settings: ImportSettings) -> None:
        params = {"path": str(path), "settings": settings.to_dict()}
        self._submit("import_file", params, tr("Importing {name}", name=path.name), finish=_report)

    def load_rejects(self, import_id: int) -> None:
        self.jobs.submit("rejects", {"import_id": import_id, "limit": REJECTS_SHOWN}, finish=_rejects)

    def save_rejects(self, import_id: int, path: Path) -> None:
        title = tr("Saving {name}", name=path.name)
        self._submit("write_rejects", {"import_id": import_id, "path": str(path)}, title)

    def train(self, options: TrainingOptions) -> None:
        shop, metric = self.shop, self.metric

        def finish(parts: Parts) -> Learned:
            assert shop is not None  # the engine refuses to train without data
            return Learned.of(FactorModel.from_parts(parts), shop, metric)

        self.training = TrainingRun(options)
        self._submit("train", {"options": asdict(options)}, tr("Training"), finish=finish)

    def select_model(self, name: str) -> None:
        """Makes a trained model the one that lists and heatmaps are read from."""
        self._load_model(name)

    def set_metric(self, metric: Metric) -> None:
        """Measures likeness in another way; the index is made anew in the background."""
        if metric != self.metric:
            self.metric = metric
            self._reindex()

    def set_current_item(self, code: int) -> None:
        if code != self.current_item:
            self.current_item = code
            self.current_item_changed.emit(code)

    def set_current_user(self, code: int) -> None:
        if code != self.current_user:
            self.current_user = code
            self.current_user_changed.emit(code)

    def export(self, what: str, path: Path, top: int = 20) -> None:
        name = self.model.name if self.model else None
        params = {"what": what, "path": str(path), "model": name, "metric": self.metric, "top": top}
        self._submit("export", params, tr("Exporting {name}", name=path.name))

    def cancel(self) -> None:
        self.jobs.cancel()

    # How jobs went

    def _submit(self, command: str, params: dict[str, Any], title: str, **about: Any) -> Job:
        if title and self.jobs.busy:
            self.notice.emit(Notice("info", tr("“{title}” waits for the job that is running.", title=title)))
        return self.jobs.submit(command, params, title=title, **about)

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        if progress.job.command != "train" or self.training is None:
            return
        self.training.progress = progress
        for name, value in progress.figures.items():
            self.training.history.setdefault(name, []).append(value)
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
                self._imported(value)
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
                raise ValueError(command)

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        self.notice.emit(Notice("error", sentence(failure.error)))
        self._training_over(failure.job)

    @Slot(object)
    def _on_cancelled(self, job: Job) -> None:
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
        self.changed.emit("workspace")
        self.reload()

    def _left(self) -> None:
        self.path = self.last_import = self.training = None
        self._forget()
        self.changed.emit("workspace")

    def _forget(self) -> None:
        self._index.forget()
        self.shop = self.learned = None
        self.set_current_item(-1)
        self.set_current_user(-1)

    def reload(self) -> None:
        """Reads the workspace's data anew."""
        self.jobs.submit("shop", finish=Shop.from_parts)

    def _loaded(self, shop: Shop) -> None:
        item_id = self._current_item_id()
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

    def _current_item_id(self) -> str | None:
        if self.catalogue is None or self.current_item < 0:
            return None
        return self.catalogue.item_ids[self.current_item]

    def _imported(self, report: ImportReport) -> None:
        self.last_import = report
        self.import_finished.emit(report)
        self.reload()

    def _load_model(self, name: str) -> None:
        shop, metric = self.shop, self.metric

        def finish(parts: Parts) -> Learned:
            assert shop is not None
            return Learned.of(FactorModel.from_parts(parts), shop, metric)

        self.jobs.submit("model", {"name": name}, finish=finish, latest_of="model")

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
        text = plural("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", rows, path=path)
        self.notice.emit(Notice("info", text))
        self.export_finished.emit(path)


def _preview(parts: Parts) -> Preview:
    return Preview.from_dict(parts.header)


def _report(parts: Parts) -> ImportReport:
    return ImportReport.from_dict(parts.header)


def _rejects(parts: Parts) -> list[Reject]:
    return [Reject(*one) for one in parts.header["rejects"]]
