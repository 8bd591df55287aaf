"""The part of a workspace that learns: trainings, their models, measures and searches."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled, Progress, no_progress
from recdesk.engine.workspace import checkpoints, models, reading, searches
from recdesk.engine.workspace.imported import Imported

if TYPE_CHECKING:
    from recdesk.engine.experiments import Evaluation, EvaluationPlan, Trial, Tuning


class Trained(Imported):
    """What was learned of a shop. A model is kept in one transaction."""

    def train(self, options: TrainingOptions | None = None, progress: Progress = no_progress) -> FactorModel:
        """Trains on all interactions and keeps the model.

        Raises:
            WorkspaceError: "no_interactions".
            Cancelled: from `progress` or by `interrupt`; nothing is kept.
        """
        from recdesk.engine.factorization import filled_in

        progress("preparing", 0, 1)
        interactions = reading.read_interactions(self._connection)
        filled = filled_in(options or TrainingOptions(), interactions)
        return self._train(interactions, filled, None, progress)

    def unfinished(self) -> dict[str, Any] | None:
        """The training that a crash ended, None where it cannot be gone on with.

        Returns:
            "options", "sweeps" that are done, and "of" how many.
        """
        record = checkpoints.checkpoint_record(self._connection)
        if record is None:
            return None
        if record["fingerprint"] != self.fingerprint():
            return None
        options = record["options"]
        return {
            "options": options,
            "sweeps": len(record["state"]["history"]["loss"]),
            "of": options["iterations"],
        }

    def resume(self, progress: Progress = no_progress) -> FactorModel:
        """Goes on with the unfinished training; the model is the one that it would have been.

        Raises:
            DataError: "nothing_to_resume".
            WorkspaceError: "damaged_model".
            Cancelled: from `progress` or by `interrupt`; nothing is kept.
        """
        record = checkpoints.checkpoint_record(self._connection)
        if record is None or self.unfinished() is None:
            raise DataError("nothing_to_resume")
        state = checkpoints.read_state(self._connection, record)
        return self._train(
            reading.read_interactions(self._connection), TrainingOptions(**record["options"]), state, progress
        )

    def forget_unfinished(self) -> None:
        """Gives the unfinished training up."""
        with self._transaction():
            checkpoints.drop_checkpoint(self._connection)

    def _train(
        self, interactions: Interactions, options: TrainingOptions, start: Parts | None, progress: Progress
    ) -> FactorModel:
        from recdesk.engine.factorization import Checkpoints, fit

        fingerprint = self._fingerprint = interactions.fingerprint()

        def keep(state: Parts) -> None:
            with self._transaction():
                checkpoints.write_checkpoint(self._connection, options, fingerprint, state)

        heard = self._heard(progress)
        try:
            model = fit(interactions, options, heard, Checkpoints(keep, start))
            heard("saving", 0, 1)
        except Cancelled:
            self.forget_unfinished()
            raise
        with self._transaction():
            checkpoints.drop_checkpoint(self._connection)
            return self._save(model)

    def evaluate(
        self,
        options: TrainingOptions | None = None,
        plan: "EvaluationPlan | None" = None,
        progress: Progress = no_progress,
    ) -> "Evaluation":
        """Measures how well a training would do, and the baselines beside; nothing is kept.

        Raises:
            WorkspaceError: "no_interactions".
            Cancelled: from `progress` or by `interrupt`.
        """
        from recdesk.engine.experiments import evaluate

        return evaluate(reading.read_interactions(self._connection), options, plan, self._heard(progress))

    def compare(
        self,
        names: Sequence[str],
        plan: "EvaluationPlan | None" = None,
        progress: Progress = no_progress,
    ) -> "Evaluation":
        """Trains anew with the options of some models, and measures them on the same part of the data.

        Raises:
            UnknownIdError: "unknown_model".
            WorkspaceError: "no_model" or "no_interactions".
            Cancelled: from `progress` or by `interrupt`.
        """
        from recdesk.engine.experiments import compare

        options = [replace(self.model(name).options, name=name) for name in names]
        return compare(reading.read_interactions(self._connection), options, plan, self._heard(progress))

    def tune(
        self,
        options: TrainingOptions | None = None,
        minutes: float = 10.0,
        progress: Progress = no_progress,
        tried: "Callable[[Trial], None]" = lambda trial: None,
    ) -> "Tuning":
        """Searches for better training options; goes on with the last search on the same data.

        Every finished trial is kept at once, so that nothing is lost when the search is cancelled or the
        machine goes off; `tried` hears of it.

        Raises:
            WorkspaceError: "no_interactions".
            Cancelled: from `progress` or by `interrupt`.
        """
        from recdesk.engine.experiments import tune

        is_kept = False

        def keep(tuning: "Tuning") -> None:
            nonlocal is_kept
            with self._transaction():
                (searches.add_trial if is_kept else searches.write_search)(self._connection, tuning)
            is_kept = True
            tried(tuning.trials[-1])

        options = options or TrainingOptions()
        return tune(
            reading.read_interactions(self._connection),
            options,
            minutes,
            self._heard(progress),
            self.tuning(),
            keep,
        )

    def tuning(self) -> "Tuning | None":
        """What the last search found, None before the first."""
        return searches.read_search(self._connection)

    def save(self, model: FactorModel) -> FactorModel:
        """Keeps a model, under its name, that of its options, or like "ranking-64"; made unique.

        Returns:
            The model with the name that it got.
        """
        with self._transaction():
            return self._save(model)

    def _save(self, model: FactorModel) -> FactorModel:
        wanted = model.name or model.options.name or f"{model.objective}-{model.factors}"
        named = replace(model, name=models.unique_name(self._connection, wanted))
        models.write_model(self._connection, named)
        return named

    def models(self) -> list[dict[str, Any]]:
        """Name, created, objective, factors, metrics, seconds, device of each model, newest last.

        "current" tells whether the data are still those that the model was trained on.
        """
        listed = models.list_models(self._connection)
        for each in listed:
            each["current"] = each.pop("fingerprint") == self.fingerprint()
        return listed

    def fingerprint(self) -> str | None:
        """`Interactions.fingerprint()` of what the shop holds now, None without interactions."""
        if self._fingerprint is None and reading.read_summary(self._connection, self.path.stem).interactions:
            self._fingerprint = reading.read_interactions(self._connection).fingerprint()
        return self._fingerprint

    def model(self, name: str | None = None, objective: str | None = None) -> FactorModel:
        """A model by name, or else the newest one, of an objective where one is given.

        Raises:
            UnknownIdError: "unknown_model", with the nearest names.
            WorkspaceError: "no_model".
        """
        return models.read_model(self._connection, name, objective)
