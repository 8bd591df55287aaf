"""Workspace: one shop in one DuckDB file."""

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing.rejects import Reject, write_rejects
from recdesk.engine.importing.report import ImportReport
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.staging import staged
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.workspace import imports, lookups, models, reading, taking, undoing
from recdesk.engine.workspace.health import measure_health
from recdesk.engine.workspace.inspected import Inspected
from recdesk.engine.workspace.opening import created, opened
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.engine.workspace.undoing import Undone

if TYPE_CHECKING:
    from recdesk.engine.recommendation import Recommender
    from recdesk.engine.similarity import ItemSimilarity

Metric = Literal["cosine", "euclidean", "dot"]


class Workspace(Inspected):
    """A shop: its interactions, its catalogue and its models, in one file.

    Every import and every training is one transaction: killed at any moment, the file holds the state
    before or the state after. One process at a time has the file open. Calls come from one thread;
    only `interrupt` may come from another.

    Attributes:
        path: the file.
    """

    @classmethod
    def create(cls, path: Path | str) -> "Workspace":
        """A new, empty workspace.

        Raises:
            WorkspaceError: "workspace_exists".
            FileError: "folder_missing", "folder_not_writable" or "disk_full".
        """
        path = Path(path)
        return cls(path, created(path))

    @classmethod
    def open(cls, path: Path | str) -> "Workspace":
        """An existing workspace; one of an earlier version is updated, with a backup copy beside it.

        Raises:
            WorkspaceError: "workspace_missing", "workspace_busy" where another process has it open,
                "workspace_newer", "workspace_unknown_version" or "not_a_workspace".
            FileError: there is no place for the backup copy.
        """
        path = Path(path)
        return cls(path, opened(path))

    def import_file(
        self,
        path: Path | str,
        settings: ImportSettings | None = None,
        progress: Progress = no_progress,
        rejects_to: Path | None = None,
    ) -> ImportReport:
        """Imports interactions or a catalogue, in one transaction.

        Args:
            path: a text with delimiters, JSON Lines, a spreadsheet or a Parquet file; texts may be packed.
            settings: what to know about it; everything else is guessed.
            progress: hears of the stages "reading", "checking", "pseudonymising" and "saving".
            rejects_to: where to write the rejected rows as CSV.

        Raises:
            FileError: a file cannot be read or written.
            DataError: there is nothing to import, it does not fit to what is there, or it is there already.
            Cancelled: from `progress` or by `interrupt`.
        """
        settings = settings or ImportSettings()
        started = time.perf_counter()
        heard = self._heard(progress)
        fitting = taking.fit_to_shop(self._connection, settings)
        with staged(self._connection, Path(path), fitting, heard, rejects_to) as rows:
            ready = taking.prepare(self._connection, rows, fitting, heard)
            with self._transaction():
                report = taking.take(self._connection, ready, fitting, heard, started)
        self._fingerprint = None
        return report

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

    def summary(self) -> ShopSummary:
        return reading.read_summary(self._connection, self.path.stem)

    def interactions(self) -> Interactions:
        """One interaction per user and item, ordered by user, then item.

        Raises:
            WorkspaceError: "no_interactions".
        """
        return reading.read_interactions(self._connection)

    def catalogue(self) -> Catalogue:
        """All items by code, bought or not."""
        return reading.read_catalogue(self._connection)

    def health(self) -> dict[str, Any]:
        """How sound the data is; see `recdesk.engine.workspace.health`.

        Raises:
            WorkspaceError: "no_interactions".
        """
        return measure_health(self._connection, self.interactions())

    def imports(self) -> list[dict[str, Any]]:
        """The reports of all imports as JSON values, oldest first."""
        return imports.read_imports(self._connection)

    def rejects(self, import_id: int, limit: int | None = 1000) -> list[Reject]:
        """The rejects of an import by line, all where `limit` is None."""
        return imports.read_rejects(self._connection, import_id, limit)

    def write_rejects(self, import_id: int, path: Path) -> None:
        """Writes all rejects of an import as CSV."""
        write_rejects(self.rejects(import_id, limit=None), path)

    def train(self, options: TrainingOptions | None = None, progress: Progress = no_progress) -> FactorModel:
        """Trains on all interactions and keeps the model.

        Raises:
            WorkspaceError: "no_interactions".
            Cancelled: from `progress` or by `interrupt`; nothing is kept.
        """
        from recdesk.engine.factorization import fit

        options = options or TrainingOptions()
        heard = self._heard(progress)
        model = fit(self.interactions(), options, heard)
        heard("saving", 0, 1)
        saved = self.save(model)
        self._fingerprint = saved.fingerprint
        return saved

    def save(self, model: FactorModel) -> FactorModel:
        """Keeps a model, under its name, that of its options, or like "ranking-64"; made unique.

        Returns:
            The model with the name that it got.
        """
        wanted = model.name or model.options.name or f"{model.objective}-{model.factors}"
        named = replace(model, name=models.unique_name(self._connection, wanted))
        with self._transaction():
            models.write_model(self._connection, named)
        return named

    def models(self) -> list[dict[str, Any]]:
        """Name, created, objective, factors, metrics, seconds, device of each model, newest last.

        "current" tells whether the data are still those that the model was trained on.
        """
        listed = models.list_models(self._connection)
        if listed and self._fingerprint is None and self.summary().interactions:
            self._fingerprint = self.interactions().fingerprint()
        for each in listed:
            each["current"] = each.pop("fingerprint") == self._fingerprint
        return listed

    def model(self, name: str | None = None, objective: str | None = None) -> FactorModel:
        """A model by name, or else the newest one, of an objective where one is given.

        Raises:
            UnknownIdError: "unknown_model", with the nearest names.
            WorkspaceError: "no_model".
        """
        return models.read_model(self._connection, name, objective)

    def similarity(self, model: FactorModel | None = None, metric: Metric = "cosine") -> "ItemSimilarity":
        """Similar items by a model, the newest one where none is given.

        Raises:
            WorkspaceError: "no_model" or "no_interactions".
        """
        from recdesk.engine.incidence import Incidence
        from recdesk.engine.similarity import ItemSimilarity

        model = model or self.model()
        return ItemSimilarity.of(model, Incidence.of(self.interactions()), self.catalogue(), metric)

    def recommender(self, model: FactorModel | None = None) -> "Recommender":
        """Recommendations by a model, the newest one where none is given.

        Raises:
            WorkspaceError: "no_model" or "no_interactions".
        """
        from recdesk.engine.incidence import Incidence
        from recdesk.engine.recommendation import Recommender

        return Recommender.of(model or self.model(), Incidence.of(self.interactions()))

    def item_code(self, item_id: str) -> int:
        """The code of an item.

        Raises:
            UnknownIdError: "unknown_item", with the nearest ids.
        """
        return lookups.item_code(self._connection, item_id)

    def user_code(self, user_id: str) -> int:
        """The code of a user.

        Raises:
            UnknownIdError: "unknown_user", with the nearest ids.
        """
        return lookups.user_code(self._connection, user_id)
