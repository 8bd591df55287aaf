"""What is open: workspace, data, model, index and current product; the one object that all views follow."""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from recdesk.engine.association import Baskets
from recdesk.engine.errors import EngineError
from recdesk.engine.importing import ImportReport
from recdesk.engine.search import ProductIndex
from recdesk.engine.similarity import Metric
from recdesk.gui import answers, wording
from recdesk.gui.cut import Cut
from recdesk.gui.experiments import Experiments
from recdesk.gui.holdings import Fairness, Learned, Shop
from recdesk.gui.inspection import Inspection
from recdesk.gui.jobs import Job, JobFailure, JobProgress, JobResult, Latest
from recdesk.gui.list_wording import export_done
from recdesk.gui.messages import Notice
from recdesk.gui.pairing import Pairing
from recdesk.gui.pasting import Pasting
from recdesk.gui.settings import Settings
from recdesk.gui.shop_jobs import TRAININGS, ShopJobs
from recdesk.gui.together import BoughtTogether
from recdesk.gui.trail import Trail
from recdesk.gui.what_if import WhatIf
from recdesk.i18n import mark, tr


class Session(ShopJobs):
    """What is open, and what becomes of it when a job has ended."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.inspection = Inspection(self.jobs, self)
        self.inspection.data_changed.connect(self.reload)
        self.inspection.fixed.connect(self._on_fixed)
        self.experiments = Experiments(self, self.jobs, self._submit)
        self.pasting = Pasting(self)
        self.trail = Trail(self)
        self._basket_job: Job | None = None
        self.cut = Cut(self)
        self.together = BoughtTogether(self)
        self.pairing = Pairing(self)
        self.what_if = WhatIf(self)
        self._index = Latest(self)
        self._index.done.connect(self._on_indexed)
        self.jobs.progressed.connect(self._on_progressed)
        self.jobs.finished.connect(self._on_finished)
        self.jobs.failed.connect(self._on_failed)
        self.jobs.cancelled.connect(self._on_cancelled)
        self.jobs.engine_died.connect(self._on_engine_died)

    @property
    def reading_baskets(self) -> bool:
        """Whether the engine has yet to say what was bought at one time."""
        return self._basket_job is not None

    def start(self) -> None:
        """Starts the engine process in the background."""
        self.jobs.start()

    def shutdown(self) -> None:
        """Ends the engine; what is running is cancelled, what was noted is written."""
        self.notes.flush()
        threads = (self._index, self.cut, self.together, self.pairing, self.what_if)
        for part in (*threads, self.jobs, self.pasting):
            part.shutdown()

    # Actions

    def again(self, job: Job) -> None:
        """Does what has failed once more."""
        if not self.experiments.again(job):
            super().again(job)

    def set_metric(self, metric: Metric) -> None:
        """Measures likeness in another way; the index is made anew in the background."""
        if metric != self.metric:
            self.chosen_metric = metric
            self._reindex()

    def set_fairness(self, fairness: Fairness) -> None:
        """Holds popular or little known products back more or less, in the background."""
        if fairness != self.fairness:
            self.fairness = fairness
            self._reindex()

    def set_smallest_group(self, shoppers: int) -> None:
        """Tells numbers about two products only where they stand on so many shoppers."""
        self.settings.smallest_group = shoppers
        self.changed.emit("index")

    # How jobs went

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        self.experiments.progressed(progress)
        if progress.job.command not in TRAININGS or self.training is None:
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
            case "search_index":
                self._product_index_came(value)
            case "preview":
                self.preview_ready.emit(value)
            case "try_file":
                self.trial_ready.emit(Path(params["path"]), params["settings"], value)
            case "import_file" | "import_repaired":
                self._imported(value, replaced=params.get("settings", {}).get("replace", False))
            case "undo_import":
                self._undone(Path(value.header["path"]).name, value.header["models"])
            case "rejects":
                self.rejects_ready.emit(params["import_id"], value)
            case "train" | "resume":
                self._trained(value)
            case "model" if isinstance(value, Learned):
                self._learned(value)
            case "baskets":
                if result.job is self._basket_job:
                    self.baskets = value
                    self._baskets_over(result.job)
            case "models":
                self._models_listed(value.header["models"])
            case "device":
                self.device = (value.header["kind"], value.header["reason"])
                self.device_known.emit(*self.device)
            case "export" | "save_finding":
                self.notice.emit(Notice("info", export_done(params, value.header)))
                self.export_finished.emit(params["path"])
            case "write_rejects":
                self.notice.emit(Notice("info", tr("Saved {path}.", path=params["path"])))
            case command:
                others = (self.inspection, self.experiments, self.unfinished, self.notes)
                if not any(other.takes(result) for other in others):
                    raise ValueError(command)

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        self.inspection.failed(failure.job)
        self._baskets_over(failure.job)
        self.experiments.failed(failure.job)
        if failure.job.command == "keep_notes":
            self.notes.failed(failure)
        # The import page itself asks which member of an archive it is, and tells how a trial went.
        elif failure.error.code != "several_members" and failure.job.command != "try_file":
            self.notice.emit(Notice.of(failure.error, job=failure.job))
        self._training_over(failure.job)

    @Slot(object)
    def _on_cancelled(self, job: Job) -> None:
        self.inspection.failed(job)
        self._baskets_over(job)
        self.experiments.failed(job)
        self.notes.cancelled(job)
        if job.title:
            self.notice.emit(Notice("info", tr("Cancelled: {title}. Nothing was changed.", title=job.title)))
        self._training_over(job)

    def _baskets_over(self, job: Job) -> None:
        if job is self._basket_job:
            self._basket_job = None
            self.baskets_known.emit()

    @Slot()
    def _on_engine_died(self) -> None:
        self.notice.emit(Notice.of(EngineError("engine_died")))

    def _training_over(self, job: Job) -> None:
        if job.command in TRAININGS and self.training is not None:
            self.training.running = False
            self.training_ended.emit()
            self.unfinished.ask()

    def _entered(self, path: Path) -> None:
        self.path = path
        self.settings.add_recent(path)
        self.last_import = self.training = None
        self.notes.forget()
        self._forget()
        self.inspection.forget()
        self.changed.emit("workspace")
        self.reload()

    def _left(self) -> None:
        self.path = self.last_import = self.training = None
        self.notes.forget()
        self._forget()
        self.inspection.forget()
        self.changed.emit("workspace")

    def _forget(self) -> None:
        self._index.forget()
        self.unfinished.forget()
        self.shop = self.learned = self.product_index = self.baskets = self._basket_job = None
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
        self._choose_item()
        if shop.models and shop.incidence is not None:
            self._load_model(shop.models[-1]["name"])
        self.notes.ask()
        self.jobs.submit("search_index", finish=answers.product_index, latest_of="search_index")
        if shop.incidence is not None:
            self.unfinished.ask()
        if self.device is None:  # asked late, since the answer waits for TensorFlow to load
            self.jobs.submit("device", {"choice": "auto"})
        if shop.incidence is not None and shop.incidence.times is not None:
            self._basket_job = self.jobs.submit(
                "baskets", finish=Baskets.from_parts, latest_of="baskets", background=True
            )
        if shop.summary.items:
            self.inspection.begin()
        else:
            self.inspection.forget()

    def _imported(self, report: ImportReport, replaced: bool) -> None:
        self.last_import = report
        self.import_finished.emit(report)
        if report.rows_rejected:
            show = partial(self.rejects_asked.emit, report.import_id)
            self.notice.emit(Notice("warning", wording.left_out(report, replaced), mark("Show them"), show))
        elif replaced:
            text = tr("Replaced what was there with {name}.", name=report.path.name)
            self.notice.emit(Notice("info", text, mark("Undo"), self.undo_import))
        self.reload()

    def _undone(self, name: str, models: list[str]) -> None:
        self.last_import = None
        self.notice.emit(Notice("info", wording.undone(name, models)))
        self.reload()

    @Slot(object, object)
    def _on_fixed(self, finding: dict[str, Any], rows: list[str] | None) -> None:
        text, undo = wording.fixed(finding["fix"]), self.inspection.undo_fix
        self.notice.emit(Notice("info", text, mark("Take it back"), lambda: undo(finding["key"], rows)))

    def _product_index_came(self, index: ProductIndex) -> None:
        # Another length is that of data which is still on its way here, and brings an index of its own.
        if self.catalogue is not None and len(index) == len(self.catalogue):
            self.product_index = index
            self.product_index_ready.emit()

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
        self._choose_item()
        if learned.similarity.metric != self.metric or learned.fairness != self.fairness:
            self._reindex()  # chosen while the model was on its way

    def _choose_item(self) -> None:
        """The most popular product, where none is chosen."""
        if self.current_item < 0 and len(self.item_degrees):
            self.set_current_item(int(np.argmax(self.item_degrees)))

    def _reindex(self) -> None:
        if self.learned is not None and self.shop is not None:
            learned, shop, metric, fairness = self.learned, self.shop, self.metric, self.fairness
            if metric == learned.similarity.metric == "shoppers":
                self._index.run(lambda: learned.tuned(fairness))
            else:
                self._index.run(lambda: Learned.of(learned.model, shop, metric, fairness))

    @Slot(object)
    def _on_indexed(self, learned: Learned) -> None:
        self.learned = learned
        self.changed.emit("index")
