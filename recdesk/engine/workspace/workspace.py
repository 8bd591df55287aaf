"""Workspace: one shop in one DuckDB file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.importing import ImportSettings, Preview
from recdesk.engine.importing.trial import Trial
from recdesk.engine.interactions import Interactions
from recdesk.engine.workspace import lookups, reading, trying
from recdesk.engine.workspace.curves import ShopCurves
from recdesk.engine.workspace.health import measure_health
from recdesk.engine.workspace.notes import Noted
from recdesk.engine.workspace.opening import created, opened
from recdesk.engine.workspace.reading_baskets import read_baskets
from recdesk.engine.workspace.reading_curves import read_curves
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.engine.workspace.trained import Trained

if TYPE_CHECKING:
    from recdesk.engine.association import Baskets
    from recdesk.engine.recommendation import Recommender
    from recdesk.engine.similarity import ItemSimilarity

Metric = Literal["shoppers", "cosine", "euclidean", "dot"]


class Workspace(Noted, Trained):
    """A shop: its interactions, its catalogue, its models and what is noted about its products, in one file.

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

    def preview(self, path: Path, settings: ImportSettings) -> Preview:
        """How an import would read a file; see `recdesk.engine.workspace.trying`."""
        return trying.preview_file(self._connection, path, settings)

    def try_file(self, path: Path, settings: ImportSettings) -> Trial:
        """What an import would do with the first rows of a file; nothing is kept.

        Raises:
            FileError, DataError: as an import of these rows would.
        """
        return trying.try_file(self._connection, path, settings)

    def summary(self) -> ShopSummary:
        return reading.read_summary(self._connection, self.path.stem)

    def interactions(self) -> Interactions:
        """One interaction per user and item, ordered by user, then item.

        Raises:
            WorkspaceError: "no_interactions".
        """
        return reading.read_interactions(self._connection)

    def baskets(self) -> "Baskets":
        """What was bought at one time; there are none where the shop has no times."""
        return read_baskets(self._connection)

    def catalogue(self) -> Catalogue:
        """All items by code, bought or not."""
        return reading.read_catalogue(self._connection)

    def health(self) -> dict[str, Any]:
        """How sound the data is; see `recdesk.engine.workspace.health`."""
        return measure_health(self._connection)

    def curves(self) -> ShopCurves:
        """Activity over time, long tail and values of a shop that has interactions."""
        return read_curves(self._connection)

    def similarity(self, model: FactorModel | None = None, metric: Metric | None = None) -> "ItemSimilarity":
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

    def user_code(self, user_id: str, key_file: Path | None = None) -> int:
        """The code of a user, by the id or, where the shop has pseudonyms, by the plain id and the key.

        Args:
            user_id: as the shop has it, or the plain id.
            key_file: the key to the pseudonyms; None for the one that RecDesk keeps for this user.

        Raises:
            UnknownIdError: "unknown_user", with the nearest ids, or "unknown_pseudonym".
            WorkspaceError: "no_interactions".
            DataError, FileError: where a key is named that is not that of the shop, or cannot be read.
        """
        return lookups.user_code(self._connection, user_id, key_file)
