"""What the window holds of a workspace: the shop's data, a model with its index, the last training."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.parts import Parts
from recdesk.engine.recommendation import Recommender
from recdesk.engine.similarity import ItemSimilarity, Metric
from recdesk.engine.texts import Texts
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.jobs import JobProgress


@dataclass(frozen=True, eq=False)
class Shop:
    """A workspace's data as the window holds it, read-only.

    Attributes:
        summary, imports, models: plain facts.
        catalogue: one row per product code.
        incidence: who bought what, None before the first interactions.
        user_ids: shopper ids by code.
        degrees: int64[items], shoppers of each product.
        search_texts: what the search looks through, case folded, by product code.
        undoable: id of the import that can be undone, None where none can.
    """

    summary: ShopSummary
    imports: list[dict[str, Any]]
    models: list[dict[str, Any]]
    catalogue: Catalogue
    incidence: Incidence | None
    user_ids: Sequence[str]
    degrees: npt.NDArray[np.int64]
    search_texts: list[str]
    undoable: int | None = None

    @classmethod
    def from_parts(cls, parts: Parts) -> "Shop":
        facts, catalogue = parts.header["facts"], Catalogue.from_parts(parts.under("catalogue"))
        incidence = Incidence.from_parts(parts.under("incidence")) if "incidence" in parts.header else None
        return cls(
            ShopSummary.from_dict(facts["summary"]),
            facts["imports"],
            facts["models"],
            catalogue,
            incidence,
            Texts.from_parts(parts.under("users")) if "users" in parts.header else (),
            np.zeros(len(catalogue), np.int64) if incidence is None else incidence.item_degrees,
            _search_texts(catalogue),
            facts["undoable"],
        )


@dataclass(frozen=True, eq=False)
class Learned:
    """A model with what is looked up in it."""

    model: FactorModel
    similarity: ItemSimilarity
    recommender: Recommender

    @classmethod
    def of(cls, model: FactorModel, shop: Shop, metric: Metric) -> "Learned":
        assert shop.incidence is not None
        return cls(
            model,
            ItemSimilarity.of(model, shop.incidence, shop.catalogue, metric),
            Recommender.of(model, shop.incidence),
        )


@dataclass
class TrainingRun:
    """The running or last training, kept here so that its curves outlive a rebuilt page."""

    options: TrainingOptions
    history: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    progress: JobProgress | None = None
    running: bool = True

    def take(self, progress: JobProgress) -> None:
        """Adds what was measured after a sweep."""
        self.progress = progress
        for name, value in progress.figures.items():
            self.history.setdefault(name, []).append(value)


def _search_texts(catalogue: Catalogue) -> list[str]:
    categories, brands = catalogue.categories, catalogue.brands
    return [
        f"{title} {item_id} {brands[code]} {categories[code]}".casefold()
        for code, (item_id, title) in enumerate(zip(catalogue.item_ids, catalogue.titles, strict=True))
    ]
