"""What can be done with a workspace as a whole; the command line and the engine process share it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, get_args

from recdesk.engine.errors import OptionError
from recdesk.engine.export import (
    Table,
    catalogue_table,
    export_table,
    interactions_table,
    recommendations_table,
    similar_table,
    write_recommendations_csv,
    write_similar_csv,
)
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.findings import Rows
from recdesk.engine.findings import rows as finding_rows
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.recommendation import Choice, recommend_all
from recdesk.engine.similarity import AllNeighbours, Metric, all_neighbours
from recdesk.engine.similarity.approximate import APPROXIMATE_FROM
from recdesk.engine.workspace import Workspace

Exported = Literal["similar", "recommendations", "catalogue", "interactions"]

Approximated = Callable[[float, int], None]
"""Hears the recall@20 of approximate lists, and on how many products it was measured."""


def prepare_sample(folder: Path, progress: Progress = no_progress) -> Path:
    """The sample shop's workspace in `folder`, made, imported and trained when it is not there yet.

    An interrupted first run leaves nothing that looks finished, so the next one starts anew.
    """
    from recdesk.engine.sample import write_sample_shop

    path = folder / "sample-shop.recdesk"
    if path.exists():
        return path
    unfinished = folder / "sample-shop.unfinished.recdesk"
    for leftover in folder.glob(f"{unfinished.name}*"):
        leftover.unlink()
    shop = write_sample_shop(folder)
    with Workspace.create(unfinished) as workspace:
        workspace.import_file(shop.catalogue, ImportSettings(role="catalogue"), progress)
        workspace.import_file(shop.purchases, ImportSettings(role="interactions"), progress)
        workspace.train(TrainingOptions(objective="ranking"), progress)
    unfinished.rename(path)
    return path


def import_into(
    path: Path,
    file: Path,
    settings: ImportSettings,
    rejects: Path | None = None,
    reasons: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Imports a file into the workspace at `path`, which is created when it is not there.

    A workspace that was created for a file that cannot be imported does not stay.
    """
    created = not path.exists()
    try:
        with Workspace.create(path) if created else Workspace.open(path) as workspace:
            return workspace.import_file(file, settings, progress, rejects, reasons)
    except BaseException:
        if created:
            path.unlink(missing_ok=True)
        raise


def recommending_model(workspace: Workspace, name: str | None = None) -> FactorModel:
    """The model to recommend with: the named one, else the newest for ranking, else the newest."""
    if name is not None:
        return workspace.model(name)
    ranking = any(one["objective"] == "ranking" for one in workspace.models())
    return workspace.model(objective="ranking" if ranking else None)


def export(
    workspace: Workspace,
    what: Exported,
    path: Path,
    *,
    model: str | None = None,
    metric: Metric | None = None,
    top: int = 20,
    fairness: tuple[float, float] | None = None,
    progress: Progress = no_progress,
    approximated: Approximated | None = None,
) -> int:
    """Writes a table for people: titles beside ids, as .csv, .xlsx or .parquet by the ending of `path`.

    Args:
        fairness: discount and shrinkage for the metric "shoppers", see `ShopperProfiles.scales`.
        approximated: hears how good approximate lists are.

    Returns:
        the number of rows written.

    Raises:
        OptionError: for a table that there is not.
        FileError, DataError, WorkspaceError: when it cannot be made or written.
    """
    match what:
        case "similar":
            similarity = workspace.similarity(workspace.model(model), metric)
            if fairness is not None and similarity.shared is not None:
                similarity = similarity.tuned(*fairness)
            found = all_neighbours(similarity, top, progress)
            _tell(found, approximated)
            table = similar_table(found, workspace.catalogue())
        case "recommendations":
            recommender = workspace.recommender(recommending_model(workspace, model))
            table = recommendations_table(
                recommend_all(recommender, top, progress),
                workspace.interactions().user_ids,
                workspace.catalogue(),
            )
        case "catalogue":
            table = catalogue_table(
                workspace.catalogue(), Incidence.of(workspace.interactions()).item_degrees
            )
        case "interactions":
            table = interactions_table(workspace.interactions())
        case _:
            raise OptionError(
                "option_not_a_choice", option="what", value=what, choices=list(get_args(Exported))
            )
    return export_table(table, path, progress)


def save_rows(rows: Rows, path: Path, progress: Progress = no_progress) -> int:
    """Writes a finding's rows as .csv, .xlsx or .parquet by the ending of `path`; returns how many.

    Raises:
        FileError, DataError: when they cannot be written.
    """
    return export_table(Table(finding_rows.columns(rows)), path, progress)


def write_all_similar(
    workspace: Workspace,
    path: Path,
    *,
    model: str | None = None,
    metric: Metric | None = None,
    top: int = 20,
    threshold: float | None = None,
    exact: bool = False,
    progress: Progress = no_progress,
    approximated: Approximated | None = None,
) -> int:
    """Writes every product's list as a plain CSV: item_id,rank,similar_item_id,score,evidence.

    Args:
        exact: even where the shop is so large that lists are approximate otherwise.
        approximated: hears how good approximate lists are.
    """
    similarity = workspace.similarity(workspace.model(model), metric)
    found = all_neighbours(similarity, top, progress, approximate_from=None if exact else APPROXIMATE_FROM)
    _tell(found, approximated)
    if threshold is not None:
        found = found.above(threshold)
    return write_similar_csv(path, found, workspace.catalogue().item_ids, progress)


def write_all_recommendations(
    workspace: Workspace,
    path: Path,
    *,
    model: str | None = None,
    top: int = 10,
    choice: Choice | None = None,
    progress: Progress = no_progress,
) -> int:
    """Writes every shopper's Top-N as a plain CSV: user_id,rank,item_id,score."""
    recommender = workspace.recommender(recommending_model(workspace, model))
    interactions = workspace.interactions()
    found = recommend_all(recommender, top, progress, choice=choice or Choice())
    return write_recommendations_csv(path, found, interactions.user_ids, interactions.item_ids, progress)


def _tell(found: AllNeighbours, approximated: Approximated | None) -> None:
    if found.recall is not None and approximated is not None:
        approximated(found.recall, found.measured)
