"""What can be done with a workspace as a whole; the command line and the engine process share it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
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
from recdesk.engine.families import families_of
from recdesk.engine.findings import Rows
from recdesk.engine.findings import rows as finding_rows
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.recommendation import Choice, recommend_all
from recdesk.engine.search.facets import in_stock
from recdesk.engine.similarity import (
    AllNeighbours,
    ItemSimilarity,
    ListOptions,
    Metric,
    all_lists,
    uncut_lists,
    within_cut,
)
from recdesk.engine.similarity.approximate import APPROXIMATE_FROM
from recdesk.engine.similarity.list_bounds import list_bounds
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


def offered(catalogue: Catalogue, sold_out: bool = False) -> npt.NDArray[np.bool_]:
    """bool[n]: products that may be recommended; what is known to be sold out only where `sold_out`."""
    return catalogue.shown if sold_out else catalogue.shown & (in_stock(catalogue) != 0)


def compared(
    workspace: Workspace,
    lists: ListOptions,
    model: FactorModel,
    metric: Metric | None,
    fairness: tuple[float, float] | None,
) -> tuple[ItemSimilarity, npt.NDArray[np.int32] | None]:
    """What similar lists are by, and the families of the products where the lists need them.

    Args:
        lists: what they hold.
        fairness: see `export`; only the metric "shoppers" takes it.
    """
    similarity = workspace.similarity(model, metric)
    if fairness is not None and similarity.shared is not None:
        similarity = similarity.tuned(*fairness)
    return similarity, families_of(workspace.catalogue()) if lists.collapse else None


def export(
    workspace: Workspace,
    what: Exported,
    path: Path,
    *,
    model: str | None = None,
    metric: Metric | None = None,
    top: int = 20,
    fairness: tuple[float, float] | None = None,
    lists: ListOptions | None = None,
    progress: Progress = no_progress,
    approximated: Approximated | None = None,
) -> int:
    """Writes a table for people: titles beside ids, as .csv, .xlsx or .parquet by the ending of `path`.

    Similar lists hold what does not count too, as the window shows it, and a column tells which rows do.
    Recommendations leave out what is known to be sold out.

    Args:
        top: length of lists.
        fairness: discount and shrinkage for the metric "shoppers", see `ShopperProfiles.scales`.
        lists: what similar lists hold; `top` products if left out.
        approximated: hears how good approximate lists are.

    Returns:
        the number of rows written.

    Raises:
        OptionError: for a table that there is not.
        FileError, DataError, WorkspaceError: when it cannot be made or written.
    """
    match what:
        case "similar":
            wanted = lists or ListOptions(top)
            similarity, families = compared(workspace, wanted, workspace.model(model), metric, fairness)
            found = uncut_lists(similarity, wanted, families, progress)
            _tell(found, approximated)
            counted = within_cut(similarity, found, wanted, progress) if wanted.cut else None
            bounds = list_bounds(similarity, found.items, progress)
            table = similar_table(found, workspace.catalogue(), bounds, counted)
        case "recommendations":
            recommender = workspace.recommender(recommending_model(workspace, model))
            catalogue = workspace.catalogue()
            choice = Choice(offered(catalogue))
            recommended = recommend_all(recommender, top, progress, choice=choice)
            user_ids = workspace.interactions().user_ids
            table = recommendations_table(recommended, user_ids, catalogue, recommended.bounds)
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
    lists: ListOptions | None = None,
    fairness: tuple[float, float] | None = None,
    exact: bool = False,
    progress: Progress = no_progress,
    approximated: Approximated | None = None,
) -> int:
    """Writes every product's list as a plain CSV: item_id,rank,similar_item_id,score,evidence.

    Of a Bayesian model also low,high.

    Args:
        lists: what they hold; 20 products if left out.
        fairness: see `export`.
        exact: even where the shop is so large that lists are approximate otherwise.
        approximated: hears how good approximate lists are.
    """
    wanted = lists or ListOptions()
    similarity, families = compared(workspace, wanted, workspace.model(model), metric, fairness)
    limit = None if exact else APPROXIMATE_FROM
    found = all_lists(similarity, wanted, families, progress, approximate_from=limit)
    _tell(found, approximated)
    bounds = list_bounds(similarity, found.items, progress)
    return write_similar_csv(path, found, workspace.catalogue().item_ids, progress, bounds)


def write_all_recommendations(
    workspace: Workspace,
    path: Path,
    *,
    model: str | None = None,
    top: int = 10,
    choice: Choice | None = None,
    progress: Progress = no_progress,
) -> int:
    """Writes every shopper's Top-N as a plain CSV: user_id,rank,item_id,score.

    Of a ratings model also low,high.

    Args:
        choice: which products may be on a list; what is `offered` if left out.
    """
    recommender = workspace.recommender(recommending_model(workspace, model))
    interactions = workspace.interactions()
    choice = choice or Choice(offered(workspace.catalogue()))
    found = recommend_all(recommender, top, progress, choice=choice)
    ids = interactions.user_ids, interactions.item_ids
    return write_recommendations_csv(path, found, *ids, progress, found.bounds)


def _tell(found: AllNeighbours, approximated: Approximated | None) -> None:
    if found.recall is not None and approximated is not None:
        approximated(found.recall, found.measured)
