"""Trying models out from the window: the search for better options, and two models side by side."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal, Slot

from recdesk.engine.experiments import Evaluation, Trial, Tuning
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.parts import Parts
from recdesk.engine.similarity import ItemSimilarity, Metric
from recdesk.gui.holdings import Fairness, Learned, Shop
from recdesk.gui.jobs import Job, JobProgress, JobResult, JobRunner
from recdesk.gui.open_shop import OpenShop
from recdesk.i18n import tr


@dataclass(frozen=True, eq=False)
class Compared:
    """One of the two models, with its index and how that was made."""

    model: FactorModel
    similarity: ItemSimilarity
    fairness: Fairness


class Experiments(QObject):
    """Follows a session, and hands its jobs to the same queue.

    Signals:
        tuning_changed: `tuning`, `search` or `search_progress` are new.
        pair_changed: other models are compared, or `models` has one more.
        comparison_changed: `comparison`, `measuring` or `measuring_progress` are new.

    Attributes:
        tuning: what the search on the data of now has found so far.
        search: the job of the search that was asked for and has not ended.
        search_progress: how far it is.
        pair: names of the two models to compare, "" for none.
        models: those of the two that have arrived, by name.
        comparison: the two and a baseline, measured anew; None before.
        measuring, measuring_progress: as for the search.
    """

    tuning_changed: ClassVar[Signal] = Signal()
    pair_changed: ClassVar[Signal] = Signal()
    comparison_changed: ClassVar[Signal] = Signal()

    def __init__(self, shop: OpenShop, jobs: JobRunner, submit: Callable[..., Job]) -> None:
        """`submit` hands a job to `jobs` and tells the user where it has to wait."""
        super().__init__(shop)
        self._shop = shop
        self._jobs = jobs
        self._submit = submit
        self.tuning: Tuning | None = None
        self.search: Job | None = None
        self.search_progress: JobProgress | None = None
        self.pair: tuple[str, str] = ("", "")
        self.models: dict[str, Compared] = {}
        self._chosen = False
        self._loading: dict[str, Job] = {}
        self.comparison: Evaluation | None = None
        self.measuring: Job | None = None
        self.measuring_progress: JobProgress | None = None
        shop.changed.connect(self._on_changed)

    def tune(self, options: TrainingOptions, minutes: float) -> None:
        """Searches around these options, whose objective and sweeps are given."""
        begun = Tuning.begun(options)
        if self.tuning is None or replace(self.tuning, trials=(), fingerprint="") != begun:
            self.tuning = begun
        params = {"options": asdict(options), "minutes": minutes}
        self.search_progress = None
        self.search = self._submit("tune", params, tr("Searching for better options"), finish=_tuning)
        self.tuning_changed.emit()

    def stop_search(self) -> None:
        """Ends the search that is running; what it has found stays."""
        if self._jobs.running is self.search:
            self._jobs.finish()

    def choose(self, pair: tuple[str, str]) -> None:
        """Compares two other models from now on, whichever are trained later."""
        self._chosen = True
        self._compare(pair)

    def load_models(self) -> None:
        """Fetches those of the two that are not here yet."""
        used, shop = self._shop.learned, self._shop.shop
        if shop is None or shop.incidence is None:
            return
        self.models = {name: model for name, model in self.models.items() if self._is_of_now(model)}
        for name in filter(None, self.pair):
            if name in self.models or name in self._loading:
                continue
            if used is not None and used.model.name == name:
                compared = Compared(used.model, used.similarity, used.fairness)
                if self._is_of_now(compared):  # or else its new index is on the way
                    self.models[name] = compared
                    self.pair_changed.emit()
            else:
                finish = _learner(shop, self._shop.metric, self._shop.fairness)
                self._loading[name] = self._submit("model", {"name": name}, "", finish=finish)

    def measure(self) -> None:
        """Trains with the options of both models, and measures them on the same part of the data."""
        self.measuring_progress = None
        title = tr("Measuring {first} and {second}", first=self.pair[0], second=self.pair[1])
        self.measuring = self._submit("compare", {"names": list(self.pair)}, title)
        self.comparison_changed.emit()

    def cancel_measuring(self) -> None:
        if self._jobs.running is self.measuring:
            self._jobs.cancel()

    def again(self, job: Job) -> bool:
        """Does a search or a measuring that has failed once more, followed as the first; False for others."""
        if job.command == "tune":
            self.tune(TrainingOptions(**job.params["options"]), job.params["minutes"])
        elif job.command == "compare":
            first, second = job.params["names"]
            self.choose((first, second))
            self.measure()
        else:
            return False
        return True

    def takes(self, result: JobResult) -> bool:
        """Takes an answer of the engine; False where it is to something else."""
        job, value = result.job, result.value
        if job.command in ("tune", "tuning"):
            if job.command == "tune" or self.search is None:
                self.tuning = value
            self._over(job)
        elif job.command == "compare":
            if tuple(job.params["names"]) == self.pair:
                self.comparison = Evaluation.from_dict(value.header)
            self._over(job)
        elif job.command == "model" and isinstance(value, Compared):
            self._take_model(job, value)
        else:
            return False
        return True

    def progressed(self, progress: JobProgress) -> None:
        """Takes note of how far a job is."""
        if progress.job is self.search:
            if "number" in progress.figures:
                options = TrainingOptions(**progress.job.params["options"])
                trial = Trial.from_figures(progress.figures, options)
                found = self.tuning or Tuning.begun(options)  # the data may have been read anew meanwhile
                self.tuning = replace(found, trials=(*found.trials, trial))
            self.search_progress = progress
            self.tuning_changed.emit()
        elif progress.job is self.measuring:
            self.measuring_progress = progress
            self.comparison_changed.emit()

    def failed(self, job: Job) -> None:
        """Takes note of a job that failed or was cancelled."""
        self._arrived(job)
        if job in (self.search, self.measuring):
            self._over(job)

    def _take_model(self, job: Job, compared: Compared) -> None:
        """Keeps a model that is still wanted, with an index of the data and the metric of now."""
        self._arrived(job)
        if self._is_of_now(compared) and compared.model.name in self.pair:
            self.models[compared.model.name] = compared
        self.pair_changed.emit()

    def _is_of_now(self, compared: Compared) -> bool:
        """Whether an index is of the data of now, and made as the user wants it."""
        shop, similarity = self._shop, compared.similarity
        made, wanted = (similarity.metric, compared.fairness), (shop.metric, shop.fairness)
        return similarity.incidence is shop.incidence and made == wanted

    def _arrived(self, job: Job) -> None:
        self._loading = {name: other for name, other in self._loading.items() if other is not job}

    def _over(self, job: Job) -> None:
        if job.command == "compare":
            self.measuring = None
            self.comparison_changed.emit()
            return
        if job is self.search:
            self.search = None
        self.tuning_changed.emit()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self.tuning = self.comparison = None
            self.tuning_changed.emit()
            self.comparison_changed.emit()
            if what == "data" and self._shop.incidence is not None:
                self._submit("tuning", {}, "", finish=_tuning, latest_of="tuning", background=True)
        if what == "workspace":
            self._chosen = False
        if what != "model":
            self.models.clear()
            self._loading.clear()
        names = [model["name"] for model in self._shop.models]
        if not self._chosen or not all(name in names for name in self.pair):
            self._compare(_usual_pair(self._shop.models))
        self.pair_changed.emit()

    def _compare(self, pair: tuple[str, str]) -> None:
        if pair == self.pair:
            return
        self.pair, self.comparison = pair, None
        self.models = {name: model for name, model in self.models.items() if name in pair}
        self.pair_changed.emit()
        self.comparison_changed.emit()


def _usual_pair(models: list[dict[str, Any]]) -> tuple[str, str]:
    """The newest model, and the newest other one that was made for the same, or else the newest other one."""
    if not models:
        return "", ""
    newest, others = models[-1], models[-2::-1]
    alike = [model for model in others if model["objective"] == newest["objective"]]
    return newest["name"], next((model["name"] for model in (*alike, *others)), "")


def _tuning(parts: Parts) -> Tuning | None:
    """What a search found, made on the worker thread: of thousands of trials, that would halt the window."""
    found = parts.header["tuning"]
    return None if found is None else Tuning.from_dict(found)


def _learner(shop: Shop, metric: Metric, fairness: Fairness) -> Callable[[Parts], Compared]:
    """Makes a model's index on the worker thread."""

    def compared(parts: Parts) -> Compared:
        learned = Learned.of(FactorModel.from_parts(parts), shop, metric, fairness)
        return Compared(learned.model, learned.similarity, learned.fairness)

    return compared
